import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../archive/archive.ts';
import type { Site } from '../site/site.ts';
import {
  articleOf,
  daily,
  makeArchive,
  makeSite,
  type Edition,
  type Story,
} from '../tests/archive-factory.ts';
import { articleView, type ArticleView } from './article.ts';
import { frontView } from './front.ts';
import { liteArticleView } from './lite.ts';
import { teaserOf } from './teaser.ts';

const view = (archive: Archive, id: string, site: Site = makeSite()) =>
  articleView(site, archive, [], articleOf(archive, id));
const blocks = (of: ArticleView) => ({
  related: of.related.map(({ id }) => id),
  author: of.moreFromAuthor?.items.map(({ id }) => id),
  weekly: of.weekly?.items.map(({ id }) => id),
  latest: of.latest?.items.map(({ id }) => id),
});
const one = (fields: Partial<Story>, edition: Edition = {}, site: Site = makeSite()) =>
  view(
    makeArchive({ ...edition, stories: [{ file: 'a', ...fields }, ...(edition.stories ?? [])] }, site),
    'a',
    site,
  );

describe('the blocks of an article', () => {
  it('never show an article twice, nor itself, nor a retracted one', () => {
    const story = fc.record({
      author: fc.constantFrom('vera', 'bo', 'ann'),
      day: fc.integer({ min: 1, max: 28 }),
      body: fc.constantFrom('ferry quay harbour', 'aria soprano stage', 'glacier summit melt', ''),
      related: fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 3 }),
      retracted: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
    });
    fc.assert(
      fc.property(fc.array(story, { minLength: 1, maxLength: 15 }), (stories) => {
        const archive = makeArchive({
          authors: { bo: { name: 'Bo' }, ann: { name: 'Ann' } },
          stories: stories.map(({ author, day, body, related, retracted }, index) => ({
            file: `s${String(index)}`,
            author,
            date: `2025-09-${String(day).padStart(2, '0')}`,
            body,
            related: [...new Set(related)].map((other) => `s${String(other)}`),
            ...(retracted ? { retracted: { date: '2025-09-29', reason: 'Invented.' } } : {}),
          })),
        });
        for (const { id } of archive.articles) {
          const shown = Object.values(blocks(view(archive, id))).flatMap((items) => items ?? []);
          expect(new Set([id, ...shown]).size).toBe(shown.length + 1);
          for (const other of shown) expect(articleOf(archive, other).retracted).toBeUndefined();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are filled in their order, and each has its own', () => {
    const archive = makeArchive({
      authors: { bo: { name: 'Bo' } },
      stories: [
        { file: 'old', date: '2020-01-01', author: 'bo' },
        { file: 'a', date: '2025-09-03', related: ['old'] },
        { file: 'same-author', date: '2023-01-01' },
        { file: 'same-week', date: '2025-09-01', author: 'bo' },
        { file: 'new', date: '2025-10-01', author: 'bo' },
      ],
    });
    const shown = view(archive, 'a');
    expect(blocks(shown)).toEqual({
      related: ['old'],
      author: ['same-author'],
      weekly: ['same-week'],
      latest: ['new'],
    });
    expect(shown.related[0]?.reason).toBe('Chosen by the editors');
    expect(shown.moreFromAuthor).toMatchObject({ title: 'More from Vera Lind', url: '/authors/vera/' });
    expect(shown.weekly).toMatchObject({ url: '/weekly/2025-W36/' });
  });

  it('give the topics that both have as the reason, else names, else the section', () => {
    const words =
      'At Halm the Osse rose. From Halm the Osse ran on, and Halm saw the Osse no more that year.';
    const reasonOf = (first: object, second: object, other: string) => {
      const fill = Array.from({ length: 8 }, (_, index) => ({
        file: `x${String(index)}`,
        date: '2025-08-01',
        title: `Nothing of the kind ${String(index)}`,
        body: `Glaciers melt in valley number ${String(index)}, which nobody visits in winter.`,
      }));
      const a = { file: 'a', date: '2025-09-03', title: 'One', body: words, ...first };
      const b = { file: 'b', date: '2025-09-04', title: 'Two', body: other, ...second };
      return view(makeArchive({ stories: [a, b, ...fill] }), 'a').related.find(({ id }) => id === 'b')
        ?.reason;
    };
    const tags = ['Ferries', 'Salt'];
    expect(reasonOf({ tags }, { tags: ['Salt', 'Ferries', 'Ice'] }, words)).toBe(
      'Also in World, about Salt and Ferries',
    );
    expect(reasonOf({}, {}, words)).toMatch(/^Also in World, about (?:Osse|Halm)(?: and (?:Osse|Halm))?$/);
    const small = words.toLowerCase();
    expect(reasonOf({ body: small }, {}, small)).toBe('Also in World');
  });

  it('hold what somebody paid for neither as more from an author nor as the latest', () => {
    const sponsor = { name: 'Acme', url: 'https://acme.example/' };
    const stories = daily(5).map((story, index) => (index === 3 ? { ...story, sponsor } : story));
    const { author, latest } = blocks(view(makeArchive({ stories }), '2025/01/s1'));
    expect([...(author ?? []), ...(latest ?? [])]).not.toContain('2025/01/s4');
  });

  it('that are empty are not there', () => {
    expect(blocks(one({}))).toEqual({ related: [], author: undefined, weekly: undefined, latest: undefined });
  });

  it('hold the latest on the 30 newest articles, and only a link on older ones', () => {
    const archive = makeArchive({ stories: daily(40) });
    const counts = archive.articles.map(({ id }) => view(archive, id).latest?.items.length);
    expect(counts).toEqual([...Array<number>(10).fill(0), ...Array<number>(30).fill(6)]);
    expect(view(archive, '2025/01/s1').latest?.url).toBe('/latest/');
  });

  it('of an old article do not change when stories are added', () => {
    const stories = daily(80);
    const before = makeArchive({ stories: stories.slice(0, 60) });
    const after = makeArchive({ stories });
    for (const id of ['2025/01/s1', '2025/01/s20']) expect(view(after, id)).toEqual(view(before, id));
  });

  it('hold the bounded nearest: four of the author, six of the week', () => {
    const archive = makeArchive({
      authors: { bo: { name: 'Bo' } },
      stories: Array.from({ length: 20 }, (_, index) => ({
        file: `s${String(index).padStart(2, '0')}`,
        date: `2025-09-0${String(1 + Math.floor(index / 4))}T${String(10 + (index % 4))}:00Z`,
        author: index % 2 === 0 ? 'vera' : 'bo',
      })),
    });
    const { author, weekly } = blocks(view(archive, 's10'));
    expect(author).toEqual(['s08', 's12', 's14', 's06']);
    expect(weekly).toEqual(['s11', 's09', 's13', 's07', 's15', 's05']);
  });
});

describe('the line about the outlet', () => {
  it.each([
    [{ about: 'We are small. We are here.', tagline: 'News' }, 'We are small. We are here.'],
    [{ about: '小さな新聞です。' }, '小さな新聞です。'],
    [{ tagline: 'News and more' }, 'News and more –'],
    [{}, undefined],
  ])('%j: %s', (outlet, text) => {
    expect(one({}, {}, makeSite(outlet)).about?.text).toBe(text);
  });

  it('leads to the page about it, and to the front where there is none', () => {
    const site = makeSite({ about: 'A paper.' });
    const archive = makeArchive({ stories: [{ file: 'a' }] }, site);
    const leadsTo = (...slugs: string[]) => {
      const pages = slugs.map((slug) => ({ slug, title: slug, noindex: false }));
      return articleView(site, archive, pages, articleOf(archive, 'a')).about?.url;
    };
    expect([leadsTo('ethics', 'about'), leadsTo('ethics'), leadsTo()]).toEqual(['/about/', '/', '/']);
  });
});

describe('an article', () => {
  it('says who wrote it, with roles, and where nothing is said of a type', () => {
    const shown = one(
      { author: ['vera', { id: 'bo', role: 'Photographs' }] },
      { authors: { bo: { name: 'Bo Ek', fediverse: '@bo@social.example', status: 'freelance' } } },
    );
    expect(shown.byline).toEqual([
      { label: 'Vera Lind', url: '/authors/vera/', role: undefined },
      { label: 'Bo Ek', url: '/authors/bo/', role: 'Photographs' },
    ]);
    expect(shown.authors[1]).toMatchObject({
      statusLabel: 'Freelance',
      fediverse: { handle: '@bo@social.example', url: 'https://social.example/@bo' },
    });
    expect([shown.typeLabel, one({ type: 'opinion' }).typeLabel]).toEqual([undefined, 'Opinion']);
  });

  it('is dated by itself, in the outlet’s zone', () => {
    const site = makeSite({ timezone: 'Asia/Tokyo' });
    const shown = one({ date: '2025-09-04T20:40:00Z' }, {}, site);
    expect(shown.published).toEqual({
      iso: '2025-09-05T05:40:00+09:00',
      text: '5 September 2025 at 05:40 GMT+9',
    });
    expect(shown.frame.mastheadDate).toEqual({ iso: '2025-09-05', text: 'Friday, 5\u00a0September 2025' });
    expect(shown.frame.publishedIso).toBe('2025-09-05T05:40:00+09:00');
    expect(shown.permalink).toBe('https://test.example/2025/09/a/');
  });

  it('is dated by its embargo where that is later', () => {
    const shown = one({ date: '2025-09-01T08:00:00Z', embargo: '2025-09-04T08:00:00Z' });
    expect(shown.published.iso).toBe('2025-09-04T09:00:00+01:00');
  });

  it('is updated by the last of updates and corrections, and by nothing else', () => {
    const correction = {
      date: '2025-09-07',
      kind: 'correction',
      severity: 'major',
      text: 'Wrong.',
      was: '5',
      now: '6',
    };
    const shown = one({
      updates: [{ date: '2025-09-05', note: 'More.' }],
      corrections: [
        correction,
        { ...correction, date: '2025-09-06', kind: 'clarification', severity: 'minor' },
      ],
    });
    expect(shown.updated?.iso).toBe('2025-09-07T00:00:00+01:00');
    expect(shown.frame.modifiedIso).toBe('2025-09-07T00:00:00+01:00');
    expect(shown.major).toMatchObject([{ kindLabel: 'Correction', was: '5', now: '6' }]);
    expect(shown.minor).toMatchObject([{ kindLabel: 'Clarification' }]);
    expect([one({}).updated, one({}).frame.modifiedIso]).toEqual([undefined, undefined]);
  });

  it('was updated after it was published, or not at all', () => {
    const updates = [{ date: '2025-09-02T12:00:00Z', note: 'New' }];
    const day = fc.integer({ min: 1, max: 4 }).map((n) => `2025-09-0${String(n)}T12:00:00Z`);
    fc.assert(
      fc.property(day, day, (date, embargo) => {
        const fields = { date, embargo, updates };
        const shown = one(fields);
        const isNews = Math.max(Date.parse(date), Date.parse(embargo)) < Date.parse('2025-09-02T12:00:00Z');
        const updated = isNews ? '2025-09-02T13:00:00+01:00' : undefined;
        expect([shown.updated?.iso, shown.frame.modifiedIso]).toEqual([updated, updated]);
        const site = makeSite();
        const archive = makeArchive({ stories: [{ file: 'a', ...fields }] }, site);
        expect(liteArticleView(site, archive, articleOf(archive, 'a')).updated?.iso).toBe(updated);
      }),
    );
  });

  it('that is retracted says why, and is found by no search', () => {
    const shown = one({ retracted: { date: '2025-09-09', reason: 'Invented.' } });
    expect(shown.retraction).toMatchObject({
      reason: 'Invented.',
      date: { iso: '2025-09-09T00:00:00+01:00' },
    });
    expect(shown.frame.description).toBe('Retraction, 9 September 2025: Invented.');
    expect(shown.facets.label).toBe('Retracted');
    expect(shown.indexed).toBe(false);
    expect([
      one({}).indexed,
      one({ noindex: true }).indexed,
      one({ excludeFrom: ['search'] }).indexed,
    ]).toEqual([true, false, false]);
  });

  it('that is retracted makes its claim nowhere but on its page, and asks nobody to spread or discuss it', () => {
    const retracted = { date: '2025-09-09', reason: 'Invented.' };
    const site = makeSite({ comments: { email: 'letters@test.example', form: 'https://forms.example/c' } });
    const edition = { comments: [{ article: 'a', text: 'Hear, hear' }] };
    const shown = one({ title: 'The wall moves', seoTitle: 'Wall moves', retracted }, edition, site);
    expect(shown.title).toBe('The wall moves');
    expect(shown.frame).toMatchObject({
      title: 'Retracted: Wall moves – The Test',
      headline: 'Retracted: The wall moves',
    });
    expect(shown.share).toEqual([]);
    expect(shown.comments).toEqual({
      open: false,
      list: [expect.objectContaining({ id: 'comment-a-comment' })],
    });
    expect(one({ title: 'The wall moves' }, edition, site)).toMatchObject({
      frame: { title: 'The wall moves – The Test', headline: 'The wall moves' },
      comments: { open: true },
    });
  });

  it.each([
    ['en-GB', 'en', 'Retracted: A'],
    ['en-GB', 'ar', 'Retracted: \u2068A\u2069'],
    ['ar', 'ar', 'مسحوب: A'],
    ['ar', 'en', 'مسحوب: \u2068A\u2069'],
    ['fr', 'fr', 'Retiré\u00A0: A'],
    ['es', 'es', 'Retirado: A'],
    ['ja', 'ja', '【撤回】A'],
  ])('of an outlet in %s in %s is retracted as “%s”', (outlet, lang, headline) => {
    const retracted = { date: '2025-09-09', reason: 'Invented.' };
    expect(one({ title: 'A', lang, retracted }, {}, makeSite({ lang: outlet })).frame.headline).toBe(
      headline,
    );
  });

  it('that is retracted judges nothing any more and says nothing that may be wrong, nor does its teaser', () => {
    const site = makeSite();
    const review = { item: 'The Quay', type: 'Movie', rating: 5 };
    const story = (file: string, more: Partial<Story>): Story => ({ file, type: 'review', review, ...more });
    const retracted = { date: '2025-09-09', reason: 'The writer is in it.' };
    const stories = [story('a', { retracted }), story('b', {})];
    const archive = makeArchive({ stories, front: [{ id: 'lead', pins: ['a', 'b'] }] }, site);
    expect(view(archive, 'a', site)).toMatchObject({
      review: undefined,
      standfirst: undefined,
      readingTime: undefined,
    });
    expect(view(archive, 'b', site)).toMatchObject({
      review: { rating: 5 },
      standfirst: articleOf(archive, 'b').standfirst,
      readingTime: '1 min read',
    });
    const [withdrawn, standing] = frontView(site, archive, [])
      .rows.flat()
      .flatMap(({ items }) => items);
    expect(withdrawn).toMatchObject({ rating: undefined, standfirst: 'The writer is in it.' });
    expect(standing).toMatchObject({ rating: { value: 5 }, standfirst: articleOf(archive, 'b').standfirst });
  });

  it('that somebody paid for is sponsored, whatever it is filed under, and so is its teaser', () => {
    const sponsor = { name: 'Acme', url: 'https://acme.example/' };
    for (const type of ['news', 'opinion', 'feature', 'sponsored']) {
      const site = makeSite();
      const archive = makeArchive({ stories: [{ file: 'a', type, sponsor }] }, site);
      const shown = view(archive, 'a', site);
      expect(shown).toMatchObject({
        type: 'sponsored',
        typeLabel: 'Sponsored',
        facets: { type: 'Sponsored', weight: 0.5 },
        sponsor: { label: 'Acme' },
      });
      expect(teaserOf(site, archive, articleOf(archive, 'a'))).toMatchObject({
        type: 'sponsored',
        typeLabel: 'Sponsored',
        sponsor: 'Acme',
      });
      expect([...archive.byType.keys()]).toEqual([type]);
    }
  });

  it('in Arabic runs from right to left, on a page of the outlet', () => {
    const shown = one({ lang: 'ar' });
    expect([shown.lang, shown.dir, shown.frame.lang, shown.frame.dir]).toEqual(['ar', 'rtl', 'ar', 'rtl']);
    expect(shown.frame.outlet).toMatchObject({ lang: 'en-GB', dir: 'ltr' });
  });

  it('knows its place in a series', () => {
    const part = (file: string, order: number): Story => ({
      file,
      series: { id: 'water', order },
      title: `Part ${String(order)}`,
    });
    const archive = makeArchive({
      stories: [part('c', 3), part('a', 1), part('b', 2)],
      series: { water: { name: 'Water' } },
    });
    expect(view(archive, 'b').series).toEqual({
      name: 'Water',
      url: '/series/water/',
      part: 'Part 2 of 3',
      previous: { label: 'Part 1', url: '/2025/09/a/' },
      next: { label: 'Part 3', url: '/2025/09/c/' },
    });
    const retracted = { date: '2025-09-29', reason: 'Invented.' };
    const withdrawn = makeArchive({
      stories: [{ ...part('a', 1), retracted }, part('b', 2)],
      series: { water: { name: 'Water' } },
    });
    expect(view(withdrawn, 'b').series?.previous).toMatchObject({ label: 'Part 1', note: 'Retracted' });
    expect(view(archive, 'a').series?.previous).toBeUndefined();
    expect(view(archive, 'c').series?.next).toBeUndefined();
  });

  it('is the part that it says it is, whatever is missing before it', () => {
    const archive = makeArchive({
      stories: [
        { file: 'a', series: { id: 'water', order: 1 }, title: 'First' },
        { file: 'c', series: { id: 'water', order: 3 }, title: 'Third' },
      ],
      series: { water: { name: 'Water' } },
    });
    expect(view(archive, 'a').series?.part).toBe('Part 1 of 3');
    expect(view(archive, 'c').series).toMatchObject({ part: 'Part 3 of 3', previous: { label: 'First' } });
  });

  it('leads to the other parts in its own language, where they are told in it', () => {
    const part = (file: string, order: number, more: Partial<Story> = {}): Story => ({
      file,
      series: { id: 'water', order },
      title: file,
      ...more,
    });
    const archive = makeArchive({
      stories: [
        part('one', 1),
        part('un', 1, { lang: 'fr', translationOf: 'one' }),
        part('two', 2),
        part('three', 3),
        part('trois', 3, { lang: 'fr', translationOf: 'three' }),
      ],
      series: { water: { name: 'Water' } },
    });
    expect(view(archive, 'two').series).toMatchObject({
      part: 'Part 2 of 3',
      previous: { label: 'one' },
      next: { label: 'three' },
    });
    expect(view(archive, 'un').series).toMatchObject({ part: 'Part 1 of 3', next: { label: 'two' } });
    expect(view(archive, 'trois').series).toMatchObject({ part: 'Part 3 of 3', previous: { label: 'two' } });
  });

  it('has no number where its series has none', () => {
    const archive = makeArchive({
      stories: [{ file: 'a', series: { id: 'water', order: 1 } }],
      series: { water: { name: 'Water', ordered: false } },
    });
    expect(view(archive, 'a').series).toMatchObject({ name: 'Water', part: undefined });
  });

  it('stands below its section and what that is part of', () => {
    const shown = one(
      { section: 'alps' },
      { sections: { europe: { name: 'Europe', parent: 'world' }, alps: { name: 'Alps', parent: 'europe' } } },
    );
    expect(shown.crumbs.map(({ label }) => label)).toEqual(['World', 'Europe', 'Alps']);
    expect(shown.frame.nav).toEqual([{ label: 'World', url: '/sections/world/', current: true }]);
  });

  it('carries house ads, and never one with dates', () => {
    const ads = {
      dated: {
        slot: 'rectangle',
        sponsor: 'Fair',
        url: 'https://fair.example',
        start: '2025-01-01',
        end: '2026-01-01',
      },
      house: { slot: 'rectangle', sponsor: 'We', url: '/about/' },
      top: { slot: 'leaderboard', sponsor: 'Fair', url: 'https://fair.example', end: '2026-01-01' },
    };
    const shown = one({}, { ads }, makeSite({ url: 'https://test.example/news' }));
    expect(shown.ads).toEqual({
      top: undefined,
      inline: undefined,
      side: {
        slot: 'rectangle',
        sponsor: 'We',
        url: '/news/about/',
        picture: undefined,
        width: 300,
        height: 250,
      },
    });
  });

  it('has every address under the base path', () => {
    const site = makeSite({ url: 'https://test.example/news', comments: { email: 'letters@test.example' } });
    const shown = one({ tags: ['Çay'] }, { stories: [{ file: 'b' }] }, site);
    const urls: string[] = [];
    JSON.stringify(shown, (key, value: unknown) => {
      if (key === 'url' && typeof value === 'string' && value.startsWith('/')) urls.push(value);
      return value;
    });
    expect(urls.length).toBeGreaterThan(20);
    expect(urls.filter((url) => !url.startsWith('/news/'))).toEqual([]);
    expect(shown.tags).toEqual([{ label: 'Çay', url: '/news/tags/%C3%A7ay/' }]);
    expect(shown.permalink).toBe('https://test.example/news/2025/09/a/');
    expect(shown.share[0]?.url).toContain(encodeURIComponent('https://test.example/news/2025/09/a/'));
  });
});

describe('the comments of an article', () => {
  const comments = [{ article: 'a', text: 'Hear, hear' }];

  it('are open where the outlet says how to send one', () => {
    expect(one({}, { comments }).comments).toMatchObject({
      open: false,
      list: [{ name: 'Ada' }],
      invitation: undefined,
      form: undefined,
    });
    const byMail = one({}, { comments }, makeSite({ comments: { email: 'letters@test.example' } })).comments;
    expect(byMail.open).toBe(true);
    expect(byMail.invitation?.link.url).toMatch(/^mailto:letters@test\.example\?subject=/);
    const byForm = one(
      {},
      { comments },
      makeSite({ comments: { form: 'https://forms.example/c' } }),
    ).comments;
    expect(byForm).toMatchObject({ open: true, form: { action: 'https://forms.example/c' } });
  });

  it('are hidden where the article closes them', () => {
    const site = makeSite({ comments: { email: 'letters@test.example' } });
    expect(one({ comments: false }, { comments }, site).comments).toEqual({ open: false, list: [] });
  });
});
