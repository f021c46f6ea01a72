/**
 * The words of a story, counted, in any script. Words of scripts with spaces are taken whole; runs of Han,
 * kana and Thai, which have none, as overlapping pairs of characters.
 */

export interface Vocabulary {
  /** Number of a term; the same text always gives the same number within one vocabulary. */
  number(term: string): number;
  term(number: number): string;
  readonly size: number;
}

export function createVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  return {
    number(term) {
      let number = numbers.get(term);
      if (number === undefined) {
        number = terms.length;
        terms.push(term);
        numbers.set(term, number);
      }
      return number;
    },
    term: (number) => terms[number] ?? '',
    get size() {
      return terms.length;
    },
  };
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
const WORD = new RegExp(String.raw`${RUN}+|(?=\p{L})${LETTER}+(?:[’'\-]${LETTER}+)*`, 'gv');
/** Two letters tell little, two syllables of Hangul are a word. */
const SYLLABLES = /^\p{Script=Hangul}{2}/u;
/** Longer "words" are addresses or noise. */
const LONGEST = 40;

/** Counts the terms of a story. */
export function countTerms(story: StoryText, vocabulary: Vocabulary): TermVector {
  const counts = new Map<number, { count: number; form: number }>();
  const add = (text: string, weight: number) => {
    for (const word of wordsOf(text)) {
      const written = formOf(word);
      const number = vocabulary.number(written.toLowerCase());
      const form = vocabulary.number(written);
      const entry = counts.get(number);
      if (entry) {
        entry.count += weight;
        // A capital at the head of a sentence says nothing: lower case anywhere wins.
        if (form === number) entry.form = form;
      } else counts.set(number, { count: weight, form });
    }
  };
  add(story.title, WEIGHTS.title);
  add(story.standfirst, WEIGHTS.standfirst);
  for (const tag of story.tags) add(tag, WEIGHTS.tags);
  add(proseOf(story.body), WEIGHTS.body);
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return {
    terms: Uint32Array.from(sorted, ([number]) => number),
    counts: Float32Array.from(sorted, ([, entry]) => entry.count),
    forms: Uint32Array.from(sorted, ([, entry]) => entry.form),
  };
}

/** Words of a text, pairs of characters where words are not spaced. */
export function* wordsOf(text: string): Generator<string> {
  for (const [found] of text.matchAll(WORD)) {
    if (UNSPACED.test(found)) {
      const characters = Array.from(found);
      for (let index = 0; index + 1 < characters.length; index += 1) {
        yield `${characters[index] ?? ''}${characters[index + 1] ?? ''}`;
      }
    } else if (found.length <= LONGEST && (found.length > 2 || SYLLABLES.test(found))) yield found;
  }
}

/** Length of a text in words; two characters of an unspaced script count as one. */
export function countWords(markdown: string): number {
  let words = 0;
  for (const [found] of proseOf(markdown).matchAll(WORD)) {
    words += UNSPACED.test(found) ? Array.from(found).length / 2 : 1;
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
