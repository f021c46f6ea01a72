/** Lists of articles: what a section, a tag, an author, … has, page by page. */
import type { Archive, ArticleList } from '../archive/archive.ts';
import { daysOfWeek, weekParts } from '../archive/calendar.ts';
import type { Article } from '../archive/model.ts';
import { paginate, type ListPage } from '../archive/pagination.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import type { ViewSources } from '../site/view-sources.ts';
import { runningAds } from './ads.ts';
import { sectionCrumbs } from './article.ts';
import { authorCardOf } from './author-card.ts';
import type { ChannelKind } from './channels.ts';
import { frameOf, type FrameRequest, type StaticPageSummary } from './frame.ts';
import type { AuthorCard, Crumb, Frame, Link, PageAds, Pagination, Teaser } from './parts.ts';
import { railOf, type RailGroup } from './rail.ts';
import { partsOf } from './series.ts';
import { sectionCard } from './social-card.ts';
import { teaserOf } from './teaser.ts';

/** `opening`: the first story large; `front`: composed as the top of the front is; `rows`: line by line. */
export type Arrangement = 'rows' | 'opening' | 'front';

export interface ListView {
  readonly frame: Frame;
  readonly crumbs: readonly Crumb[];
  /** Above the title, where no crumb says what the list is: `Section`. */
  readonly kindLabel?: string | undefined;
  readonly title: string;
  readonly description?: string | undefined;
  readonly accent?: string | undefined;
  readonly author?: AuthorCard | undefined;
  /** Parts of a section, months beside a month. */
  readonly children: readonly Link[];
  readonly feedUrl?: string | undefined;
  readonly items: readonly Teaser[];
  readonly arrangement: Arrangement;
  readonly numbered: boolean;
  readonly partLabels?: readonly string[] | undefined;
  readonly pagination: Pagination;
  readonly ads: PageAds;
  /** Beside the list: what its stories are about and who wrote them. */
  readonly rail: readonly RailGroup[];
}

/** One page of a list: the rest parameter of its route, and what stands on it. */
export interface PageOfList {
  /** `undefined` on the list's own address, else `page/3`. */
  readonly page: string | undefined;
  readonly sources: ViewSources;
  /** Made when it is asked for. */
  readonly view: ListView;
}

/** What makes one list different from another. */
interface ListSource {
  readonly path: string;
  readonly title: string;
  readonly kindLabel?: string | undefined;
  readonly description?: string | undefined;
  readonly crumbs: readonly Crumb[];
  /** Oldest first. */
  readonly articles: ArticleList;
  /** Which kind of feed has the same stories. */
  readonly channel?: ChannelKind | undefined;
  readonly section?: string | undefined;
  readonly children?: readonly Link[] | undefined;
  readonly author?: AuthorCard | undefined;
  /** Of its own address; older pages stand in rows. */
  readonly arrangement?: Arrangement | undefined;
  /** How many parts there are, where its stories are parts that are counted. */
  readonly parts?: number | undefined;
  readonly frame?: Partial<FrameRequest> | undefined;
}

type Context = readonly [site: Site, archive: Archive, pages: readonly StaticPageSummary[]];

export function sectionPages(...[site, archive, pages]: Context): Map<string, PageOfList[]> {
  const sections = [...archive.sections.values()];
  return mapOf(
    sections,
    (section) => section.id,
    (section) =>
      pagesOf([site, archive, pages], {
        path: paths.section(section.id),
        title: section.name,
        kindLabel: site.strings.kinds.section,
        description: section.description,
        crumbs: section.parent === undefined ? [] : sectionCrumbs(site, archive, section.parent),
        articles: archive.bySection.get(section.id) ?? [],
        arrangement: 'opening',
        channel: 'section',
        section: section.id,
        frame: { card: sectionCard(site, section) },
        children: sections
          .filter((child) => child.parent === section.id)
          .map((child) => ({ label: child.name, url: site.urls.url(paths.section(child.id)) })),
      }),
  );
}

