/**
 * Terms and weights of many articles, one list behind the other. By themselves they would be a million small arrays, each
 * with its own piece of memory between what comes and goes.
 */

/** Terms of an article by number, the most telling first, and what each weighs. */
export interface WeighedTerms {
  readonly terms: Uint32Array;
  /** Over the length of the vector. */
  readonly weights: Float32Array;
}

const SMALLEST = 1 << 12;

export class TermLists {
  #terms = new Uint32Array(SMALLEST);
  #weights = new Float32Array(SMALLEST);
  /** Where each list begins; the next one's is its end. */
  readonly #begins = [0];

  get rows(): number {
    return this.#begins.length - 1;
  }

  /** Length of all lists together. */
  get size(): number {
    return this.#begins.at(-1) ?? 0;
  }

  /** @returns the row of the new list, counted from 0 */
  add({ terms, weights }: WeighedTerms): number {
    const begin = this.size;
    const end = begin + terms.length;
    if (end > this.#terms.length) {
      const length = Math.max(end, Math.ceil(1.5 * this.#terms.length));
      const [oldTerms, oldWeights] = [this.#terms, this.#weights];
      this.#terms = new Uint32Array(length);
      this.#weights = new Float32Array(length);
      this.#terms.set(oldTerms);
      this.#weights.set(oldWeights);
    }
    this.#terms.set(terms, begin);
    this.#weights.set(weights, begin);
    return this.#begins.push(end) - 2;
  }

  /** Where a list begins among all of them. */
  begin(row: number): number {
    return this.#begins[row] ?? this.size;
  }

  /** A view of a list. */
  list(row: number): WeighedTerms {
    const [begin, end] = [this.begin(row), this.begin(row + 1)];
    return { terms: this.#terms.subarray(begin, end), weights: this.#weights.subarray(begin, end) };
  }

  /** The sum of a list's weights, each times what is given for its term. */
  product(row: number, weights: Float64Array): number {
    const end = this.begin(row + 1);
    let sum = 0;
    for (let at = this.begin(row); at < end; at += 1) {
      sum += (weights[this.#terms[at] ?? 0] ?? 0) * (this.#weights[at] ?? 0);
    }
    return sum;
  }
}
