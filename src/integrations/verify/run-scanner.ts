/**
 * Finds words of some texts in others, in one pass over the latter: runs of eight words, runs of 24 characters where
 * words are not spaced, and shorter phrases as a whole. Punctuation, case, markup and escapes do not count.
 */

import { RunSieve } from './run-sieve.ts';

/** How long a run is that betrays its source. */
const WORDS = 8;
const CHARACTERS = 24;
/** A phrase shorter than this may stand anywhere by chance. */
const SHORTEST = { words: 2, letters: 8, alone: 12 } as const;
const LONGEST_PHRASE = 16;

const SEPARATOR = 0;
const SPACED = 1;
const UNSPACED = 2;
/** What each UTF-16 unit is. A half of a pair is taken for a letter. */
const CLASSES = Uint8Array.from({ length: 0x10000 }, (_, unit) => {
  if (unit >= 0xd800 && unit <= 0xdfff) return SPACED;
  const character = String.fromCharCode(unit);
  if (
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(
      character,
    )
  ) {
    return UNSPACED;
  }
  return /[\p{L}\p{N}\p{M}]/u.test(character) ? SPACED : SEPARATOR;
});

/** A run that was found. */
export interface Hit {
  /** What the run is known by. */
  readonly key: number;
  /** Number of the source, in the order in which they were added. */
  readonly source: number;
  /** As it stands in the text that was looked through, case and all punctuation taken away. */
  readonly words: string;
}

export class RunScanner {
  readonly #runs = new Map<number, number>();
  readonly #phrases = new Map<number, { readonly hashes: readonly number[]; readonly source: number }[]>();
  /** Lets most windows pass without a look into the maps. */
  readonly #filter = new Uint8Array(1 << 20);
  readonly #sieve = new RunSieve();
  #looksForCharacters = false;

  get isEmpty(): boolean {
    return this.#runs.size === 0 && this.#phrases.size === 0;
  }

  /** Every run of a text, as it will be read: what is in tags is not. */
  addText(text: string, source: number): void {
    const letters = normalised(readPartOf(text));
    const words: string[] = [];
    walk(letters, {
      word: (_, from, to) => {
        words.push(letters.slice(from, to));
      },
      run: (key) => {
        this.#add(key, source);
        this.#sieve.add(words.slice(-WORDS));
      },
      characters: (key) => {
        this.#looksForCharacters = true;
        this.#sieve.see();
        this.#add(key, source);
      },
    });
  }

  /** A title, an address: found as a whole only, and not at all when it is too short to tell anything. */
  addPhrase(phrase: string, source: number): void {
    const hashes: number[] = [];
    const words: string[] = [];
    const letters = normalised(readPartOf(phrase));
    walk(letters, {
      word: (hash, from, to) => {
        hashes.push(hash);
        words.push(letters.slice(from, to));
      },
      run: () => undefined,
    });
    const length = letters.replaceAll(/[^\p{L}\p{N}]/gu, '').length;
    const tells = hashes.length >= SHORTEST.words ? length >= SHORTEST.letters : length >= SHORTEST.alone;
    // A long one is found by its runs.
    if (!tells || hashes.length >= LONGEST_PHRASE) return;
    const last = hashes.at(-1) ?? 0;
    this.#phrases.set(last, [...(this.#phrases.get(last) ?? []), { hashes, source }]);
    this.#mark(last);
    this.#sieve.add(words);
  }

  /** @param bytes of a file, not packed @returns false only where nothing that is looked for is in it */
  mayBeIn(bytes: Uint8Array): boolean {
    return this.#sieve.mayBeIn(bytes);
  }

  /** @returns every run and phrase in the text, each once */
  scan(text: string): Hit[] {
    const hits = new Map<number, Hit>();
    for (const part of partsOf(text)) this.#scanPart(normalised(part), hits);
    return [...hits.values()];
  }

