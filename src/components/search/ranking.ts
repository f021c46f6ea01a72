/** In which order stories follow that have but some of the words, or others for them. */
import type { Hit, Library, Shelf } from './forgiving.ts';
import type { Reading } from './readings.ts';

export interface Ranked<H extends Hit> {
  readonly hit: H;
  /** What it has of the question: the more telling the words and the likelier the readings, the more. */
  readonly worth: number;
  /** For each word that it has. */
  readonly readings: readonly Reading<H>[];
}

/** Stories that are worth less than this share of the best are left out, and those beyond a number. */
const SHARE = 0.3;
const MOST = 40;
/** How many stories are read to see how they spell the words: those that are shown first, and are read anyway. */
const READ = 3;

/**
 * Every story that has some reading of some word, those that are worth most first.
 * @param readings of each word, likeliest first
 * @param size how many stories there are
 */
export function rank<H extends Hit>(readings: readonly (readonly Reading<H>[])[], size: number): Ranked<H>[] {
  const found = new Map<string, { hit: H; worth: number; readings: Reading<H>[] }>();
  for (const ofWord of readings) {
    const seen = new Set(ofWord.flatMap(({ stories }) => [...stories.keys()]));
    const telling = Math.log2(1 + size / seen.size);
    for (const reading of ofWord) {
      for (const hit of reading.stories.values()) {
        if (!seen.delete(hit.id)) continue;
        const ranked = found.get(hit.id) ?? { hit, worth: 0, readings: [] };
        ranked.worth += telling * reading.weight;
        ranked.readings.push(reading);
        found.set(hit.id, ranked);
      }
    }
  }
  return [...found.values()].sort((a, b) => b.worth - a.worth);
}

/** @param order of those that are worth the same */
export function nearly<H extends Hit>(ranked: readonly Ranked<H>[], order: readonly H[]): H[] {
  const places = new Map(order.map(({ id }, place) => [id, place]));
  const placeOf = ({ hit }: Ranked<H>) => places.get(hit.id) ?? places.size;
  const least = SHARE * (ranked[0]?.worth ?? 0);
  return ranked
    .filter(({ worth }) => worth >= least)
    .sort((a, b) => b.worth - a.worth || placeOf(a) - placeOf(b))
    .slice(0, MOST)
    .map(({ hit }) => hit);
}

/**
 * The first story of each reading, then the second of each …: which of them was meant nobody knows. Only those of the
 * likeliest reading are put in the order of all that the index knows of it, since that takes another question.
 */
export async function interleaved<H extends Hit>(
  library: Library<H>,
  shelf: Shelf<H>,
  readings: readonly Reading<H>[],
): Promise<H[]> {
  const lists = readings.map(({ stories }) => [...stories.values()]);
  const [likeliest] = readings;
  if (likeliest && likeliest.stories.size > 1) {
    const { word, stories } = likeliest;
    const hits = (await shelf.withWords([word])).filter(({ id }) => stories.has(id));
    lists[0] = [...(await asSpelled(library, hits, [word]))];
  }
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) =>
    lists.flatMap((list) => list.slice(place, place + 1)),
  ).flat();
}

/** Each story once, where it stood first. */
export function merged<H extends Hit>(lists: readonly (readonly H[])[]): H[] {
  const seen = new Map<string, H>();
  for (const hit of lists.flat()) if (!seen.has(hit.id)) seen.set(hit.id, hit);
  return [...seen.values()];
}

/** Which of the first stories have words that begin with these: to the index the beginnings of words may be others. */
export async function beginningWith<H extends Hit>(
  library: Library<H>,
  hits: readonly H[],
  words: readonly string[],
): Promise<readonly H[]> {
  const first = hits.slice(0, READ);
  const begin = await Promise.all(first.map((hit) => library.begins(hit, words)));
  return first.filter((_, place) => begin[place]);
}

/**
 * Of the first stories those before that have the words as they are spelled, not only others of the same stem. Where
 * the first has them all it stays the first, and the others need not be read.
 */
export async function asSpelled<H extends Hit>(
  library: Library<H>,
  hits: readonly H[],
  words: readonly string[],
): Promise<readonly H[]> {
  const [best, ...others] = hits.slice(0, READ);
  if (!best || others.length === 0) return hits;
  const spelled = await library.spelled(best, words);
  if (spelled === words.length) return hits;
  const read = await Promise.all(
    others.map(async (hit) => ({ hit, spelled: await library.spelled(hit, words) })),
  );
  const first = [{ hit: best, spelled }, ...read].sort((a, b) => b.spelled - a.spelled);
  return [...first.map(({ hit }) => hit), ...hits.slice(READ)];
}
