/**
 * From a question to stories, forgiving what people do: a slip of the finger, a word too many, a word half typed.
 *
 * Pagefind finds the stories that have all the words and puts them in order; but for a word that a block of the
 * index does not have it takes the beginning of that word, or leaves it out. So each word is asked for alone, too, as
 * it stands but for its ending. That tells which stories have it and how telling it is, and with that what others
 * are worth that have another word for it, or not all of the words.
 */
import { ask, askFew, LITTLE, tellingOf, type Asked } from './asking.ts';
import { asSpelled, beginningWith, interleaved, merged, nearly, rank } from './ranking.ts';
import { readingsOf, storiesWith, type Reading, type Stories } from './readings.ts';
import { unspacedSearch } from './unspaced.ts';
import type { Correction, Known } from './spelling.ts';
import { isUnspaced, parseQuery, wordsOf, type Query } from './words.ts';

export interface Hit {
  /** Unique among all languages. */
  readonly id: string;
}

/** Stories that are asked for words. */
export interface Shelf<H extends Hit> {
  /** Stories that have all the words, or what begins with them; best first. No words: all stories. */
  withWords(words: readonly string[]): Promise<readonly H[]>;
  /** Stories that have the words side by side, in any form of the same stem. */
  withPhrase(phrase: string): Promise<readonly H[]>;
  /** Stories that have the characters of each text side by side: among them those that have the texts; newest first. */
  withCharacters(texts: readonly string[]): Promise<readonly H[]>;
}

/** What is asked from now on that was not before. */
export type Widened = 'older' | 'languages' | 'nothing';

/** Pagefind's indexes and the vocabularies of all languages. */
export interface Library<H extends Hit> extends Shelf<H> {
  /** How many stories there are. */
  readonly size: number;
  /**
   * Asks older stories too, from now on; then those in languages of another script than the question's.
   * @param isNothing whether nothing was found so far
   */
  widen(isNothing: boolean): Promise<Widened>;
  /** Stories of which the text is the headline, or nearly: then with the headline as it is written. */
  named(text: string, literal: boolean): Promise<{ hits: readonly H[]; corrected?: string | undefined }>;
  /** Whether a story has the text, letter for letter. */
  has(hit: H, text: string): Promise<boolean>;
  /** Whether all the words stand in its headline. */
  isHeadline(hit: H, words: readonly string[]): Promise<boolean>;
  /** Whether a story has words that begin with these. */
  begins(hit: H, words: readonly string[]): Promise<boolean>;
  /** How many of the words a story has as they are spelled. */
  spelled(hit: H, words: readonly string[]): Promise<number>;
  /** Which share of the stories has the word; 0 where it is not frequent. */
  share(word: string): Promise<number>;
  /** Words that begin so, likeliest first. */
  completions(start: string): Promise<readonly Known[]>;
  /** Words that may have been meant, likeliest first. */
  corrections(word: string): Promise<readonly Correction[]>;
}

export interface Answer<H extends Hit> {
  readonly hits: readonly H[];
  /** The words that the first of the hits have. */
  readonly words: readonly string[];
  /** What was asked instead, where the words as they came found nothing. */
  readonly corrected?: string | undefined;
  /** Whether these are but the stories that were asked for by their headline, or letter for letter: others have the words. */
  readonly isBrief?: boolean;
}

export interface Manner {
  /** The words as they stand: nothing corrected, nothing dropped. */
  readonly literal: boolean;
  /** The hits are in an order of their own, by date: stories that fit less may not follow those that fit. */
  readonly ordered: boolean;
  /** How many stories are wanted: older ones are asked until there are so many. */
  readonly atLeast: number;
}

/** So many times as many stories are wanted where none has the words in its headline. */
const DOUBT = 4;
/** Beside a story that was named, or has the text letter for letter, so many fewer are looked for. */
const ENOUGH_BESIDE = 30;
/** In a longer question the spelling of a single word hardly matters. */
const SHORT = 3;

