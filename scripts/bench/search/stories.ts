/** The stories of a built output, read from its pages. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fold, wordsOf } from '../../../src/components/search/words.ts';
import { searchableHtml } from '../../../src/integrations/search/searchable.ts';
import { searchedText } from '../../../src/integrations/search-vocabulary.ts';
import type { KnownStory } from './questions.ts';

/** What the built pages of an output say, as its search finds them. */
export function readStories(output: string): KnownStory[] {
  const read: KnownStory[] = [];
  for (const file of globSync('**/index.html', { cwd: output, exclude: ['lite/**'] }).sort()) {
    const html = searchableHtml(readFileSync(path.join(output, file), 'utf8'));
    if (html === undefined) continue;
    const text = searchedText(html);
    const title = searchedText(
      /<h1[\s\S]*?<\/h1>/.exec(html)?.[0].replace('<h1', '<h1 data-pagefind-body') ?? '',
    );
    // What stands in blocks of code nobody remembers: hashes, keys, names of variables.
    const prose = searchedText(html.replaceAll(/<pre[\s\S]*?<\/pre>/g, ' '));
    const words = new Set(wordsOf(prose).map(fold));
    read.push({ path: `/${path.dirname(file)}/`, title: title.replaceAll(/\s+/g, ' ').trim(), text, words });
  }
  return read;
}
