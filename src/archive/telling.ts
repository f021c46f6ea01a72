/**
 * The most telling terms of each article: what related stories are found by (related.ts, postings.ts).
 *
 * Everything is remembered under the digests of all it was made from, so what a memory holds is right or not asked for.
 */
import { hash } from 'node:crypto';
import { startOfYear } from './calendar.ts';
import type { Article } from './model.ts';
import type { RelatedMemory, StoryTerms } from './related.ts';
import { TermLists, type WeighedTerms } from './term-lists.ts';
import type { TermVector, Vocabulary } from './vocabulary.ts';

/** The terms kept of an article: the most telling say what it is about; the rest costs memory. */
const TERMS_KEPT = 200;
/** Of these, the ones by which other articles are looked for. */
export const TERMS_SEARCHED = 40;
/** A word in more than this share of the articles tells nothing. */
const COMMON = 0.3;
/** Below this many older articles the table is made from all there are. */
const TABLE_MINIMUM = 200;
/** From more articles than this the table is made from every second, fourth, … one, by lot of their ids. */
const TABLE_MAXIMUM = 4096;
/**
 * A word in fewer than this share of the articles is as rare as one in none of them. With frequencies told apart by
 * powers of two alone, and the average length in steps, a correction of an old story hardly ever changes the weight of
 * a word: else the whole archive would be gone through for a comma. How well stories are found does not suffer.
 */
const RARE = 1 / 100;
/** Of the average length. */
const LENGTH_STEP = 1 / 4;
/** How far the length of an article's own vector counts, against the average one: short items match by chance. */
const OWN_LENGTH = 0.5;

export interface TermTable {
  /** Of each term number, how much one mention tells. */
  readonly weights: Float32Array;
  /** What a term weighs that no article of the table holds. */
  readonly unseen: number;
  /** Average length of an article's vector. */
  readonly length: number;
}

/** The terms kept of an article, and how the article writes each: `ferry`, `Osse`, `NATO`. */
interface Telling extends WeighedTerms {
  readonly forms: readonly string[];
}

/** Places of the articles that the table of term weights is made from. */
export function tableSample(articles: readonly Article[], timezone: string): number[] {
  const newest = articles.at(-1)?.published ?? 0;
  const year = Temporal.Instant.fromEpochMilliseconds(newest).toZonedDateTimeISO(timezone).year;
  const start = startOfYear(year, timezone);
  const before = articles.findIndex((article) => article.published >= start);
  const total = before >= TABLE_MINIMUM ? before : articles.length;
  const step = 2 ** Math.max(0, Math.ceil(Math.log2(total / TABLE_MAXIMUM)));
  const places: number[] = [];
  for (let place = 0; place < total; place += 1) {
    if (step === 1 || lotOf(articles[place]?.id ?? '') % step === 0) places.push(place);
  }
  return places;
}

