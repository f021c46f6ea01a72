/** What pages say of themselves to search engines and link previews agrees with what readers see, and with the files. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { builtSite, type SiteName } from './built-sites.ts';
import { parsedPage, textOf, type ParsedPage } from './parsed-page.ts';
import { SAMPLE_PAGES } from './sample-pages.ts';
import { pagesOf } from './site-files.ts';

type Node = Readonly<Record<string, unknown>>;

function graphOf(page: ParsedPage): Node[] {
  const scripts = page
    .elements('script')
    .filter((script) => script.attribs['type'] === 'application/ld+json')
    .map((script) => JSON.parse(textOf(script)) as { '@context': string; '@graph': Node[] });
  for (const script of scripts) expect(script['@context']).toBe('https://schema.org');
  return scripts.flatMap((script) => script['@graph']);
}

/** Every object of a graph, however deep. */
function objectsOf(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsOf);
  return Array.isArray(value) ? inner : [value as Node, ...inner];
}

const storyOf = (graph: readonly Node[]) => graph.find((node) => String(node['@type']).endsWith('Article'));
const meta = (page: ParsedPage, name: string) =>
  page
    .elements('meta')
    .filter((element) => element.attribs['property'] === name || element.attribs['name'] === name)
    .map((element) => element.attribs['content'] ?? '');
const fileOf = (dir: string, url: string, root: string) =>
  path.join(
    dir,
    decodeURIComponent(url.slice(root.length).replace(/\?.*/, '')).replace(/(^|\/)$/, '$1index.html'),
  );

/** In the words of the house; a story whose writer writes the other way is set apart. */
const RETRACTED: Partial<Record<SiteName, (headline: string) => string>> = {
  sample: (headline) => `Retracted: ${headline}`,
  arabic: (headline) => `مسحوب: \u2068${headline}\u2069`,
};

