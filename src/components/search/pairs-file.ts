/**
 * Which stories of a block have which two characters side by side, where words are written without spaces: what somebody
 * takes out of such a text may begin and end within the words that an index knows. In parts that a browser fetches as
 * it needs them.
 */
import { fold, isUnspaced, wordsOf } from './words.ts';

/** `pairs.packed` in the folder of a block. */
export interface PairsFile {
  /** Ids of the stories that have such text, the newest first. */
  readonly ids: readonly string[];
  /** Which pairs stand in a file: those from this one to the next part's. */
  readonly parts: readonly { readonly from: string; readonly file: string }[];
}

/** A part may not be larger (characters before any compression), but for what is told of one pair. */
const LARGEST = 9000;
const RADIX = 36;

/** Every two characters that stand side by side in what a text has without spaces. */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const word of wordsOf(fold(text))) {
    if (!isUnspaced(word)) continue;
    const letters = Array.from(word);
    for (let at = 1; at < letters.length; at += 1) {
      const pair = `${letters[at - 1] ?? ''}${letters[at] ?? ''}`;
      if (isUnspaced(pair)) pairs.add(pair);
    }
  }
  return pairs;
}

/**
 * @param stories the pairs of each story
 * @returns all parts, each with its text: a line for each pair, with the places of its stories, each told from the last
 */
export function writePairs(stories: readonly ReadonlySet<string>[]): { from: string; text: string }[] {
  const places = new Map<string, number[]>();
  for (const [place, pairs] of stories.entries()) {
    for (const pair of pairs) {
      const known = places.get(pair);
      if (known) known.push(place);
      else places.set(pair, [place]);
    }
  }
  const parts: { from: string; text: string }[] = [];
  for (const [pair, own] of [...places].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const steps = own.map((place, at) => (place - (own[at - 1] ?? 0)).toString(RADIX));
    const line = `${pair} ${steps.join(' ')}`;
    const last = parts.at(-1);
    if (last && last.text.length + line.length < LARGEST) last.text += `\n${line}`;
    else parts.push({ from: pair, text: line });
  }
  return parts;
}

/** @returns the places of the stories that have each pair of a part */
export function readPairs(text: string): Map<string, number[]> {
  return new Map(
    text.split('\n').map((line) => {
      const [pair = '', ...steps] = line.split(' ');
      let place = 0;
      return [pair, steps.map((step) => (place += parseInt(step, RADIX)))];
    }),
  );
}
