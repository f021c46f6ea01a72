/**
 * From a question to stories, forgiving what people do: a slip of the finger, a word too many. Every step asks the
 * indexes again, for less or for what was probably meant; stories keep the place of the best step that found them.
 */
import type { Known } from './spelling.ts';
import type { Verdict } from './vocabulary.ts';
import { isUnspaced, parseQuery, piecesOf } from './words.ts';

export interface Hit {
  /** Unique among all languages. */
  readonly id: string;
  readonly score: number;
}

/** What is asked; made of Pagefind's indexes and the vocabularies of all languages. */
export interface Library<H extends Hit> {
  /** Stories that have all the words, or what begins with them; best first. No words: all stories. */
  withWords(words: readonly string[]): Promise<H[]>;
  /** Stories that have the words side by side. */
  withPhrase(phrase: string): Promise<H[]>;
  /** Whether a story has the text, letter for letter. */
  has(hit: H, text: string): Promise<boolean>;
  /** Those of the words that a story does not seem to have: the index may have taken the beginning for the word. */
  lacking(hit: H, words: readonly string[]): Promise<string[]>;
  /** Whether so many stories have the word that it tells nothing. */
  isCommon(word: string): Promise<boolean>;
  look(word: string): Promise<Verdict>;
  corrections(word: string): Promise<Known[]>;
}

export interface Answer<H extends Hit> {
  readonly hits: readonly H[];
  /** The words that the first of the hits have. */
  readonly words: readonly string[];
  /** What was asked instead, where the words as they came found nothing. */
  readonly corrected?: string | undefined;
}

/** Fewer than this is little. */
const LITTLE = 3;
/** How many words that may have been meant are tried. */
const CANDIDATES = 3;
/** How often a question that found nothing is asked again for less. */
const RELAXATIONS = 6;

export interface Manner {
  /** The words as they stand: nothing corrected, nothing dropped. */
  readonly literal: boolean;
  /** The hits are in an order of their own, by date: stories that fit less may not follow those that fit. */
  readonly ordered: boolean;
}

export async function forgivingSearch<H extends Hit>(
  library: Library<H>,
  text: string,
  { literal, ordered }: Manner,
): Promise<Answer<H>> {
  const { words, phrases, without } = parseQuery(text);
  const having = await Promise.all(phrases.map((phrase) => library.withPhrase(phrase)));
  const kept = having.length > 0 ? common(having) : undefined;
  const dropped = await Promise.all(without.map((phrase) => library.withPhrase(phrase)));
  const unwanted = new Set(dropped.flat().map((hit) => hit.id));
  const allowed = (hits: readonly H[]) =>
    hits.filter((hit) => !unwanted.has(hit.id) && (!kept || kept.has(hit.id)));
  const ask = async (asked: readonly string[]) => allowed(await library.withWords(asked));
  const askPhrase = async (phrase: string) => allowed(await library.withPhrase(phrase));

  if (words.length === 0) {
    const isOpen = text.trim() === '' || unwanted.size > 0;
    const all = kept ? [...kept.values()] : isOpen ? await library.withWords([]) : [];
    return { hits: allowed(all), words };
  }
  if (words.some(isUnspaced)) return { hits: await unspaced(library, ask, askPhrase, words), words };
  const telling = await tellingOf(library, words);
  const found = await ask(telling);
  if (literal) return { hits: found, words: telling };
  const lacking = found[0] ? await library.lacking(found[0], telling) : telling;
  if (found.length >= LITTLE && lacking.length === 0) return { hits: found, words: telling };
  const better = await corrected(library, ask, telling, lacking, found.length);
  const tiers = better ? [better.hits, found] : [found];
  const asked = better?.words ?? telling;
  const first = tiers.find((hits) => hits.length > 0) ?? [];
  const hits = ordered ? first : await relaxed(library, ask, tiers, asked);
  return { hits, words: asked, corrected: better && replaced(text, telling, better.words) };
}

/**
 * What is written without spaces may begin and end within a word of the index. Stories that have it letter for
 * letter come first: looked for among those that have all its pieces, then all but the first, then the longest.
 */
async function unspaced<H extends Hit>(
  library: Library<H>,
  ask: (words: readonly string[]) => Promise<H[]>,
  askPhrase: (phrase: string) => Promise<H[]>,
  words: readonly string[],
): Promise<readonly H[]> {
  const pieces = words.flatMap((word) => (isUnspaced(word) ? piecesOf(word) : [word]));
  const longest = [...pieces].sort((a, b) => b.length - a.length).slice(0, 1);
  const steps = [pieces, pieces.slice(1), pieces.slice(0, -1), longest].filter(
    (step, index, all) => step.length > 0 && all.findIndex((other) => other.join() === step.join()) === index,
  );
  const tiers: (readonly H[])[] = words.length === 1 ? [await askPhrase(words.join(' '))] : [];
  const rest: H[][] = [];
  const looked = new Set(tiers.flat().map((hit) => hit.id));
  for (const step of steps) {
    const found = await ask(step);
    rest.push(found);
    const unseen = found.filter((hit) => !looked.has(hit.id)).slice(0, LOOKED_THROUGH);
    for (const hit of unseen) looked.add(hit.id);
    const having = await Promise.all(
      unseen.map(async (hit) =>
        (await Promise.all(words.map((word) => library.has(hit, word)))).every(Boolean),
      ),
    );
    tiers.push(unseen.filter((_, index) => having[index]));
    if (merged(tiers).length > 0) break;
  }
  return merged([...tiers, ...rest]);
}