export async function forgivingSearch<H extends Hit>(
  library: Library<H>,
  text: string,
  manner: Manner,
): Promise<Answer<H>> {
  const query = parseQuery(text);
  const isPlain = query.words.length > 0 && query.phrases.length + query.without.length === 0;
  let wider: Widened = 'languages';
  for (;;) {
    const shelf = await restricted(library, query);
    const look = () => find(library, shelf, query, text, manner);
    // What is as short as most questions is looked for meanwhile.
    const meanwhile = query.words.length <= SHORT ? look() : undefined;
    meanwhile?.catch(() => undefined);
    if (isPlain && !manner.ordered && wider === 'languages') {
      const { hits, corrected } = await library.named(text, manner.literal);
      if (hits.length > 0) return withNamed(library, hits, corrected, text, manner);
    }
    const finding = await (meanwhile ?? look());
    wider = finding.certain >= manner.atLeast ? 'nothing' : await library.widen(finding.certain === 0);
    if (wider === 'nothing') {
      const answer = await finding.answer();
      const parts = query.words.flatMap(wordsOf);
      if (answer.hits.length > 0 || parts.length === query.words.length) return answer;
      // `ruby-1.8.0-preview4` may be three words to the index.
      return (await find(library, shelf, { ...query, words: parts }, text, manner)).answer();
    }
  }
}

/** Stories that were asked for by their headline: alone at first, then with what else has its words after them. */
async function withNamed<H extends Hit>(
  library: Library<H>,
  named: readonly H[],
  corrected: string | undefined,
  text: string,
  manner: Manner,
): Promise<Answer<H>> {
  const { words } = parseQuery(corrected ?? text);
  const telling = (await tellingOf(library, words)).telling.map(({ word }) => word);
  if (manner.atLeast <= ENOUGH_BESIDE) return { hits: named, words: telling, corrected, isBrief: true };
  const found = new Map<string, H>();
  do {
    for (const hit of await library.withWords(telling)) found.set(hit.id, found.get(hit.id) ?? hit);
  } while (found.size < manner.atLeast - ENOUGH_BESIDE && (await library.widen(false)) !== 'nothing');
  const hits = merged([named.map((hit) => found.get(hit.id) ?? hit), [...found.values()]]);
  return { hits, words: telling, corrected };
}

interface Finding<H extends Hit> {
  /** How many stories have what was asked for. */
  readonly certain: number;
  /** With what else may have been meant, where those are few. */
  answer(): Promise<Answer<H>>;
}

async function find<H extends Hit>(
  library: Library<H>,
  shelf: Shelf<H>,
  { words, phrases, without }: Query,
  text: string,
  { literal, ordered, atLeast }: Manner,
): Promise<Finding<H>> {
  if (words.length === 0) {
    const isOpen = text.trim() === '' || phrases.length > 0 || without.length > 0;
    const hits = isOpen ? await shelf.withWords([]) : [];
    return { certain: hits.length, answer: () => Promise.resolve({ hits, words }) };
  }
  if (words.some(isUnspaced)) {
    const isWhole = atLeast > ENOUGH_BESIDE;
    const { hits, isBrief } = await unspacedSearch(library, shelf, words, ordered, isWhole);
    return { certain: hits.length, answer: () => Promise.resolve({ hits, words, isBrief }) };
  }
  const { telling, all } = await tellingOf(library, words);
  const asked = literal || ordered ? await ask(shelf, all) : await askFew(library, shelf, telling);
  const [best] = asked.full;
  const isNamed = ordered || (best && (await library.isHeadline(best, asked.words)));
  return {
    certain: asked.full.length / (isNamed ? 1 : DOUBT),
    async answer() {
      if (literal) return { hits: asked.all, words: all };
      if (!best) {
        const every = await ask(shelf, all);
        const isBegun = !ordered && all.length > 1 && (await mayBeBegun(library, every));
        const begun = isBegun ? await beginningWith(library, every.all, all) : [];
        if (begun.length > 0) return { hits: merged([begun, every.all]), words: all };
        return forgiven(library, shelf, text, every, ordered);
      }
      if (asked.full.length < LITTLE) return forgiven(library, shelf, text, asked, ordered);
      const isSpelled = all.length <= SHORT && !ordered;
      return {
        hits: isSpelled ? await asSpelled(library, asked.full, all) : asked.full,
        words: asked.words,
      };
    },
  };
}