  #scanPart(text: string, hits: Map<number, Hit>): void {
    const recent: number[] = [];
    const starts: number[] = [];
    const found = (key: number, source: number, from: number, to: number) => {
      if (!hits.has(key)) hits.set(key, { key, source, words: wordsOf(text.slice(from, to)) });
    };
    walk(text, {
      word: (hash, from, to) => {
        recent.push(hash);
        starts.push(from);
        if (recent.length > 4096) {
          recent.splice(0, recent.length - LONGEST_PHRASE);
          starts.splice(0, starts.length - LONGEST_PHRASE);
        }
        if (!this.#isMarked(hash)) return;
        for (const { hashes, source } of this.#phrases.get(hash) ?? []) {
          const first = recent.length - hashes.length;
          if (first < 0 || !hashes.every((word, index) => recent[first + index] === word)) continue;
          found(phraseKey(hashes), source, starts[first] ?? from, to);
        }
      },
      run: (key, from, to) => {
        const source = this.#isMarked(key) ? this.#runs.get(key) : undefined;
        if (source !== undefined) found(key, source, from, to);
      },
      ...(this.#looksForCharacters && {
        characters: (key: number, from: number, to: number) => {
          const source = this.#isMarked(key) ? this.#runs.get(key) : undefined;
          if (source !== undefined) found(key, source, from, to);
        },
      }),
    });
  }

  #add(key: number, source: number): void {
    if (!this.#runs.has(key)) this.#runs.set(key, source);
    this.#mark(key);
  }

  #mark(key: number): void {
    const bit = key % 0x800000;
    this.#filter[bit >>> 3] = (this.#filter[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }

  #isMarked(key: number): boolean {
    const bit = key % 0x800000;
    return ((this.#filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }
}

interface Visitor {
  readonly word: (hash: number, from: number, to: number) => void;
  readonly run: (key: number, from: number, to: number) => void;
  readonly characters?: (key: number, from: number, to: number) => void;
}

const BASE = [0x01000193, 0x5bd1e995] as const;
/** The base to the power of the length of a window: what a character weighs when it leaves. */
const LEAVING = BASE.map((base) => {
  let power = 1;
  for (let n = 0; n < CHARACTERS; n += 1) power = Math.imul(power, base);
  return power;
});

/** Goes through a text once and says its words, its runs of words and its runs of characters. */
function walk(text: string, { word, run, characters }: Visitor): void {
  const hashes = new Uint32Array(WORDS);
  const begins = new Float64Array(WORDS);
  let count = 0;
  let start = -1;
  let hash = 0;
  const units = new Uint16Array(CHARACTERS);
  const places = new Float64Array(CHARACTERS);
  let seen = 0;
  let unspaced = 0;
  let high = 0;
  let low = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = at < text.length ? text.charCodeAt(at) : 0;
    const kind = CLASSES[unit] ?? SEPARATOR;
    if (kind === SEPARATOR) {
      if (start < 0) continue;
      word(hash >>> 0, start, at);
      hashes[count % WORDS] = hash;
      begins[count % WORDS] = start;
      count += 1;
      if (count >= WORDS) {
        let one = 0x811c9dc5;
        let two = 0x27d4eb2f;
        for (let n = 0; n < WORDS; n += 1) {
          const value = hashes[(count + n) % WORDS] ?? 0;
          one = Math.imul(one ^ value, BASE[0]);
          two = Math.imul((two ^ (value >>> 7)) + value, BASE[1]);
        }
        run(wide(one, two), begins[count % WORDS] ?? start, at);
      }
      start = -1;
      continue;
    }
    if (start < 0) {
      start = at;
      hash = 0x811c9dc5;
    }
    hash = Math.imul(hash ^ unit, 0x01000193);
    if (!characters) continue;
    const slot = seen % CHARACTERS;
    const leaving = seen >= CHARACTERS ? (units[slot] ?? 0) : 0;
    if (seen >= CHARACTERS && CLASSES[leaving] === UNSPACED) unspaced -= 1;
    high = (Math.imul(high, BASE[0]) + unit - Math.imul(leaving, LEAVING[0] ?? 0)) | 0;
    low = (Math.imul(low, BASE[1]) + unit - Math.imul(leaving, LEAVING[1] ?? 0)) | 0;
    units[slot] = unit;
    places[slot] = at;
    seen += 1;
    if (kind === UNSPACED) unspaced += 1;
    if (seen >= CHARACTERS && unspaced * 2 >= CHARACTERS) {
      characters(wide(high ^ 0x9e3779b9, low), places[seen % CHARACTERS] ?? 0, at + 1);
    }
  }
}

function phraseKey(hashes: readonly number[]): number {
  let one = 17;
  let two = 31;
  for (const value of hashes) {
    one = Math.imul(one ^ value, BASE[0]);
    two = Math.imul((two ^ (value >>> 7)) + value, BASE[1]);
  }
  return wide(one, two);
}

/** 53 bits of two hashes. */
function wide(high: number, low: number): number {
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

function normalised(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function wordsOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();
}

/**
 * A tag, or what a browser takes for one: "a < b" has none, nor does one begin within another, or each of a row that nobody
 * closes would be looked through to the end.
 */
export const TAG = /<[a-z/!?][^<>]*(?:<(?![a-z/!?])[^<>]*)*>/gi;
/** A word that nobody writes. */
const BREAK = 'ꙮꙮ';

/** Bytes as addresses have them (RFC 3986, 2.1). In an address within an address `%20` has become `%2520`. */
const ENCODED = /(?:%(?:25)*[\da-f]{2})+/gi;

/** A sign of markup that is encoded begins no tag; what is no UTF-8 becomes U+FFFD, which is no letter either. */
function decoded(run: string): string {
  const bytes = Buffer.from(run.replaceAll(/%(?:25)*(?=[\da-f]{2})/gi, ''), 'hex');
  return bytes.toString('utf8').replaceAll(/[<>]/g, ' ');
}

/** What is to be read, and what stands in tags, each without the other: either may hold words. */
function partsOf(text: string): string[] {
  let plain = text;
  if (plain.includes('\\')) {
    plain = plain
      .replaceAll(/\\u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replaceAll(/\\[nrt]/g, ' ');
  }
  // What is escaped in HTML may be escaped in XML again.
  for (let times = 0; times < 2 && plain.includes('&'); times += 1) {
    plain = plain
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll(/&(?:quot|apos|nbsp|#39|#34|#x27|#x22|#160|#xa0);/gi, ' ')
      .replaceAll('&amp;', '&');
  }
  if (plain.includes('%')) plain = plain.replaceAll(ENCODED, (run) => decoded(run));
  if (!plain.includes('<')) return [plain];
  // Who an item is ends there: its name and the headline below it are no sentence.
  plain = plain.replaceAll(/<\/?(?:id|guid)\b[^<>]*>/g, ` ${BREAK} `);
  const tags = plain.match(TAG) ?? [];
  return [plain.replaceAll(TAG, ' '), tags.join(' ')];
}

function readPartOf(text: string): string {
  return partsOf(text)[0] ?? '';
}
