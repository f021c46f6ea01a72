import type { Archive } from '../archive/archive.ts';
import { newest } from '../archive/order.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import { monthsByYear, type YearOfMonths } from './directory.ts';
import { frameOf, type StaticPageSummary } from './frame.ts';
import type { Crumb, Frame, Teaser } from './parts.ts';
import { teaserOf } from './teaser.ts';

export interface PageView {
  readonly frame: Frame;
  readonly crumbs: readonly Crumb[];
  readonly title: string;
  readonly description?: string | undefined;
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
  };
}

export interface SearchView {
  readonly frame: Frame;
  readonly title: string;
  readonly months: readonly YearOfMonths[];
  /** Where the index lies. */
  readonly indexUrl: string;
  /** Languages that have an index of their own, as Pagefind names them. */
  readonly languages: readonly string[];
  readonly filters: readonly SearchFilter[];
}

/** A filter of the search page; `name` is its name in the index. */
export interface SearchFilter {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function searchView(site: Site, archive: Archive, pages: readonly StaticPageSummary[]): SearchView {
  const { urls, strings } = site;
  const filter = (name: keyof typeof strings.searchFilters, values: readonly string[]): SearchFilter => ({
    name,
    label: strings.searchFilters[name],
    options: values.map((value) => ({ value, label: value })),
  });
  const years = [...new Set([...archive.byMonth.keys()].map((month) => month.slice(0, 4)))].reverse();
  return {
    frame: frameOf(site, archive, pages, { title: strings.titles.search, path: paths.search }),
    title: strings.titles.search,
    months: monthsByYear(site, archive),
    indexUrl: urls.url(paths.searchIndex),
    languages: [...new Set(archive.articles.map((article) => article.lang.toLowerCase()))].sort(),
    filters: [
      filter('section', [...archive.sections.values()].map((section) => section.name)),
      filter('author', [...archive.authors.values()].map((author) => author.name)),
      filter('tag', [...archive.tags.values()].map((tag) => tag.label)),
      filter('year', years),
      filter('type', [...archive.byType.keys()].map((type) => strings.types[type])),
    ],
  };
}

export interface NotFoundView {
  readonly frame: Frame;
  readonly latest: readonly Teaser[];
}

const LATEST_ON_404 = 5;

export function notFoundView(site: Site, archive: Archive, pages: readonly StaticPageSummary[]): NotFoundView {
  return {
    frame: frameOf(site, archive, pages, {
      title: site.strings.titles.notFound,
      path: paths.notFound,
      noindex: true,
    }),
    latest: newest(archive.articles, LATEST_ON_404).map((article) => teaserOf(site, archive, article)),
  };
}
