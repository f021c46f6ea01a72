import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  articleOf,
  daily,
  makeArchive,
  makeInput,
  makeSite,
  type Edition,
} from '../tests/archive-factory.ts';
import { buildArchive, finalTag, type Archive, type ArticleList } from './archive.ts';
import { compareArticles } from './order.ts';

const ids = (list: ArticleList | undefined) => list?.map((article) => article.id);

/** Everything an archive says, in an order that shows the order of its maps. */
function contents(archive: Archive) {
  const lists = (map: ReadonlyMap<string, ArticleList>) => [...map].map(([key, list]) => [key, ids(list)]);
  return {
    articles: archive.articles,
    keys: [archive.byId, archive.authors, archive.sections, archive.tags].map((map) => [...map.keys()]),
    lists: [
      archive.bySection,
      archive.byTag,
      archive.byAuthor,
      archive.bySeries,
      archive.byMonth,
      archive.byWeek,
    ].map(lists),
    types: lists(archive.byType),
    comments: [...archive.comments],
    corrections: archive.corrections.map(({ article, date }) => [article.id, date]),
    related: archive.articles.map((article) =>
      archive.relatedTo(article, 4).map((one) => [one.article.id, one.reason]),
    ),
  };
}

/** Fifty words that three stories of the two dozen share, in an order of each story's own. */
const bodyOf = (index: number) =>
  Array.from(
    { length: 50 },
    (_, n) => `subject${String(index % 8)}word${String((n * 7 + index * 11) % 50)}`,
  ).join(' ');

/** Two dozen stories with everything in them, many of one instant. */
const edition: Edition = {
  stories: daily(24, (index) => ({
    date: `2025-0${String((index % 3) + 1)}-28T12:00:00Z`,
    section: ['world', 'europe', 'music'][index % 3],
    author: index % 2 === 0 ? 'vera' : ['bo', 'vera'],
    tags: [['Ferries', 'Ice', 'Opera', 'Water'][index % 4], 'Late'],
    type: index % 5 === 0 ? 'opinion' : 'news',
    series: index % 6 === 0 ? { id: 'water', order: 24 - index } : undefined,
    body: bodyOf(index),
    corrections:
      index % 7 === 0
        ? [{ date: '2025-05-01', kind: 'correction', severity: 'minor', text: 'Sorry.' }]
        : undefined,
  })),
  authors: { bo: { name: 'Bo Ek' }, ann: { name: 'Ann Ash' } },
  sections: {
    europe: { name: 'Europe', parent: 'world', order: 2 },
    music: { name: 'Music', order: 1 },
    world: { name: 'World', order: 3 },
  },
  series: { water: { name: 'Water' } },
  tags: { late: { label: 'Late news' } },
  comments: [
    { article: '2025/01/s1', text: 'Second', date: '2025-09-06' },
    { article: '2025/01/s1', text: 'First', date: '2025-09-05' },
  ],
};

