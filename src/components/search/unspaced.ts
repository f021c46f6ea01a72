/**
 * What is written without spaces may begin and end within a word of the index. Stories that have it letter for
 * letter come first: looked for among those that have all its pieces, then all but the first, then the longest.
 */
import type { Hit, Library, Shelf } from './forgiving.ts';
import { merged } from './ranking.ts';
import { isUnspaced, piecesOf } from './words.ts';

/** How many stories are read to see whether they have the text: of each step, in all, and at once. */
const LOOKED_THROUGH = { step: 10, all: 20 } as const;
const AT_ONCE = 5;

export async function unspacedSearch<H extends Hit>(
  library: Library<H>,
  shelf: Shelf<H>,
  words: readonly string[],
): Promise<readonly H[]> {
  const pieces = words.flatMap((word) => (isUnspaced(word) ? piecesOf(word) : [word]));
  const longest = [...pieces].sort((a, b) => b.length - a.length).slice(0, 1);
  const steps = [pieces, pieces.slice(1), pieces.slice(0, -1), longest].filter(
    (step, index, all) => step.length > 0 && all.findIndex((other) => other.join() === step.join()) === index,
  );
  const tiers: (readonly H[])[] = words.length === 1 ? [await shelf.withPhrase(words.join(' '))] : [];
  const rest: (readonly H[])[] = [];
  const isFound = () => tiers.some((tier) => tier.length > 0);
  const looked = new Set(tiers.flat().map((hit) => hit.id));
  for (const step of steps) {
    const found = await shelf.withWords(step);
    rest.push(found);
    const most = Math.min(LOOKED_THROUGH.step, Math.max(0, LOOKED_THROUGH.all - looked.size));
    const unseen = found.filter((hit) => !looked.has(hit.id)).slice(0, most);
    for (let start = 0; start < unseen.length && !isFound(); start += AT_ONCE) {
      const some = unseen.slice(start, start + AT_ONCE);
      for (const hit of some) looked.add(hit.id);
      const having = await Promise.all(some.map((hit) => hasAll(library, hit, words)));
      tiers.push(some.filter((_, index) => having[index]));
    }
    if (isFound()) break;
  }
  return merged([...tiers, ...rest]);
}

async function hasAll<H extends Hit>(
  library: Library<H>,
  hit: H,
  words: readonly string[],
): Promise<boolean> {
  return (await Promise.all(words.map((word) => library.has(hit, word)))).every(Boolean);
}
