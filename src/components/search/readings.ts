/** What a word of a question may stand for: itself, a word that begins so, a word that is spelled nearly so. */
import type { Hit, Library, Shelf } from './forgiving.ts';

/** The stories that have something, by their ids. */
export type Stories<H extends Hit> = ReadonlyMap<string, H>;

export interface Reading<H extends Hit> {
  readonly word: string;
  readonly kind: 'itself' | 'completion' | 'correction';
  /** How likely it is meant, 1 for the word as it stands. */
  readonly weight: number;
  readonly stories: Stories<H>;
}

/** How many words of each kind are tried; of a word that is begun right, fewer others. */
const TRIED = { completion: 4, correction: 5, besideCompletions: 2 } as const;
/** What a letter more, or an error, takes from the weight. */
const DOUBT = { letter: 0.03, error: 0.25 } as const;
const LIKELIEST = { completion: 0.95, correction: 0.9 } as const;

export async function storiesWith<H extends Hit>(shelf: Shelf<H>, phrase: string): Promise<Stories<H>> {
  return new Map((await shelf.withPhrase(phrase)).map((hit) => [hit.id, hit]));
}

/**
 * The readings of a word that some story has, likeliest first; those that the same stories have are one.
 * @param stories that have the word itself
 * @param isDoubted whether other words are looked for
 */
export async function readingsOf<H extends Hit>(
  library: Library<H>,
  shelf: Shelf<H>,
  word: string,
  stories: Stories<H>,
  isDoubted: boolean,
): Promise<Reading<H>[]> {
  const itself: Reading<H> = { word, kind: 'itself', weight: 1, stories };
  if (!isDoubted) return [itself];
  const [completions, corrections] = await Promise.all([
    library.completions(word),
    library.corrections(word),
  ]);
  const others = [
    ...completions.slice(0, TRIED.completion).map((known) => ({
      word: known.word,
      kind: 'completion' as const,
      weight: LIKELIEST.completion - DOUBT.letter * (known.word.length - word.length),
    })),
    ...corrections
      .slice(0, completions.length > 0 ? TRIED.besideCompletions : TRIED.correction)
      .map((known) => ({
        word: known.word,
        kind: 'correction' as const,
        weight: LIKELIEST.correction - DOUBT.error * known.cost,
      })),
  ].sort((a, b) => b.weight - a.weight);
  const found = await Promise.all(
    others.map(async (other) => ({ ...other, stories: await storiesWith(shelf, other.word) })),
  );
  const known = [itself, ...found].filter((reading) => reading.stories.size > 0);
  return known.filter(
    (reading, at) => known.findIndex((other) => isSame(other.stories, reading.stories)) === at,
  );
}

function isSame(a: Stories<Hit>, b: Stories<Hit>): boolean {
  return a.size === b.size && [...a.keys()].every((id) => b.has(id));
}
