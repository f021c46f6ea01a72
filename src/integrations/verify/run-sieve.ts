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
const BACKSLASH = 0x5c;
/** U+212A in UTF-8, the only character beyond ASCII that becomes an ASCII letter in lower case. */
const KELVIN = [0xe2, 0x84, 0xaa] as const;

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
    for (let at = 0; at < length; at += 1) {
      const byte = bytes[at] ?? 0;
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
      } else if (byte === KELVIN[0] && bytes[at + 1] === KELVIN[1] && bytes[at + 2] === KELVIN[2])
        return true;
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
  return PLAIN.test(String.fromCharCode(parseInt(digits, 16)).toLowerCase()) ? undefined : 5;
}
