/**
 * The outlet's own words with how many stories have each, in parts that a browser fetches as it needs them.
 *
 * A word with one typing error has kept its first two letters or its last two; a short one the first or the last. So
 * every word stands in two families of parts, by how it begins and by how it ends. Neighbours stand together while there
 * is room; what begins or ends alike is cut by length where it grows large, since an error hardly changes the length.
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
  /** The first and the last of the ends (`endOf`) that its words have, in order of their characters. */
  readonly from: string;
  readonly to: string;
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

/** Bytes of a part (UTF-8, before any compression): what stands together, and what of one end and length is kept. */
const ROOM = 9000;
export const LARGEST_PART = 28_000;
/** Words of so many letters have ends of one letter, longer ones of two. */
export const SHORT = 4;

/** What a word, folded, is looked up by in a family. @param letters as `lettersOf` gives them */
export function endOf(family: Part['family'], letters: string | readonly string[], isShort: boolean): string {
  const size = isShort ? 1 : 2;
  const end = family === 'first' ? letters.slice(0, size) : letters.slice(-size);
  return typeof end === 'string' ? end : end.join('');
}

/** Its characters; the word itself where each is one UTF-16 unit, as in nearly all. */
export function lettersOf(word: string): string | readonly string[] {
  return /[\uD800-\uDFFF]/.test(word) ? Array.from(word) : word;
}

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
  // What is taken from it stays in order.
  const sorted = inOrder(words);
  return (['first', 'last'] as const).flatMap((family) => {
    const byEnd = Map.groupBy(sorted, ({ folded }) => {
      const letters = lettersOf(folded);
      return endOf(family, letters, letters.length <= SHORT);
    });
    const parts: Group[] = [];
    for (const [end, group] of [...byEnd].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const last = parts.at(-1);
      const whole = { from: end, to: end, words: group, size: sizeOf(group) };
      if (last && last.size + whole.size <= ROOM) parts.splice(-1, 1, joined(last, whole));
      else if (whole.size <= ROOM) parts.push(whole);
      else parts.push(...byLength(whole));
    }
    return parts.map(({ from, to, words: own }) => {
      const lengths = own.map(lengthOf);
      const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
      return { family, from, to, shortest, longest, text: writePart(inOrder(own)) };
    });
  });
}

interface Group {
  readonly from: string;
  readonly to: string;
  readonly words: readonly CountedWord[];
  /** Of a part of these words, at most. */
  readonly size: number;
}

function joined(a: Group, b: Group): Group {
  return { from: a.from, to: b.to, words: [...a.words, ...b.words], size: a.size + b.size };
}

/** Neighbouring lengths stand together while there is room. */
function byLength({ from, to, words }: Group): Group[] {
  const parts: Group[] = [];
  for (const [, group] of [...Map.groupBy(words, lengthOf)].sort(([a], [b]) => a - b)) {
    const kept = withinBounds(group);
    const one = { from, to, words: kept, size: sizeOf(kept) };
    const last = parts.at(-1);
    if (last && last.size + one.size <= ROOM) parts.splice(-1, 1, joined(last, one));
    else parts.push(one);
  }
  return parts;
}

function lengthOf({ folded }: CountedWord): number {
  return lettersOf(folded).length;
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
