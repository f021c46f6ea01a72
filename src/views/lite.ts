/**
 * The text-only edition: the front, the sections, the stories. A page of it knows nothing but its own story or list, so
 * that few of them change with a new story.
 */
import type { Archive } from '../archive/archive.ts';
import { updatedAt } from '../archive/freshness.ts';
import { fillFront } from '../archive/front.ts';
import type { Article } from '../archive/model.ts';
import { paginate, type ListPage } from '../archive/pagination.ts';
import { directionOf } from '../site/language.ts';
import { share } from '../site/page-key.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import type { ViewSources } from '../site/view-sources.ts';
import { correctionView } from './article.ts';
import type { CorrectionView, Link, Pagination, TimeText } from './parts.ts';
import { headingOf } from './front.ts';
import { headlineOf, standfirstOf } from './summary.ts';
import { bylineOf, typeLabelOf } from './teaser.ts';

/** What is around the text of every page. */
export interface LiteFrame {
  readonly title: string;
  /** Absolute: the page that this is the text of. */
  readonly canonical: string;
  /** The same without the origin. */
  readonly fullUrl: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly noindex: boolean;
  readonly house: LiteHouse;
}

export interface LiteHouse {
  readonly name: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly icon: string;
  readonly home: string;
  readonly sections: readonly Link[];
  readonly preview?: string | undefined;
}

export interface LiteItem extends Link {
  readonly published: TimeText;
  readonly typeLabel?: string | undefined;
  readonly sponsor?: string | undefined;
  /** Only where it differs from the outlet's. */
  readonly lang?: string | undefined;
  readonly dir?: 'ltr' | 'rtl' | undefined;
  readonly retracted: boolean;
}

export interface LiteListView {
  readonly frame: LiteFrame;
  readonly title: string;
  readonly groups: readonly { readonly title?: string | undefined; readonly items: readonly LiteItem[] }[];
  readonly pagination: Pagination;
}

export interface LiteArticleView {
  readonly frame: LiteFrame;
  readonly title: string;
  /** Absent when the story was retracted, as what it says may be what was wrong. */
  readonly standfirst?: string | undefined;
  readonly section: Link;
  readonly typeLabel?: string | undefined;
  readonly names: readonly string[];
  readonly dateline?: string | undefined;
  readonly published: TimeText;
  readonly updated?: TimeText | undefined;
  readonly sponsor?: Link | undefined;
  readonly major: readonly CorrectionView[];
  readonly minor: readonly CorrectionView[];
  readonly retraction?: { readonly date: TimeText; readonly reason: string } | undefined;
  readonly updates: readonly { readonly date: TimeText; readonly note: string }[];
  readonly sources: readonly Link[];
  readonly disclosures: readonly string[];
  /** Path of the full page: what relative addresses in the story belong to. */
  readonly path: string;
}

export function liteArticleView(site: Site, archive: Archive, article: Article): LiteArticleView {
  const { dates } = site;
  const updated = updatedAt(article);
  const of = (severity: 'major' | 'minor') =>
    article.corrections
      .filter((one) => one.severity === severity)
      .map((correction) => correctionView(site, correction));
  return {
    frame: frameOf(site, archive, {
      title: headlineOf(site, article),
      path: article.path,
      lang: article.lang,
      noindex: article.noindex,
      canonical: article.canonical,
    }),
    title: article.title,
    standfirst: standfirstOf(article),
    section: sectionLink(site, archive, article.section),
    typeLabel: typeLabelOf(site, article),
    names: bylineOf(site, archive, article.credits).map(({ label }) => label),
    dateline: article.dateline,
    published: dates.moment(article.published),
    updated: updated === undefined ? undefined : dates.moment(updated),
    sponsor: article.sponsor && { label: article.sponsor.name, url: article.sponsor.url },
    major: of('major'),
    minor: of('minor'),
    retraction: article.retracted && {
      date: dates.moment(article.retracted.date),
      reason: article.retracted.reason,
    },
    updates: article.updates.map(({ date, note }) => ({ date: dates.moment(date), note })),
    sources: article.sources.map(({ title, url }) => ({ label: title, url })),
    disclosures: article.disclosures,
    path: article.path,
  };
}

/** What `liteArticleView` is made of. */
export function liteArticleSources(article: Article): ViewSources {
  return { stories: [[article]], rest: undefined };
}

