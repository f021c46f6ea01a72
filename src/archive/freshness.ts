/** How long a story is new, in milliseconds: what comes down by itself as time goes by. And when it last changed. */
import type { Article, Instant } from './model.ts';

const HOUR = 60 * 60 * 1000;
export const DAY = 24 * HOUR;

/** How long a story stays in the breaking-news strip. */
export const BREAKING_LASTS = 6 * HOUR;

/** "News sitemap best practices": the map holds articles of the last two days. */
export const NEWS_LASTS = 2 * DAY;

/** When a story last changed before its readers' eyes, if it did: an embargo may end after an update. */
export function updatedAt({
  published,
  modified = published,
}: Pick<Article, 'published' | 'modified'>): Instant | undefined {
  return modified > published ? modified : undefined;
}

/** When readers last saw something new of a story. */
export function changedAt(article: Pick<Article, 'published' | 'modified'>): Instant {
  return updatedAt(article) ?? article.published;
}

/** How long feeds ask subscribers to forget what has left the outlet. */
export const TOMBSTONE_LASTS = 90 * DAY;
