/** The other articles on the page of an article (DESIGN section 5): bounded, so that a new story changes few pages. */
import type { Archive } from '../archive/archive.ts';
import { kindOf } from '../archive/kind.ts';
import type { Article } from '../archive/model.ts';
import { nearestInTime, newest, positionIn } from '../archive/order.ts';
import type { Related } from '../archive/related.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import type { Teaser } from './parts.ts';
import { teaserOf } from './teaser.ts';

export interface ArticleBlocks {
  readonly moreFromAuthor?: TeaserBlock | undefined;
  readonly related: readonly Teaser[];
  readonly weekly?: TeaserBlock | undefined;
  /** Absent where every story there is stands on the page already: a script would find no other. */
  readonly latest?: LatestBlock | undefined;
}

/** Without items on all but the newest articles: then only the link stands there. */
export interface LatestBlock {
  readonly url: string;
  /** Where a script finds the newest headlines. */
  readonly source: string;
  readonly items: readonly Teaser[];
}

export interface TeaserBlock {
  readonly title: string;
  readonly url: string;
  readonly items: readonly Teaser[];
}

const RELATED = 4;
const MORE_FROM_AUTHOR = 4;
const WEEKLY = 6;
const LATEST = 6;
/** On older articles "Latest news" would change with every story, so only a link stands there. */
const NEWEST_WITH_LATEST = 30;

/** The other articles on the page of one. */
export interface Neighbours {
  readonly related: readonly Related[];
  readonly byAuthor: readonly Article[];
  readonly sameWeek: readonly Article[];
  /** Nothing on all but the newest articles. */
  readonly latest: readonly Article[];
  /** One of the newest, which know their latest news. */
  readonly isNew: boolean;
}

/**
 * Which they are. No article stands twice on the page: the writer's choice and the similar come first, then the
 * author's, then the week's, then the latest.
 */
export function neighboursOf(archive: Archive, article: Article): Neighbours {
  const shown = new Set([article.id]);
  const skip = (candidate: Article) => shown.has(candidate.id) || candidate.retracted !== undefined;
  const take = (articles: readonly Article[]) => {
    for (const one of articles) shown.add(one.id);
    return articles;
  };
  const related = archive.relatedTo(article, RELATED, skip);
  take(related.map((one) => one.article));
  // What was paid for is neither the news desk's work nor news.
  const notNews = (candidate: Article) => skip(candidate) || kindOf(candidate) === 'sponsored';
  const ofAuthor = archive.byAuthor.get(firstAuthor(article)) ?? [];
  const ofWeek = archive.byWeek.get(archive.weekOf(article)) ?? [];
  const isNew = positionIn(archive.articles, article) >= archive.articles.length - NEWEST_WITH_LATEST;
  return {
    related,
    byAuthor: take(nearestInTime(ofAuthor, article, MORE_FROM_AUTHOR, notNews)),
    sameWeek: take(nearestInTime(ofWeek, article, WEEKLY, skip)),
    latest: isNew ? take(newest(archive.articles, LATEST, notNews)) : [],
    isNew,
  };
}

export function blocksOf(site: Site, archive: Archive, article: Article): ArticleBlocks {
  const { urls, strings } = site;
  const { related, byAuthor, sameWeek, latest, isNew } = neighboursOf(archive, article);
  const teasers = (articles: readonly Article[]) => articles.map((one) => teaserOf(site, archive, one));
  const author = firstAuthor(article);
  return {
    related: related.map(({ article: one, reason }) => teaserOf(site, archive, one, { reason, to: article })),
    moreFromAuthor:
      byAuthor.length === 0
        ? undefined
        : {
            title: strings.titles.moreFrom(archive.authors.get(author)?.name ?? author),
            url: urls.url(paths.author(author)),
            items: teasers(byAuthor),
          },
    weekly:
      sameWeek.length === 0
        ? undefined
        : {
            title: strings.titles.weekly,
            url: urls.url(paths.week(archive.weekOf(article))),
            items: teasers(sameWeek),
          },
    latest: isNew && latest.length === 0 ? undefined : latestBlock(site, teasers(latest)),
  };
}

/** "Latest news"; without items a script brings them. */
export function latestBlock({ urls }: Site, items: readonly Teaser[] = []): LatestBlock {
  return { url: urls.url(paths.latest), source: urls.url(paths.latestJson), items };
}

function firstAuthor({ credits }: Article): string {
  return credits[0]?.author ?? '';
}
