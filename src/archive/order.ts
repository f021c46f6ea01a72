/** The total order of the archive, and what lies near an article in it. */
import type { Article } from './model.ts';

/** Oldest first; articles of one instant by id, so that no two are ever equal. */
export function compareArticles(
  a: Pick<Article, 'published' | 'id'>,
  b: Pick<Article, 'published' | 'id'>,
): number {
  return a.published - b.published || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The place of an article in a list that is in archive order, or where it would be. */
export function positionIn(list: readonly Article[], article: Article): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = list[middle];
    if (other && compareArticles(other, article) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The `count` articles of a list nearest in time to an article, nearest first, itself left out; of two that
 * are equally near, the newer. Looks at no more than `2 * count` places, plus what `skip` refuses.
 */
export function nearestInTime(
  list: readonly Article[],
  article: Article,
  count: number,
  skip: (candidate: Article) => boolean = () => false,
): Article[] {
  const found: Article[] = [];
  const position = positionIn(list, article);
  let older = position - 1;
  let newer = list[position]?.id === article.id ? position + 1 : position;
  while (found.length < count) {
    const before = list[older];
    const after = list[newer];
    if (!before && !after) break;
    const takeNewer =
      !before ||
      (after !== undefined && after.published - article.published <= article.published - before.published);
    const candidate = takeNewer ? after : before;
    if (takeNewer) newer += 1;
    else older -= 1;
    if (candidate && !skip(candidate)) found.push(candidate);
  }
  return found;
}

/** The newest articles of a list in archive order, newest first. */
export function newest(
  list: readonly Article[],
  count: number,
  skip: (candidate: Article) => boolean = () => false,
): Article[] {
  const found: Article[] = [];
  for (let index = list.length - 1; index >= 0 && found.length < count; index -= 1) {
    const candidate = list[index];
    if (candidate && !skip(candidate)) found.push(candidate);
  }
  return found;
}
