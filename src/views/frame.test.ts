import { describe, expect, it } from 'vitest';
import { makeArchive, makeSite } from '../tests/archive-factory.ts';
import { frameOf, type FrameRequest } from './frame.ts';

const frame = (request: Partial<FrameRequest> = {}, site = makeSite(), archive = makeArchive()) =>
  frameOf(site, archive, [{ slug: 'about', title: 'About us', noindex: false }], {
    title: 'A page',
    path: '/a/',
    ...request,
  });

describe('a frame', () => {
  it('titles a page with the outlet, and the front with its tagline', () => {
    expect(frame().title).toBe('A page – The Test');
    expect(frame({ path: '/' }).title).toBe('The Test');
    expect(frame({ path: '/' }, makeSite({ tagline: 'All of it' })).title).toBe('The Test – All of it');
  });

  it('has canonical address, feeds and icon under the base path', () => {
    const site = makeSite({ url: 'https://test.example/news', icon: '/favicon.svg', logo: '/mark.svg' });
    const shown = frame({ channels: [{ kind: 'tag', path: '/tags/çay/', name: 'Çay' }] }, site);
    expect(shown.canonical).toBe('https://test.example/news/a/');
    expect(shown.feeds.map(({ title, url }) => [title, url])).toEqual([
      ['The Test', '/news/rss.xml'],
      ['The Test as Atom', '/news/atom.xml'],
      ['The Test as JSON', '/news/feed.json'],
      ['Çay', '/news/tags/%C3%A7ay/rss.xml'],
    ]);
    expect(shown.icons).toEqual([{ rel: 'icon', url: '/news/favicon.svg', type: 'image/svg+xml' }]);
    expect(shown.outlet).toMatchObject({ url: '/news/', logo: '/news/mark.svg' });
    expect(shown.searchUrl).toBe('/news/search/');
  });

  it('is shared under its headline, whatever its title is for search engines', () => {
    expect(frame({ title: 'For engines', headline: 'For people' })).toMatchObject({
      title: 'For engines – The Test',
      headline: 'For people',
    });
    expect(frame().headline).toBe('A page');
  });

  it.each([
    ['en-GB', 'en_GB'],
    ['ar', 'ar_AR'],
    ['sr-Latn-ME', undefined],
  ])('says its language as Open Graph does: %s is %s', (lang, locale) => {
    expect(frame({ lang }).locale).toBe(locale);
  });

  it('names the original of a copy as canonical', () => {
    expect(frame({ canonical: 'https://first.example/x' }).canonical).toBe('https://first.example/x');
  });

  it('bears no date unless it is given one', () => {
    expect(frame().mastheadDate).toBeUndefined();
    const dated = Date.parse('2025-09-04T20:40:00Z');
    expect(frame({ dated }, makeSite({ timezone: 'Pacific/Kiritimati' })).mastheadDate).toEqual({
      iso: '2025-09-05',
      text: 'Friday, 5\u00a0September 2025',
    });
  });

  it('runs in the direction of its language', () => {
    const arabic = frame({}, makeSite({ lang: 'ar' }));
    expect([arabic.lang, arabic.dir, arabic.outlet.dir]).toEqual(['ar', 'rtl', 'rtl']);
    const foreign = frame({ lang: 'en' }, makeSite({ lang: 'he' }));
    expect([foreign.lang, foreign.dir, foreign.outlet.dir]).toEqual(['en', 'ltr', 'rtl']);
  });

  it('is hidden from search engines where asked, and in previews always', () => {
    expect([frame().noindex, frame({ noindex: true }).noindex]).toEqual([false, true]);
    const preview = frame({}, makeSite({}, { preview: true }));
    expect(preview.noindex).toBe(true);
    expect(preview.preview).toContain('Preview');
    expect(frame().preview).toBeUndefined();
  });
});

describe('navigation', () => {
  const sections = {
    b: { name: 'Beta', order: 2 },
    a: { name: 'Alpha', order: 1 },
    part: { name: 'Part', parent: 'a', order: 0 },
  };

  it('holds the top sections by order, and what does not fit under “More”', () => {
    const shown = frame({ section: 'part' }, makeSite({ navVisible: 2 }), makeArchive({ sections }));
    expect(shown.nav).toEqual([
      { label: 'Alpha', url: '/sections/a/', current: true },
      { label: 'Beta', url: '/sections/b/', current: false },
    ]);
    expect(shown.more[0]).toEqual({ label: 'World', url: '/sections/world/', current: false });
    expect(shown.more.length).toBeGreaterThan(1);
  });

  it('holds what the outlet says, links too', () => {
    const site = makeSite({
      url: 'https://test.example/news',
      nav: ['b', { label: 'About', url: '/about/' }, { label: 'Shop', url: 'https://shop.example/' }],
    });
    const shown = frame({ path: '/about/' }, site, makeArchive({ sections }));
    expect(shown.nav).toEqual([
      { label: 'Beta', url: '/news/sections/b/', current: false },
      { label: 'About', url: '/news/about/', current: true },
      { label: 'Shop', url: 'https://shop.example/', current: false },
    ]);
  });

  it('survives sections that are part of each other', () => {
    const circle = makeArchive({
      sections: { a: { name: 'A', parent: 'b' }, b: { name: 'B', parent: 'a' } },
    });
    expect(frame({ section: 'a' }, makeSite(), circle).nav.map(({ label }) => label)).toEqual(['World']);
  });
});

describe('the footer', () => {
  it('has sections, lists and the outlet’s own pages by default', () => {
    const columns = frame().footer.map(({ title, links }) => [title, links.map(({ url }) => url)]);
    expect(columns).toMatchObject([
      ['Sections', ['/sections/world/']],
      ['Archive', expect.arrayContaining(['/latest/', '/archive/', '/corrections/', '/feeds/'])],
      ['The paper', ['/about/']],
    ]);
  });

  it('leads to no page that is not to be found', () => {
    const pages = ['about', 'thanks', 'ethics'].map((slug) => ({
      slug,
      title: slug,
      noindex: slug === 'thanks',
    }));
    const { footer } = frameOf(makeSite(), makeArchive(), pages, { title: 'A page', path: '/a/' });
    expect(footer.at(-1)?.links.map(({ url }) => url)).toEqual(['/about/', '/ethics/']);
  });

  it('has what the outlet says', () => {
    const site = makeSite({
      url: 'https://test.example/news',
      footer: [{ title: 'Us', links: [{ label: 'About', url: '/about/' }] }],
    });
    expect(frame({}, site).footer).toEqual([
      { title: 'Us', links: [{ label: 'About', url: '/news/about/' }] },
    ]);
  });
});
