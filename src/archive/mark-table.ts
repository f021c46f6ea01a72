/**
 * Numbers of marks (vocabulary.ts). A build looks up a million of them, and a `Map` takes most of that time: its keys would be
 * doubles, each an object of its own.
 */

const SMALLEST = 1 << 12;
/** Fuller than this it is made anew, twice as large. */
const FULLEST = 0.5;

export class MarkTable {
  /** Of what was added: 53 bits each. */
  #keys = new Float64Array(SMALLEST);
  /** One more than the number at the same place; 0 where nothing is. */
  #numbers = new Int32Array(SMALLEST);
  #size = 0;

  /**
   * The number of a mark; a new one is added under the number that is given.
   * @param mark a whole number of 53 bits, of which the lower 32 are well mixed
   */
  numberOf(mark: number, next: number): number {
    const mask = this.#keys.length - 1;
    let at = (mark >>> 0) & mask;
    for (;;) {
      const number = this.#numbers[at] ?? 0;
      if (number === 0) break;
      if (this.#keys[at] === mark) return number - 1;
      at = (at + 1) & mask;
    }
    this.#keys[at] = mark;
    this.#numbers[at] = next + 1;
    this.#size += 1;
    if (this.#size > FULLEST * this.#keys.length) this.#grow();
    return next;
  }

  /** Whether a mark was added. */
  has(mark: number): boolean {
    const mask = this.#keys.length - 1;
    for (let at = (mark >>> 0) & mask; this.#numbers[at] !== 0; at = (at + 1) & mask) {
      if (this.#keys[at] === mark) return true;
    }
    return false;
  }

  /** All that were added, in no order. */
  marks(): Float64Array {
    return this.#keys.filter((_, at) => this.#numbers[at] !== 0);
  }

  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#keys = new Float64Array(2 * keys.length);
    this.#numbers = new Int32Array(2 * keys.length);
    this.#size = 0;
    numbers.forEach((number, at) => {
      if (number > 0) this.numberOf(keys[at] ?? 0, number - 1);
    });
  }
}