export function tagPages(...[site, archive, pages]: Context): Map<string, PageOfList[]> {
  return mapOf(
    archive.tags.values(),
    (tag) => tag.id,
    (tag) =>
      pagesOf([site, archive, pages], {
        path: paths.tag(tag.id),
        title: tag.label,
        description: tag.description,
        crumbs: [crumb(site, site.strings.titles.tags, paths.tags)],
        articles: archive.byTag.get(tag.id) ?? [],
        channel: 'tag',
      }),
  );
}

export function authorPages(...[site, archive, pages]: Context): Map<string, PageOfList[]> {
  return mapOf(
    archive.authors.values(),
    (author) => author.id,
    (author) =>
      pagesOf([site, archive, pages], {
        path: paths.author(author.id),
        title: author.name,
        description: author.bio,
        crumbs: [crumb(site, site.strings.titles.authors, paths.authors)],
        articles: archive.byAuthor.get(author.id) ?? [],
        channel: 'author',
        author: authorCardOf(site, author),
        frame: { ogType: 'profile', picture: author.photo },
      }),
  );
}

export function typePages(...[site, archive, pages]: Context): Map<string, PageOfList[]> {
  return mapOf(
    archive.byType,
    ([type]) => type,
    ([type, articles]) =>
      pagesOf([site, archive, pages], {
        path: paths.type(type),
        title: site.strings.types[type],
        crumbs: [crumb(site, site.strings.titles.types, paths.types)],
        articles,
        channel: 'type',
      }),
  );
}

export function monthPages(...[site, archive, pages]: Context): Map<string, PageOfList[]> {
  const months = [...archive.byMonth.keys()];
  const link = (month: string | undefined): Link[] =>
    month === undefined ? [] : [{ label: site.dates.month(month), url: site.urls.url(paths.month(month)) }];
  return mapOf(
    archive.byMonth,
    ([month]) => month,
    ([month, articles]) => {
      const index = months.indexOf(month);
      return pagesOf([site, archive, pages], {
        path: paths.month(month),
        title: site.dates.month(month),
        crumbs: [crumb(site, site.strings.titles.archive, paths.archive)],
        articles,
        children: [
          ...link(months[index - 1]),
          ...link(months[index + 1]),
          ...weekLinks(site, archive, articles),
        ],
      });
    },
  );
}

/** The weeks that a month's stories fall into, oldest first. */
function weekLinks({ urls, strings }: Site, archive: Archive, articles: ArticleList): Link[] {
  return [...new Set(articles.map(archive.weekOf))].map((week) => {
    const { year, number } = weekParts(week);
    return { label: strings.titles.week(number, year), url: urls.url(paths.week(week)) };
  });
}

export function latestPages(...[site, archive, pages]: Context): PageOfList[] {
  return pagesOf([site, archive, pages], {
    path: paths.latest,
    title: site.strings.titles.latest,
    crumbs: [],
    articles: archive.articles,
    channel: 'outlet',
    arrangement: 'opening',
  });
}

/** A week is one page: it is over before it grows long. */
export function weekPages(...[site, archive, pages]: Context): Map<string, PageOfList> {
  const { dates, strings } = site;
  return mapOf(
    archive.byWeek,
    ([week]) => week,
    ([week, articles]) => {
      const { first, last } = daysOfWeek(week);
      const { year, number } = weekParts(week);
      const source: ListSource = {
        path: paths.week(week),
        title: strings.titles.week(number, year),
        kindLabel: strings.titles.weekly,
        description: strings.titles.weekDays(dates.plainDay(first), dates.plainDay(last)),
        crumbs: [crumb(site, strings.titles.archive, paths.archive)],
        articles,
        arrangement: 'front',
      };
      // It opens with a picture, if it has any.
      const lead = articles.findLast(({ image }) => image);
      const others = articles.filter((article) => article !== lead).reverse();
      return pageOf([site, archive, pages], source, { items: lead ? [lead, ...others] : others });
    },
  );
}

