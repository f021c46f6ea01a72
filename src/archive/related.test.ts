import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleOf, makeArchive, makeInput, makeSite, type Story } from '../tests/archive-factory.ts';
import { buildArchive, type Archive } from './archive.ts';

const BODIES = {
  ferry: 'Ferry crews walked out at the harbour; the quay stood full of lorries.',
  boats: 'A second ferry lay idle while harbour pilots joined the crews on the quay.',
  opera: 'The soprano sang the aria twice and the orchestra forgave her.',
  opera2: 'An orchestra without a conductor, an aria without a soprano.',
  budget: 'Ministers argued about the pension bill until midnight.',
};
const stories: Story[] = Object.entries(BODIES).map(([file, body], index) => ({
  file,
  body,
  title: `Story number ${String(index)}`,
  date: `2025-09-0${String(index + 1)}`,
}));
const related = (archive: Archive, id: string, count = 4) =>
  archive.relatedTo(articleOf(archive, id), count).map(({ article, reason }) => [article.id, reason.kind]);
const change = (id: string, fields: Partial<Story>) =>
  stories.map((story) => (story.file === id ? { ...story, ...fields } : story));

describe('related stories', () => {
  it('are those that are about the same, and nothing else', () => {
    const archive = makeArchive({ stories });
    expect(related(archive, 'ferry')).toEqual([['boats', 'similar']]);
    expect(related(archive, 'opera')).toEqual([['opera2', 'similar']]);
    expect(related(archive, 'budget')).toEqual([]);
  });

  it('begin with what the writer chose, in that order', () => {
    const archive = makeArchive({ stories: change('ferry', { related: ['budget', 'opera'] }) });
    expect(related(archive, 'ferry')).toEqual([
      ['budget', 'chosen'],
      ['opera', 'chosen'],
      ['boats', 'similar'],
    ]);
    expect(related(archive, 'ferry', 1)).toEqual([['budget', 'chosen']]);
  });

  it('hold nothing twice and never the story itself', () => {
    const archive = makeArchive({ stories: change('ferry', { related: ['boats', 'ferry', 'nowhere'] }) });
    expect(related(archive, 'ferry')).toEqual([['boats', 'chosen']]);
  });

  it('leave out what is to be skipped, chosen or not', () => {
    const archive = makeArchive({ stories: change('ferry', { related: ['budget'] }) });
    const ferry = articleOf(archive, 'ferry');
    expect(archive.relatedTo(ferry, 4, ({ id }) => id === 'budget').map(({ article }) => article.id)).toEqual(
      ['boats'],
    );
    expect(archive.relatedTo(ferry, 4, () => true)).toEqual([]);
  });

  it('are in the language of the story, and not retracted, unless chosen', () => {
    expect(related(makeArchive({ stories: change('boats', { lang: 'fr' }) }), 'ferry')).toEqual([]);
    const retracted = { date: '2025-09-09', reason: 'Invented.' };
    expect(related(makeArchive({ stories: change('boats', { retracted }) }), 'ferry')).toEqual([]);
  });

  it('name the words both turn on, as they are written', () => {
    const archive = makeArchive({
      stories: [
        { file: 'a', title: 'Kestrel Bridge closes', body: 'NATO engineers doubt the riveted arches.' },
        { file: 'b', title: 'Why Kestrel Bridge matters', body: 'What NATO thinks of riveted iron.' },
        ...stories,
      ],
    });
    const [first] = archive.relatedTo(articleOf(archive, 'a'), 1);
    expect(first?.article.id).toBe('b');
    expect(first?.reason).toEqual({
      kind: 'similar',
      words: ['Bridge', 'Kestrel', 'NATO'],
      sameSection: true,
    });
  });

  it('name only words that stand in both stories', () => {
    const words = fc.array(
      fc.constantFrom('ferry', 'quay', 'aria', 'soprano', 'pension', 'glacier', 'summit', 'comet'),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 2, maxLength: 12 }), (bodies) => {
        const archive = makeArchive({
          stories: bodies.map((body, index) => ({
            file: `s${String(index)}`,
            title: 'No',
            description: 'No.',
            body: body.join(' '),
          })),
        });
        for (const article of archive.articles) {
          const bodyOf = (id: string) => bodies[Number(id.slice(1))] ?? [];
          const found = archive.relatedTo(article, 4);
          expect(new Set(found.map((one) => one.article.id)).size).toBe(found.length);
          for (const { article: other, reason } of found) {
            expect(other.id).not.toBe(article.id);
            if (reason.kind !== 'similar') throw new Error('nothing was chosen');
            expect(reason.words.length).toBeGreaterThan(0);
            for (const word of reason.words) {
              expect(bodyOf(article.id)).toContain(word);
              expect(bodyOf(other.id)).toContain(word);
            }
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['Arabic', 'وقّع الوزراء اتفاقية المياه', 'اتفاقية المياه بعد عام', 'مهرجان الموسيقى في الجبل'],
    ['Japanese', '水の協定に大臣が署名', '水の協定から一年', '山の音楽祭'],
    ['Korean', '물 협정 서명', '물 협정 일년', '음악 축제 산'],
  ])('are found in %s', (_, one, two, other) => {
    const texts = { one, two, other };
    const archive = makeArchive({
      stories: Object.entries(texts).map(([file, title]) => ({
        file,
        title,
        description: title,
        body: title,
      })),
    });
    expect(related(archive, 'one')[0]).toEqual(['two', 'similar']);
  });

  it('prefer the same section, and of equals the nearer in time', () => {
    const body = BODIES.ferry;
    const one = (file: string, date: string, section = 'world'): Story => ({
      file,
      date,
      section,
      title: 'Ferry',
      body,
    });
    const noise = stories.filter(({ file }) => file !== 'ferry' && file !== 'boats');
    const bySection = makeArchive({
      stories: [one('a', '2025-01-10'), one('b', '2025-01-09', 'sport'), one('c', '2025-01-08'), ...noise],
      sections: { sport: { name: 'Sport' } },
    });
    expect(related(bySection, 'a').map(([id]) => id)).toEqual(['c', 'b']);
    const byTime = makeArchive({
      stories: [one('a', '2025-01-10'), one('b', '2020-01-10'), one('c', '2024-12-10'), ...noise],
    });
    expect(related(byTime, 'a').map(([id]) => id)).toEqual(['c', 'b']);
  });
});

it('are the same with the memory of earlier editions, whatever happened in between', () => {
  const words = [
    'ferry',
    'quay',
    'aria',
    'soprano',
    'pension',
    'glacier',
    'summit',
    'comet',
    'kestrel',
    'arch',
  ];
  const story = fc.record({
    file: fc.constantFrom(...Array.from({ length: 30 }, (_, index) => `s${String(index)}`)),
    date: fc.constantFrom('2023-02-01', '2024-03-01', '2025-01-02', '2025-03-01'),
    body: fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
      .map((chosen) => chosen.join(' ')),
  });
  const edition = fc.uniqueArray(story, { minLength: 2, maxLength: 25, selector: ({ file }) => file });
  fc.assert(
    fc.property(fc.array(edition, { minLength: 2, maxLength: 4 }), (editions) => {
      const kept = new Map<string, Buffer>();
      const memory = {
        get: (key: string) => kept.get(key),
        set: (key: string, value: Buffer | string) => kept.set(key, Buffer.from(value)),
        keep: (key: string) => kept.has(key),
      };
      for (const stories of editions) {
        const input = makeInput({ stories });
        const archive = buildArchive({ ...input, memory: { small: memory, large: memory } });
        const fresh = makeArchive({ stories });
        for (const { id } of fresh.articles) {
          expect(archive.relatedTo(articleOf(archive, id), 4)).toEqual(
            fresh.relatedTo(articleOf(fresh, id), 4),
          );
        }
      }
    }),
    { numRuns: 40 },
  );
});

describe('one story more', () => {
  /** Words of a story, the same in every run; some words are in a tenth of all stories, some in hardly any. */
  function bodyOf(index: number): string {
    let state = index * 7919 + 1;
    const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    return Array.from({ length: 40 }, () => `word${String(Math.floor(600 * next() ** 2))}`).join(' ');
  }
  const DAY = 86_400_000;
  const edition = (from: string, count: number, first = 0) =>
    Array.from({ length: count }, (_, index): Story => ({
      file: `s${String(first + index)}`,
      title: 'Untitled',
      date: new Date(Date.parse(from) + index * DAY).toISOString(),
      body: bodyOf(first + index),
    }));
  const site = makeSite({ timezone: 'UTC' });
  const listsOf = (archive: Archive) =>
    new Map(archive.articles.map((article) => [article.id, JSON.stringify(related(archive, article.id))]));
  const changed = (before: Archive, after: Archive) => {
    const later = listsOf(after);
    return [...listsOf(before)].filter(([id, list]) => later.get(id) !== list).length;
  };

  it('changes the related stories of a bounded number of others, however long the archive is', () => {
    const counts = [250, 750].map((older) => {
      const stories = [
        ...edition(new Date(Date.parse('2025-01-01') - older * DAY).toISOString(), older),
        ...edition('2025-01-01', 60, older),
      ];
      const before = makeArchive({ stories }, site);
      const after = makeArchive({ stories: [...stories, ...edition('2025-03-02', 1, older + 60)] }, site);
      return changed(before, after);
    });
    for (const count of counts) {
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThanOrEqual(24);
    }
  }, 30_000);

  it('is compared only with stories near it among those that share a word', () => {
    // Of 900 stories 120 are about kestrels; the first and the last about nothing else.
    const birds = edition('2024-01-01', 900).map((story, index): Story => {
      if (index % 7 !== 0 || index > 840) return story;
      const only = index === 0 || index === 840;
      return {
        ...story,
        description: 'Kestrel.',
        body: only ? 'Kestrel.' : `Kestrel. own${String(index)} too${String(index)}`,
      };
    });
    const archive = makeArchive({ stories: birds }, site);
    const found = related(archive, 's840', 900).map(([id]) => id);
    expect(found).toContain('s833');
    expect(found).toContain('s420');
    expect(found).not.toContain('s0');
  }, 30_000);

  it('changes nothing for stories about something else', () => {
    const stories = [...edition('2024-01-01', 300), ...edition('2025-01-01', 60, 300)];
    const stranger: Story = {
      file: 'x',
      date: '2025-03-02',
      title: 'Unheard',
      description: 'Unheard.',
      body: 'unique words never printed',
    };
    const before = makeArchive({ stories }, site);
    // Wherever its file is read: the words of later files then have other numbers.
    expect(changed(before, makeArchive({ stories: [...stories, stranger] }, site))).toBe(0);
    expect(changed(before, makeArchive({ stories: [stranger, ...stories] }, site))).toBe(0);
  }, 30_000);

  it('or a correction of an old one has no other looked at anew', () => {
    const stories = [...edition('2024-01-01', 300), ...edition('2025-01-01', 60, 300)];
    const kept = new Map<string, Buffer>();
    const learned = (edited: readonly Story[]) => {
      const before = new Set(kept.keys());
      const memory = {
        get: (key: string) => kept.get(key),
        set: (key: string, value: Buffer | string) => kept.set(key, Buffer.from(value)),
        keep: (key: string) => kept.has(key),
      };
      listsOf(
        buildArchive({ ...makeInput({ stories: edited }, site), memory: { small: memory, large: memory } }),
      );
      return [...kept.keys()].filter((key) => key.startsWith('telling ') && !before.has(key)).length;
    };
    expect(learned(stories)).toBe(360);
    const corrected = stories.map((story, index) =>
      index === 40 ? { ...story, body: `${story.body ?? ''} and a misprint` } : story,
    );
    expect(learned(corrected)).toBe(1);
  }, 30_000);
});
