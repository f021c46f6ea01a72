/**
 * The outlet's own words with how many stories have each, in parts that a browser fetches as it needs them.
 *
 * A word with one typing error has kept its first letter or its last. So every word stands in two families of
 * parts, by its first letter and by its last; a family's parts are cut by length where they grow large, since an
 * error changes the length by one at most.
 */
import type { HeadlinePart } from './headlines-file.ts';

export interface CountedWord {
  /** Lower case, with its accents. */
  readonly word: string;
  /** As `fold` has it. */
  readonly folded: string;
  readonly stories: number;
}

/** One part: which words it has, and in which file. */
export interface Part {
  readonly family: 'first' | 'last';
  readonly letter: string;
  readonly shortest: number;
  readonly longest: number;
  readonly file: string;
}

/** `vocabulary.packed`. */
export interface VocabularyFile {
  /** Words, folded, that many stories have, and the share that has them, in percent. */
  readonly frequent: Readonly<Record<string, number>>;
  readonly parts: readonly Part[];
  readonly headlines: readonly HeadlinePart[];
}

/** A part may not be larger (bytes of UTF-8 before any compression). */
export const LARGEST_PART = 28_000;

/** Text of a part: words in order, each as what it shares with the one before, what is new, how many stories. */
export function writePart(words: readonly { readonly word: string; readonly stories: number }[]): string {
  let last = '';
  return words
    .map(({ word, stories }) => {
      const shared = sharedStart(last, word);
      last = word;
      const frequency = Math.min(35, Math.round(2 * Math.log2(stories)));
      return `${shared.toString(36)}${frequency.toString(36)}${word.slice(shared)}`;
    })
    .join('\n');
}

/** @returns the words of a part; how many stories each has is known to a factor of one and a half */
export function readPart(text: string): { word: string; stories: number }[] {
  let last = '';
  return text
    .split('\n')
    .filter((line) => line.length > 2)
    .map((line) => {
      const word = last.slice(0, parseInt(line.charAt(0), 36)) + line.slice(2);
      last = word;
      return { word, stories: 2 ** (parseInt(line.charAt(1), 36) / 2) };
    });
}

function sharedStart(a: string, b: string): number {
  let shared = 0;
  while (shared < 35 && shared < a.length && a[shared] === b[shared]) shared += 1;
  return shared;
}

export interface WrittenPart extends Omit<Part, 'file'> {
  readonly text: string;
}

/** All parts of a vocabulary, in an order that depends on the words alone. */
export function writeVocabulary(words: readonly CountedWord[]): WrittenPart[] {
  const sorted = [...words].sort((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : 0));
  return (['first', 'last'] as const).flatMap((family) => {
    const letterOf = ({ folded }: CountedWord) =>
      (family === 'first' ? Array.from(folded)[0] : Array.from(folded).at(-1)) ?? '';
    const byLetter = [...Map.groupBy(sorted, letterOf)].sort(([a], [b]) => (a < b ? -1 : 1));
    return byLetter.flatMap(([letter, group]) => partsOf(family, letter, group));
  });
}

/** Neighbouring lengths stand together while there is room. */
function partsOf(family: Part['family'], letter: string, words: readonly CountedWord[]): WrittenPart[] {
  const lengths = [...Map.groupBy(words, ({ folded }) => Array.from(folded).length)].sort(
    ([a], [b]) => a - b,
  );
  const parts: { shortest: number; longest: number; words: CountedWord[] }[] = [];
  for (const [length, group] of lengths) {
    const last = parts.at(-1);
    const joined = last && [...last.words, ...group];
    if (last && joined && sizeOf(joined) <= LARGEST_PART) {
      last.longest = length;
      last.words = joined;
    } else parts.push({ shortest: length, longest: length, words: withinBounds(group) });
  }
  return parts.map(({ shortest, longest, words: own }) => ({
    family,
    letter,
    shortest,
    longest,
    text: writePart(inOrder(own)),
  }));
}

/** Of very many words of one length the rarest are left out: those are mostly errors themselves. */
function withinBounds(words: readonly CountedWord[]): CountedWord[] {
  const kept = [...words].sort((a, b) => b.stories - a.stories || (a.word < b.word ? -1 : 1));
  while (sizeOf(kept) > LARGEST_PART) kept.length = Math.floor(kept.length * 0.9);
  return kept;
}

function sizeOf(words: readonly CountedWord[]): number {
  return new TextEncoder().encode(writePart(inOrder(words))).length;
}

function inOrder(words: readonly CountedWord[]): CountedWord[] {
  return [...words].sort((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : 0));
}
