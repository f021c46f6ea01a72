/**
 * What is written without spaces may begin and end within a word of the index. So the stories are looked for that have
 * its characters side by side; those that have it letter for letter come first, then those that have its pieces.
 */
import type { Hit, Library, Shelf } from './forgiving.ts';
import { merged } from './ranking.ts';
import { isUnspaced, piecesOf } from './words.ts';

/** How many stories are read to see whether they have the text: in all, and at once. */
const READ = 20;
const AT_ONCE = 5;

export interface Unspaced<H extends Hit> {
  readonly hits: readonly H[];
  /** Whether these are but the stories that have the text: others have its pieces. */
  readonly isBrief: boolean;
}

/**
 * @param ordered stories that fit less may not follow those that fit
 * @param isWhole whether all are wanted, not only the best
 */
export async function unspacedSearch<H extends Hit>(
  library: Library<H>,
  shelf: Shelf<H>,
  words: readonly string[],
  ordered: boolean,
  isWhole: boolean,
): Promise<Unspaced<H>> {
  const pieces = words.flatMap((word) => (isUnspaced(word) ? piecesOf(word) : [word]));
  const candidates = await shelf.withCharacters(words.filter(isUnspaced));
  const isMany = candidates.length > READ && !ordered;
  // Of many those that the index finds most telling are read first.
  const likely = isMany ? await shelf.withWords(pieces) : [];
  const having = new Set(candidates.map(({ id }) => id));
  const inOrder = merged([likely.filter(({ id }) => having.has(id)), candidates]);
  const exact: H[] = [];
  const without = new Set<string>();
  for (let start = 0; start < Math.min(READ, inOrder.length); start += AT_ONCE) {
    const some = inOrder.slice(start, start + AT_ONCE);
    const has = await Promise.all(some.map((hit) => hasAll(library, hit, words)));
    exact.push(...some.filter((_, at) => has[at]));
    for (const { id } of some.filter((_, at) => !has[at])) without.add(id);
    if (isMany && exact.length > 0) break;
  }
  // Those that were not read have all the characters, and keep their place.
  const fitting = inOrder.filter(({ id }) => !without.has(id));
  if (fitting.length > 0 && ordered) return { hits: fitting, isBrief: false };
  if (exact.length > 0 && !isMany && !isWhole) return { hits: exact, isBrief: true };
  const others = isMany ? likely : await shelf.withWords(pieces);
  return { hits: merged([exact, others, inOrder]), isBrief: false };
}

async function hasAll<H extends Hit>(
  library: Library<H>,
  hit: H,
  words: readonly string[],
): Promise<boolean> {
  return (await Promise.all(words.map((word) => library.has(hit, word)))).every(Boolean);
}
