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

  it('is where robots.txt says', async () => {
    const { dir, origin, base } = await builtSite(name);
    expect(read(dir, 'robots.txt')).toContain(`Sitemap: ${origin}${base}sitemap.xml`);
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
