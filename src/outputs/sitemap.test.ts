import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { daily, makeArchive, makeSite, type Edition, type Story } from '../tests/archive-factory.ts';
import { sitemapFiles, sitemapIndexXml, sitemapXml } from './sitemap.ts';

const WIDE = () => Promise.resolve('/_astro/a picture&.jpeg');

/** Every map by name, as it is written. */
async function mapsOf(edition: Edition, site = makeSite(), pages: Parameters<typeof sitemapFiles>[2] = []) {
  const files = sitemapFiles(site, makeArchive(edition, site), pages);
  const written = await Promise.all(
    files.map(async (file) => [file.name, await sitemapXml(site, file, WIDE)] as const),
  );
  return { files, maps: new Map(written), index: sitemapIndexXml(site, files) };
}

interface Row {
  readonly loc: string;
  readonly lastmod?: string;
  readonly pictures: readonly string[];
  readonly languages: Readonly<Record<string, string>>;
}

/** Read by a strict parser that knows namespaces. */
function rowsOf(xml: string): Row[] {
  const rows: { loc: string; lastmod?: string; pictures: string[]; languages: Record<string, string> }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  let text = '';
  parser.on('opentag', ({ local, uri, attributes }) => {
    text = '';
    if (local === 'url' || local === 'sitemap') rows.push({ loc: '', pictures: [], languages: {} });
    const row = rows.at(-1);
    if (row && local === 'link' && uri === 'http://www.w3.org/1999/xhtml') {
      row.languages[attributes['hreflang']?.value ?? ''] = attributes['href']?.value ?? '';
    }
  });
  parser.on('text', (part) => (text += part));
  parser.on('closetag', ({ local, uri }) => {
    const row = rows.at(-1);
    if (!row) return;
    if (local === 'loc' && uri.includes('sitemap-image')) row.pictures.push(text);
    else if (local === 'loc') row.loc = text;
    else if (local === 'lastmod') row.lastmod = text;
  });
  parser.write(xml).close();
  return rows;
}

const locations = (xml = '') => rowsOf(xml).map(({ loc }) => loc.replace('https://test.example', ''));
const story = (file: string, fields: object = {}): Story => ({ file, ...fields });

