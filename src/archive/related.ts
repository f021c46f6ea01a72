/**
 * Stories that are about the same things, by TF-IDF (DESIGN section 5).
 *
 * Two things keep one new story from changing the whole archive: the table of term weights looks only at
 * articles before 1 January of the newest article's year, and an article is compared only with those near it in
 * the posting list of each of its most telling terms. The constants were found by trying on archives of real
 * posts (scripts/bench/related.ts); none of them is delicate.
 */
import type { Article } from './model.ts';
import { Prepared } from './postings.ts';
import { tableSample, TellingSource, weightOf } from './telling.ts';
import type { TermVector, Vocabulary } from './vocabulary.ts';

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

/** Of the stories that share telling words (postings.ts), the most promising are compared by all the terms kept. */
const COMPARED = 80;
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

/** The words of a story, counted when they are needed. */
export interface StoryTerms {
  /** Digest of its file: of all that its words depend on. */
  readonly digest: string;
  readonly vector: () => TermVector;
}

/** Where earlier builds keep what they found; keys say all that a value depends on. */
export interface RelatedMemory {
  /** Read as a whole: the terms by which an article is looked for, what was found. */
  readonly small: Memory;
  /** Read one by one: all terms kept of an article. */
  readonly large: Memory;
}

interface Memory {
  get(key: string): Buffer | undefined;
  set(key: string, value: Buffer | string): void;
  keep(key: string): boolean;
}

const nothing: Memory = { get: () => undefined, set: () => undefined, keep: () => false };
const FORGETFUL: RelatedMemory = { small: nothing, large: nothing };

/**
 * @param articles in archive order
 * @param stories one per article, at the same place
 * @returns a function that finds what an article is related to, the writer's choice first
 */
export function relateArticles(
  articles: readonly Article[],
  stories: readonly StoryTerms[],
  vocabulary: Vocabulary,
  timezone: string,
  memory: RelatedMemory = FORGETFUL,
): FindRelated {
  const byId = new Map(articles.map((article, position) => [article.id, position]));
  const source = new TellingSource(stories, tableSample(articles, timezone), vocabulary, memory);
  let similar: SimilarStories | undefined;

  return (article, count, skip = () => false) => {
    const chosen = article.related.flatMap((id): Related[] => {
      const other = articles[byId.get(id) ?? -1];
      if (other === undefined || other.id === article.id || skip(other)) return [];
      return [{ article: other, reason: { kind: 'chosen' } }];
    });
    const position = byId.get(article.id);
    if (chosen.length >= count || position === undefined) return chosen.slice(0, count);
    const taken = new Set([article.id, ...chosen.map((one) => one.article.id)]);
    similar ??= new SimilarStories(
      articles,
      byId,
      source,
      new Prepared(articles, stories, source, vocabulary),
      memory,
    );
    return [...chosen, ...similar.to(position, count - chosen.length, taken, skip)];
  };
}

/**
 * What was found for an article depends on itself and on those in its windows alone, so that is what it is remembered
 * under. One new story stands in the windows of thousands, and is promising to some dozens of them: what was found is
 * remembered under those that were compared, too.
 */
class SimilarStories {
  readonly #articles: readonly Article[];
  readonly #byId: ReadonlyMap<string, number>;
  readonly #source: TellingSource;
  readonly #index: Prepared;
  readonly #memory: RelatedMemory;

  constructor(
    articles: readonly Article[],
    byId: ReadonlyMap<string, number>,
    source: TellingSource,
    index: Prepared,
    memory: RelatedMemory,
  ) {
    this.#articles = articles;
    this.#byId = byId;
    this.#source = source;
    this.#index = index;
    this.#memory = memory;
  }

  /** @param taken ids of those that are shown anyway */
  to(
    position: number,
    count: number,
    taken: ReadonlySet<string>,
    skip: (candidate: Article) => boolean,
  ): Related[] {
    const windows = `${this.#index.keyOf(position)} ${String(count)} ${[...taken].join(' ')}`;
    const compared = this.#memory.small.get(windows)?.toString();
    const known = compared === undefined ? undefined : this.#recall(compared);
    const found = known ?? this.#search(position, count, (other) => taken.has(other.id), windows);
    // Few are skipped, and who they are is nothing that could be remembered.
    if (!found.some((one) => skip(one.article))) return found;
    return this.#search(position, count, (other) => taken.has(other.id) || skip(other));
  }

