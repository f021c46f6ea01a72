/**
 * The words of a story, counted, in any script. Words of scripts with spaces are taken whole; runs of Han,
 * kana and Thai, which have none, as overlapping pairs of characters.
 */
import { MarkTable } from './mark-table.ts';

export interface Vocabulary {
  /** Number of a term; the same text always gives the same number within one vocabulary. */
  number(term: string): number;
  term(number: number): string;
  /** Number of a term that is known by its mark only. */
  numberOfMark(mark: number): number;
  /** What tells a term from all others in every run: 53 bits of it. */
  markOf(number: number): number;
  /** A word as it stands in a text: its term, and how it is written. */
  word(written: string): Word;
  readonly size: number;
}

export interface Word {
  readonly term: number;
  readonly form: number;
}

export function createVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  const byMark = new MarkTable();
  const terms: (string | undefined)[] = [];
  const marks: number[] = [];
  const words = new Map<string, Word>();
  const numberOfMark = (mark: number) => {
    const number = byMark.numberOf(mark, marks.length);
    if (number === marks.length) {
      marks.push(mark);
      terms.push(undefined);
    }
    return number;
  };
  const numberOf = (term: string) => {
    let number = numbers.get(term);
    if (number === undefined) {
      const own = ownText(term);
      number = numberOfMark(markOf(own));
      terms[number] ??= own;
      numbers.set(own, number);
    }
    return number;
  };
  return {
    number: numberOf,
    numberOfMark,
    term: (number) => terms[number] ?? '',
    markOf: (number) => marks[number] ?? 0,
    word(text) {
      let word = words.get(text);
      if (!word) {
        const written = formOf(text);
        word = { term: numberOf(written.toLowerCase()), form: numberOf(written) };
        words.set(ownText(text), word);
      }
      return word;
    },
    get size() {
      return marks.length;
    },
  };
}

/** The same text, for whoever keeps it: a part of a longer one holds all of that in memory. */
export function ownText(part: string): string {
  return Buffer.from(part).toString();
}

/** Two hashes of 32 and 21 bits: among a million terms two that are taken for one are a matter of one in ten thousand. */
function markOf(term: string): number {
  let low = 0x811c9dc5;
  let high = 0x2545f491;
  for (let index = 0; index < term.length; index += 1) {
    const code = term.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x5bd1e995);
    high ^= high >>> 15;
  }
  return ((high >>> 11) & 0x1fffff) * 2 ** 32 + (low >>> 0);
}

/** Terms of one article, by number, with how much each counts and how it is written. */
export interface TermVector {
  readonly terms: Uint32Array;
  readonly counts: Float32Array;
  /** How the story writes each term, as a number of the vocabulary too: `ferry`, `Osse`, `NATO`. */
  readonly forms: Uint32Array;
}

export interface StoryText {
  readonly title: string;
  readonly standfirst: string;
  readonly tags: readonly string[];
  /** Markdown, as written. */
  readonly body: string;
}

/** How much a word counts where it stands; found by trying on real posts (scripts/bench/related.ts). */
const WEIGHTS = { title: 4, standfirst: 2, tags: 5, body: 1 } as const;

/** Scripts without spaces; the mark that lengthens a vowel belongs to no script of its own. */
const RUN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ーｰ]`;
const LETTER = String.raw`[[\p{L}\p{M}\p{N}]--${RUN}]`;
const UNSPACED = new RegExp(`^${RUN}`, 'v');
/** The first character of Thai; what comes before it need not be looked at closely. */
const FIRST_UNSPACED = 0x0e00;
const WORD = new RegExp(String.raw`${RUN}+|(?=\p{L})${LETTER}+(?:[’'\-]${LETTER}+)*`, 'gv');
/** Two letters tell little, two syllables of Hangul are a word. */
const SYLLABLES = /^\p{Script=Hangul}{2}/u;
/** Longer "words" are addresses or noise. */
const LONGEST = 40;

/** Counts the terms of a story. */
export function countTerms(story: StoryText, vocabulary: Vocabulary): TermVector {
  // A story's own words first: the vocabulary is so large that every look into it takes long.
  const written = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const word of wordsOf(text)) written.set(word, (written.get(word) ?? 0) + weight);
  };
  add(story.title, WEIGHTS.title);
  add(story.standfirst, WEIGHTS.standfirst);
  for (const tag of story.tags) add(tag, WEIGHTS.tags);
  add(proseOf(story.body), WEIGHTS.body);
  const counts = new Map<number, { count: number; form: number }>();
  for (const [word, count] of written) {
    const { term: number, form } = vocabulary.word(word);
    const entry = counts.get(number);
    if (entry) {
      entry.count += count;
      // A capital at the head of a sentence says nothing: lower case anywhere wins.
      if (form === number) entry.form = form;
    } else counts.set(number, { count, form });
  }
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return {
    terms: Uint32Array.from(sorted, ([number]) => number),
    counts: Float32Array.from(sorted, ([, entry]) => entry.count),
    forms: Uint32Array.from(sorted, ([, entry]) => entry.form),
  };
}

/** Words of a text, pairs of characters where words are not spaced. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const found of text.match(WORD) ?? []) {
    if (isUnspaced(found)) {
      const characters = Array.from(found);
      for (let index = 0; index + 1 < characters.length; index += 1) {
        words.push(`${characters[index] ?? ''}${characters[index + 1] ?? ''}`);
      }
    } else if (found.length <= LONGEST && (found.length > 2 || SYLLABLES.test(found))) words.push(found);
  }
  return words;
}

function isUnspaced(word: string): boolean {
  return word.charCodeAt(0) >= FIRST_UNSPACED && UNSPACED.test(word);
}

/** Length of a text in words; two characters of an unspaced script count as one. */
export function countWords(markdown: string): number {
  let words = 0;
  for (const found of proseOf(markdown).match(WORD) ?? []) {
    words += isUnspaced(found) ? Array.from(found).length / 2 : 1;
  }
  return Math.round(words);
}

function formOf(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/[’']s$/i, '')
    .replaceAll('’', "'");
}

/** Markdown without code, addresses, tags and imports: what is left is read, not parsed. */
export function proseOf(markdown: string): string {
  return markdown
    .replaceAll(/^(?:```|~~~)[\s\S]*?^(?:```|~~~)\s*$/gm, ' ')
    .replaceAll(/^(?:import\s.*['"]|export\s+(?:const|let|function|default|\{|\*)).*$/gm, ' ')
    .replaceAll(/\]\([^)\s]*(?:\s"[^"]*")?\)/g, '] ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\bhttps?:\/\/\S+/g, ' ');
}
