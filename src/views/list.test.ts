import { describe, expect, it } from 'vitest';
import { daily, makeArchive, makeSite, type Edition } from '../tests/archive-factory.ts';
import {
  authorPages,
  latestPages,
  monthPages,
  sectionPages,
  seriesPages,
  tagPages,
  typePages,
  weekPages,
  type PageOfList,
} from './list.ts';

const site = makeSite({ lists: { perPage: 5 } });
const context = (edition: Edition, of = site) => [of, makeArchive(edition, of), []] as const;
const outline = (pages: readonly PageOfList[] | undefined) =>
  pages?.map(({ page, view }) => [
    page,
    view.items.length,
    view.frame.canonical.replace('https://test.example', ''),
  ]);

describe('a list', () => {
  it('has its own page and numbered ones, each with its own address', () => {
    expect(outline(latestPages(...context({ stories: daily(17) })))).toEqual([
      [undefined, 7, '/latest/'],
      ['page/2', 5, '/latest/page/2/'],
      ['page/1', 5, '/latest/page/1/'],
    ]);
  });

  it('bears the date of its newest item, page by page', () => {
    const dates = latestPages(...context({ stories: daily(17) })).map(
      ({ view }) => view.frame.mastheadDate?.iso,
    );
    expect(dates).toEqual(['2025-01-17', '2025-01-10', '2025-01-05']);
  });

  it('leads from page to page, and states no total', () => {
    const [own, second, first] = latestPages(...context({ stories: daily(17) })).map(
      ({ view }) => view.pagination,
    );
    expect(own).toEqual({
      newer: undefined,
      older: { label: 'Older stories', url: '/latest/page/2/' },
      label: undefined,
    });
    expect(second).toMatchObject({
      newer: { url: '/latest/' },
      older: { url: '/latest/page/1/' },
      label: 'Page 2',
    });
    expect(first).toMatchObject({ newer: { url: '/latest/page/2/' }, older: undefined, label: 'Page 1' });
  });

  it('never changes page 1 once page 2 is closed', () => {
    const pageOne = (count: number) => latestPages(...context({ stories: daily(count) })).at(-1);
    expect(pageOne(16)?.page).toBe('page/1');
    expect(pageOne(30)).toEqual(pageOne(16));
  });

  it('of nothing has one page without a date', () => {
    const [own, ...others] = latestPages(...context({}));
    expect(others).toEqual([]);
    expect(own?.view).toMatchObject({
      items: [],
      frame: { mastheadDate: undefined },
      pagination: { newer: undefined, older: undefined },
    });
  });
});

