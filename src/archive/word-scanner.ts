/**
 * The words of a text, in any script. Words of scripts with spaces are told whole, runs of Han, kana and Thai, which have
 * none, as they stand. Places only: an archive has fifty million words, and few that were not met before.
 */

/** Scripts without spaces; the mark that lengthens a vowel belongs to no script of its own. */
const RUN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ーｰ]`;
const PART = String.raw`[[\p{L}\p{M}\p{N}]--${RUN}]`;
const WORD = new RegExp(String.raw`${RUN}+|(?=\p{L})${PART}+(?:[’'\-]${PART}+)*`, 'gv');
const UNSPACED_FIRST = new RegExp(`^${RUN}`, 'v');
/** Of words, and written as two halves. */
const HALVED = new RegExp(String.raw`[[\p{L}\p{M}\p{N}${RUN}]--[\u{0}-\u{FFFF}]]`, 'v');

/** What a character is to a word. */
const OTHER = 0;
/** Holds together what stands on both sides. */
const JOINT = 1;
/** A digit or an accent: in a word, but none begins with it. */
const INNER = 2;
const LETTER = 3;
const UNSPACED = 4;

/** Two letters tell little, two syllables of Hangul are a word. */
const SHORTEST = 3;
const SYLLABLES = /^\p{Script=Hangul}{2}/u;
/** Longer "words" are addresses or noise. */
const LONGEST = 40;

/** @param end the place behind it */
type Visit = (start: number, end: number) => void;

/** Tells where in a text the words are that say what it is about; of text that is not spaced, every two characters. */
export function scanTerms(text: string, visit: Visit): void {
  scanWords(text, (start, end, isUnspaced) => {
    if (isUnspaced) scanPairs(text, start, end, visit);
    else if (end - start < SHORTEST ? SYLLABLES.test(text.slice(start, end)) : end - start <= LONGEST)
      visit(start, end);
  });
}

function scanPairs(text: string, start: number, end: number, visit: Visit): void {
  let first = start;
  let second = first + widthAt(text, first);
  while (second < end) {
    const behind = second + widthAt(text, second);
    visit(first, behind);
    [first, second] = [second, behind];
  }
}

/** Of a character, in units of UTF-16. */
function widthAt(text: string, place: number): number {
  return (text.codePointAt(place) ?? 0) > 0xffff ? 2 : 1;
}

/** Tells where in a text its words are, in their order. */
export function scanWords(
  text: string,
  visit: (start: number, end: number, isUnspaced: boolean) => void,
): void {
  // Few texts have one; the table does not know them.
  if (HALVED.test(text)) {
    for (const { 0: word, index } of text.matchAll(WORD))
      visit(index, index + word.length, UNSPACED_FIRST.test(word));
    return;
  }
  const kinds = (table ??= kindsOfCharacters());
  const { length } = text;
  const kindAt = (at: number) => (at < length ? (kinds[text.charCodeAt(at)] ?? OTHER) : OTHER);
  let at = 0;
  while (at < length) {
    const kind = kindAt(at);
    const start = at;
    at += 1;
    if (kind === LETTER) {
      let next = kindAt(at);
      while (isPart(next) || (next === JOINT && isPart(kindAt(at + 1)))) next = kindAt((at += 1));
      visit(start, at, false);
    } else if (kind === UNSPACED) {
      while (kindAt(at) === UNSPACED) at += 1;
      visit(start, at, true);
    }
  }
}

function isPart(kind: number): boolean {
  return kind === LETTER || kind === INNER;
}

let table: Uint8Array | undefined;

/** Of each unit of UTF-16; looking it up costs a tenth of asking the expressions above. */
function kindsOfCharacters(): Uint8Array {
  const [unspaced, part, letter] = [RUN, PART, String.raw`\p{L}`].map((set) => new RegExp(set, 'v'));
  return Uint8Array.from({ length: 0x10000 }, (_, code) => {
    const character = String.fromCharCode(code);
    if ("’'-".includes(character)) return JOINT;
    if (unspaced?.test(character)) return UNSPACED;
    if (letter?.test(character)) return LETTER;
    return part?.test(character) ? INNER : OTHER;
  });
}
