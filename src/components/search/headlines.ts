/** Whether what was asked is a headline of the outlet: letter for letter, but for an error, or its beginning. */
import { keyOf, partsOf, readHeadlines, type Headline, type HeadlinePart } from './headlines-file.ts';
import { distance } from './spelling.ts';
import { isUnspaced } from './words.ts';

export interface Named {
  readonly headlines: readonly Headline[];
  /** The headline, where what was asked has an error. */
  readonly corrected?: string | undefined;
}

/** So many words, or characters where none are told apart, may be a headline and not just a word of it. */
const FEWEST = { words: 2, letters: 6 } as const;
/** A beginning is told from some words by its length, and by how few headlines have it. */
const BEGINNING = { words: 3, headlines: 3 } as const;
/** How much error (spelling.ts) is forgiven, in headlines of so many letters. */
const ERROR = { most: 1.6, letters: 12 } as const;

const NONE: Named = { headlines: [] };

/**
 * @param parts of the language
 * @param fetchPart answers with the text of a part's file
 * @param literal what was asked has no errors
 */
export async function headlinesLike(
  parts: readonly HeadlinePart[],
  fetchPart: (file: string) => Promise<string>,
  text: string,
  literal: boolean,
): Promise<Named> {
  const key = keyOf(text);
  const count = key.split(' ').length;
  const letters = Array.from(key).length;
  const isLong = count >= FEWEST.words || (isUnspaced(key) && letters >= FEWEST.letters);
  if (!isLong) return NONE;
  const texts = await Promise.all(partsOf(parts, key).map(({ file }) => fetchPart(file)));
  const known = texts.flatMap(readHeadlines).map((headline) => ({ headline, key: keyOf(headline.title) }));
  const same = known.filter((one) => one.key === key);
  if (same.length > 0) return { headlines: same.map(({ headline }) => headline) };
  const begun = count < BEGINNING.words ? [] : known.filter((one) => one.key.startsWith(key));
  if (begun.length > 0 && begun.length <= BEGINNING.headlines)
    return { headlines: begun.map(({ headline }) => headline) };
  if (literal || letters < ERROR.letters) return NONE;
  const near = known
    .filter((one) => digitsOf(one.key) === digitsOf(key))
    .map((one) => ({ ...one, cost: distance(key, one.key, ERROR.most) }))
    .filter(({ cost }) => cost <= ERROR.most)
    .sort((a, b) => a.cost - b.cost);
  const [best] = near;
  if (!best) return NONE;
  return { headlines: [best.headline], corrected: best.headline.title };
}

/** Another number is another story, not an error. */
function digitsOf(key: string): string {
  return key.replaceAll(/\D/g, '');
}
