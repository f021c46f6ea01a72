/** Counts the words of the built stories, for the search page to correct what is typed (components/search). */
import { Parser } from 'htmlparser2';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ownText } from '../archive/own-text.ts';
import { pack } from './search/pack.ts';
import { writeHeadlines, type Headline } from '../components/search/headlines-file.ts';
import {
  writeVocabulary,
  type CountedWord,
  type Part,
  type VocabularyFile,
} from '../components/search/vocabulary-file.ts';
import { fold, isSpelled, wordsOf } from '../components/search/words.ts';

/** Longer words are addresses. */
const LONGEST = 30;
const SILENT = new Set(['script', 'style', 'template', 'svg']);

/** How many stories have each word, lower case. */
export type WordCounts = Map<string, number>;

/** @param text of a page, as `searchedText` gives it */
export function addWords(text: string, counts: WordCounts): void {
  const words = new Set<string>();
  for (const word of wordsOf(text)) words.add(countedAs(word));
  words.delete(NO_WORD);
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
}

const NO_WORD = '';
/** Texts say the same words over and over. */
const known = new Map<string, string>();
const REMEMBERED = 200_000;

/** A word as it is counted, lower case; `NO_WORD` where nobody corrects it. */
function countedAs(written: string): string {
  let word = known.get(written);
  if (word === undefined) {
    const lower = written.normalize('NFC').toLowerCase();
    word = lower.length <= LONGEST && isSpelled(lower) ? ownText(lower) : NO_WORD;
    if (known.size >= REMEMBERED) known.clear();
    known.set(ownText(written), word);
  }
  return word;
}

/** The text of a page; what Pagefind leaves out is left out here too. */
export function searchedText(html: string): string {
  const texts: string[] = [];
  // For every open element whether its text is searched.
  const open: boolean[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const inside = open.at(-1) === true || 'data-pagefind-body' in attributes;
      open.push(inside && !('data-pagefind-ignore' in attributes) && !SILENT.has(name));
      texts.push(' ');
    },
    onclosetag() {
      open.pop();
      texts.push(' ');
    },
    ontext(text) {
      if (open.at(-1)) texts.push(text);
    },
  });
  parser.end(html);
  return texts.join('');
}

/** From which share of the stories, and how many at least, a word is told to be frequent. */
const FREQUENT = { share: 0.08, stories: 25 } as const;

/**
 * Writes `vocabulary.packed` and the parts that it names into the folder of a language's index.
 * @param headlines of all stories that the words were counted in
 */
export function writeVocabularyFiles(
  folder: string,
  counts: WordCounts,
  headlines: readonly Headline[],
): void {
  const stories = headlines.length;
  const words = [...counts].map(([word, stories]): CountedWord => ({ word, folded: fold(word), stories }));
  mkdirSync(path.join(folder, 'words'), { recursive: true });
  const write = (text: string): string => {
    const file = `words/${createHash('sha256').update(text).digest('hex').slice(0, 10)}.packed`;
    writeFileSync(path.join(folder, file), pack(text));
    return file;
  };
  const parts = writeVocabulary(words).map(({ text, ...part }): Part => ({ ...part, file: write(text) }));
  const least = Math.max(FREQUENT.stories, stories * FREQUENT.share);
  const frequent = words
    .filter((word) => word.stories >= least)
    .map((word) => [word.folded, Math.round((100 * word.stories) / stories)] as const)
    // Of forms that are folded to one the most frequent is the last.
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x - y));
  const file: VocabularyFile = {
    frequent: Object.fromEntries(frequent),
    parts,
    headlines: writeHeadlines(headlines).map(({ from, text }) => ({ from, file: write(text) })),
  };
  writeFileSync(path.join(folder, 'vocabulary.packed'), pack(JSON.stringify(file)));
}