  #recall(key: string): Related[] | undefined {
    const known = this.#memory.small.get(key);
    if (!known) return undefined;
    const found: Related[] = [];
    for (const [id, words, sameSection] of JSON.parse(known.toString()) as WrittenRelated[]) {
      const article = this.#articles[this.#byId.get(id) ?? -1];
      if (!article) return undefined;
      found.push({ article, reason: { kind: 'similar', words, sameSection } });
    }
    return found;
  }

  /** @param windows what is to lead to the found without a search */
  #search(
    position: number,
    count: number,
    skip: (candidate: Article) => boolean,
    windows?: string,
  ): Related[] {
    const article = this.#articleAt(position);
    const places: number[] = [];
    for (const place of this.#index.promising(position)) {
      const other = this.#articleAt(place);
      if (other.lang !== article.lang || other.retracted || skip(other)) continue;
      if (places.push(place) === COMPARED) break;
    }
    const compared = `${this.#index.keyOfCompared(position, places)} ${String(count)}`;
    const known = this.#recall(compared);
    const found = known ?? this.#compare(position, places, count);
    if (!known) this.#memory.small.set(compared, JSON.stringify(found.map(written)));
    if (windows !== undefined) this.#memory.small.set(windows, compared);
    return found;
  }

  /** @param places of those that are compared, the most promising first */
  #compare(position: number, places: readonly number[], count: number): Related[] {
    const article = this.#articleAt(position);
    const own = this.#source.telling(position);
    const ownWeights = this.#index.weightsOf(own);
    const ranked = places
      .flatMap((place) => {
        const likeness = this.#source.likeness(place, ownWeights);
        if (likeness < THRESHOLD) return [];
        return [{ place, score: likeness * closeness(article, this.#articleAt(place)) }];
      })
      // Sorting is stable: of equals the more promising stays first.
      .sort((a, b) => b.score - a.score)
      .slice(0, count);
    const wordsShared = ranked.length > 0 ? this.#sharedWords(position, article.lang, ownWeights) : () => [];
    const found = ranked.map(({ place }): Related => {
      const other = this.#articleAt(place);
      const sameSection = other.section === article.section;
      return { article: other, reason: { kind: 'similar', words: wordsShared(place), sameSection } };
    });
    for (const term of own.terms) ownWeights[term] = 0;
    return found;
  }

  /**
   * Rare words before frequent ones, each word in one of its forms; names of days and months only for want of others.
   * @param ownWeights of the article at the position, by term
   * @returns what it shares with another one
   */
  #sharedWords(position: number, lang: string, ownWeights: Float64Array): (place: number) => string[] {
    const table = this.#source.table();
    const forms = this.#source.formsOf(position);
    const own = this.#source.telling(position).terms;
    return (place) => {
      const { terms, weights } = this.#source.telling(place);
      const shared: { readonly term: string; readonly form: string; readonly strength: number }[] = [];
      terms.forEach((term, index) => {
        const strength = (ownWeights[term] ?? 0) * (weights[index] ?? 0) * weightOf(table, term) ** 2;
        if (strength <= 0) return;
        const form = forms[own.indexOf(term)] ?? '';
        shared.push({ term: form.toLowerCase(), form, strength });
      });
      shared.sort((x, y) => y.strength - x.strength || (x.term < y.term ? -1 : 1));
      return distinctWords(shared, calendarWords(lang));
    };
  }

  #articleAt(place: number): Article {
    const article = this.#articles[place];
    if (!article) throw new Error(`related: there is no article ${String(place)}`);
    return article;
  }
}

/** @param shared the strongest first */
function distinctWords(
  shared: readonly { readonly term: string; readonly form: string }[],
  ofCalendar: ReadonlySet<string>,
): string[] {
  const named = shared.filter(({ term }) => !ofCalendar.has(term));
  const words: { readonly term: string; readonly form: string }[] = [];
  for (const entry of named.length > 0 ? named : shared) {
    if (words.some(({ term }) => isFormOf(term, entry.term))) continue;
    words.push(entry);
    if (words.length === WORDS_IN_REASON) break;
  }
  return words.map(({ form }) => form);
}

type WrittenRelated = [id: string, words: readonly string[], sameSection: boolean];

function written({ article, reason }: Related): WrittenRelated {
  return reason.kind === 'similar' ? [article.id, reason.words, reason.sameSection] : [article.id, [], false];
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
