/**
 * Stories that are about the same things, by TF-IDF (DESIGN section 5).
 *
 * Two things keep one new story from changing the whole archive: the table of term weights looks only at
 * articles before 1 January of the newest article's year, and an article is compared only with those near it in
 * the posting list of each of its most telling terms. The constants were found by trying on archives of real
 * posts (scripts/bench/related.ts); none of them is delicate.
 */
import { startOfYear } from './calendar.ts';
import type { Article } from './model.ts';
import type { TermVector, Vocabulary } from './terms.ts';

/** Why a story is offered. */
export type Reason =
  | { readonly kind: 'chosen' }
  | {
      readonly kind: 'similar';
      /** Words both stories turn on, the most telling first. */
      readonly words: readonly string[];
      readonly sameSection: boolean;
    };

export interface Related {
  readonly article: Article;
  readonly reason: Reason;
}

/** The terms kept of an article: the most telling say what it is about; the rest costs memory. */
const TERMS_KEPT = 200;
/** Of these, the ones by which other articles are looked for. */
const TERMS_SEARCHED = 40;
/** Posting-list neighbours looked at on each side of an article, for each term. */
const WINDOW = 60;
/** Of those found so, the most promising are compared by all the terms kept. */
const COMPARED = 80;
/** A word in more than this share of the articles tells nothing. */
const COMMON = 0.3;
/** Below this many older articles the table is made from all there are. */
const TABLE_MINIMUM = 200;
/** How far the length of an article's own vector counts, against the average one: short items match by chance. */
const OWN_LENGTH = 0.5;
/** Likeness below which two stories have nothing to do with each other. */
const THRESHOLD = 0.08;
const SAME_SECTION = 1.2;
/** Weight of a story a year away, against one of the same day. */
const YEAR_AWAY = 0.85;
const YEAR = 365 * 24 * 60 * 60 * 1000;
const WORDS_IN_REASON = 3;

export type FindRelated = (
  article: Article,
  count: number,
  skip?: (candidate: Article) => boolean,
) => Related[];

/**
 * @param articles in archive order
 * @param vectors one per article, at the same place
 * @returns a function that finds what an article is related to, the writer's choice first
 */
