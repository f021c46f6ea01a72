/**
 * Sitemaps (https://www.sitemaps.org/protocol.html): an index of one map for each month, and one for what has no
 * month. A month's map holds its stories and the pages of lists that were closed in it, so that it rests when the
 * month is over: a new story changes its own month's map and that of the lists.
 */
import type { Archive, ArticleList } from '../archive/archive.ts';
import { localDay } from '../archive/calendar.ts';
import { changedAt } from '../archive/freshness.ts';
import type { Article, Instant, Picture } from '../archive/model.ts';
import { closedPages } from '../archive/pagination.ts';
import { isoInstant } from '../site/dates.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import type { AlternatePage } from '../views/parts.ts';
import { alternatesOf } from '../views/translations.ts';
import { escapeXml } from './xml.ts';

/** Of one map, by section "Sitemap index" of the protocol: 50,000 URLs and 50 MB. */
const LARGEST = { urls: 50_000, bytes: 50 * 1024 * 1024 };
/** Characters of an address, which is shorter than 2,048 (section "XML tag definitions"). */
const LONGEST_ADDRESS = 2048;

const NAMESPACES = [
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
  'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"',
  'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
].join(' ');

interface Entry {
  readonly path: string;
  /** The last public change. */
  readonly changed?: Instant | undefined;
  readonly picture?: Picture | undefined;
  readonly alternates?: readonly AlternatePage[] | undefined;
}

export interface SitemapFile {
  /** File name without `.xml`: `2025-09`, `2025-09-2`, `lists`. */
  readonly name: string;
  readonly entries: readonly Entry[];
}

export interface MappedPage {
  readonly slug: string;
  readonly noindex: boolean;
}

/** Whether a story's own address is the one to be found. */
export function isMapped(
  article: Pick<Article, 'noindex' | 'canonical'> & Partial<Pick<Article, 'hidden'>>,
): boolean {
  return !article.noindex && article.canonical === undefined && !article.hidden;
}

const known = new WeakMap<Archive, { readonly of: string; readonly files: readonly SitemapFile[] }>();

/**
 * Every public page exactly once; nothing that asks not to be indexed. Months in rising order, then the lists. Found once
 * for the index and its maps.
 */
export function sitemapFiles(
  site: Site,
  archive: Archive,
  pages: readonly MappedPage[],
): readonly SitemapFile[] {
  const of = JSON.stringify([site.outlet, pages.map(({ slug, noindex }) => [slug, noindex])]);
  const found = known.get(archive);
  if (found?.of === of) return found.files;
  const files = findFiles(site, archive, pages);
  known.set(archive, { of, files });
  return files;
}

function findFiles(site: Site, archive: Archive, pages: readonly MappedPage[]): SitemapFile[] {
  const months = new Map<string, Entry[]>([...archive.byMonth.keys()].map((month) => [month, []]));
  const lists: Entry[] = [];
  const add = (month: string | undefined, entry: Entry) => {
    const entries = month === undefined ? lists : (months.get(month) ?? []);
    if (month !== undefined) months.set(month, entries);
    entries.push(entry);
  };
  for (const article of archive.articles) {
    if (isMapped(article)) add(archive.monthOf(article), storyEntry(site, archive, article));
  }
  for (const { month, entry } of listEntries(site, archive)) add(month, entry);
  for (const page of pages) if (!page.noindex) add(undefined, { path: paths.page(page.slug) });
  return [...[...months].sort(([a], [b]) => (a < b ? -1 : 1)), ['lists', lists] as const]
    .filter(([, entries]) => entries.length > 0)
    .flatMap(([name, entries]) => split(site, { name, entries }));
}

function storyEntry(site: Site, archive: Archive, article: Article): Entry {
  return {
    path: article.path,
    changed: changedAt(article),
    picture: article.image,
    alternates: alternatesOf(site, archive, article),
  };
}

interface DatedEntry {
  /** `2025-09`; absent for what goes on changing. */
  readonly month?: string | undefined;
  readonly entry: Entry;
}