describe('a sitemap', () => {
  it('of a month holds its stories with their last public change, picture and languages', async () => {
    const { maps } = await mapsOf({
      stories: [
        story('2025/08/first', {
          date: '2025-08-31T22:30:00Z',
          updates: [{ date: '2025-09-20T10:00:00Z', note: 'More' }],
          image: { src: 'a.jpg', alt: 'A', credit: 'B' },
        }),
        story('2025/09/arabic', { lang: 'ar', translationOf: '2025/08/first' }),
      ],
    });
    const languages = {
      'en-GB': 'https://test.example/2025/08/first/',
      ar: 'https://test.example/2025/09/arabic/',
      'x-default': 'https://test.example/2025/08/first/',
    };
    // 22:30 UTC is half past eleven in London, still in August.
    expect(rowsOf(maps.get('2025-08') ?? '')[0]).toEqual({
      loc: 'https://test.example/2025/08/first/',
      lastmod: '2025-09-20T11:00:00+01:00',
      pictures: ['https://test.example/_astro/a%20picture&.jpeg'],
      languages,
    });
    expect(rowsOf(maps.get('2025-09') ?? '')[0]).toMatchObject({ pictures: [], languages });
  });

  it('leaves out what asks not to be found and what stands elsewhere', async () => {
    const stories = [
      story('2025/09/shown'),
      story('2025/09/quiet', { noindex: true }),
      story('2025/09/copy', { canonical: 'https://first.example/' }),
      story('2025/09/later', { embargo: '2025-12-01' }),
    ];
    const pages = [
      { slug: 'about', noindex: false },
      { slug: 'thanks', noindex: true },
    ];
    const { maps } = await mapsOf({ stories }, makeSite({}, { preview: true }), pages);
    const all = [...maps.values()].flatMap(locations);
    expect(all).toEqual(expect.arrayContaining(['/2025/09/shown/', '/about/']));
    for (const path of ['/2025/09/quiet/', '/2025/09/copy/', '/2025/09/later/', '/thanks/'])
      expect(all).not.toContain(path);
  });

  it('names nothing twice, and every page of a list', async () => {
    const site = makeSite({ lists: { perPage: 3 } });
    const { maps } = await mapsOf({ stories: daily(40, () => ({ tags: ['Steel'] })) }, site);
    const all = [...maps.values()].flatMap(locations);
    expect(new Set(all).size).toBe(all.length);
    for (let page = 1; page <= 12; page += 1) {
      for (const list of ['/latest/', '/tags/steel/', '/sections/world/', '/authors/vera/', '/types/news/'])
        expect(all).toContain(`${list}page/${String(page)}/`);
    }
    expect(all).not.toContain('/latest/page/13/');
  });

  it('of a past month rests when a story is added', async () => {
    const site = makeSite({ lists: { perPage: 4 } });
    const fields = (index: number) => ({ tags: [`Tag ${String(index % 3)}`] });
    for (let count = 90; count < 100; count += 1) {
      const before = await mapsOf({ stories: daily(count, fields) }, site);
      const after = await mapsOf({ stories: daily(count + 1, fields) }, site);
      const changed = [...after.maps].filter(([name, xml]) => before.maps.get(name) !== xml);
      // The ninety-first day of the year is the first of April.
      expect(changed.map(([name]) => name)).toEqual(['2025-04', 'lists']);
    }
  });

  it('is split before it holds more than 50,000 addresses', () => {
    const site = makeSite();
    const stories = Array.from({ length: 50_001 }, (_, index) => story(`2025/09/s${String(index)}`));
    const archive = makeArchive({ stories: stories.slice(0, 1) }, site);
    const [one] = archive.articles;
    const many = stories.map(
      ({ file }) => ({ ...one, id: file, path: `/${file}/` }) as NonNullable<typeof one>,
    );
    const files = sitemapFiles(site, { ...archive, articles: many, monthOf: () => '2025-09' }, []);
    const names = files
      .filter(({ name }) => name !== 'lists')
      .map(({ name, entries }) => [name, entries.length]);
    expect(names[0]).toEqual(['2025-09', 50_000]);
    expect(names[1]?.[0]).toBe('2025-09-2');
  });

  it('is split before it weighs more than 50 MB, however long its addresses are', async () => {
    const site = makeSite();
    const archive = makeArchive({ stories: [story('2025/09/s')] }, site);
    const [one] = archive.articles;
    const many = Array.from(
      { length: 9000 },
      (_, index) =>
        ({ ...one, id: String(index), path: `/${'雪'.repeat(700)}${String(index)}/` }) as NonNullable<
          typeof one
        >,
    );
    const files = sitemapFiles(site, { ...archive, articles: many, monthOf: () => '2025-09' }, []);
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      expect(Buffer.byteLength(await sitemapXml(site, file, WIDE))).toBeLessThanOrEqual(50 * 1024 * 1024);
    }
  });
});

describe('the index of sitemaps', () => {
  it('names every map with its newest change, below the base path', async () => {
    const site = makeSite({ url: 'https://test.example/news' });
    const stories = [
      story('2025/08/a', { date: '2025-08-01T10:00:00Z' }),
      story('2025/09/b', { date: '2025-09-01T10:00:00Z' }),
    ];
    const { index } = await mapsOf({ stories }, site);
    expect(rowsOf(index)).toMatchObject([
      { loc: 'https://test.example/news/sitemaps/2025-08.xml', lastmod: '2025-08-01T11:00:00+01:00' },
      { loc: 'https://test.example/news/sitemaps/2025-09.xml', lastmod: '2025-09-01T11:00:00+01:00' },
      { loc: 'https://test.example/news/sitemaps/lists.xml', lastmod: '2025-09-01T11:00:00+01:00' },
    ]);
  });

  it('holds an outlet without a story', async () => {
    const { index, maps } = await mapsOf({});
    expect(locations(index)).toEqual(['/sitemaps/lists.xml']);
    expect(locations(maps.get('lists'))).toContain('/');
  });
});
