/** The parts of a series, as somebody reads them who reads one language: of a part and its translations one. */
import type { Archive, ArticleList } from '../archive/archive.ts';
import type { Article, Series } from '../archive/model.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import type { Link } from './parts.ts';

/** Where a story stands in its series. */
export interface SeriesPlace {
  readonly name: string;
  readonly url: string;
  /** `Part 2 of 3`, where parts are numbered. */
  readonly part?: string | undefined;
  readonly previous?: Link | undefined;
  readonly next?: Link | undefined;
}

/** What the place is made of. */
export interface PlaceSources {
  readonly series: Series;
  readonly previous?: Article | undefined;
  readonly next?: Article | undefined;
  /** Number of the part and of all of them, where parts are numbered. */
  readonly numbers?: readonly [part: number, of: number] | undefined;
}

/**
 * In reading order. A part that is not told in the language is there as it was written first.
 * @param lang BCP 47
 */
export function partsOf(archive: Archive, series: Series, lang: string): ArticleList {
  const all = archive.bySeries.get(series.id) ?? [];
  return all.filter((part) => {
    const versions = (archive.translations.get(part.id) ?? []).filter((one) => one.series?.id === series.id);
    const read = versions.find((one) => one.lang === lang) ?? versions[0];
    return read === undefined || read === part;
  });
}

/** How many parts there are: one may be missing from the middle, because it has not appeared yet or was taken down. */
export function partCount(parts: ArticleList): number {
  return Math.max(parts.length, ...parts.map(({ series }) => series?.order ?? 0));
}

/** Nothing where a story is part of no series that there is. */
export function placeInSeries(archive: Archive, article: Article): PlaceSources | undefined {
  const series = article.series && archive.series.get(article.series.id);
  if (!article.series || !series) return undefined;
  const parts = partsOf(archive, series, article.lang);
  const index = parts.indexOf(article);
  return {
    series,
    previous: parts[index - 1],
    // Of two versions in one language the other one may be the part.
    next: index < 0 ? undefined : parts[index + 1],
    numbers: series.ordered ? [article.series.order, partCount(parts)] : undefined,
  };
}

export function seriesPlaceOf(
  { urls, strings }: Site,
  archive: Archive,
  article: Article,
): SeriesPlace | undefined {
  const place = placeInSeries(archive, article);
  if (!place) return undefined;
  const { series, previous, next, numbers } = place;
  const link = (part: Article | undefined): Link | undefined =>
    part && { label: part.title, url: urls.url(part.path) };
  return {
    name: series.name,
    url: urls.url(paths.seriesOf(series.id)),
    part: numbers && strings.storyPage.part(...numbers),
    previous: link(previous),
    next: link(next),
  };
}
