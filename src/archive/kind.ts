import type { Article, ArticleType } from './model.ts';

/**
 * What a story is to readers: sponsored, whatever its type, once somebody is named who paid for it. Whoever labels,
 * describes or leaves out asks here; only lists go by the type that a story is filed under.
 */
export function kindOf({ type, sponsor }: Pick<Article, 'type' | 'sponsor'>): ArticleType {
  return sponsor ? 'sponsored' : type;
}