export function relateArticles(
  articles: readonly Article[],
  vectors: readonly TermVector[],
  vocabulary: Vocabulary,
  timezone: string,
): FindRelated {
  const byId = new Map(articles.map((article, position) => [article.id, position]));
  const table = termTable(articles, vectors, vocabulary.size, timezone);
  const telling = vectors.map((vector) => mostTelling(vector, table, vocabulary));
  const postings = postingLists(telling, vocabulary.size);
  // By place and by term number, all zero between two searches: maps would take most of the time.
  const sums = new Float64Array(articles.length);
  const ownWeights = new Float64Array(vocabulary.size);

  return (article, count, skip = () => false) => {
    const chosen = article.related.flatMap((id): Related[] => {
      const other = articles[byId.get(id) ?? -1];
      return other && other.id !== article.id && !skip(other)
        ? [{ article: other, reason: { kind: 'chosen' } }]
        : [];
    });
    if (chosen.length >= count) return chosen.slice(0, count);
    const taken = new Set([article.id, ...chosen.map((one) => one.article.id)]);
    const unfit = (candidate: Article) => taken.has(candidate.id) || skip(candidate);
    return [...chosen, ...similarTo(article, count - chosen.length, unfit)];
  };

  function similarTo(article: Article, count: number, skip: (candidate: Article) => boolean): Related[] {
    const position = byId.get(article.id);
    const own = position === undefined ? undefined : telling[position];
    if (position === undefined || !own) return [];
    const candidates: { other: Article; terms: Telling }[] = [];
    for (const place of promising(own, position)) {
      const other = articles[place];
      const terms = telling[place];
      if (!other || !terms || other.lang !== article.lang || other.retracted || skip(other)) continue;
      candidates.push({ other, terms });
      if (candidates.length === COMPARED) break;
    }
    own.terms.forEach((term, index) => (ownWeights[term] = own.weights[index] ?? 0));
    const ranked = candidates
      .map((candidate) => ({ ...candidate, likeness: likenessOf(candidate.terms) }))
      .filter(({ likeness }) => likeness >= THRESHOLD)
      .map((candidate) => ({ ...candidate, score: candidate.likeness * closeness(article, candidate.other) }))
      // Sorting is stable: of equals the more promising stays first.
      .sort((a, b) => b.score - a.score);
    for (const term of own.terms) ownWeights[term] = 0;
    return ranked.slice(0, count).map(({ other, terms }) => ({
      article: other,
      reason: {
        kind: 'similar',
        words: sharedWords(own, terms, article.lang),
        sameSection: other.section === article.section,
      },
    }));
  }

  /** Places of the articles near this one in the lists of its most telling terms, the most promising first. */
  function promising(own: Telling, position: number): number[] {
    const places: number[] = [];
    own.terms.subarray(0, TERMS_SEARCHED).forEach((term, index) => {
      const list = postings[term];
      if (!list) return;
      const weight = own.weights[index] ?? 0;
      const at = lowerBound(list.places, position);
      const end = Math.min(list.places.length, at + WINDOW + 1);
      for (let near = Math.max(0, at - WINDOW); near < end; near += 1) {
        const place = list.places[near] ?? position;
        if (place === position) continue;
        const sum = sums[place] ?? 0;
        if (sum === 0) places.push(place);
        sums[place] = sum + weight * (list.weights[near] ?? 0);
      }
    });
    places.sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || b - a);
    for (const place of places) sums[place] = 0;
    return places;
  }

  /** How like the article whose terms `ownWeights` holds another one is. */
  function likenessOf({ terms, weights }: Telling): number {
    let sum = 0;
    for (let index = 0; index < terms.length; index += 1) {
      sum += (ownWeights[terms[index] ?? 0] ?? 0) * (weights[index] ?? 0);
    }
    return sum;
  }

  /** Rare words before frequent ones, each word in one of its forms; names of days and months only for want of others. */
  function sharedWords(a: Telling, b: Telling, lang: string): string[] {
    const other = new Map([...b.terms].map((term, index) => [term, b.weights[index] ?? 0]));
    const shared = [...a.terms]
      .map((term, index) => ({
        term: vocabulary.term(term),
        form: vocabulary.term(a.forms[index] ?? term),
        strength: (a.weights[index] ?? 0) * (other.get(term) ?? 0) * (table.weights[term] ?? 0) ** 2,
      }))
      .filter(({ strength }) => strength > 0)
      .sort((x, y) => y.strength - x.strength || (x.term < y.term ? -1 : 1));
    const ofCalendar = calendarWords(lang);
    const named = shared.filter(({ term }) => !ofCalendar.has(term));
    const words: typeof shared = [];
    for (const entry of named.length > 0 ? named : shared) {
      if (words.some(({ term }) => isFormOf(term, entry.term))) continue;
      words.push(entry);
      if (words.length === WORDS_IN_REASON) break;
    }
    return words.map(({ form }) => form);
  }
}

/** `vote` and `voters`, `выборы` and `выборов`: the same beginning, and hardly anything after it. */
function isFormOf(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return same >= 4 && Math.max(a.length, b.length) - same <= 2;
}

const calendars = new Map<string, ReadonlySet<string>>();

/** Names of months and days in a language, as terms. */
function calendarWords(lang: string): ReadonlySet<string> {
  const known = calendars.get(lang);
  if (known) return known;
  const words = new Set<string>();
  for (const style of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(lang, { month: style, weekday: style, timeZone: 'UTC' });
    // Every 31st day of a year: each month is met, and each day of the week.
    for (let step = 0; step < 12; step += 1) {
      for (const { type, value } of format.formatToParts(Date.UTC(2024, 0, 1 + 31 * step))) {
        if (type === 'month' || type === 'weekday') words.add(value.toLowerCase().replace(/\.$/, ''));
      }
    }
  }
  calendars.set(lang, words);
  return words;
}

