/** What may be meant while somebody types: words of the outlet, and its sections, topics and writers. */
import type { Indexes } from './indexes.ts';
import type { Counts } from './shelves.ts';
import { fold } from './words.ts';

export type Suggestion =
  | { readonly kind: 'query'; readonly text: string }
  | { readonly kind: 'filter'; readonly filter: string; readonly value: string };

/** Filters whose values somebody may type. */
const NAMED = ['section', 'tag', 'author'] as const;
const MOST = { words: 4, names: 4 } as const;
const SHORTEST = 2;
/** So many letters may be an ending. */
const ENDING = 3;

/** @param names values of the filters, as the index has them */
export async function suggestionsFor(indexes: Indexes, names: Counts, text: string): Promise<Suggestion[]> {
  const start = /(?<before>.*?)(?<word>[\p{L}\p{M}\p{N}]+)$/u.exec(text)?.groups;
  const { before = '', word = '' } = start ?? {};
  if (Array.from(word).length < SHORTEST) return [];
  const words = await indexes.completions(word.toLowerCase());
  return [
    ...namesLike(names, text),
    ...words
      .filter((word, at) => !words.slice(0, at).some((other) => isForm(word, other)))
      .slice(0, MOST.words)
      .map((completed): Suggestion => ({ kind: 'query', text: before + completed })),
  ];
}

/** Whether two words are forms of one, as far as their beginnings tell. */
function isForm(word: string, other: string): boolean {
  const shared = Math.min(word.length, other.length) - ENDING;
  return shared > 2 && word.slice(0, shared) === other.slice(0, shared);
}

/** Names of which a word begins with what was typed. */
function namesLike(names: Counts, text: string): Suggestion[] {
  const typed = fold(text.trim());
  const found = NAMED.flatMap((filter) =>
    [...(names.get(filter) ?? [])].map(([value, stories]) => ({ filter, value, stories })),
  ).filter(({ value }) => {
    const name = fold(value);
    return name.startsWith(typed) || name.includes(` ${typed}`);
  });
  return found
    .sort((a, b) => b.stories - a.stories || (a.value < b.value ? -1 : 1))
    .slice(0, MOST.names)
    .map(({ filter, value }): Suggestion => ({ kind: 'filter', filter, value }));
}
