/**
 * Tells in one pass over bytes which files cannot hold any of some runs of words (run-scanner.ts), so that these need not
 * be read as text: a file that has a run has all its words. Only words of ASCII letters and digits are looked for; what a
 * run has besides is not asked for. What may be written in many ways counts as there.
 */

/** FNV-1a, 32 bits. */
const START = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** With more runs than these, to go through them for each file takes longer than to read it. */
const MOST_RUNS = 4000;
const PLAIN = /^[a-z0-9]+$/;

/** What a byte adds to a word: lower case, or nothing where it is in none. */
const LETTERS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const letter = String.fromCharCode(byte).toLowerCase();
  return byte < 128 && PLAIN.test(letter) ? letter.charCodeAt(0) : 0;
});
/** What a byte is as a hexadecimal digit, or -1. */
const HEX = Int8Array.from({ length: 256 }, (_, byte) => {
  const digit = String.fromCharCode(byte);
  return /[\da-f]/i.test(digit) ? parseInt(digit, 16) : -1;
});
const BACKSLASH = 0x5c;
const PERCENT = 0x25;
/** U+212A in UTF-8, the only character beyond ASCII that becomes an ASCII letter in lower case. */
const KELVIN = 0xe284aa;

export class RunSieve {
  /** Places of words by their hashes; words of one hash count as one. */
  readonly #places = new Map<number, number>();
  readonly #filter = new Uint8Array(1 << 16);
  /** Places of the words of each run, the longest word first: it is the rarest, mostly. */
  readonly #runs: (readonly number[])[] = [];
  /** The number of the file in which each word was met last. */
  #met = new Uint32Array(0);
  #files = 0;
  #isBlind = false;

  /** @param words of a run, as a scanner compares them */
  add(words: readonly string[]): void {
    const plain = words.filter((word) => PLAIN.test(word)).sort((a, b) => b.length - a.length);
    if (plain.length === 0 || this.#runs.length === MOST_RUNS) this.see();
    else this.#runs.push(plain.map((word) => this.#placeOf(word)));
  }

  /** From now on every file may hold what is looked for. */
  see(): void {
    this.#isBlind = true;
  }

  /** @param bytes of a file, not packed @returns false only where none of the runs is in it */
  mayBeIn(bytes: Uint8Array): boolean {
    if (this.#isBlind) return true;
    if (this.#met.length < this.#places.size) this.#met = new Uint32Array(this.#places.size);
    this.#files += 1;
    return (
      this.#meetWords(bytes) ||
      this.#runs.some((run) => run.every((place) => this.#met[place] === this.#files))
    );
  }

  /** @returns whether words may be written so that they are not met */
  #meetWords(bytes: Uint8Array): boolean {
    // It goes through every byte of an archive: what is looked up for each stands in variables of its own.
    const letters = LETTERS;
    const filter = this.#filter;
    const { length } = bytes;
    let word = START;
    let signs = 0;
    for (let at = 0; at < length; at += 1) {
      let byte = bytes[at] ?? 0;
      const letter = letters[byte] ?? 0;
      if (letter !== 0) {
        word = Math.imul(word ^ letter, PRIME);
        continue;
      }
      if (word !== START) {
        if (filter[word & 0xffff] === 1) this.#meet(word);
        word = START;
      }
      if (byte === BACKSLASH) {
        const length = lengthOfEscape(bytes, at);
        if (length === undefined) return true;
        at += length;
      } else if (byte === PERCENT) {
        const last = lastOfEncoded(bytes, at);
        if (last > at) byte = hexAt(bytes, last - 1);
        if (letters[byte] !== 0) return true;
        at = last;
      }
      signs = ((signs << 8) | byte) & 0xffffff;
      if (signs === KELVIN) return true;
    }
    this.#meet(word);
    return false;
  }

  #meet(word: number): void {
    const place = this.#places.get(word);
    if (place !== undefined) this.#met[place] = this.#files;
  }

  #placeOf(word: string): number {
    let hash = START;
    for (const letter of word) hash = Math.imul(hash ^ letter.charCodeAt(0), PRIME);
    const place = this.#places.get(hash) ?? this.#places.size;
    this.#places.set(hash, place);
    this.#filter[hash & 0xffff] = 1;
    return place;
  }
}

/** How many bytes behind a backslash are no part of a word; nothing where a letter is written so. */
function lengthOfEscape(bytes: Uint8Array, at: number): number | undefined {
  const next = String.fromCharCode(bytes[at + 1] ?? 0);
  if ('nrt'.includes(next)) return 1;
  if (next !== 'u' && next !== 'U') return 0;
  const digits = String.fromCharCode(...bytes.subarray(at + 2, at + 6));
  if (!/^[\da-f]{4}$/i.test(digits)) return 0;
  const character = String.fromCharCode(parseInt(digits, 16));
  // Behind a percent sign a letter may follow that is encoded.
  return character === '%' || PLAIN.test(character.toLowerCase()) ? undefined : 5;
}

/** Where a byte ends that is encoded as addresses encode them, once (`%20`) or again and again (`%252520`); else where it begins. */
function lastOfEncoded(bytes: Uint8Array, at: number): number {
  let last = at;
  do {
    if (hexAt(bytes, last + 1) < 0) return last;
    last += 2;
  } while (hexAt(bytes, last - 1) === PERCENT);
  return last;
}

/** The number that two hexadecimal digits write; negative where there are none. */
function hexAt(bytes: Uint8Array, at: number): number {
  const high = HEX[bytes[at] ?? 0] ?? -1;
  const low = HEX[bytes[at + 1] ?? 0] ?? -1;
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}
