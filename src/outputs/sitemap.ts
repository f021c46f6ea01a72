/** Sitemaps (https://www.sitemaps.org/protocol.html): an index of one map per year and one for everything else. */
import type { Archive } from '../archive/archive.ts';
import type { Article } from '../archive/model.ts';
import { closedPages } from '../archive/pagination.ts';
import { isoInstant } from '../site/dates.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import { escapeXml } from './xml.ts';

/** A map may hold 50,000 URLs (section "Sitemap index"). */
const LARGEST = 50_000;
const SCHEMA = 'http://www.sitemaps.org/schemas/sitemap/0.9';

interface Entry {
  readonly path: string;
  /** Milliseconds since the epoch: the last public change. */
  readonly changed?: number | undefined;
}

export interface SitemapFile {
  /** File name without `.xml`: `stories-2025`, `stories-2025-2`, `lists`. */
  readonly name: string;
  readonly entries: readonly Entry[];
}

export interface MappedPage {
  readonly slug: string;
  readonly noindex: boolean;
}

/** Every public page exactly once; nothing that asks not to be indexed. */
export function sitemapFiles(site: Site, archive: Archive, pages: readonly MappedPage[]): SitemapFile[] {
  const stories = archive.articles.filter((article) => !article.noindex && article.canonical === undefined);
  const years = Map.groupBy(stories, (article) => archive.monthOf(article).slice(0, 4));
  return [
    { name: 'lists', entries: listEntries(site, archive, pages) },
    ...[...years].map(([year, articles]) => ({ name: `stories-${year}`, entries: articles.map(storyEntry) })),
  ].flatMap(split);
}

function storyEntry(article: Article): Entry {
  return { path: article.path, changed: article.modified ?? article.published };
}

function listEntries({ outlet }: Site, archive: Archive, pages: readonly MappedPage[]): Entry[] {
  const size = outlet.lists.perPage;
  const newestOf = (articles: readonly Article[]) => articles.at(-1)?.published;
  const list = (path: string, articles: readonly Article[]): Entry[] => [
    { path, changed: newestOf(articles) },
    ...Array.from({ length: closedPages(articles.length, size) }, (_, index) => ({
      path: paths.listPage(path, index + 1),
      changed: articles[(index + 1) * size - 1]?.published,
    })),
  ];
  const lists = <K>(map: ReadonlyMap<K, readonly Article[]>, pathOf: (key: K) => string) =>
    [...map].flatMap(([key, articles]) => list(pathOf(key), articles));
  const inSeries = [...archive.series.keys()].map((id) => ({ path: paths.seriesOf(id) }));
  return [
    { path: paths.home, changed: newestOf(archive.articles) },
    ...list(paths.latest, archive.articles),
    ...[...archive.sections.keys()].flatMap((id) => list(paths.section(id), archive.bySection.get(id) ?? [])),
    ...[...archive.tags.keys()].flatMap((id) => list(paths.tag(id), archive.byTag.get(id) ?? [])),
    ...[...archive.authors.keys()].flatMap((id) => list(paths.author(id), archive.byAuthor.get(id) ?? [])),
    ...inSeries,
    ...lists(archive.byType, paths.type),
    ...lists(archive.byMonth, paths.month),
    ...[...archive.byWeek.keys()].map((week) => ({ path: paths.week(week) })),
    ...correctionEntries(archive, size),
    ...[
      paths.sections,
      paths.tags,
      paths.authors,
      paths.series,
      paths.types,
      paths.archive,
      paths.feeds,
      paths.search,
    ].map((path) => ({ path })),
    ...pages.filter((page) => !page.noindex).map((page) => ({ path: paths.page(page.slug) })),
  ];
}

function correctionEntries(archive: Archive, size: number): Entry[] {
  const closed = closedPages(archive.corrections.length, size);
  return [
    { path: paths.corrections, changed: archive.corrections.at(-1)?.date },
    ...Array.from({ length: closed }, (_, index) => ({ path: paths.listPage(paths.corrections, index + 1) })),
  ];
}

function split(file: SitemapFile): SitemapFile[] {
  const parts = Math.ceil(file.entries.length / LARGEST);
  if (parts <= 1) return [file];
  return Array.from({ length: parts }, (_, index) => ({
    name: index === 0 ? file.name : `${file.name}-${String(index + 1)}`,
    entries: file.entries.slice(index * LARGEST, (index + 1) * LARGEST),
  }));
}

/** One map. */
export function sitemapXml({ urls, outlet }: Site, { entries }: SitemapFile): string {
  const rows = entries.map(({ path, changed }) => {
    const modified =
      changed === undefined ? '' : `<lastmod>${isoInstant(changed, outlet.timezone)}</lastmod>`;
    return `<url><loc>${escapeXml(urls.absolute(path))}</loc>${modified}</url>`;
  });
  return document('urlset', rows);
}

/** The index of the maps. */
export function sitemapIndexXml({ urls }: Site, files: readonly SitemapFile[]): string {
  const rows = files.map(
    ({ name }) => `<sitemap><loc>${escapeXml(urls.absolute(paths.sitemapFile(name)))}</loc></sitemap>`,
  );
  return document('sitemapindex', rows);
}

function document(root: string, rows: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${SCHEMA}">\n${rows.join('\n')}\n</${root}>\n`;
}
