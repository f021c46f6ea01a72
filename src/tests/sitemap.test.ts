import { describe, expect, it } from 'vitest';
import { builtSite, type SiteName } from './built-sites.ts';
import { parsedPage } from './parsed-page.ts';
import { filesOf, pagesOf, read } from './site-files.ts';

describe.each<SiteName>(['sample', 'valley', 'empty', 'arabic'])('the sitemap of the site “%s”', (name) => {
  it('has every public page by its own address exactly once, and nothing else', async () => {
    const { dir, origin, base } = await builtSite(name);
    const index = locations(read(dir, 'sitemap.xml'));
    const maps = filesOf(dir).filter((file) => file.startsWith('sitemaps/'));
    expect(index.sort()).toEqual(maps.map((file) => `${origin}${base}${file}`).sort());

    const pages = pagesOf(dir).map((file) => ({
      ...parsedPage(dir, file),
      own: addressOf(file, origin + base),
    }));
    const open = pages.filter(({ noindex, canonical, own }) => !noindex && canonical === own);
    const mapped = maps.flatMap((file) => locations(read(dir, file)));
    expect(mapped.sort()).toEqual(open.map(({ own }) => own).sort());
  });

  it('shows pictures that are there', async () => {
    const { dir, origin, base } = await builtSite(name);
    const files = new Set(filesOf(dir));
    const maps = [...files].filter((file) => file.startsWith('sitemaps/'));
    const pictures = maps.flatMap((file) =>
      [...read(dir, file).matchAll(/<image:loc>([^<]+)</g)].map(([, url = '']) => url),
    );
    if (name === 'sample') expect(pictures.length).toBeGreaterThan(20);
    expect(pictures.filter((url) => !files.has(url.replace(origin + base, '')))).toEqual([]);
  });

  it('has the news of the last two days apart', async () => {
    const { dir } = await builtSite(name);
    const news = locations(read(dir, 'news-sitemap.xml'));
    const stories = filesOf(dir).filter((file) => file.startsWith('sitemaps/2025-'));
    const mapped = stories.flatMap((file) => locations(read(dir, file)));
    expect(news.map((url) => url.split('/').at(-2))).toEqual(
      name === 'sample' ? ['halm-assembly-water-vote'] : [],
    );
    expect(news.filter((url) => !mapped.includes(url))).toEqual([]);
  });

  it('is where robots.txt says, and so is that of the news', async () => {
    const { dir, origin, base } = await builtSite(name);
    const robots = read(dir, 'robots.txt');
    for (const file of ['sitemap.xml', 'news-sitemap.xml'])
      expect(robots).toContain(`Sitemap: ${origin}${base}${file}\n`);
  });
});

function locations(xml: string): string[] {
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => url.replaceAll('&amp;', '&'));
}

function addressOf(file: string, root: string): string {
  return (
    root +
    file
      .replace(/(^|\/)index\.html$/, '$1')
      .split('/')
      .map(encodeURIComponent)
      .join('/')
  );
}