/** FNV-1a. */
function lotOf(id: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1)
    value = Math.imul(value ^ id.charCodeAt(index), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

/** Makes the telling terms of articles, or remembers them. */
export class TellingSource {
  /** Digest of all that the table is made from. */
  readonly #sampleKey: string;
  readonly #kept = new TermLists();
  /** Of each article one more than the row of its terms; 0 where they are not at hand yet. */
  readonly #rows: Int32Array;
  #table: { readonly key: string; readonly weighs: TermTable } | undefined;
  /** Of the table's articles, until their telling terms are made. */
  readonly #counted = new Map<number, TermVector>();
  readonly #stories: readonly StoryTerms[];
  readonly #sample: readonly number[];
  readonly #vocabulary: Vocabulary;
  readonly #memory: RelatedMemory;

  constructor(
    stories: readonly StoryTerms[],
    sample: readonly number[],
    vocabulary: Vocabulary,
    memory: RelatedMemory,
  ) {
    this.#stories = stories;
    this.#sample = sample;
    this.#vocabulary = vocabulary;
    this.#memory = memory;
    this.#rows = new Int32Array(stories.length);
    // In the order of their digests: what was counted first does not matter.
    const digests = sample.map((place) => stories[place]?.digest ?? '').sort();
    this.#sampleKey = hash('sha1', digests.join('\n'), 'base64url');
  }

  /** Digest of the table: of what all is found by besides the articles themselves. */
  get tableKey(): string {
    return this.#known().key;
  }

  table(): TermTable {
    return this.#known().weighs;
  }

  #known(): { readonly key: string; readonly weighs: TermTable } {
    if (this.#table) return this.#table;
    const name = `table ${this.#sampleKey}`;
    const remembered = this.#memory.small.get(name);
    const bytes = remembered ?? this.#makeTable();
    if (!remembered) this.#memory.small.set(name, bytes);
    this.#table = { key: hash('sha1', bytes, 'base64url'), weighs: decodeTable(bytes, this.#vocabulary) };
    return this.#table;
  }

  /** All terms kept of an article. */
  telling(place: number): WeighedTerms {
    return this.#kept.list(this.#rowOf(place));
  }

  /** How like the article whose terms `weights` holds by number another one is. */
  likeness(place: number, weights: Float64Array): number {
    return this.#kept.product(this.#rowOf(place), weights);
  }

  /** How an article writes its terms, in their order. */
  formsOf(place: number): readonly string[] {
    const remembered = this.#memory.large.get(`telling ${this.#keyOf(place)}`);
    return remembered ? decodeForms(remembered) : this.#make(place).forms;
  }

  #rowOf(place: number): number {
    const row = this.#rows[place] ?? 0;
    if (row > 0) return row - 1;
    const key = `telling ${this.#keyOf(place)}`;
    const remembered = this.#memory.large.get(key);
    const known = remembered && decode(remembered.subarray(4, formsIn(remembered)), this.#vocabulary);
    const telling = known ?? this.#learn(key, place);
    this.#rows[place] = this.#kept.add(telling) + 1;
    return this.#kept.rows - 1;
  }

  #learn(key: string, place: number): WeighedTerms {
    const telling = this.#make(place);
    const head = Buffer.from(Uint32Array.of(telling.terms.length).buffer);
    const forms = Buffer.from(telling.forms.join('\n'));
    this.#memory.large.set(key, Buffer.concat([head, encode(telling, this.#vocabulary), forms]));
    return telling;
  }

  /** Those by which articles are looked for. @returns what holds until the next is asked for */
  searched(place: number): WeighedTerms {
    const key = `searched ${this.#keyOf(place)}`;
    const remembered = this.#memory.small.get(key);
    if (remembered) {
      this.#memory.large.keep(`telling ${this.#keyOf(place)}`);
      return decode(remembered, this.#vocabulary);
    }
    const { terms, weights } = this.telling(place);
    const searched = {
      terms: terms.subarray(0, TERMS_SEARCHED),
      weights: weights.subarray(0, TERMS_SEARCHED),
    };
    this.#memory.small.set(key, encode(searched, this.#vocabulary));
    return searched;
  }

  #keyOf(place: number): string {
    return `${this.tableKey} ${this.#stories[place]?.digest ?? ''}`;
  }

  #make(place: number): Telling {
    const story = this.#stories[place];
    if (!story) throw new Error(`telling: there is no story ${String(place)}`);
    const table = this.table();
    const vector = this.#counted.get(place) ?? story.vector();
    this.#counted.delete(place);
    return mostTelling(vector, table, this.#vocabulary);
  }

  #makeTable(): Buffer {
    for (const place of this.#sample) {
      const vector = this.#stories[place]?.vector();
      if (vector) this.#counted.set(place, vector);
    }
    return encodeTable(termTable([...this.#counted.values()], this.#vocabulary.size), this.#vocabulary);
  }
}

/** Length, what an unseen term weighs, and of each term that weighs something else its mark and weight. */
function encodeTable({ weights, unseen, length }: TermTable, vocabulary: Vocabulary): Buffer {
  const seen: (readonly [mark: number, weight: number])[] = [];
  weights.forEach((weight, term) => {
    if (weight !== unseen) seen.push([vocabulary.markOf(term), weight]);
  });
  // Numbers of terms depend on the order in which stories were read, and what is named by these bytes does not.
  seen.sort(([a], [b]) => a - b);
  return Buffer.from(Float64Array.from([length, unseen, ...seen.flat()]).buffer);
}

function decodeTable(bytes: Buffer, vocabulary: Vocabulary): TermTable {
  const [length = 0, unseen = 0, ...seen] = floats(bytes);
  const weightOf = new Map<number, number>();
  for (let index = 0; index + 1 < seen.length; index += 2) {
    weightOf.set(vocabulary.numberOfMark(seen[index] ?? 0), seen[index + 1] ?? 0);
  }
  const weights = new Float32Array(vocabulary.size).fill(unseen);
  for (const [term, weight] of weightOf) weights[term] = weight;
  return { weights, unseen, length };
}

function floats(bytes: Buffer): Float64Array {
  // A copy, because the bytes may stand at any place.
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** By the weight of the table, or that of a word it never saw. */
export function weightOf({ weights, unseen }: TermTable, term: number): number {
  return term < weights.length ? (weights[term] ?? 0) : unseen;
}

function termTable(counted: readonly TermVector[], size: number): TermTable {
  const total = roughly(counted.length);
  const frequencies = new Uint32Array(size);
  for (const vector of counted) {
    for (const term of vector.terms) frequencies[term] = (frequencies[term] ?? 0) + 1;
  }
  const common = Math.max(3, total * COMMON);
  const rare = Math.max(1, 2 ** Math.floor(Math.log2(total * RARE)));
  // The root, because two vectors are multiplied: inverse document frequency then counts once, as in BM25.
  const weightAt = (frequency: number) =>
    frequency > common
      ? 0
      : Math.fround(Math.sqrt(Math.log((total + 1) / (frequency < rare ? rare / 2 : roughly(frequency)))));
  const unseen = weightAt(0);
  const table = { weights: Float32Array.from(frequencies, weightAt), unseen, length: 0 };
  const lengths = counted.map((vector) => lengthOf(weigh(vector, table).sort()));
  // Sorted, because what a sum of fractions comes to depends on their order.
  const sum = lengths.sort((a, b) => a - b).reduce((one, other) => one + other, 0);
  const average = sum / Math.max(1, counted.length);
  return { ...table, length: LENGTH_STEP * Math.round(average / LENGTH_STEP) };
}

/** The middle, in the logarithm, between the powers of two that a number lies between. */
function roughly(number: number): number {
  return 2 ** (Math.floor(Math.log2(number)) + 0.5);
}

/** What each term of an article weighs, in the order of its terms. */
function weigh({ terms, counts }: TermVector, table: TermTable): Float64Array {
  const weights = new Float64Array(terms.length);
  terms.forEach((term, index) => {
    weights[index] = (1 + Math.log(counts[index] ?? 1)) * weightOf(table, term);
  });
  return weights;
}

/** @param ascending because what a sum of fractions comes to depends on their order, and that on the order of reading */
function lengthOf(ascending: Float64Array): number {
  return Math.sqrt(ascending.reduce((sum, weight) => sum + weight ** 2, 0));
}

/** Ties go by the word, never by its number: numbers depend on the order in which stories were read. */
function mostTelling(vector: TermVector, table: TermTable, vocabulary: Vocabulary): Telling {
  const weights = weigh(vector, table);
  const ascending = weights.toSorted();
  const least = ascending.at(-TERMS_KEPT) ?? 0;
  const candidates: { readonly term: number; readonly weight: number; readonly form: number }[] = [];
  vector.terms.forEach((term, index) => {
    const weight = weights[index] ?? 0;
    if (weight > 0 && weight >= least) candidates.push({ term, weight, form: vector.forms[index] ?? term });
  });
  const kept = candidates
    .sort((a, b) => b.weight - a.weight || (vocabulary.term(a.term) < vocabulary.term(b.term) ? -1 : 1))
    .slice(0, TERMS_KEPT);
  const length = OWN_LENGTH * lengthOf(ascending) + (1 - OWN_LENGTH) * table.length || 1;
  return {
    terms: Uint32Array.from(kept, (entry) => entry.term),
    weights: Float32Array.from(kept, (entry) => entry.weight / length),
    forms: kept.map((entry) => vocabulary.term(entry.form)),
  };
}

/** Marks and weights. */
function encode({ terms, weights }: WeighedTerms, vocabulary: Vocabulary): Buffer {
  const marks = Float64Array.from(terms, (term) => vocabulary.markOf(term));
  return Buffer.concat([Buffer.from(marks.buffer), Buffer.from(Float32Array.from(weights).buffer)]);
}

const decoded = {
  marks: new Float64Array(TERMS_KEPT),
  terms: new Uint32Array(TERMS_KEPT),
  weights: new Float32Array(TERMS_KEPT),
};

/** Of every article of an archive: arrays for each would be as many pieces of memory. @returns what holds until the next */
function decode(bytes: Buffer, vocabulary: Vocabulary): WeighedTerms {
  const count = Math.min(TERMS_KEPT, Math.floor(bytes.length / 12));
  const marks = decoded.marks.subarray(0, count);
  const terms = decoded.terms.subarray(0, count);
  const weights = decoded.weights.subarray(0, count);
  // A copy, because the bytes may stand at any place, and doubles want theirs aligned.
  new Uint8Array(marks.buffer).set(bytes.subarray(0, 8 * count));
  new Uint8Array(weights.buffer).set(bytes.subarray(8 * count, 12 * count));
  marks.forEach((mark, index) => {
    terms[index] = vocabulary.numberOfMark(mark);
  });
  return { terms, weights };
}

/** Where in all that is remembered of an article the words begin: behind a number, and as many marks and weights. */
function formsIn(remembered: Buffer): number {
  return 4 + 12 * remembered.readUInt32LE(0);
}

function decodeForms(remembered: Buffer): string[] {
  return remembered.toString('utf8', formsIn(remembered)).split('\n');
}
