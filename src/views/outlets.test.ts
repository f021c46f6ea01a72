/** Every view of outlets that are unlike the sample: with no article at all, from right to left, under a base path. */
import { describe, expect, it } from 'vitest';
import { latestJson } from '../outputs/latest-json.ts';
import { articleOf, makeArchive, makeSite, NOW, type Edition } from '../tests/archive-factory.ts';
import { articleView } from './article.ts';
import { correctionsPages } from './corrections.ts';
import {
  archiveDirectory,
  authorDirectory,
  sectionDirectory,
  seriesDirectory,
  tagDirectory,
  typeDirectory,
} from './directory.ts';
import { feedsView } from './feeds.ts';
import { frontView, rowsOf } from './front.ts';
import { latestPages, monthPages, sectionPages, tagPages, typePages, weekPages } from './list.ts';
import { notFoundView, pageView, searchView } from './page.ts';
import { teaserOf } from './teaser.ts';

describe('an outlet with no article', () => {
  const site = makeSite();
  const context = [site, makeArchive(), []] as const;

  it('has an empty front without a date', () => {
    const front = frontView(...context);
    expect(front).toMatchObject({ rows: [], breaking: undefined, ads: {} });
    expect(front.frame.mastheadDate).toBeUndefined();
    expect(front.frame.nav.map(({ label }) => label)).toEqual(['World']);
  });

  it('has its lists, empty', () => {
    expect(sectionPages(...context).get('world')).toHaveLength(1);
    expect(latestPages(...context)).toHaveLength(1);
    expect(correctionsPages(...context)).toMatchObject([{ page: undefined, view: { entries: [] } }]);
    expect([tagPages, typePages, monthPages, weekPages].map((pages) => pages(...context).size)).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('has its directories, without empty groups of feeds', () => {
    const links = [
      sectionDirectory,
      authorDirectory,
      tagDirectory,
      seriesDirectory,
      typeDirectory,
      archiveDirectory,
    ].map((directory) =>
      directory(...context).groups.flatMap((group) => group.links.map(({ label }) => label)),
    );
    expect(links).toEqual([['World'], ['Vera Lind'], [], [], [], []]);
    expect(feedsView(...context).groups.map(({ title }) => title)).toEqual([
      'Sections',
      'Kinds of story',
      'Writers',
    ]);
  });

  it('has search, 404 and pages', () => {
    expect(searchView(...context)).toMatchObject({ months: [], languages: [] });
    expect(notFoundView(...context)).toMatchObject({ latest: [], frame: { noindex: true } });
    expect(pageView(...context, { slug: 'about', title: 'About', noindex: false })).toMatchObject({
      title: 'About',
      frame: { canonical: 'https://test.example/about/' },
    });
  });
});

describe('an outlet in Arabic', () => {
  const site = makeSite({ lang: 'ar', timezone: 'Asia/Riyadh' });
  const edition: Edition = {
    stories: [
      { file: 'a', tags: ['Ünal', 'ice', 'Éire'] },
      { file: 'b', lang: 'en' },
    ],
  };
  const archive = makeArchive(edition, site);

  it('runs from right to left, but for stories that do not', () => {
    const front = frontView(site, archive, []);
    expect(front.frame).toMatchObject({ lang: 'ar', dir: 'rtl' });
    const [foreign, own] = [...archive.articles].reverse().map((article) => teaserOf(site, archive, article));
    expect(foreign).toMatchObject({ id: 'b', lang: 'en', dir: 'ltr' });
    expect([own?.lang, own?.dir]).toEqual([undefined, undefined]);
  });

  it('says in which language a headline or a note is that a writer wrote in another', () => {
    const part = (order: number) => ({ series: { id: 's', order } });
    const corrections = [{ date: '2025-09-10', kind: 'correction', severity: 'minor', text: 'Note.' }];
    const parts = makeArchive(
      {
        stories: [
          { file: 'a', ...part(1) },
          { file: 'b', lang: 'en', ...part(2), corrections },
          { file: 'c', lang: 'fa', ...part(3), corrections },
        ],
        series: { s: { name: 'Water' } },
      },
      site,
    );
    const of = (id: string) => articleView(site, parts, [], articleOf(parts, id));
    const [english, persian] = [
      { lang: 'en', dir: 'ltr' },
      // From right to left as well.
      { lang: 'fa', dir: undefined },
    ];
    expect(['a', 'b', 'c'].map((id) => of(id).language)).toEqual([{}, english, persian]);
    expect(of('a').series?.next).toMatchObject(english);
    expect(of('b').series).toMatchObject({ next: persian });
    expect(of('b').series?.previous).not.toHaveProperty('lang');
    const [page] = correctionsPages(site, parts, []);
    expect(page?.view.entries.map(({ language }) => language)).toEqual([persian, english]);
  });

  it('searches its own language first', () => {
    expect(searchView(site, archive, []).languages).toEqual(['ar', 'en']);
  });

  it('searches no language of which nothing may be found', () => {
    const hidden: Edition = {
      stories: [
        { file: 'a', excludeFrom: ['search'] },
        { file: 'b', lang: 'en', noindex: true },
        { file: 'c', lang: 'fa', retracted: { date: '2025-09-20', reason: 'Invented.' } },
        { file: 'd', lang: 'fr' },
        { file: 'e', lang: 'de' },
      ],
    };
    expect(searchView(site, makeArchive(hidden, site), []).languages).toEqual(['de', 'fr']);
  });

  it('finds tags under their letter, without accents', () => {
    expect(
      tagDirectory(site, archive, []).groups.map(({ title, links }) => [
        title,
        links.map(({ label }) => label),
      ]),
    ).toEqual([
      ['E', ['Éire']],
      ['I', ['ice']],
      ['U', ['Ünal']],
    ]);
  });
});

describe('a front', () => {
  const site = makeSite({ url: 'https://test.example/news' });
  const front = (edition: Edition, of = site) => frontView(of, makeArchive(edition, of), []);

  it('links its blocks to their lists, under the base path', () => {
    const blocks = front({
      stories: [{ file: 'a', tags: ['Ice'] }, { file: 'b', type: 'opinion' }, { file: 'c' }],
      front: [
        { id: 'ice', query: { tag: 'ice' } },
        { id: 'opinion', query: { type: 'opinion' }, title: 'Views' },
        { id: 'world', query: { section: 'world' } },
      ],
    }).rows.flat();
    expect(blocks.map(({ title, url }) => [title, url])).toEqual([
      ['Ice', '/news/tags/ice/'],
      ['Views', '/news/types/opinion/'],
      ['World', '/news/sections/world/'],
    ]);
  });

  it('links no block to a list that does not exist', () => {
    const blocks = front({
      stories: [{ file: 'a' }, { file: 'b' }],
      front: [
        { id: 'ice', title: 'Ice', query: { tag: 'ice' }, pins: ['a'] },
        { id: 'views', title: 'Views', query: { type: 'opinion' }, pins: ['b'] },
      ],
    }).rows.flat();
    expect(blocks.map(({ title, url }) => [title, url])).toEqual([
      ['Ice', undefined],
      ['Views', undefined],
    ]);
  });

  it('sets sections side by side, three at most, and all else in a row of its own', () => {
    const layouts = (...rows: string[]) => rows.map((row) => ({ layout: row as 'section' | 'river' }));
    const widths = (blocks: readonly { layout: 'section' | 'river' }[]) =>
      rowsOf(blocks).map((row) => row.length);
    const sections = (count: number) => layouts(...Array.from({ length: count }, () => 'section'));
    expect([0, 1, 2, 3, 4, 5, 7].map((count) => widths(sections(count)))).toEqual([
      [],
      [1],
      [2],
      [3],
      [2, 2],
      [3, 2],
      [3, 2, 2],
    ]);
    const mixed = [...layouts('lead', 'river'), ...sections(2), ...layouts('opinion', 'section')];
    expect(rowsOf(mixed).flat()).toEqual(mixed);
    expect(widths(mixed)).toEqual([1, 1, 2, 1, 1]);
  });

  it('has breaking news for six hours, and never a retracted story or what somebody paid for', () => {
    const breakingAt = (now: number, fields = {}) =>
      front(
        { stories: [{ file: 'a', breaking: true, date: '2025-10-05T12:00:00Z', ...fields }] },
        makeSite({}, { now }),
      ).breaking?.id;
    expect(breakingAt(NOW)).toBe('a');
    expect(breakingAt(NOW + 6 * 3_600_000)).toBe('a');
    expect(breakingAt(NOW + 6 * 3_600_000 + 1)).toBeUndefined();
    expect(
      breakingAt(NOW, { retracted: { date: '2025-10-05T13:00:00Z', reason: 'Invented.' } }),
    ).toBeUndefined();
    expect(breakingAt(NOW, { sponsor: { name: 'Acme', url: 'https://acme.example/' } })).toBeUndefined();
  });

  it('has no breaking news that is kept off the front: not in its strip, and not brought over it later', () => {
    const site = makeSite({}, { now: NOW });
    const stories = (excludeFrom: string[]) => [
      { file: 'a', breaking: true, date: '2025-10-05T11:00:00Z' },
      { file: 'b', breaking: true, date: '2025-10-05T12:00:00Z', excludeFrom },
    ];
    const edition = { stories: stories(['home']) };
    expect(front({ stories: stories([]) }, site).breaking?.id).toBe('b');
    expect(front(edition, site).breaking?.id).toBe('a');
    expect(latestJson(site, makeArchive(edition, site)).breaking?.url).toContain('/a/');
    expect(front({ stories: edition.stories.slice(1) }, site).breaking).toBeUndefined();
  });

  it('marks in a preview what is not public', () => {
    const preview = makeSite({}, { preview: true });
    const archive = makeArchive(
      {
        stories: [
          { file: 'a', draft: true },
          { file: 'b', embargo: '2099-01-01T12:00:00Z' },
        ],
      },
      preview,
    );
    const labels = archive.articles.map((article) => teaserOf(preview, archive, article).hiddenLabel);
    expect(labels).toEqual(['Draft', 'Not public before 1 January 2099 at 12:00 GMT']);
  });
});

it('corrections are listed newest first, retractions among them', () => {
  const site = makeSite();
  const archive = makeArchive({
    stories: [
      {
        file: 'a',
        title: 'A',
        corrections: [{ date: '2025-09-10', kind: 'editors-note', severity: 'minor', text: 'Note.' }],
      },
      {
        file: 'b',
        title: 'B',
        corrections: [{ date: '2025-09-05', kind: 'correction', severity: 'minor', text: 'A name.' }],
        retracted: { date: '2025-09-20', reason: 'Invented.' },
      },
    ],
  });
  const [page] = correctionsPages(site, archive, []);
  const entries = page?.view.entries.map(({ kindLabel, text, article }) => [kindLabel, text, article]);
  // Of what was retracted every entry says so, and none says it twice.
  expect(entries).toEqual([
    ['Retraction', 'Invented.', { label: 'B', url: '/2025/09/b/' }],
    ['Editor’s note', 'Note.', { label: 'A', url: '/2025/09/a/' }],
    ['Correction · Retracted', 'A name.', { label: 'B', url: '/2025/09/b/' }],
  ]);
  expect(page?.view.frame.mastheadDate?.iso).toBe('2025-09-20');
});
