/** Words that sound like a language and are none: 60,000 of them, drawn by Zipf's law. */
import { makeRandom, type Random } from '../../pictures/random.ts';

export const VOCABULARY = 60_000;

const ONSETS =
  'b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sh sl sp st str t th tr v w'.split(' ');
const NUCLEI = 'a e i o u ai ea ee ie oa ou'.split(' ');
const CODAS = [
  '',
  '',
  '',
  'b',
  'd',
  'g',
  'l',
  'll',
  'm',
  'n',
  'nd',
  'ng',
  'nt',
  'p',
  'r',
  'rd',
  'rn',
  's',
  'st',
  't',
];
/** Words of one or two letters come first in any language; they carry the grammar. */
const SMALL = [
  'the',
  'of',
  'to',
  'and',
  'a',
  'in',
  'that',
  'for',
  'is',
  'on',
  'was',
  'with',
  'as',
  'by',
  'at',
  'it',
];
/** Steps of the table that turns a lot into a word; the rarest word still has one of them. */
const STEPS = 1 << 20;

export interface Words {
  /** The most frequent first. */
  readonly list: readonly string[];
  /** A word by its frequency: the n-th most frequent is n times rarer than the first. */
  draw(random: Random): string;
}

/** The same vocabulary for every outlet: a word's rank is its place. */
export function makeWords(): Words {
  const random = makeRandom('bench: vocabulary');
  const known = new Set(SMALL);
  const open = () => random.pick(ONSETS) + random.pick(NUCLEI);
  while (known.size < VOCABULARY) {
    // Frequent words are short.
    const before = known.size < 400 ? 0 : known.size < 5000 ? 1 : random.whole(1, 2);
    known.add(Array.from({ length: before }, open).join('') + open() + random.pick(CODAS));
  }
  const list = [...known];
  const table = zipfTable(list.length);
  return { list, draw: (lot) => list[table[Math.floor(lot.next() * STEPS)] ?? 0] ?? 'the' };
}

/** Of each step, the rank of its word. */
function zipfTable(size: number): Uint16Array {
  const weights = Float64Array.from({ length: size }, (_, rank) => 1 / (rank + 2.7));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new Uint16Array(STEPS);
  let rank = 0;
  let edge = (weights[0] ?? 0) / total;
  for (let step = 0; step < STEPS; step += 1) {
    while (rank < size - 1 && step / STEPS >= edge) {
      rank += 1;
      edge += (weights[rank] ?? 0) / total;
    }
    table[step] = rank;
  }
  return table;
}
