import type { Archive } from '../archive/archive.ts';
import { newest } from '../archive/order.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import { isSearchable } from './article.ts';
import { monthsByYear, type YearOfMonths } from './directory.ts';
import { frameOf, type StaticPageSummary } from './frame.ts';
import type { Crumb, Frame, Teaser } from './parts.ts';
import { policyLinks, type PolicyLink } from './policies.ts';
import { teaserOf } from './teaser.ts';

export interface PageView {
  readonly frame: Frame;
  readonly crumbs: readonly Crumb[];
  readonly title: string;
  readonly description?: string | undefined;
  /** What the page is for: `about`, `ethics`, … */
  readonly kind?: string | undefined;
  readonly policies: readonly PolicyLink[];
}

/** A page of the newsroom's own: about, ethics, … */
export function pageView(
  site: Site,
  archive: Archive,
  pages: readonly StaticPageSummary[],
  page: StaticPageSummary & { readonly description?: string | undefined; readonly lang?: string | undefined },
): PageView {
  return {
    frame: frameOf(site, archive, pages, {
      title: page.title,
      description: page.description,
      path: paths.page(page.slug),
      lang: page.lang,
      noindex: page.noindex,
    }),
    crumbs: [],
    title: page.title,
    description: page.description,
    kind: page.kind,
    policies: policyLinks(site, pages),
  };
}

export interface SearchView {
  readonly frame: Frame;
  readonly title: string;
  readonly months: readonly YearOfMonths[];
  /** Where the index lies. */
  readonly indexUrl: string;
  /** Languages that have an index of their own, the outlet's first. */
  readonly languages: readonly string[];
  readonly filters: readonly SearchFilter[];
  /** Name of a section, as results have it, to its name in the palette. */
  readonly accents: Readonly<Record<string, string>>;
}

/** In the order of their fields: a year is followed by another that ends a range, which is not to begin a line. */
export const SEARCH_FILTERS = ['section', 'author', 'tag', 'type', 'year'] as const;

/** A filter of the search page; `name` is its name in the index, which also knows its values. */
export interface SearchFilter {
  readonly name: (typeof SEARCH_FILTERS)[number];
  readonly label: string;
}

export function searchView(site: Site, archive: Archive, pages: readonly StaticPageSummary[]): SearchView {
  const { urls, strings } = site;
  return {
    frame: frameOf(site, archive, pages, {
      title: strings.titles.search,
      description: strings.titles.searchText,
      path: paths.search,
    }),
    title: strings.titles.search,
    months: monthsByYear(site, archive),
    indexUrl: urls.url(paths.searchIndex),
    languages: indexLanguages(site, archive),
    filters: SEARCH_FILTERS.map((name) => ({ name, label: strings.searchFilters[name] })),
    accents: Object.fromEntries(Array.from(archive.sections.values(), ({ name, color }) => [name, color])),
  };
}

/** The languages of searchable stories, as folders of the index are named; the outlet's first. */
function indexLanguages({ outlet }: Site, archive: Archive): string[] {
  const own = outlet.lang.toLowerCase();
  const others = new Set(archive.articles.filter(isSearchable).map((article) => article.lang.toLowerCase()));
  const hadOwn = others.delete(own);
  return [...(hadOwn ? [own] : []), ...[...others].sort()];
}

export interface NotFoundView {
  readonly frame: Frame;
  readonly latest: readonly Teaser[];
}

const LATEST_ON_404 = 4;

export function notFoundView(
  site: Site,
  archive: Archive,
  pages: readonly StaticPageSummary[],
): NotFoundView {
  return {
    frame: frameOf(site, archive, pages, {
      title: site.strings.titles.notFound,
      path: paths.notFound,
      noindex: true,
    }),
    latest: newest(archive.articles, LATEST_ON_404).map((article) => teaserOf(site, archive, article)),
  };
}

/** The page of what the reader keeps: empty, but for the script that fills it. */
export function savedView(site: Site, archive: Archive, pages: readonly StaticPageSummary[]): Frame {
  return frameOf(site, archive, pages, { title: site.strings.kept.title, path: paths.saved, noindex: true });
}