describe('an archive', () => {
  it('is the same whatever order its files were read in', () => {
    const stories = edition.stories ?? [];
    const expected = contents(makeArchive(edition));
    // Related stories are there, or the comparison says nothing about them.
    expect(expected.related.flat().length).toBeGreaterThan(40);
    fc.assert(
      fc.property(fc.shuffledSubarray([...stories], { minLength: stories.length }), (shuffled) => {
        const input = makeInput({ ...edition, stories: shuffled });
        const reversed = {
          ...input,
          authors: [...input.authors].reverse(),
          sections: [...input.sections].reverse(),
          tags: [...input.tags].reverse(),
          comments: [...input.comments].reverse(),
        };
        expect(contents(buildArchive(reversed))).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('holds its articles oldest first, and of one instant by id', () => {
    const { articles } = makeArchive(edition);
    expect(articles).toHaveLength(24);
    expect(ids(articles)).toEqual(ids([...articles].sort(compareArticles)));
    expect(ids(articles.slice(0, 3))).toEqual(['2025/01/s1', '2025/01/s10', '2025/01/s13']);
  });

  it('has every article in every list it belongs to, in archive order', () => {
    const archive = makeArchive(edition);
    const { articles } = archive;
    expect(ids(archive.byTag.get('late'))).toEqual(ids(articles));
    expect(ids(archive.byAuthor.get('bo'))).toEqual(
      ids(articles.filter(({ credits }) => credits.length === 2)),
    );
    expect(ids(archive.byAuthor.get('vera'))).toEqual(ids(articles));
    expect(ids(archive.byType.get('opinion'))).toHaveLength(5);
    expect([...archive.byMonth.keys()]).toEqual(['2025-01', '2025-02', '2025-03']);
    expect([...archive.byMonth.values()].flat()).toEqual(articles);
    expect([...archive.byWeek.values()].flat()).toEqual(articles);
  });

  it('is frozen', () => {
    const archive = makeArchive(edition);
    const lists = [
      archive.bySection,
      archive.byTag,
      archive.byAuthor,
      archive.byMonth,
      archive.byWeek,
    ].flatMap((map) => [...map.values()]);
    const frozen: object[] = [
      archive,
      archive.articles,
      archive.corrections,
      archive.ads,
      ...archive.articles,
      ...lists,
    ];
    frozen.push(...archive.bySeries.values(), ...archive.byType.values(), ...archive.comments.values());
    expect(frozen.filter((one) => !Object.isFrozen(one))).toEqual([]);
    expect(() => (archive.articles as unknown[]).push(1)).toThrow(TypeError);
  });

  it('may be empty', () => {
    const archive = makeArchive();
    expect(archive.articles).toEqual([]);
    expect([...archive.byMonth, ...archive.byWeek, ...archive.byTag, ...archive.bySection]).toEqual([]);
    expect([...archive.sections.keys(), ...archive.authors.keys()]).toEqual(['world', 'vera']);
    const stranger = articleOf(makeArchive({ stories: daily(1) }), '2025/01/s1');
    expect(archive.relatedTo(stranger, 4)).toEqual([]);
    expect([archive.monthOf(stranger), archive.weekOf(stranger)]).toEqual(['', '']);
  });
});

describe('sections', () => {
  const nested: Edition = {
    stories: [
      { file: 'a', section: 'world', date: '2025-01-01' },
      { file: 'b', section: 'europe', date: '2025-01-02' },
      { file: 'c', section: 'alps', date: '2025-01-03' },
      { file: 'd', section: 'music', date: '2025-01-04' },
    ],
    sections: {
      europe: { name: 'Europe', parent: 'world' },
      alps: { name: 'Alps', parent: 'europe' },
      music: { name: 'Music', order: 1 },
    },
  };

  it('hold the stories of their parts, and of the parts of these', () => {
    const { bySection } = makeArchive(nested);
    expect(Object.fromEntries([...bySection].map(([id, list]) => [id, ids(list)]))).toEqual({
      world: ['a', 'b', 'c'],
      europe: ['b', 'c'],
      alps: ['c'],
      music: ['d'],
    });
  });

  it('that are part of each other hold each other’s stories once', () => {
    const { bySection } = makeArchive({
      ...nested,
      sections: { world: { name: 'World', parent: 'alps' }, ...nested.sections },
    });
    for (const id of ['world', 'europe', 'alps']) expect(ids(bySection.get(id))).toEqual(['a', 'b', 'c']);
  });

  it('stand by order, then by name', () => {
    const { sections } = makeArchive({
      sections: {
        z: { name: 'Art' },
        a: { name: 'Zoo' },
        first: { name: 'Zebra', order: 1 },
        b: { name: 'Art' },
      },
    });
    expect([...sections.keys()]).toEqual(['first', 'b', 'z', 'world', 'a']);
  });
});

describe('tags', () => {
  it('are merged into others, once, and vanish themselves', () => {
    const archive = makeArchive({
      stories: [
        { file: 'a', tags: ['Boats', 'Ferries', 'Ships'] },
        { file: 'b', tags: ['Ships'] },
      ],
      tags: { boats: { mergeInto: 'ships' }, ships: { mergeInto: 'ferries' } },
    });
    expect(articleOf(archive, 'a').tags).toEqual(['ferries']);
    expect([...archive.byTag].map(([tag, list]) => [tag, ids(list)])).toEqual([['ferries', ['a', 'b']]]);
    expect([...archive.tags.keys()]).toEqual(['ferries']);
  });

  it('merged in a circle stay what they are', () => {
    const archive = makeArchive({
      stories: [{ file: 'a', tags: ['one', 'two', 'three', 'self'] }],
      tags: {
        one: { mergeInto: 'two' },
        two: { mergeInto: 'three' },
        three: { mergeInto: 'one' },
        self: { mergeInto: 'self' },
      },
    });
    expect(articleOf(archive, 'a').tags).toEqual(['one', 'two', 'three', 'self']);
  });

  it('find their end from any place, in any web of merges', () => {
    const tag = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(fc.array(fc.tuple(tag, tag)), tag, (pairs, start) => {
        const merged = new Map<string, string>(pairs);
        const end = finalTag(start, merged);
        // Either the end is merged no further, or it lies on a circle.
        const circle = new Set<string>();
        for (let next = merged.get(end); next !== undefined && !circle.has(next); next = merged.get(next))
          circle.add(next);
        expect(merged.get(end) === undefined || circle.has(end)).toBe(true);
      }),
    );
  });
});

describe('series', () => {
  const stories = [
    { file: 'a', date: '2025-01-01', series: { id: 'water', order: 2 } },
    { file: 'b', date: '2025-01-02', series: { id: 'water', order: 1 } },
    { file: 'c', date: '2025-01-03', series: { id: 'water', order: 3 } },
  ];

  it('stand by part', () => {
    expect(ids(makeArchive({ stories, series: { water: { name: 'Water' } } }).bySeries.get('water'))).toEqual(
      ['b', 'a', 'c'],
    );
  });

  it('stand by date where they have no parts', () => {
    const { bySeries } = makeArchive({ stories, series: { water: { name: 'Water', ordered: false } } });
    expect(ids(bySeries.get('water'))).toEqual(['a', 'b', 'c']);
  });
});

describe('months and weeks', () => {
  it('are those of the outlet’s zone', () => {
    const stories = [{ file: 'a', date: '2024-12-31T15:30:00Z' }];
    const keys = (timezone: string) => {
      const archive = makeArchive({ stories }, makeSite({ timezone }));
      return [...archive.byMonth.keys(), ...archive.byWeek.keys()];
    };
    expect(keys('Asia/Tokyo')).toEqual(['2025-01', '2025-W01']);
    expect(keys('America/New_York')).toEqual(['2024-12', '2025-W01']);
  });
});

it('corrections and retractions stand by their own date', () => {
  const slip = { kind: 'correction', severity: 'minor', text: 'Sorry.' };
  const { corrections } = makeArchive({
    stories: [
      {
        file: 'a',
        date: '2025-01-01',
        corrections: [
          { ...slip, date: '2025-03-01' },
          { ...slip, date: '2025-01-02' },
        ],
      },
      { file: 'b', date: '2025-01-05', retracted: { date: '2025-02-01', reason: 'Invented.' } },
    ],
  });
  expect(corrections.map(({ article, correction }) => [article.id, correction?.text])).toEqual([
    ['a', 'Sorry.'],
    ['b', undefined],
    ['a', 'Sorry.'],
  ]);
});

it('comments stand by date', () => {
  const texts = makeArchive(edition)
    .comments.get('2025/01/s1')
    ?.map(({ text }) => text);
  expect(texts).toEqual(['First', 'Second']);
});
