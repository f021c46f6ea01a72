/** What somebody may have meant by a word that the outlet never wrote. */
import { fold } from './words.ts';

export interface Known {
  readonly word: string;
  readonly stories: number;
}

/** A word that may have been meant. */
export interface Candidate extends Known {
  /** As `fold` has it. */
  readonly folded: string;
}

export interface Correction extends Known {
  /** What the errors in it cost. */
  readonly cost: number;
}

/** Keys beside each other on the boards that most people type on. */
const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'];
const NEIGHBOURS = neighbours();
const VOWELS = new Set('aeiouyаеиоуыэюяαεηιουω');

/** What an error costs; one that is easily made costs less. */
const COST = {
  neighbour: 0.75,
  vowel: 0.85,
  other: 1,
  swapped: 0.7,
  doubled: 0.5,
  added: 0.95,
  missing: 0.9,
} as const;

/**
 * How far what was typed is from a word, by the cheapest errors that make it: optimal string alignment with
 * weights.
 * @param typed folded
 * @param word folded
 * @param most as soon as it must cost more, the search ends
 * @returns the cost, or `Infinity` where it is more than `most`
 */
export function distance(typed: string, word: string, most: number): number {
  const a = Array.from(typed);
  const b = Array.from(word);
  if (Math.abs(a.length - b.length) > most / COST.doubled) return Infinity;
  let before: number[] = [];
  let above = b.map((_, j) => (j + 1) * COST.missing);
  above.unshift(0);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i * COST.added];
    let least = row[0] ?? 0;
    for (let j = 1; j <= b.length; j += 1) {
      const [x, y] = [a[i - 1], b[j - 1]];
      // A letter typed twice, or once where the word has it twice.
      const added = (above[j] ?? 0) + (x === a[i - 2] ? COST.doubled : COST.added);
      const missing = (row[j - 1] ?? 0) + (y === b[j - 2] ? COST.doubled : COST.missing);
      let cost = Math.min(added, missing, (above[j - 1] ?? 0) + (x === y ? 0 : substitution(x, y)));
      if (i > 1 && j > 1 && x === b[j - 2] && y === a[i - 2] && x !== y)
        cost = Math.min(cost, (before[j - 2] ?? 0) + COST.swapped);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return Infinity;
    before = above;
    above = row;
  }
  const cost = above[b.length] ?? Infinity;
  return cost <= most ? cost : Infinity;
}

function substitution(x = '', y = ''): number {
  if (NEIGHBOURS.get(x)?.has(y)) return COST.neighbour;
  return VOWELS.has(x) && VOWELS.has(y) ? COST.vowel : COST.other;
}

/** How much error a word of a length may hold and still be known. */
export function tolerance(length: number): number {
  return length < 3 ? 0 : length < 6 ? 1 : length < 9 ? 1.5 : 2;
}

/**
 * The words that somebody may have meant, likeliest first: near in spelling, and of two that are as near the one
 * that more stories have.
 */
export function corrections(typed: string, known: Iterable<Candidate>, most: number): Correction[] {
  const folded = fold(typed);
  const limit = tolerance(Array.from(folded).length);
  const letters = lettersOf(folded);
  // No cheaper error changes which letters there are, and none more than one on either side.
  const errors = Math.floor(limit / COST.neighbour);
  const found = new Map<string, Correction>();
  for (const { word, stories, folded: other } of known) {
    const others = lettersOf(other);
    if (bitsOf(letters & ~others) > errors || bitsOf(others & ~letters) > errors) continue;
    const cost = distance(folded, other, limit);
    if (cost > 0 && cost <= limit) found.set(word, { word, stories, cost });
  }
  const order = ({ cost, stories }: Correction) => cost - COMMON * Math.log2(stories + 1);
  return [...found.values()].sort((a, b) => order(a) - order(b) || (a.word < b.word ? -1 : 1)).slice(0, most);
}

/** Which letters a word has: a bit for each, some letters share one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (const letter of word) letters |= 1 << ((letter.codePointAt(0) ?? 0) & 31);
  return letters;
}

function bitsOf(letters: number): number {
  let bits = 0;
  for (let rest = letters; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}

/** What twice as many stories are worth, against errors. */
const COMMON = 0.06;

function neighbours(): Map<string, Set<string>> {
  const map = new Map<string, Set<string>>();
  const link = (x: string | undefined, y: string | undefined) => {
    if (x === undefined || y === undefined) return;
    map.set(x, (map.get(x) ?? new Set()).add(y));
    map.set(y, (map.get(y) ?? new Set()).add(x));
  };
  ROWS.forEach((row, index) => {
    const below = ROWS[index + 1];
    Array.from(row).forEach((key, place) => {
      link(key, row[place + 1]);
      // Each row stands half a key to the right of the one above.
      if (index === 3 || below === undefined) return;
      link(key, below[place]);
      link(key, below[place - 1]);
    });
  });
  return map;
}
