/** What is asked of the shelves, so that little has to be fetched: the words that tell something, the most telling first. */
import type { Hit, Library, Shelf } from './forgiving.ts';
import { storiesWith, type Stories } from './readings.ts';

/** Fewer than this is little. */
export const LITTLE = 3;
/** A word that more than this share of the stories has tells little; more than the second, nothing. */
const FREQUENT = 0.1;
const COMMON = 0.4;
/** With so many words that tell more the others are not needed. */
const TELLING = 3;
/** So many words of a long question are asked first, and then. */
const ASKED = [2, 4];

/** Words that were asked for, and what was found. */
export interface Asked<H extends Hit> {
  readonly words: readonly string[];
  /** The stories of each word. */
  readonly having: readonly Stories<H>[];
  /** Those that have all of them, best first. */
  readonly full: readonly H[];
  /** Those and the ones in which a word begins so. */
  readonly all: readonly H[];
}

/**
 * Of a long question the most telling words first: where they leave a story or two, or one that has the whole question
 * in its headline, no more needs to be fetched.
 */
export async function askFew<H extends Hit>(
  library: Library<H>,
  shelf: Shelf<H>,
  words: readonly Shared[],
): Promise<Asked<H>> {
  const all = words.map(({ word }) => word);
  const order = [...words].sort((a, b) => a.share - b.share || b.word.length - a.word.length);
  for (const count of ASKED) {
    if (count >= words.length) break;
    const first = order.slice(0, count);
    const asked = await ask(
      shelf,
      words.filter((one) => first.includes(one)).map(({ word }) => word),
    );
    const [best] = asked.full;
    if (asked.full.length < LITTLE || (best && (await library.isHeadline(best, all)))) return asked;
  }
  return ask(shelf, all);
}

export async function ask<H extends Hit>(shelf: Shelf<H>, words: readonly string[]): Promise<Asked<H>> {
  const [all, having] = await Promise.all([
    shelf.withWords(words),
    Promise.all(words.map((word) => storiesWith(shelf, word))),
  ]);
  return { words, having, full: all.filter(({ id }) => having.every((stories) => stories.has(id))), all };
}

/** A word, and which share of the stories has it. */
export interface Shared {
  readonly word: string;
  readonly share: number;
}

/**
 * Words that many stories have tell little, and much has to be fetched for them: they are asked for only where there
 * are few others, or where nothing was found; those that very many have, only where there is no other.
 */
export async function tellingOf<H extends Hit>(
  library: Library<H>,
  words: readonly string[],
): Promise<{ telling: Shared[]; all: string[] }> {
  const shared = await Promise.all(words.map(async (word) => ({ word, share: await library.share(word) })));
  const shares = shared.map(({ share }) => share).sort((a, b) => a - b);
  const common = Math.max(COMMON, shares[0] ?? 0);
  const most = Math.max(FREQUENT, Math.min(common, shares[TELLING - 1] ?? common));
  return {
    telling: shared.filter(({ share }) => share <= most),
    all: shared.filter(({ share }) => share <= common).map(({ word }) => word),
  };
}
