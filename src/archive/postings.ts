/** Where each term stands in an archive: which articles are near another one in the lists of its terms (related.ts). */
import { hash } from 'node:crypto';
import type { Article } from './model.ts';
import { nthLargest } from './nth-largest.ts';
import type { StoryTerms } from './related.ts';
import { TERMS_SEARCHED, type TellingSource } from './telling.ts';
import { TermLists, type WeighedTerms } from './term-lists.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Posting-list neighbours looked at on each side of an article, for each term. */
const WINDOW = 60;
/** Of those found so, as many are put in order at once. */
const SORTED_FIRST = 160;

/** Bytes of a SHA-1. */
const MARK = 20;

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
  /** Of each article, the terms by which it is looked for. */
  readonly #searched = new TermLists();
  /** Beside each of them, where the article stands in the list of that term. */
  readonly #own: Uint32Array;
  readonly #postings: Postings;
  /** Names of the articles and their texts, one behind the other. */
  readonly #marks: Buffer;
  readonly #source: TellingSource;
  /** For the sums of one article's windows, two for each. */
  readonly #windows = new Uint32Array(2 * TERMS_SEARCHED);
  /** For the marks of those that one article is compared with. */
  #compared = Buffer.alloc(0);
  /** For the places that one search meets. */
  readonly #met = new Uint32Array(TERMS_SEARCHED * (2 * WINDOW + 1));
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
    this.#marks = Buffer.allocUnsafeSlow(MARK * articles.length);
    articles.forEach(({ id }, place) => {
      hash('sha1', `${id}\n${stories[place]?.digest ?? ''}`, 'buffer').copy(this.#marks, MARK * place);
    });
    stories.forEach((_, place) => this.#searched.add(source.searched(place)));
    const begins = new Uint32Array(vocabulary.size + 1);
    for (let place = 0; place < stories.length; place += 1) {
      for (const term of this.#searched.list(place).terms) add(begins, term + 1, 1);
    }
    for (let term = 0; term < vocabulary.size; term += 1) add(begins, term + 1, begins[term] ?? 0);
    const places = new Uint32Array(this.#searched.size);
    const listed = new Float32Array(this.#searched.size);
    this.#own = new Uint32Array(this.#searched.size);
    const filled = begins.slice();
    for (let place = 0; place < stories.length; place += 1) {
      const { terms, weights } = this.#searched.list(place);
      const begin = this.#searched.begin(place);
      terms.forEach((term, index) => {
        const at = filled[term] ?? 0;
        filled[term] = at + 1;
        places[at] = place;
        listed[at] = weights[index] ?? 0;
        this.#own[begin + index] = at;
      });
    }
    this.#postings = { begins, places, weights: listed, sums: this.#sumUp(places) };
  }

  /** Over all lists: what stands in a part of one is the difference of two sums. */
  #sumUp(places: Uint32Array): Postings['sums'] {
    const [low, high] = [0, 4].map((half) => {
      const sums = new Uint32Array(places.length + 1);
      places.forEach((place, at) => {
        sums[at + 1] = (sums[at] ?? 0) + this.#marks.readUInt32LE(MARK * place + half);
      });
      return sums;
    });
    return [low ?? places, high ?? places];
  }

  #markOf(place: number): Buffer {
    return this.#marks.subarray(MARK * place, MARK * (place + 1));
  }

  /** First place and the one after the last of those near an article in the list of its term of this index. */
  #windowOf(place: number, term: number, index: number): [number, number] {
    const { begins } = this.#postings;
    const at = this.#own[this.#searched.begin(place) + index] ?? 0;
    return [Math.max(begins[term] ?? 0, at - WINDOW), Math.min(begins[term + 1] ?? 0, at + WINDOW + 1)];
  }

  /** Names everything that a search for this article looks at. */
  keyOf(place: number): string {
    const { terms } = this.#searched.list(place);
    const numbers = this.#windows;
    const [low, high] = this.#postings.sums;
    for (let index = 0; index < terms.length; index += 1) {
      const [start, end] = this.#windowOf(place, terms[index] ?? 0, index);
      numbers[2 * index] = (low[end] ?? 0) - (low[start] ?? 0);
      numbers[2 * index + 1] = (high[end] ?? 0) - (high[start] ?? 0);
    }
    const windows = hash('sha1', numbers.subarray(0, 2 * terms.length), 'base64url');
    return `${this.#source.tableKey} ${this.#markOf(place).toString('base64url')} ${windows}`;
  }

  /** Names an article and those that it is compared with. */
  keyOfCompared(place: number, others: readonly number[]): string {
    const size = MARK * (others.length + 1);
    if (this.#compared.length < size) this.#compared = Buffer.allocUnsafeSlow(size);
    const put = (one: number, at: number) => {
      this.#marks.copy(this.#compared, MARK * at, MARK * one, MARK * (one + 1));
    };
    put(place, 0);
    others.forEach((other, index) => {
      put(other, index + 1);
    });
    const marks = hash('sha1', this.#compared.subarray(0, size), 'base64url');
    return `${this.#source.tableKey} compared ${marks}`;
  }

  /** Places of the articles near this one in the lists of its most telling terms, the most promising first. */
  *promising(position: number): Generator<number> {
    const { terms, weights } = this.#searched.list(position);
    const sums = this.#sums;
    const list = this.#postings;
    let count = 0;
    for (let index = 0; index < terms.length; index += 1) {
      const weight = weights[index] ?? 0;
      const [start, end] = this.#windowOf(position, terms[index] ?? 0, index);
      for (let near = start; near < end; near += 1) {
        const place = list.places[near] ?? position;
        if (place === position) continue;
        const sum = sums[place] ?? 0;
        if (sum === 0) {
          this.#met[count] = place;
          count += 1;
        }
        sums[place] = sum + weight * (list.weights[near] ?? 0);
      }
    }
    const places = this.#met.slice(0, count);
    const found = new Float64Array(count);
    places.forEach((place, index) => {
      found[index] = sums[place] ?? 0;
      sums[place] = 0;
    });
    // There are thousands, and hardly anybody asks for more than a hundred.
    const least = nthLargest(found.slice(), SORTED_FIRST - 1) ?? 0;
    const byPromise = (a: number, b: number) =>
      (found[b] ?? 0) - (found[a] ?? 0) || (places[b] ?? 0) - (places[a] ?? 0);
    for (const isFirst of [true, false]) {
      const part: number[] = [];
      found.forEach((sum, index) => {
        if (sum >= least === isFirst) part.push(index);
      });
      for (const index of part.sort(byPromise)) yield places[index] ?? 0;
    }
  }

  /** Weights by term number; to be set to zero again by whoever asked. */
  weightsOf({ terms, weights }: WeighedTerms): Float64Array {
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