describe.each<SiteName>(['sample', 'valley', 'arabic', 'empty', 'naughty'])('the pages of “%s”', (name) => {
  it('each describe themselves once, by addresses that are there', async () => {
    const { dir, origin, base } = await builtSite(name);
    const root = origin + base;
    const faults: string[] = [];
    for (const file of pagesOf(dir)) {
      const page = parsedPage(dir, file);
      const graph = graphOf(page);
      // What is not to be found has nothing to say.
      if (graph.length === 0 && !page.noindex && !file.startsWith('lite/'))
        faults.push(`${file}: says nothing`);
      const objects = objectsOf(graph);
      const whole = new Set(objects.filter((one) => '@type' in one).map((one) => one['@id']));
      for (const one of objects) {
        const id = one['@id'] as string | undefined;
        if (id !== undefined && !id.startsWith(root)) faults.push(`${file}: @id ${id}`);
        if (!('@type' in one) && !whole.has(id)) faults.push(`${file}: ${id ?? 'something'} is nowhere`);
        for (const [key, value] of Object.entries(one)) {
          if (value === '' || value === null) faults.push(`${file}: ${key} is empty`);
          if (key === '@id' || typeof value !== 'string' || !value.startsWith(root) || value.includes(' '))
            continue;
          if (!existsSync(fileOf(dir, value, root))) faults.push(`${file}: ${key} ${value} does not exist`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it('bear the headline that readers see', async () => {
    const { dir } = await builtSite(name);
    const faults: string[] = [];
    for (const file of pagesOf(dir)) {
      const page = parsedPage(dir, file);
      const story = storyOf(graphOf(page));
      if (!story) continue;
      const said = [story['headline'], meta(page, 'og:title')[0]].map((text) =>
        String(text).replaceAll(/\s+/g, ' ').trim(),
      );
      const told =
        story['creativeWorkStatus'] === 'Retracted' ? RETRACTED[name]?.(page.heading) : page.heading;
      if (said.some((text) => text !== told)) faults.push(`${file}: ${said.join(' | ')}`);
      const [published] = page.elements('time').filter((time) => time.attribs['datetime']?.includes('T'));
      if (published?.attribs['datetime'] !== story['datePublished']) faults.push(`${file}: published`);
      if (meta(page, 'article:published_time')[0] !== story['datePublished']) faults.push(`${file}: time`);
      const modified = meta(page, 'article:modified_time')[0] ?? story['datePublished'];
      if (modified !== story['dateModified']) faults.push(`${file}: modified`);
    }
    expect(faults).toEqual([]);
  });
});

describe('the pictures of a story', () => {
  it('are cropped 16:9, 4:3 and 1:1, 1200 wide where the original allows and never enlarged', async () => {
    const { dir, origin, base } = await builtSite('sample');
    const root = origin + base;
    let stories = 0;
    for (const file of pagesOf(dir)) {
      const images = storyOf(graphOf(parsedPage(dir, file)))?.['image'] as Node[] | undefined;
      // Of a story without a picture it is the card alone.
      if (!Array.isArray(images)) continue;
      stories += 1;
      const sizes = await Promise.all(
        images.map(async (image) => {
          const { width, height } = await sharp(fileOf(dir, String(image['url']), root)).metadata();
          expect([image['width'], image['height']]).toEqual([`${String(width)} px`, `${String(height)} px`]);
          return { width, height };
        }),
      );
      [16 / 9, 4 / 3, 1].forEach((ratio, index) => {
        const { width = 0, height = 0 } = sizes[index] ?? {};
        expect(Math.abs(width / height - ratio), file).toBeLessThan(0.003);
      });
      // All sample pictures are 1600 wide; what is cut is the height.
      expect(sizes[0]?.width, file).toBe(1200);
      expect(sizes.every(({ width }) => width <= 1200 && width > 900)).toBe(true);
    }
    expect(stories).toBeGreaterThan(20);
  });
});

describe('a link preview', () => {
  it('has a picture of the size it says, with words for who cannot see it', async () => {
    const { dir, origin, base } = await builtSite('sample');
    const page = parsedPage(dir, `${SAMPLE_PAGES['two authors'].slice(1)}index.html`);
    const [url = ''] = meta(page, 'og:image');
    const { width, height } = await sharp(fileOf(dir, url, origin + base)).metadata();
    expect(meta(page, 'og:image:width')).toEqual([String(width)]);
    expect(meta(page, 'og:image:height')).toEqual([String(height)]);
    expect(meta(page, 'og:image:alt')[0]).not.toBe('');
    expect(meta(page, 'twitter:card')).toEqual(['summary_large_image']);
    expect(meta(page, 'robots')).toEqual(['max-image-preview:large']);
    expect(meta(page, 'og:locale')).toEqual(['en_GB']);
    const authors = meta(page, 'article:author');
    expect(authors).toHaveLength(2);
    for (const author of authors) expect(existsSync(fileOf(dir, author, origin + base))).toBe(true);
  });

  it('says where its authors are in the fediverse', async () => {
    const { dir } = await builtSite('sample');
    const page = parsedPage(dir, `${SAMPLE_PAGES['news with comments and an update'].slice(1)}index.html`);
    expect(meta(page, 'fediverse:creator')).toEqual(['@ilse@press.example']);
  });
});

describe('a story in two languages', () => {
  const VERSIONS = { ar: '2025/09/story-1/index.html', en: '2025/09/story-1-english/index.html' };

  it('names both from either, to readers and to search engines', async () => {
    const { dir, origin } = await builtSite('arabic');
    const arabic = `${origin}/2025/09/story-1/`;
    const english = `${origin}/2025/09/story-1-english/`;
    for (const [lang, file] of Object.entries(VERSIONS)) {
      const page = parsedPage(dir, file);
      const alternates = page
        .elements('link')
        .filter((link) => link.attribs['hreflang'] !== undefined)
        .map((link) => [link.attribs['hreflang'], link.attribs['href']]);
      expect(alternates).toEqual([
        ['ar', arabic],
        ['en', english],
        ['x-default', arabic],
      ]);
      const links = page.elements('a').filter((link) => link.attribs['hreflang'] !== undefined);
      const other = lang === 'ar' ? 'en' : 'ar';
      expect(links.map((link) => [link.attribs['hreflang'], textOf(link)])).toEqual([
        [other, other === 'ar' ? 'العربية' : 'English'],
      ]);
      const story = storyOf(graphOf(page));
      const work = (story?.[lang === 'ar' ? 'workTranslation' : 'translationOfWork'] ?? []) as Node | Node[];
      expect([work].flat().map((one) => one['@id'])).toEqual([`${lang === 'ar' ? english : arabic}#article`]);
    }
  });
});