async function forgiven<H extends Hit>(
  library: Library<H>,
  shelf: Shelf<H>,
  text: string,
  { words, having, full, all }: Asked<H>,
  ordered: boolean,
): Promise<Answer<H>> {
  const doubted = doubtedOf(having, full.length);
  const readings = await Promise.all(
    having.map((stories, at) => readingsOf(library, shelf, words[at] ?? '', stories, doubted.includes(at))),
  );
  const ranked = rank(readings, library.size);
  const best = ranked[0]?.readings ?? [];
  const asked = best.map(({ word }) => word);
  if (asked.length === 0) return { hits: await begun(library, all, words), words };
  const again = asked.join(' ') === words.join(' ') ? all : await shelf.withWords(asked);
  const fitting = again.filter(({ id }) => best.every(({ stories }) => stories.has(id)));
  const isCorrected = best.some(({ kind }) => kind === 'correction');
  const corrected = isCorrected ? replaced(text, words, readings, best) : undefined;
  if (ordered) return { hits: full.length > 0 ? full : fitting, words: asked, corrected };
  if (words.length > 1) {
    const first = words.length <= SHORT ? await asSpelled(library, full, words) : full;
    return { hits: merged([first, nearly(ranked, again)]), words: asked, corrected };
  }
  const others = merged([await interleaved(library, shelf, readings.flat()), fitting]);
  // Of a word that is only begun there may be more endings.
  const isBegun = best[0]?.kind === 'completion' && others.length < LITTLE;
  return { hits: isBegun ? merged([others, all]) : others, words: asked, corrected };
}

/** Whether some word of the outlet begins with each of those that no story has: stories are read only then. */
async function mayBeBegun<H extends Hit>(library: Library<H>, { words, having }: Asked<H>): Promise<boolean> {
  const unknown = words.filter((_, at) => having[at]?.size === 0);
  const completions = await Promise.all(unknown.map((word) => library.completions(word)));
  return completions.every(({ length }) => length > 0);
}

/** What was found for words that nobody wrote: for begun ones, such as numbers, not for the first letters of others. */
async function begun<H extends Hit>(
  library: Library<H>,
  all: readonly H[],
  words: readonly string[],
): Promise<readonly H[]> {
  const [first] = all;
  if (!first) return [];
  const having = await Promise.all(words.map((word) => library.has(first, word)));
  return having.every(Boolean) ? all : [];
}

/**
 * Places of the words that may be wrong: those that no story has; or, where every word is known but no story has
 * all of them, the rare ones. A word alone may always be another.
 */
function doubtedOf(having: readonly Stories<Hit>[], found: number): number[] {
  const places = [...having.keys()];
  const sizeOf = (place: number) => having[place]?.size ?? 0;
  const unknown = places.filter((place) => sizeOf(place) === 0);
  if (unknown.length > 0 || (found > 0 && places.length > 1)) return unknown;
  return places.filter((place) => sizeOf(place) < LITTLE);
}

/** The library without the stories that phrases and unwanted words leave out. */
async function restricted<H extends Hit>(
  library: Library<H>,
  { phrases, without }: Query,
): Promise<Shelf<H>> {
  if (phrases.length === 0 && without.length === 0) return library;
  const [having, unwanted] = await Promise.all([
    Promise.all(phrases.map((phrase) => storiesWith(library, phrase))),
    Promise.all(without.map((phrase) => storiesWith(library, phrase))),
  ]);
  const allowed = (hits: readonly H[]) =>
    hits.filter(
      ({ id }) => having.every((stories) => stories.has(id)) && !unwanted.some((stories) => stories.has(id)),
    );
  return {
    withWords: async (words) => allowed(await library.withWords(words)),
    withPhrase: async (phrase) => allowed(await library.withPhrase(phrase)),
    withCharacters: async (texts) => allowed(await library.withCharacters(texts)),
  };
}

/** The question as it was written, with other words where they were put. */
function replaced<H extends Hit>(
  text: string,
  words: readonly string[],
  readings: readonly (readonly Reading<H>[])[],
  best: readonly Reading<H>[],
): string {
  let from = 0;
  let result = '';
  words.forEach((word, index) => {
    const place = text.indexOf(word, from);
    if (place < 0) return;
    const other = readings[index]?.find((reading) => reading.kind === 'correction' && best.includes(reading));
    result += text.slice(from, place) + (other?.word ?? word);
    from = place + word.length;
  });
  return result + text.slice(from);
}
