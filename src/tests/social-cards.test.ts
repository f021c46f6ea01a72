/** The pictures for link previews, as those who show them find them: by the address in the head of a page. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { builtSite, type SiteName } from './built-sites.ts';
import { pagesOf, read } from './site-files.ts';

/** What services that show link previews load without complaint. */
const LARGEST = 300_000;

async function picturesOf(name: SiteName) {
  const site = await builtSite(name);
  const root = `${site.origin}${site.base}`;
  const pages = pagesOf(site.dir).flatMap((page) => {
    const html = read(site.dir, page);
    const properties = Object.fromEntries(
      [...html.matchAll(/<meta property="og:image(:\w+)?" content="([^"]*)"/g)].map(([, key = '', value]) => [
        key,
        value,
      ]),
    );
    return !html.includes('og:title')
      ? []
      : [{ page, properties, isStory: html.includes('og:type" content="article"') }];
  });
  return { site, root, pages };
}

describe.each<SiteName>(['sample', 'valley', 'arabic', 'empty'])('link previews of the site “%s”', (name) => {
  it('show a picture for every page, which is there and as large as the page says', async () => {
    const { site, root, pages } = await picturesOf(name);
    expect(pages.length).toBeGreaterThan(3);
    const seen = new Map<string, { width: number; height: number; size: number }>();
    for (const { page, properties } of pages) {
      const address = properties[''] ?? '';
      expect(address.startsWith(root), `${page}: ${address}`).toBe(true);
      const { pathname } = new URL(address);
      const file = path.join(site.dir, decodeURIComponent(pathname.slice(site.base.length)));
      if (!seen.has(file)) {
        const { width, height } = await sharp(file).metadata();
        seen.set(file, { width, height, size: readFileSync(file).length });
      }
      expect({ page, width: properties[':width'], height: properties[':height'] }).toEqual({
        page,
        width: String(seen.get(file)?.width),
        height: String(seen.get(file)?.height),
      });
      expect(properties[':alt'], page).toBeTruthy();
      expect(seen.get(file)?.size, file).toBeLessThan(LARGEST);
    }
  });

  it('show every story its own card', async () => {
    const { pages } = await picturesOf(name);
    const stories = pages.filter(({ isStory }) => isStory);
    const addresses = stories.map(({ properties }) => properties['']?.split('?')[0]);
    expect(new Set(addresses).size).toBe(stories.length);
    for (const { page, properties } of stories) {
      expect(properties['']).toContain(encodeURI(page.replace('index.html', 'card.png')));
      expect([properties[':width'], properties[':height']]).toEqual(['1200', '630']);
    }
  });
});
