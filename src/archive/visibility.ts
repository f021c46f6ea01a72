import type { Visibility } from '../content/newsroom.ts';
import type { Ad, Article, Instant } from './model.ts';

/** What decides whether an article is public. */
export interface Timing {
  readonly draft: boolean;
  readonly date: Instant;
  readonly embargo?: Instant | undefined;
  readonly expires?: Instant | undefined;
}

/**
 * The one rule of what is public (DESIGN section 4): not a draft, not before the later of `date` and
 * `embargo`, not after `expires`.
 */
export function visibilityAt(now: Instant, article: Timing): Visibility {
  if (article.draft) return 'draft';
  if (article.expires !== undefined && now > article.expires) return 'expired';
  return now < publishedOf(article) ? 'scheduled' : 'public';
}

/** The later of `date` and `embargo`: what orders every list and is every `pubDate`. */
export function publishedOf({ date, embargo }: Pick<Timing, 'date' | 'embargo'>): Instant {
  return Math.max(date, embargo ?? date);
}

/** Whether a story stands in feeds. */
export function isFed({ excludeFrom }: Pick<Article, 'excludeFrom'>): boolean {
  return !excludeFrom.includes('feed');
}

/** Whether an advertisement runs: from its start to its end, and without these always. */
export function runsAt(now: Instant, { start, end }: Pick<Ad, 'start' | 'end'>): boolean {
  return (start ?? -Infinity) <= now && now <= (end ?? Infinity);
}
