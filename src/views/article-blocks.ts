/** The other articles on the page of an article (DESIGN section 5): bounded, so that a new story changes few pages. */
import type { Archive } from '../archive/archive.ts';
import type { Article } from '../archive/model.ts';
import { nearestInTime, newest, positionIn } from '../archive/order.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import type { Teaser } from './parts.ts';
import { teaserOf } from './teaser.ts';

export interface ArticleBlocks {
  readonly moreFromAuthor?: TeaserBlock | undefined;
  readonly related: readonly Teaser[];
  readonly weekly?: TeaserBlock | undefined;
  /** Without items on all but the newest articles: then only the link stands there. */
  readonly latest: {
    readonly url: string;
    /** Where a script finds the newest headlines. */
    readonly source: string;
    readonly items: readonly Teaser[];
  };
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

/**
 * The four blocks of other articles. No article stands twice on the page: the writer's choice and the similar
 * come first, then the author's, then the week's, then the latest.
 */
export function blocksOf(site: Site, archive: Archive, article: Article): ArticleBlocks {
  const { urls, strings } = site;
  const shown = new Set([article.id]);
  const skip = (candidate: Article) => shown.has(candidate.id) || candidate.retracted !== undefined;
  const take = (articles: readonly Article[]) => {
    for (const one of articles) shown.add(one.id);
    return articles.map((one) => teaserOf(site, archive, one));
  };

  const found = archive.relatedTo(article, RELATED, skip);
  for (const { article: one } of found) shown.add(one.id);
  const related = found.map(({ article: one, reason }) => teaserOf(site, archive, one, reason));

  const author = article.credits[0]?.author ?? '';
  const byAuthor = take(nearestInTime(archive.byAuthor.get(author) ?? [], article, MORE_FROM_AUTHOR, skip));

  const week = archive.weekOf(article);
  const sameWeek = take(nearestInTime(archive.byWeek.get(week) ?? [], article, WEEKLY, skip));

  const isNew = positionIn(archive.articles, article) >= archive.articles.length - NEWEST_WITH_LATEST;
  return {
    related,
    moreFromAuthor:
      byAuthor.length === 0
        ? undefined
        : {
            title: strings.titles.moreFrom(archive.authors.get(author)?.name ?? author),
            url: urls.url(paths.author(author)),
            items: byAuthor,
          },
    weekly:
      sameWeek.length === 0
        ? undefined
        : { title: strings.titles.weekly, url: urls.url(paths.week(week)), items: sameWeek },
    latest: {
      url: urls.url(paths.latest),
      source: urls.url(paths.latestJson),
      items: isNew ? take(newest(archive.articles, LATEST, skip)) : [],
    },
  };
}