/** A series is one page, in reading order. */
export function seriesPages(...[site, archive, pages]: Context): Map<string, PageOfList> {
  return mapOf(
    archive.series.values(),
    (series) => series.id,
    (series) => {
      const parts = archive.bySeries.get(series.id) ?? [];
      const source: ListSource = {
        path: paths.seriesOf(series.id),
        title: series.name,
        description: series.description,
        crumbs: [crumb(site, site.strings.titles.series, paths.series)],
        articles: parts,
        channel: 'series',
      };
      if (!series.ordered) return pageOf([site, archive, pages], source, { items: [...parts].reverse() });
      const { articles: items, count } = partsOf(archive, series, site.outlet.lang);
      return pageOf([site, archive, pages], { ...source, parts: count }, { items });
    },
  );
}

function pagesOf(context: Context, source: ListSource): PageOfList[] {
  const [site] = context;
  return paginate(source.articles, site.outlet.lists.perPage).map((page) => pageOf(context, source, page));
}

function pageOf(context: Context, source: ListSource, page: ListPage<Article>): PageOfList {
  const [site, archive] = context;
  const { articles: _articles, ...about } = source;
  const { items, ...place } = page;
  let view: ListView | undefined;
  return {
    page: page.number === undefined ? undefined : `page/${String(page.number)}`,
    sources: { stories: [items], rest: [about, place, runningAds(site, archive)] },
    get view() {
      return (view ??= listView(context, source, page));
    },
  };
}

function listView([site, archive, pages]: Context, source: ListSource, page: ListPage<Article>): ListView {
  const { urls, strings } = site;
  const { channel, parts } = source;
  const isOwn = page.number === undefined;
  const path = isOwn ? source.path : paths.listPage(source.path, page.number);
  const newestItem = page.items.reduce<number | undefined>(
    (newest, article) => Math.max(newest ?? -Infinity, article.published),
    undefined,
  );
  return {
    frame: frameOf(site, archive, pages, {
      title: isOwn ? source.title : strings.titles.onPage(source.title, page.number),
      description: isOwn ? source.description : undefined,
      path,
      section: source.section,
      dated: newestItem,
      channels:
        channel === undefined || channel === 'outlet'
          ? []
          : [{ kind: channel, path: source.path, name: source.title }],
      lite: source.section !== undefined,
      ...source.frame,
    }),
    crumbs: isOwn ? source.crumbs : [...source.crumbs, crumb(site, source.title, source.path)],
    kindLabel: source.kindLabel,
    title: source.title,
    description: isOwn ? source.description : undefined,
    accent: source.section === undefined ? undefined : archive.sections.get(source.section)?.color,
    author: isOwn ? source.author : undefined,
    children: isOwn ? (source.children ?? []) : [],
    feedUrl:
      channel === undefined
        ? undefined
        : urls.url(paths.feed(channel === 'outlet' ? '' : source.path, 'rss')),
    items: page.items.map((article) => teaserOf(site, archive, article)),
    arrangement: (isOwn && source.arrangement) || 'rows',
    numbered: parts !== undefined,
    partLabels:
      parts === undefined
        ? undefined
        : page.items.map(({ series }) => strings.storyPage.part(series?.order ?? 0, parts)),
    pagination: paginationOf(site, source.path, page),
    ads: runningAds(site, archive),
    rail: railOf(site, archive, source.path, page.items),
  };
}

/** Links between the pages of a list. */
export function paginationOf({ urls, strings }: Site, list: string, page: ListPage<unknown>): Pagination {
  const at = (path: string, label: string): Link => ({ label, url: urls.url(path) });
  return {
    newer:
      page.newer === undefined
        ? undefined
        : at(page.newer === 'list' ? list : paths.listPage(list, page.newer), strings.lists.newer),
    older: page.older === undefined ? undefined : at(paths.listPage(list, page.older), strings.lists.older),
    label: page.number === undefined ? undefined : strings.titles.page(page.number),
  };
}

export function crumb({ urls }: Site, label: string, path: string): Crumb {
  return { label, url: urls.url(path) };
}

function mapOf<T, V>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
  valueOf: (item: T) => V,
): Map<string, V> {
  return new Map(Array.from(items, (item) => [keyOf(item), valueOf(item)]));
}
