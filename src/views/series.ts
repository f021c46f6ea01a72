/** The parts of a series, as somebody reads them who reads one language: of a part and its translations one. */
import type { Archive, ArticleList } from '../archive/archive.ts';
import type { Article, Series } from '../archive/model.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import type { Link, OwnLanguage } from './parts.ts';
import { ownLanguageOf } from './teaser.ts';

/** Where a story stands in its series. */
export interface SeriesPlace {
  readonly name: string;
  readonly url: string;
  /** `Part 2 of 3`, where parts are numbered. */
  readonly part?: string | undefined;
  readonly previous?: PartLink | undefined;
  readonly next?: PartLink | undefined;
}

/** Not every part is told in the language of the others. */
export interface PartLink extends Link, OwnLanguage {
  /** In the words of the house: that it was retracted. */
  readonly note?: string | undefined;
}

/** What the place is made of. */
export interface PlaceSources {
  readonly series: Series;
  readonly previous?: Article | undefined;
  readonly next?: Article | undefined;
  /** Number of the part and of all of them, where parts are numbered. */
  readonly numbers?: readonly [part: number, of: number] | undefined;
}

/** A series as it is read in one language. */
export interface Parts {
  /** In reading order. A part that is not told in the language is there as it was written first. */
  readonly articles: ArticleList;
  /** How many there are: one may be missing from the middle, because it has not appeared yet or was taken down. */
  readonly count: number;
  /** Where a part stands among them; nothing of a version that is not read here. */
  readonly placeOf: (part: Article) => number | undefined;
}

/** A column may have thousands of parts, and each of them asks. */
const known = new WeakMap<ArticleList, Map<string, Parts>>();

/** @param lang BCP 47 */
export function partsOf(archive: Archive, series: Series, lang: string): Parts {
  const all = archive.bySeries.get(series.id) ?? NONE;
  const byLang = known.get(all) ?? new Map<string, Parts>();
  known.set(all, byLang);
  const parts = byLang.get(lang) ?? read(archive, series, all, lang);
  byLang.set(lang, parts);
  return parts;
}

const NONE: ArticleList = [];

function read(archive: Archive, { id }: Series, all: ArticleList, lang: string): Parts {
  const articles = all.filter((part) => {
    const versions = (archive.translations.get(part.id) ?? []).filter(({ series }) => series?.id === id);
    const chosen = versions.find((one) => one.lang === lang) ?? versions[0];
    return chosen === undefined || chosen === part;
  });
  const places = new Map(articles.map((part, place) => [part, place]));
  return {
    articles,
    count: articles.reduce((most, { series }) => Math.max(most, series?.order ?? 0), articles.length),
    placeOf: (part) => places.get(part),
  };
}

/** Nothing where a story is part of no series that there is. */
export function placeInSeries(archive: Archive, article: Article): PlaceSources | undefined {
  const series = article.series && archive.series.get(article.series.id);
  if (!article.series || !series) return undefined;
  const { articles, count, placeOf } = partsOf(archive, series, article.lang);
  const place = placeOf(article);
  return {
    series,
    previous: place === undefined ? undefined : articles[place - 1],
    next: place === undefined ? undefined : articles[place + 1],
    numbers: series.ordered ? [article.series.order, count] : undefined,
  };
}

export function seriesPlaceOf(site: Site, archive: Archive, article: Article): SeriesPlace | undefined {
  const { urls, strings } = site;
  const place = placeInSeries(archive, article);
  if (!place) return undefined;
  const { series, previous, next, numbers } = place;
  const link = (part: Article | undefined): PartLink | undefined =>
    part && {
      label: part.title,
      url: urls.url(part.path),
      note: part.retracted && strings.teaser.retracted,
      ...ownLanguageOf(site, part),
    };
  return {
    name: series.name,
    url: urls.url(paths.seriesOf(series.id)),
    part: numbers && strings.storyPage.part(...numbers),
    previous: link(previous),
    next: link(next),
  };
}