/** How many stories of each step are read to see whether they have the text. */
const LOOKED_THROUGH = 20;

/** Words that nearly every story has are asked for only where there are no others. */
async function tellingOf<H extends Hit>(
  library: Library<H>,
  words: readonly string[],
): Promise<readonly string[]> {
  const common = await Promise.all(words.map((word) => library.isCommon(word)));
  const telling = words.filter((_, index) => common[index] === false);
  return telling.length > 0 ? telling : words;
}

/**
 * The question with other words for those that no story has; or, when every word is known but nothing was found,
 * for each in turn, the rarest first.
 */
async function corrected<H extends Hit>(
  library: Library<H>,
  ask: (words: readonly string[]) => Promise<H[]>,
  words: readonly string[],
  lacking: readonly string[],
  found: number,
): Promise<{ words: readonly string[]; hits: readonly H[] } | undefined> {
  const looked = await Promise.all(
    words.flatMap((word, place) =>
      lacking.includes(word) ? [library.look(word).then((verdict) => ({ place, ...verdict }))] : [],
    ),
  );
  const unknown = looked.filter(({ known }) => !known).map(({ place }) => place);
  const inTurn = looked.sort((a, b) => a.stories - b.stories).map(({ place }) => [place]);
  const doubtful = unknown.length > 0 ? [unknown] : found === 0 ? inTurn : [];
  for (const places of doubtful) {
    const options = await Promise.all(
      places.map(async (place) => ({ place, candidates: await library.corrections(words[place] ?? '') })),
    );
    let best: { words: readonly string[]; hits: readonly H[] } | undefined;
    for (let rank = 0; rank < CANDIDATES; rank += 1) {
      const changed = [...words];
      for (const { place, candidates } of options) {
        const candidate = candidates[rank] ?? candidates[0];
        if (candidate) changed[place] = candidate.word;
      }
      if (changed.every((word, index) => word === words[index])) break;
      const hits = await ask(changed);
      if (hits.length === 0) continue;
      best = best ? { ...best, hits: merged([best.hits, hits]) } : { words: changed, hits };
      if (best.hits.length >= LITTLE) break;
    }
    if (best) return best;
  }
  return undefined;
}

/**
 * Drops the least telling word, and each other one alone, and the least telling ones together, until enough is
 * found. Where something was found already it is not asked for long.
 */
async function relaxed<H extends Hit>(
  library: Library<H>,
  ask: (words: readonly string[]) => Promise<H[]>,
  tiers: readonly (readonly H[])[],
  words: readonly string[],
): Promise<readonly H[]> {
  const found = merged(tiers);
  if ((tiers[0]?.length ?? 0) >= LITTLE || words.length < 2) return found;
  const verdicts = await Promise.all(words.map((word) => library.look(word)));
  const telling = words
    .map((_, index) => ({ index, stories: verdicts[index]?.stories ?? 0 }))
    .sort((a, b) => a.stories - b.stories || a.index - b.index)
    .map(({ index }) => index);
  const fewer = telling.slice(1).map((_, count) => telling.slice(telling.length - 1 - count));
  // The most telling word may be the wrong one.
  const others = words.length < 3 ? [] : telling.slice(0, -1).map((index) => [index]);
  const steps =
    found.length > 0
      ? [...fewer.slice(0, 1), ...others.slice(0, 1)]
      : [...others, ...fewer].slice(0, RELAXATIONS);
  const all = [...tiers];
  for (const dropped of steps) {
    all.push(await ask(words.filter((_, index) => !dropped.includes(index))));
    if (merged(all).length >= LITTLE) break;
  }
  return merged(all);
}

/** Each story once, where it stood first. */
function merged<H extends Hit>(tiers: readonly (readonly H[])[]): readonly H[] {
  const seen = new Map<string, H>();
  for (const hit of tiers.flat()) if (!seen.has(hit.id)) seen.set(hit.id, hit);
  return [...seen.values()];
}

function common<H extends Hit>(lists: readonly (readonly H[])[]): ReadonlyMap<string, H> {
  const [first = [], ...rest] = lists;
  const ids = rest.map((list) => new Set(list.map((hit) => hit.id)));
  return new Map(first.filter(({ id }) => ids.every((set) => set.has(id))).map((hit) => [hit.id, hit]));
}

/** The question as it was written, with other words where they were put. */
function replaced(text: string, words: readonly string[], others: readonly string[]): string {
  let from = 0;
  let result = '';
  words.forEach((word, index) => {
    const place = text.indexOf(word, from);
    if (place < 0) return;
    result += text.slice(from, place) + (others[index] ?? word);
    from = place + word.length;
  });
  return result + text.slice(from);
}
