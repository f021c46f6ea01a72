/**
 * The client-side search index: Pagefind over the built stories, block by block (archive/search-blocks.ts), for each
 * language.
 *
 * Its folder names the language, so that each index is asked with its own stemming: an instance that finds but
 * one language in its folder takes that one, whatever the page's own. Stories enter in archive order, since the
 * order of records decides the bytes of an index. The newest block lies in the language's folder, with the engine; the
 * others in folders below it, which `blocks.json` names. A block is indexed once and then taken from CACHE_DIR.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { close } from 'pagefind';
import { BLOCK_SIZES, blocksOf } from '../archive/search-blocks.ts';
import type { BlockList, FacetCounts } from '../components/search/block-list.ts';
import { fileUrl } from '../site/urls.ts';
import { BlockMaker, type BlockOptions, type Story } from './search/block-maker.ts';
import type { KnownStories } from './search/known-stories.ts';
import { pack } from './search/pack.ts';
import { writeVocabularyFiles } from './search-vocabulary.ts';

/** Of the output in which `pagefind/` is made. */
export interface SearchOptions extends BlockOptions {
  /** The site's base path. */
  readonly base: string;
  /** Every page, with the hash of its bytes. */
  readonly pages: Iterable<BuiltPage>;
  /** What was taken from pages so far; closed afterwards. */
  readonly known: KnownStories;
}

export interface BuiltPage {
  /** Path below the output. */
  readonly file: string;
  readonly sha: string;
}

export interface SearchCount {
  readonly stories: number;
  /** Stories in blocks that had to be indexed. */
  readonly indexed: number;
}

/** Writes the index of every language. */
export async function writeSearchIndex(options: SearchOptions): Promise<SearchCount> {
  const stories = storiesOf(options);
  const blocks = new BlockMaker(options);
  for (const [lang, ofLang] of Map.groupBy(stories, (story) => story.lang)) {
    const folder = path.join(options.outDir, 'pagefind', lang);
    const parts = blocksOf(ofLang, options.sizes ?? BLOCK_SIZES).reverse();
    for (const [index, block] of parts.entries()) {
      const isNewest = index === 0;
      await blocks.put(block, folder, isNewest ? '' : `${String(block.start)}/`);
    }
    const { words, headlines, unspaced } = blocks.take();
    writeVocabularyFiles(folder, words, headlines);
    const list: BlockList = {
      stories: ofLang.length,
      older: parts.slice(1).map(({ start }) => String(start)),
      unspaced,
    };
    writeFileSync(path.join(folder, 'blocks.json'), JSON.stringify(list));
    writeFileSync(path.join(folder, 'facets.packed'), pack(JSON.stringify(countFilters(ofLang))));
  }
  blocks.close();
  await close();
  return { stories: stories.length, indexed: blocks.indexed };
}

/**
 * Indexes blocks for a later build to take, and writes nothing into the output.
 * @param blocks paths of the stories of each, without slashes at their ends; one that is not whole is left out
 */
export async function indexBlocks(
  options: SearchOptions,
  blocks: readonly ReadonlySet<string>[],
): Promise<SearchCount> {
  const stories = storiesOf(options);
  const maker = new BlockMaker(options);
  for (const block of blocks) {
    const items = stories.filter(({ file }) => block.has(path.posix.dirname(file)));
    if (items.length === block.size) await maker.make(items);
  }
  maker.close();
  await close();
  return { stories: stories.length, indexed: maker.indexed };
}

/** Every page that says `data-pagefind-body`, oldest first. */
function storiesOf({ outDir, base, pages, known }: SearchOptions): Story[] {
  const stories: Story[] = [];
  for (const { file, sha } of pages) {
    // The text-only edition says nothing more.
    if (!file.endsWith('index.html') || file.startsWith('lite/')) continue;
    const story = known.of(sha, () => readFileSync(path.join(outDir, file), 'utf8'));
    if (!story) continue;
    const folder = fileUrl(path.dirname(file).split(path.sep).join('/'));
    stories.push({ ...story, file, url: `${base}${folder}/` });
  }
  known.close();
  return stories.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.url < b.url ? -1 : 1));
}

/** How many stories each value of a filter has. */
export function countFilters(stories: readonly Pick<Story, 'filters'>[]): FacetCounts {
  // Not by names of properties: a topic may be called “constructor”.
  const counts = new Map<string, Map<string, number>>();
  for (const { filters } of stories) {
    for (const [at, [name, value]] of filters.entries()) {
      // Whoever is named twice counts once.
      if (filters.findIndex((other) => other[0] === name && other[1] === value) < at) continue;
      const values = counts.get(name) ?? new Map<string, number>();
      counts.set(name, values);
      values.set(value, (values.get(value) ?? 0) + 1);
    }
  }
  return Object.fromEntries([...counts].map(([name, values]) => [name, Object.fromEntries(values)]));
}