function listEntries({ outlet }: Site, archive: Archive): DatedEntry[] {
  const size = outlet.lists.perPage;
  const published = (articles: ArticleList) => articles.map((article) => article.published);
  const list = (path: string, articles: ArticleList = []) =>
    pagesOf(path, published(articles), size, outlet.timezone);
  const lasting = (path: string): DatedEntry => ({ entry: { path } });
  return [
    { entry: { path: paths.home, changed: archive.articles.at(-1)?.published } },
    ...list(paths.latest, archive.articles),
    ...[...archive.sections.keys()].flatMap((id) => list(paths.section(id), archive.bySection.get(id))),
    ...[...archive.tags.keys()].flatMap((id) => list(paths.tag(id), archive.byTag.get(id))),
    ...[...archive.authors.keys()].flatMap((id) => list(paths.author(id), archive.byAuthor.get(id))),
    ...[...archive.series.keys()].map((id) => lasting(paths.seriesOf(id))),
    ...[...archive.byType].flatMap(([type, articles]) => list(paths.type(type), articles)),
    ...[...archive.byMonth].flatMap(([month, articles]) =>
      list(paths.month(month), articles).map(({ entry }) => ({ month, entry })),
    ),
    ...[...archive.byWeek].map(([week, [first]]) => ({
      month: first && archive.monthOf(first),
      entry: { path: paths.week(week) },
    })),
    ...pagesOf(
      paths.corrections,
      archive.corrections.map(({ date }) => date),
      size,
      outlet.timezone,
    ),
    ...[
      paths.sections,
      paths.tags,
      paths.authors,
      paths.series,
      paths.types,
      paths.archive,
      paths.feeds,
      paths.search,
    ].map(lasting),
  ];
}

/**
 * The pages of a list. A numbered one belongs to the month in which it was closed.
 * @param dates of its items, oldest first
 */
function pagesOf(path: string, dates: readonly Instant[], size: number, timezone: string): DatedEntry[] {
  return [
    { entry: { path, changed: dates.at(-1) } },
    ...Array.from({ length: closedPages(dates.length, size) }, (_, index): DatedEntry => {
      const changed = dates[(index + 2) * size - 1];
      return {
        month: changed === undefined ? undefined : localDay(changed, timezone).month,
        entry: { path: paths.listPage(path, index + 1), changed },
      };
    }),
  ];
}

function split(site: Site, file: SitemapFile): SitemapFile[] {
  const parts: Entry[][] = [];
  let bytes = Infinity;
  for (const entry of file.entries) {
    const size = longestRow(site, entry);
    const last = parts.at(-1);
    if (!last || last.length >= LARGEST.urls || bytes + size > LARGEST.bytes) {
      parts.push([entry]);
      bytes = NAMESPACES.length + 200 + size;
    } else {
      last.push(entry);
      bytes += size;
    }
  }
  return parts.map((entries, index) => ({
    name: index === 0 ? file.name : `${file.name}-${String(index + 1)}`,
    entries,
  }));
}

/** Bytes that a row takes at most: a character of a path becomes nine at the most when it is encoded. */
function longestRow({ outlet }: Site, { path, picture, alternates = [] }: Entry): number {
  const address = (length: number) => outlet.origin.length + outlet.base.length + length;
  return (
    200 +
    address(9 * path.length) +
    (picture ? LONGEST_ADDRESS : 0) +
    alternates.reduce((sum, { url }) => sum + 100 + url.length, 0)
  );
}

/**
 * One map.
 * @param pictureUrl url of the picture that search engines are shown, with base path
 */
export async function sitemapXml(
  site: Site,
  { entries }: SitemapFile,
  pictureUrl: (picture: Picture) => Promise<string>,
): Promise<string> {
  const rows: string[] = [];
  for (const entry of entries) {
    rows.push(rowOf(site, entry, entry.picture && (await pictureUrl(entry.picture))));
  }
  return sitemapDocument('urlset', NAMESPACES, rows);
}

/**
 * With the extensions for pictures (https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps)
 * and languages (https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap).
 */
function rowOf({ urls, outlet }: Site, entry: Entry, picture: string | undefined): string {
  const { path, changed, alternates = [] } = entry;
  return [
    '<url>',
    `<loc>${escapeXml(urls.absolute(path))}</loc>`,
    changed === undefined ? '' : `<lastmod>${isoInstant(changed, outlet.timezone)}</lastmod>`,
    ...alternates.map(
      ({ lang, url }) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${escapeXml(url)}"/>`,
    ),
    picture === undefined
      ? ''
      : `<image:image><image:loc>${escapeXml(urls.absoluteUrl(picture))}</image:loc></image:image>`,
    '</url>',
  ].join('');
}

/** The index of the maps, each with its newest change. */
export function sitemapIndexXml({ urls, outlet }: Site, files: readonly SitemapFile[]): string {
  const rows = files.map(({ name, entries }) => {
    const newest = entries.reduce((max, { changed = -Infinity }) => Math.max(max, changed), -Infinity);
    const modified = newest === -Infinity ? '' : `<lastmod>${isoInstant(newest, outlet.timezone)}</lastmod>`;
    return `<sitemap><loc>${escapeXml(urls.absolute(paths.sitemapFile(name)))}</loc>${modified}</sitemap>`;
  });
  return sitemapDocument('sitemapindex', 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', rows);
}

export function sitemapDocument(root: string, namespaces: string, rows: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${namespaces}>\n${rows.join('\n')}\n</${root}>\n`;
}
