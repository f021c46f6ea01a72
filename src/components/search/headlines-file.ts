/**
 * The headlines of a language's stories, in order of their words, in parts that a browser fetches as it needs them: who
 * types a headline, whole or its beginning, is led to its story, whatever else has the same words.
 */
import { fold, wordsOf } from './words.ts';

export interface Headline {
  /** Names the fragment of Pagefind's index that holds the story. */
  readonly id: string;
  /** Folder of its block below that of the language, with a slash at its end; `''` for the newest. */
  readonly block: string;
  readonly title: string;
}

/** Which headlines stand in a file: those from this key to the next part's. */
export interface HeadlinePart {
  readonly from: string;
  readonly file: string;
}

/** A part may not be larger (characters before any compression). */
const LARGEST = 12_000;

/** What of a headline is compared. */
export function keyOf(headline: string): string {
  return wordsOf(fold(headline)).join(' ');
}

/** All parts, each with its text, in an order that depends on the headlines alone. */
export function writeHeadlines(headlines: readonly Headline[]): { from: string; text: string }[] {
  const lines = headlines
    .map(({ id, block, title }) => ({ key: keyOf(title), line: [id, block, title].join('\t') }))
    .filter(({ key }) => key !== '')
    .sort((a, b) => compare(a.key, b.key) || compare(a.line, b.line));
  const parts: { from: string; text: string }[] = [];
  for (const { key, line } of lines) {
    const last = parts.at(-1);
    if (last && last.text.length + line.length < LARGEST) last.text += `\n${line}`;
    else parts.push({ from: key, text: line });
  }
  return parts;
}

export function readHeadlines(text: string): Headline[] {
  return text.split('\n').map((line) => {
    const [id = '', block = '', title = ''] = line.split('\t');
    return { id, block, title };
  });
}

/**
 * The parts in which headlines of a key stand, or such as begin so: one, or two where the second begins with them.
 * More of them than that are too many to lead anywhere.
 */
export function partsOf(parts: readonly HeadlinePart[], key: string): readonly HeadlinePart[] {
  const first = Math.max(
    0,
    parts.findLastIndex(({ from }) => from < key),
  );
  const isNextToo = parts[first + 1]?.from.startsWith(key);
  return parts.slice(first, first + (isNextToo ? 2 : 1));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
