/** Counts the words of the built stories, for the search page to correct what is typed (components/search). */
import { Parser } from 'htmlparser2';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
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

/** @param html a page; what Pagefind leaves out is left out here too */
export function addWords(html: string, counts: WordCounts): void {
  const words = new Set<string>();
  for (const word of wordsOf(searchedText(html))) {
    const lower = word.normalize('NFC').toLowerCase();
    if (lower.length <= LONGEST && isSpelled(lower)) words.add(lower);
  }
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
}

function searchedText(html: string): string {
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

/** A word that most stories have tells nothing; where there are few stories nothing is common. */
const COMMON = { share: 0.6, stories: 25 } as const;

/**
 * Writes `vocabulary.json` and the parts that it names into the folder of a language's index.
 * @param stories how many stories the words were counted in
 */
export function writeVocabularyFiles(folder: string, counts: WordCounts, stories: number): void {
  const words = [...counts].map(([word, stories]): CountedWord => ({ word, folded: fold(word), stories }));
  mkdirSync(path.join(folder, 'words'), { recursive: true });
  const parts = writeVocabulary(words).map(({ text, ...part }): Part => {
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
    const file = `words/${hash}.txt`;
    writeFileSync(path.join(folder, file), text);
    return { ...part, file };
  });
  const least = Math.max(COMMON.stories, stories * COMMON.share);
  const common = words.filter((word) => word.stories >= least).map(({ folded }) => folded);
  const file: VocabularyFile = { common: [...new Set(common)].sort(), parts };
  writeFileSync(path.join(folder, 'vocabulary.json'), JSON.stringify(file));
}
