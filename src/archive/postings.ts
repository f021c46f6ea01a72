/** Where each term stands in an archive: which articles are near another one in the lists of its terms (related.ts). */
import { hash } from 'node:crypto';
import type { Article } from './model.ts';
import type { StoryTerms } from './related.ts';
import type { Searched, Telling, TellingSource } from './telling.ts';
import type { Vocabulary } from './terms.ts';

/** Posting-list neighbours looked at on each side of an article, for each term. */
const WINDOW = 60;
/** Of those found so, as many are put in order at once. */
const SORTED_FIRST = 160;

/** Of each term, the articles that are looked for by it: one list behind the other, in rising order of places. */
interface Postings {
  /** By term number, where its list begins; the next term's is its end. */
  readonly begins: Uint32Array;
  readonly places: Uint32Array;
  readonly weights: Float32Array;
  /** At each place of the lists, the sum of the marks of all articles before it, in two halves. */
  readonly sums: readonly [Uint32Array, Uint32Array];
}

/** What related stories are found by, of a whole archive. */
export class Prepared {
  readonly #searched: readonly Searched[];
  /** Where an article stands in the list of each of its terms. */
  readonly #own: readonly Uint32Array[];
  readonly #postings: Postings;
  readonly #marks: readonly Buffer[];
  readonly #source: TellingSource;
  // By place and by term number, all zero between two searches: maps would take most of the time.
  readonly #sums: Float64Array;
  #ownWeights = new Float64Array(0);
  readonly #vocabulary: Vocabulary;

  constructor(
    articles: readonly Article[],
    stories: readonly StoryTerms[],
    source: TellingSource,
    vocabulary: Vocabulary,
  ) {
    this.#source = source;
    this.#vocabulary = vocabulary;
    this.#sums = new Float64Array(articles.length);
    this.#searched = stories.map((_, place) => source.searched(place));
    this.#marks = articles.map(({ id }, place) =>
      hash('sha1', `${id}\n${stories[place]?.digest ?? ''}`, 'buffer'),
    );
    const begins = new Uint32Array(vocabulary.size + 1);
    for (const { terms } of this.#searched) for (const term of terms) add(begins, term + 1, 1);
    for (let term = 0; term < vocabulary.size; term += 1) add(begins, term + 1, begins[term] ?? 0);
    const total = begins[vocabulary.size] ?? 0;
    const places = new Uint32Array(total);
    const listed = new Float32Array(total);
    const filled = begins.slice();
    this.#own = this.#searched.map(({ terms, weights }, place) =>
      terms.map((term, index) => {
        const at = filled[term] ?? 0;
        filled[term] = at + 1;
        places[at] = place;
        listed[at] = weights[index] ?? 0;
        return at;
      }),
    );
    this.#postings = { begins, places, weights: listed, sums: this.#sumUp(places) };
  }

  /** Over all lists: what stands in a part of one is the difference of two sums. */
  #sumUp(places: Uint32Array): Postings['sums'] {
    const halves = [0, 4].map((half) => Uint32Array.from(this.#marks, (mark) => mark.readUInt32LE(half)));
    const [low, high] = halves.map((marks) => {
      const sums = new Uint32Array(places.length + 1);
      places.forEach((place, at) => (sums[at + 1] = (sums[at] ?? 0) + (marks[place] ?? 0)));
      return sums;
    });
    return [low ?? places, high ?? places];
  }

  /** First place and the one after the last of those near one in the list of a term. */
  #windowOf(term: number, at: number): [number, number] {
    const { begins } = this.#postings;
    return [Math.max(begins[term] ?? 0, at - WINDOW), Math.min(begins[term + 1] ?? 0, at + WINDOW + 1)];
  }

  /** Names everything that a search for this article looks at. */
  keyOf(place: number): string {
    const { terms } = this.#searched[place] ?? { terms: [] };
    const numbers = new Uint32Array(2 * terms.length);
    const [low, high] = this.#postings.sums;
    terms.forEach((term: number, index: number) => {
      const [start, end] = this.#windowOf(term, this.#own[place]?.[index] ?? 0);
      numbers[2 * index] = (low[end] ?? 0) - (low[start] ?? 0);
      numbers[2 * index + 1] = (high[end] ?? 0) - (high[start] ?? 0);
    });
    const windows = hash('sha1', Buffer.from(numbers.buffer), 'base64url');
    return `${this.#source.tableKey} ${this.#marks[place]?.toString('base64url') ?? ''} ${windows}`;
  }

  /** Names an article and those that it is compared with. */
  keyOfCompared(place: number, others: readonly number[]): string {
    const marks = [place, ...others].map((one) => this.#marks[one] ?? Buffer.of());
    return `${this.#source.tableKey} compared ${hash('sha1', Buffer.concat(marks), 'base64url')}`;
  }

  /** Places of the articles near this one in the lists of its most telling terms, the most promising first. */
  *promising(position: number): Generator<number> {
    const own = this.#searched[position];
    const sums = this.#sums;
    const list = this.#postings;
    const places: number[] = [];
    own?.terms.forEach((term, index) => {
      const weight = own.weights[index] ?? 0;
      const [start, end] = this.#windowOf(term, this.#own[position]?.[index] ?? 0);
      for (let near = start; near < end; near += 1) {
        const place = list.places[near] ?? position;
        if (place === position) continue;
        const sum = sums[place] ?? 0;
        if (sum === 0) places.push(place);
        sums[place] = sum + weight * (list.weights[near] ?? 0);
      }
    });
    const found = Float64Array.from(places, (place) => sums[place] ?? 0);
    for (const place of places) sums[place] = 0;
    // There are thousands, and hardly anybody asks for more than a hundred.
    const least = found.slice().sort()[found.length - SORTED_FIRST] ?? 0;
    for (const isFirst of [true, false]) {
      const part: { readonly place: number; readonly sum: number }[] = [];
      found.forEach((sum, index) => {
        if (sum >= least === isFirst) part.push({ place: places[index] ?? 0, sum });
      });
      for (const { place } of part.sort((a, b) => b.sum - a.sum || b.place - a.place)) yield place;
    }
  }

  /** Weights by term number; to be set to zero again by whoever asked. */
  weightsOf({ terms, weights }: Telling): Float64Array {
    if (this.#ownWeights.length < this.#vocabulary.size) {
      this.#ownWeights = new Float64Array(this.#vocabulary.size + 10_000);
    }
    terms.forEach((term, index) => (this.#ownWeights[term] = weights[index] ?? 0));
    return this.#ownWeights;
  }
}

function add(numbers: Uint32Array, at: number, more: number): void {
  numbers[at] = (numbers[at] ?? 0) + more;
}
