/** Stories that tell the same in several languages, joined by `translationOf`. */
import type { Article } from './model.ts';

/**
 * Article id to all versions of the story, itself among them: the original first, the others in archive order.
 * Only of stories that have another version. What is not public is not there, and joins nothing.
 * @param articles in archive order
 */
export function groupTranslations(articles: readonly Article[]): ReadonlyMap<string, readonly Article[]> {
  const named = new Map(
    articles.flatMap(({ id, translationOf }) => (translationOf === undefined ? [] : [[id, translationOf]])),
  );
  if (named.size === 0) return new Map();
  const translated = new Set(named.values());
  const groups = new Map<string, Article[]>();
  for (const article of articles) {
    if (!named.has(article.id) && !translated.has(article.id)) continue;
    const original = originalOf(article.id, named);
    const group = groups.get(original) ?? [];
    groups.set(original, group);
    if (article.id === original) group.unshift(article);
    else group.push(article);
  }
  return new Map(
    [...groups.values()]
      .filter((group) => group.length > 1)
      .flatMap((group) => group.map((article): [string, Article[]] => [article.id, group])),
  );
}

/** What a chain of translations began with; of stories that name each other in a circle, the one whose id comes first. */
function originalOf(id: string, named: ReadonlyMap<string, string>): string {
  const line = [id];
  for (let current = id; ;) {
    const next = named.get(current);
    if (next === undefined) return current;
    const met = line.indexOf(next);
    if (met >= 0) return line.slice(met).reduce((first, one) => (one < first ? one : first));
    line.push(next);
    current = next;
  }
}
