/** The words of a story, counted. */
import type { TermVector, Vocabulary } from './vocabulary.ts';
import { scanWords } from './word-scanner.ts';

export interface StoryText {
  readonly title: string;
  readonly standfirst: string;
  readonly tags: readonly string[];
  /** Markdown, as written. */
  readonly body: string;
}

/** How much a word counts where it stands; found by trying on real posts (scripts/bench/related.ts). */
const WEIGHTS = { title: 4, standfirst: 2, tags: 5, body: 1 } as const;

/** Counts the terms of a story. */
export function countTerms(story: StoryText, vocabulary: Vocabulary): TermVector {
  return vocabulary.count([
    [story.title, WEIGHTS.title],
    [story.standfirst, WEIGHTS.standfirst],
    ...story.tags.map((tag) => [tag, WEIGHTS.tags] as const),
    [proseOf(story.body), WEIGHTS.body],
  ]);
}

/** Length of a text in words; two characters of an unspaced script count as one. */
export function countWords(markdown: string): number {
  const prose = proseOf(markdown);
  let words = 0;
  scanWords(prose, (start, end, isUnspaced) => {
    words += isUnspaced ? Array.from(prose.slice(start, end)).length / 2 : 1;
  });
  return Math.round(words);
}

/** Markdown without code, addresses, tags and imports: what is left is read, not parsed. */
export function proseOf(markdown: string): string {
  return markdown
    .replaceAll(/^(?:```|~~~)[\s\S]*?^(?:```|~~~)\s*$/gm, ' ')
    .replaceAll(/^(?:import\s.*['"]|export\s+(?:const|let|function|default|\{|\*)).*$/gm, ' ')
    .replaceAll(/\]\([^)\s]*(?:\s"[^"]*")?\)/g, '] ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\bhttps?:\/\/\S+/g, ' ');
}