describe('lists', () => {
  const edition: Edition = {
    stories: [
      {
        file: 'a',
        section: 'alps',
        tags: ['Live Music'],
        author: ['vera', 'bo'],
        date: '2024-12-31T23:30:00Z',
      },
      { file: 'b', type: 'opinion', date: '2025-01-06T12:00:00Z', series: { id: 'water', order: 2 } },
      { file: 'c', date: '2025-03-06T12:00:00Z', series: { id: 'water', order: 1 } },
    ],
    authors: { bo: { name: 'Bo Ek', bio: 'Writes.', status: 'guest' } },
    sections: { alps: { name: 'Alps', parent: 'world', description: 'High up.', color: 'teal' } },
    series: { water: { name: 'Water' }, empty: { name: 'Empty' } },
  };

  it('of sections know what they are part of, and what is part of them', () => {
    const pages = sectionPages(...context(edition));
    expect(pages.get('world')?.[0]?.view).toMatchObject({
      crumbs: [],
      children: [{ label: 'Alps', url: '/sections/alps/' }],
    });
    expect(pages.get('world')?.[0]?.view.items).toHaveLength(3);
    expect(pages.get('alps')?.[0]?.view).toMatchObject({
      title: 'Alps',
      description: 'High up.',
      accent: 'teal',
      crumbs: [{ label: 'World', url: '/sections/world/' }],
      feedUrl: '/sections/alps/rss.xml',
    });
  });

  it('of tags are labelled as they are written', () => {
    const view = tagPages(...context(edition)).get('live-music')?.[0]?.view;
    expect(view).toMatchObject({
      title: 'Live Music',
      feedUrl: '/tags/live-music/rss.xml',
    });
    expect(view?.frame.feeds.map(({ url }) => url)).toEqual([
      '/rss.xml',
      '/atom.xml',
      '/feed.json',
      '/tags/live-music/rss.xml',
    ]);
  });

  it('of authors say who they are on the first page only', () => {
    const stories = daily(11);
    const [own, numbered] =
      authorPages(...context({ stories, authors: { bo: { name: 'Bo Ek' } } })).get('vera') ?? [];
    expect([own?.view.author?.name, numbered?.view.author]).toEqual(['Vera Lind', undefined]);
    expect(numbered?.view.frame.title).toBe('Vera Lind, page 1 – The Test');
    expect(authorPages(...context(edition)).get('bo')?.[0]?.view).toMatchObject({
      author: { bio: 'Writes.', statusLabel: 'Guest contributor' },
    });
  });

  it('name topics and writers of their stories beside them, those of the most first, never themselves', () => {
    const stories = daily(3).map((story, day) => ({
      ...story,
      author: day === 0 ? ['ben', 'ada'] : 'ada',
      tags: day === 2 ? ['Rivers', 'Ice'] : ['Ice'],
    }));
    const edition: Edition = { authors: { ada: { name: 'Ada' }, ben: { name: 'Ben' } }, stories };
    const railOf = (pages: readonly PageOfList[] | undefined) =>
      pages?.[0]?.view.rail.map(({ links }) => links.map(({ label, url }) => `${label} ${url}`));
    expect(railOf(latestPages(...context(edition)))).toEqual([
      ['Ice /tags/ice/', 'Rivers /tags/rivers/'],
      ['Ada /authors/ada/', 'Ben /authors/ben/'],
    ]);
    expect(railOf(authorPages(...context(edition)).get('ada'))).toEqual([
      ['Ice /tags/ice/', 'Rivers /tags/rivers/'],
      ['Ben /authors/ben/'],
    ]);
    expect(railOf(tagPages(...context(edition)).get('ice'))?.[0]).toEqual(['Rivers /tags/rivers/']);
  });

  it('of types are those that have stories', () => {
    expect([...typePages(...context(edition)).keys()].sort()).toEqual(['news', 'opinion']);
  });

  it('of months stand in the zone of the outlet, with their neighbours and weeks', () => {
    const months = monthPages(...context(edition));
    expect([...months.keys()]).toEqual(['2024-12', '2025-01', '2025-03']);
    expect(months.get('2025-01')?.[0]?.view).toMatchObject({
      title: 'January 2025',
      children: [
        { label: 'December 2024', url: '/archive/2024/12/' },
        { label: 'March 2025', url: '/archive/2025/03/' },
        { label: 'Week 2, 2025', url: '/weekly/2025-W02/' },
      ],
    });
    const tokyo = makeSite({ timezone: 'Asia/Tokyo' });
    expect([...monthPages(...context(edition, tokyo)).keys()]).toEqual(['2025-01', '2025-03']);
  });

  it('of weeks say their days', () => {
    const weeks = weekPages(...context(edition));
    expect(weeks.get('2025-W02')?.view).toMatchObject({
      title: 'Week 2, 2025',
      description: '6 January 2025 to 12 January 2025',
      items: [{ id: 'b' }],
      frame: { mastheadDate: { iso: '2025-01-06' } },
    });
    expect(weeks.get('2025-W01')?.view.items.map(({ id }) => id)).toEqual(['a']);
  });

  it('of weeks open with their newest picture, the rest from the newest on', () => {
    const image = { src: 'quay.jpg', alt: 'The quay', credit: 'A. Photographer' };
    const stories = daily(5, (index) => (index === 1 || index === 2 ? { image } : {}));
    const shown = (edition: Edition) =>
      weekPages(...context(edition))
        .get('2025-W01')
        ?.view.items.map(({ id }) => id.slice('2025/01/'.length));
    expect(shown({ stories })).toEqual(['s3', 's5', 's4', 's2', 's1']);
    expect(shown({ stories: daily(3) })).toEqual(['s3', 's2', 's1']);
  });

  it('of series stand in reading order, or newest first where nothing is numbered', () => {
    const ordered = seriesPages(...context(edition)).get('water')?.view;
    expect(ordered?.items.map(({ id }) => id)).toEqual(['c', 'b']);
    expect(ordered).toMatchObject({ numbered: true, partLabels: ['Part 1 of 2', 'Part 2 of 2'] });
    expect(ordered?.frame.mastheadDate?.iso).toBe('2025-03-06');
    const loose = { ...edition, series: { water: { name: 'Water', ordered: false } } };
    const view = seriesPages(...context(loose)).get('water')?.view;
    expect(view?.items.map(({ id }) => id)).toEqual(['c', 'b']);
    expect(view).toMatchObject({ numbered: false, partLabels: undefined });
    expect(seriesPages(...context(edition)).get('empty')?.view).toMatchObject({
      items: [],
      frame: { mastheadDate: undefined },
    });
  });

  it('of series have each part once, in the language of the outlet, under its own number', () => {
    const part = (file: string, order: number, more: Record<string, unknown> = {}) => ({
      file,
      series: { id: 'water', order },
      ...more,
    });
    const stories = [
      part('one', 1),
      part('un', 1, { lang: 'fr', translationOf: 'one' }),
      part('trois', 3, { lang: 'fr' }),
    ];
    const shown = seriesPages(...context({ stories, series: { water: { name: 'Water' } } })).get(
      'water',
    )?.view;
    expect(shown?.items.map(({ id }) => id)).toEqual(['one', 'trois']);
    expect(shown?.partLabels).toEqual(['Part 1 of 3', 'Part 3 of 3']);
  });

  it('carry ads that run now, a dated one before a house ad', () => {
    const ads = {
      // By id the other one comes first.
      fair: { slot: 'rectangle', sponsor: 'We', url: '/about/' },
      hall: {
        slot: 'rectangle',
        sponsor: 'Fair',
        url: 'https://fair.example',
        start: '2025-10-01T00:00:00Z',
        end: '2025-10-10T00:00:00Z',
      },
    };
    const sponsorAt = (written: string) => {
      const at = makeSite({}, { now: Date.parse(written) });
      return latestPages(...context({ ads }, at))[0]?.view.ads.side?.sponsor;
    };
    expect(sponsorAt('2025-09-30T23:59:59.999Z')).toBe('We');
    expect(sponsorAt('2025-10-01T00:00:00Z')).toBe('Fair');
    expect(sponsorAt('2025-10-10T00:00:00Z')).toBe('Fair');
    expect(sponsorAt('2025-10-10T00:00:00.001Z')).toBe('We');
  });
});
