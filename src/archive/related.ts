/**
 * Stories that are about the same things, by TF-IDF (DESIGN section 5).
 *
 * Two things keep one new story from changing the whole archive: the table of term weights looks only at
 * articles before 1 January of the newest article's year, and an article is compared only with those near it in
 * the posting list of each of its most telling terms.
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
const TERMS_KEPT = 40;
/** Posting-list neighbours looked at on each side of an article, for each term. */
const WINDOW = 60;
/** A word in more than this share of the articles tells nothing. */
const COMMON = 0.15;
/** Below this many older articles the table is made from all there are. */
const TABLE_MINIMUM = 200;
/** Cosine below which two stories have nothing to do with each other. */
const THRESHOLD = 0.06;
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
  const weightOf = termWeights(articles, vectors, vocabulary.size, timezone);
  const telling = vectors.map((vector) => mostTelling(vector, weightOf, vocabulary));
  const postings = postingLists(telling, vocabulary.size);

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
    const scores = new Map<number, number>();
    own.terms.forEach((term, index) => {
      const weight = own.weights[index] ?? 0;
      for (const [other, otherWeight] of around(postings[term], position)) {
        scores.set(other, (scores.get(other) ?? 0) + weight * otherWeight);
      }
    });
    const ranked: { other: Article; place: number; score: number }[] = [];
    for (const [place, cosine] of scores) {
      const other = articles[place];
      if (!other || cosine < THRESHOLD || other.lang !== article.lang || other.retracted || skip(other))
        continue;
      ranked.push({ other, place, score: cosine * closeness(article, other) });
    }
    ranked.sort((a, b) => b.score - a.score || b.place - a.place);
    return ranked.slice(0, count).map(({ other, place }) => ({
      article: other,
      reason: {
        kind: 'similar',
        words: sharedWords(own, telling[place]),
        sameSection: other.section === article.section,
      },
    }));
  }

  function sharedWords(a: Telling, b: Telling | undefined): string[] {
    if (!b) return [];
    const other = new Map([...b.terms].map((term, index) => [term, b.weights[index] ?? 0]));
    return [...a.terms]
      .map((term, index) => ({
        term: vocabulary.term(term),
        form: a.forms[index] ?? term,
        shared: (a.weights[index] ?? 0) * (other.get(term) ?? 0),
      }))
      .filter((entry) => entry.shared > 0)
      .sort((x, y) => y.shared - x.shared || (x.term < y.term ? -1 : 1))
      .slice(0, WORDS_IN_REASON)
      .map((entry) => vocabulary.term(entry.form));
  }
}

function closeness(a: Article, b: Article): number {
  const years = a.evergreen || b.evergreen ? 0 : Math.abs(a.published - b.published) / YEAR;
  return (a.section === b.section ? SAME_SECTION : 1) * Math.max(0.5, YEAR_AWAY ** years);
}

/** Inverse document frequency of each term number. */
function termWeights(
  articles: readonly Article[],
  vectors: readonly TermVector[],
  size: number,
  timezone: string,
): Float32Array {
  const newest = articles.at(-1)?.published ?? 0;
  const year = Temporal.Instant.fromEpochMilliseconds(newest).toZonedDateTimeISO(timezone).year;
  const start = startOfYear(year, timezone);
  const before = articles.findIndex((article) => article.published >= start);
  const total = before >= TABLE_MINIMUM ? before : articles.length;
  const frequencies = new Uint32Array(size);
  for (const vector of vectors.slice(0, total)) {
    for (const term of vector.terms) frequencies[term] = (frequencies[term] ?? 0) + 1;
  }
  const common = Math.max(3, total * COMMON);
  return Float32Array.from(frequencies, (frequency) =>
    frequency > common ? 0 : Math.log((total + 1) / (frequency + 0.5)),
  );
}

interface Telling {
  readonly terms: Uint32Array;
  /** Normalised: their squares add up to 1 before the lesser terms are cut off. */
  readonly weights: Float32Array;
  readonly forms: Uint32Array;
}

/** Ties go by the word, never by its number: numbers depend on the order in which stories were read. */
function mostTelling(vector: TermVector, weightOf: Float32Array, vocabulary: Vocabulary): Telling {
  const weighted = Array.from(vector.terms, (term, index) => ({
    term,
    weight: (1 + Math.log(vector.counts[index] ?? 1)) * (weightOf[term] ?? 0),
    form: vector.forms[index] ?? term,
  })).filter((entry) => entry.weight > 0);
  weighted.sort(
    (a, b) => b.weight - a.weight || (vocabulary.term(a.term) < vocabulary.term(b.term) ? -1 : 1),
  );
  const length = Math.sqrt(weighted.reduce((sum, entry) => sum + entry.weight ** 2, 0)) || 1;
  const kept = weighted.slice(0, TERMS_KEPT);
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
    entry.terms.forEach((term, index) => {
      const list = (lists[term] ??= { places: [], weights: [] });
      list.places.push(place);
      list.weights.push(entry.weights[index] ?? 0);
    });
  });
  return lists;
}

/** The neighbours of a place in a posting list, itself left out. */
function* around(list: Postings | undefined, place: number): Generator<[place: number, weight: number]> {
  if (!list) return;
  const at = lowerBound(list.places, place);
  const end = Math.min(list.places.length, at + WINDOW + 1);
  for (let index = Math.max(0, at - WINDOW); index < end; index += 1) {
    const other = list.places[index];
    if (other !== undefined && other !== place) yield [other, list.weights[index] ?? 0];
  }
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
