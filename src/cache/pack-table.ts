/**
 * Where each value of a pack stands, by key. A build of a hundred thousand stories keeps more than a million of them, and
 * in a `Map` each would be five objects: here it is 41 bytes.
 */
import type { Place } from './pack-files.ts';

/** Bytes of a key: the beginning of a SHA-1, so any four of them are well mixed. */
export const KEY = 16;
const KEY_NUMBERS = KEY / 4;
const SMALLEST = 1 << 10;
/** Fuller than this the slots are made anew, twice as many. */
const FULLEST = 0.5;

/** What a row is: not there any more, in the pack's file, or not written yet. */
export const GONE = 0;
export const KEPT = 1;
export const FRESH = 2;
type State = typeof GONE | typeof KEPT | typeof FRESH;
const USED = 4;

export class PackTable {
  /** How many rows there are, those that are gone among them. */
  length = 0;
  /** One more than the row; 0 where none is. */
  #slots = new Int32Array(SMALLEST);
  #keys = new Uint32Array(KEY_NUMBERS * SMALLEST);
  #places = new Float64Array(SMALLEST);
  #lengths = new Uint32Array(SMALLEST);
  #checksums = new Uint32Array(SMALLEST);
  #marks = new Uint8Array(SMALLEST);

  /** @param id `KEY` bytes @returns the row of a key, or -1 */
  find(id: Buffer): number {
    return (this.#slots[this.#slotOf(id)] ?? 0) - 1;
  }

  /** Says where the value of a key stands; whether it was asked for stays as it was. @returns its row */
  put(id: Buffer, { at, length, checksum }: Place, state: State): number {
    const slot = this.#slotOf(id);
    let row = (this.#slots[slot] ?? 0) - 1;
    if (row < 0) {
      row = this.length;
      this.length += 1;
      if (row === this.#places.length) this.#lengthen();
      this.#slots[slot] = row + 1;
      for (let index = 0; index < KEY_NUMBERS; index += 1) {
        this.#keys[KEY_NUMBERS * row + index] = id.readUInt32LE(4 * index);
      }
      this.#marks[row] = GONE;
    }
    this.#places[row] = at;
    this.#lengths[row] = length;
    this.#checksums[row] = checksum;
    this.#marks[row] = state | ((this.#marks[row] ?? 0) & USED);
    if (this.length > FULLEST * this.#slots.length) this.#spread();
    return row;
  }

  placeOf(row: number): Place {
    return {
      at: this.#places[row] ?? 0,
      length: this.#lengths[row] ?? 0,
      checksum: this.#checksums[row] ?? 0,
    };
  }

  idOf(row: number): Buffer {
    const id = Buffer.allocUnsafe(KEY);
    for (let index = 0; index < KEY_NUMBERS; index += 1) {
      id.writeUInt32LE(this.#keys[KEY_NUMBERS * row + index] ?? 0, 4 * index);
    }
    return id;
  }

  stateOf(row: number): State {
    return ((this.#marks[row] ?? 0) & ~USED) as State;
  }

  isUsed(row: number): boolean {
    return ((this.#marks[row] ?? 0) & USED) !== 0;
  }

  use(row: number): void {
    this.#marks[row] = (this.#marks[row] ?? 0) | USED;
  }

  remove(row: number): void {
    this.#marks[row] = GONE;
  }

  clear(): void {
    this.length = 0;
    this.#slots.fill(0);
  }

  /** Rows whose values are there. */
  *rows(): Generator<number> {
    for (let row = 0; row < this.length; row += 1) if (this.stateOf(row) !== GONE) yield row;
  }

  /** The slot of a key, or the free one where it belongs. */
  #slotOf(id: Buffer): number {
    const mask = this.#slots.length - 1;
    let slot = id.readUInt32LE(0) & mask;
    for (;;) {
      const row = (this.#slots[slot] ?? 0) - 1;
      if (row < 0 || this.#isKeyOf(row, id)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #isKeyOf(row: number, id: Buffer): boolean {
    for (let index = 0; index < KEY_NUMBERS; index += 1) {
      if (this.#keys[KEY_NUMBERS * row + index] !== id.readUInt32LE(4 * index)) return false;
    }
    return true;
  }

  #lengthen(): void {
    const twice = <T extends Uint32Array | Float64Array | Uint8Array>(old: T, longer: T): T => {
      longer.set(old);
      return longer;
    };
    const size = 2 * this.#places.length;
    this.#keys = twice(this.#keys, new Uint32Array(KEY_NUMBERS * size));
    this.#places = twice(this.#places, new Float64Array(size));
    this.#lengths = twice(this.#lengths, new Uint32Array(size));
    this.#checksums = twice(this.#checksums, new Uint32Array(size));
    this.#marks = twice(this.#marks, new Uint8Array(size));
  }

  #spread(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    const mask = this.#slots.length - 1;
    for (let row = 0; row < this.length; row += 1) {
      let slot = (this.#keys[KEY_NUMBERS * row] ?? 0) & mask;
      while ((this.#slots[slot] ?? 0) !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = row + 1;
    }
  }
}