export function liteFrontView(site: Site, archive: Archive): LiteListView {
  return {
    frame: frameOf(site, archive, { title: site.strings.lite.link, path: paths.home }),
    title: site.outlet.name,
    groups: fillFront(archive, site.now).map(({ block, articles }) => ({
      title: headingOf(site, archive, block).title,
      items: articles.map((article) => itemOf(site, article)),
    })),
    pagination: {},
  };
}

export interface LiteListPage {
  /** Of the same page in the full edition. */
  readonly path: string;
  readonly sources: ViewSources;
  /** Made when it is asked for. */
  readonly view: LiteListView;
}

/** Every page of every section. */
export function liteSectionPages(site: Site, archive: Archive): LiteListPage[] {
  return [...archive.sections.values()].flatMap(({ id, name }) =>
    paginate(archive.bySection.get(id) ?? [], site.outlet.lists.perPage).map((page) => {
      const list = paths.section(id);
      const path = page.number === undefined ? list : paths.listPage(list, page.number);
      const title = page.number === undefined ? name : site.strings.titles.onPage(name, page.number);
      const { items, ...place } = page;
      const view = (): LiteListView => ({
        frame: frameOf(site, archive, { title, path }),
        title,
        groups: [{ items: items.map((article) => itemOf(site, article)) }],
        pagination: paginationOf(site, list, page),
      });
      return {
        path,
        sources: { stories: [items], rest: [path, place] },
        get view() {
          return view();
        },
      };
    }),
  );
}

function paginationOf({ urls, strings }: Site, list: string, page: ListPage<unknown>): Pagination {
  const at = (path: string, label: string): Link => ({ label, url: urls.url(paths.liteOf(path)) });
  const { newer, older } = page;
  return {
    newer:
      newer === undefined
        ? undefined
        : at(newer === 'list' ? list : paths.listPage(list, newer), strings.lists.newer),
    older: older === undefined ? undefined : at(paths.listPage(list, older), strings.lists.older),
  };
}

function itemOf(site: Site, article: Article): LiteItem {
  const { outlet, urls, dates } = site;
  const foreign = article.lang !== outlet.lang;
  return {
    label: article.title,
    url: urls.url(paths.liteOf(article.path)),
    published: dates.day(article.published),
    typeLabel: typeLabelOf(site, article),
    sponsor: article.sponsor?.name,
    lang: foreign ? article.lang : undefined,
    dir: foreign ? directionOf(article.lang) : undefined,
    retracted: article.retracted !== undefined,
  };
}

function sectionLink({ urls }: Site, archive: Archive, id: string): Link {
  return { label: archive.sections.get(id)?.name ?? id, url: urls.url(paths.liteOf(paths.section(id))) };
}

const houses = new WeakMap<Archive, WeakMap<Site, LiteHouse>>();

function houseOf(site: Site, archive: Archive): LiteHouse {
  const ofArchive = houses.get(archive) ?? new WeakMap<Site, LiteHouse>();
  houses.set(archive, ofArchive);
  let house = ofArchive.get(site);
  if (!house) {
    const { outlet, urls, strings } = site;
    const top = [...archive.sections.values()].filter((section) => section.parent === undefined);
    house = share({
      name: outlet.name,
      lang: outlet.lang,
      dir: outlet.dir,
      icon: urls.href(outlet.icon),
      home: urls.url(paths.lite),
      sections: top.map(({ id }) => sectionLink(site, archive, id)),
      preview: site.preview ? strings.preview : undefined,
    });
    ofArchive.set(site, house);
  }
  return house;
}

function frameOf(
  site: Site,
  archive: Archive,
  request: {
    readonly title: string;
    readonly path: string;
    readonly lang?: string;
    readonly noindex?: boolean;
    readonly canonical?: string | undefined;
  },
): LiteFrame {
  const { outlet, urls, preview } = site;
  const lang = request.lang ?? outlet.lang;
  return {
    title: `${request.title} – ${outlet.name}`,
    canonical: request.canonical ?? urls.absolute(request.path),
    fullUrl: urls.url(request.path),
    lang,
    dir: directionOf(lang),
    noindex: request.noindex === true || preview,
    house: houseOf(site, archive),
  };
}
