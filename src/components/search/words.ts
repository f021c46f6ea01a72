/** What somebody asks for, taken apart; and how words are compared. */

/** Scripts that write no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** `5.4`, `follow-up` and `o’clock` are asked for as they stand; the index knows them whole. */
const COMPOUND = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.,'’\-‐_][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
/** Marks that may be left out in writing: accents, and the vowel signs of Arabic and Hebrew. */
const ACCENTS =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+/gu;

/** Nothing of it changes but its case. */
const PLAIN = /^[\x20-\x7e]*$/;

/** A word as it is compared: without case and accents, compatibility forms as plain ones. */
export function fold(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  const plain = word.normalize('NFKD').toLowerCase().replace(ACCENTS, '').normalize('NFC');
  // Letters with a stroke are letters of their own to Unicode.
  return plain.replaceAll('ß', 'ss').replaceAll('ø', 'o').replaceAll('đ', 'd').replaceAll('ł', 'l');
}

/** Words of a text in order, in any script; what is written without spaces is left whole. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** Whether typing errors in it can be told: words of characters, each a syllable or a meaning, cannot. */
export function isSpelled(word: string): boolean {
  return !UNSPACED.test(word) && /^[\p{L}\p{M}]+$/u.test(word);
}

/** Whether somebody may ask for a part of it: of what is written without spaces nobody says where words begin. */
export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word) && Array.from(word).length > 1;
}

/** The words in what is written without spaces, as the index has them (Unicode Standard Annex 29, section 4). */
export function piecesOf(word: string): string[] {
  const pieces = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(word);
  return Array.from(pieces, ({ segment }) => segment);
}

export interface Query {
  /** Words that a story should have, in order. */
  readonly words: readonly string[];
  /** Words in quotes: side by side, in that order. */
  readonly phrases: readonly string[];
  /** `-word`: no story that has it. */
  readonly without: readonly string[];
}

const PART = /(?<minus>(?<=^|\s)[-−])?(?:["“”„«»](?<phrase>[^"“”„«»]+)["“”„«»]|(?<word>[^\s"“”„«»]+))/gu;

/** `north "polar night" -bear`: words, phrases in any quotes, words with a minus before them. */
export function parseQuery(text: string): Query {
  const words: string[] = [];
  const phrases: string[] = [];
  const without: string[] = [];
  for (const { groups = {} } of text.matchAll(PART)) {
    const { minus, phrase, word } = groups;
    const found = (phrase ?? word ?? '').match(COMPOUND) ?? [];
    if (found.length === 0) continue;
    if (minus !== undefined) without.push(found.join(' '));
    else if (phrase !== undefined) phrases.push(found.join(' '));
    else words.push(...found);
  }
  return { words, phrases, without };
}