function closeness(a: Article, b: Article): number {
  const years = a.evergreen || b.evergreen ? 0 : Math.abs(a.published - b.published) / YEAR;
  return (a.section === b.section ? SAME_SECTION : 1) * Math.max(0.5, YEAR_AWAY ** years);
}

interface TermTable {
  /** Of each term number, how much one mention tells. */
  readonly weights: Float32Array;
  /** Average length of an article's vector. */
  readonly length: number;
}

function termTable(
  articles: readonly Article[],
  vectors: readonly TermVector[],
  size: number,
  timezone: string,
): TermTable {
  const newest = articles.at(-1)?.published ?? 0;
  const year = Temporal.Instant.fromEpochMilliseconds(newest).toZonedDateTimeISO(timezone).year;
  const start = startOfYear(year, timezone);
  const before = articles.findIndex((article) => article.published >= start);
  const total = before >= TABLE_MINIMUM ? before : articles.length;
  const counted = vectors.slice(0, total);
  const frequencies = new Uint32Array(size);
  for (const vector of counted) {
    for (const term of vector.terms) frequencies[term] = (frequencies[term] ?? 0) + 1;
  }
  const common = Math.max(3, total * COMMON);
  // The root, because two vectors are multiplied: inverse document frequency then counts once, as in BM25.
  const weights = Float32Array.from(frequencies, (frequency) =>
    frequency > common ? 0 : Math.sqrt(Math.log((total + 1) / (frequency + 0.5))),
  );
  const lengths = counted.reduce((sum, vector) => sum + lengthOf(weighTerms(vector, weights)), 0);
  return { weights, length: lengths / Math.max(1, total) };
}

interface WeighedTerm {
  readonly term: number;
  readonly weight: number;
  readonly form: number;
}

function weighTerms({ terms, counts, forms }: TermVector, weights: Float32Array): WeighedTerm[] {
  const found: WeighedTerm[] = [];
  terms.forEach((term, index) => {
    const weight = (1 + Math.log(counts[index] ?? 1)) * (weights[term] ?? 0);
    if (weight > 0) found.push({ term, weight, form: forms[index] ?? term });
  });
  return found;
}

/** Sorted first: what a sum of fractions comes to depends on their order, and that on the order of reading. */
function lengthOf(terms: readonly WeighedTerm[]): number {
  const squares = Float64Array.from(terms, ({ weight }) => weight ** 2).sort();
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
}

/** The terms kept of an article, the most telling first. */
interface Telling {
  readonly terms: Uint32Array;
  /** Over the length of the vector. */
  readonly weights: Float32Array;
  readonly forms: Uint32Array;
}

/** Ties go by the word, never by its number: numbers depend on the order in which stories were read. */
function mostTelling(vector: TermVector, table: TermTable, vocabulary: Vocabulary): Telling {
  const weighed = weighTerms(vector, table.weights).sort(
    (a, b) => b.weight - a.weight || (vocabulary.term(a.term) < vocabulary.term(b.term) ? -1 : 1),
  );
  const length = OWN_LENGTH * lengthOf(weighed) + (1 - OWN_LENGTH) * table.length || 1;
  const kept = weighed.slice(0, TERMS_KEPT);
  return {
    terms: Uint32Array.from(kept, (entry) => entry.term),
    weights: Float32Array.from(kept, (entry) => entry.weight / length),
    forms: Uint32Array.from(kept, (entry) => entry.form),
  };
}

interface Postings {
  /** Places in the archive, rising. */
  readonly places: number[];
  readonly weights: number[];
}

function postingLists(telling: readonly Telling[], size: number): (Postings | undefined)[] {
  const lists = new Array<Postings | undefined>(size);
  telling.forEach((entry, place) => {
    entry.terms.subarray(0, TERMS_SEARCHED).forEach((term, index) => {
      const list = (lists[term] ??= { places: [], weights: [] });
      list.places.push(place);
      list.weights.push(entry.weights[index] ?? 0);
    });
  });
  return lists;
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
