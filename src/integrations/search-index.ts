/**
 * The client-side search index: Pagefind over the built stories, block by block (search/blocks.ts), for each language.
 *
 * Its folder names the language, so that each index is asked with its own stemming: an instance that finds but
 * one language in its folder takes that one, whatever the page's own. Stories enter in archive order, since the
 * order of records decides the bytes of an index. The newest block lies in the language's folder, with the engine; the
 * others in folders below it, which `blocks.json` names. A block is indexed once and then taken from CACHE_DIR.
 */
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { close } from 'pagefind';
import type { Leftovers } from '../cache/leftovers.ts';
import { openPack } from '../cache/pack.ts';
import { PageStore, type StoredFile } from '../cache/page-store.ts';
import type { BlockList, FacetCounts } from '../components/search/block-list.ts';
import type { Headline } from '../components/search/headlines-file.ts';
import { blockFiles, countWords, HEADLINES, WORDS, writeWords } from './search/block-files.ts';
import { BLOCK_SIZES, blocksOf, type Block, type BlockSizes } from './search/blocks.ts';
import { pack } from './search/pack.ts';
import { PAIRS } from './search/pairs.ts';
import { describe, searchableHtml, type Searchable } from './search/searchable.ts';
import { writeVocabularyFiles, type WordCounts } from './search-vocabulary.ts';

/** What the newest block has for all of them. */
const ENGINE = /^(?:pagefind\.js|wasm\..+)$/;

export interface SearchOptions {
  /** Absolute: the output, in which `pagefind/` is made. */
  readonly outDir: string;
  /** Absolute. */
  readonly cacheDir: string;
  /** The site's base path. */
  readonly base: string;
  /** Every page, with the hash of its bytes. */
  readonly pages: Iterable<BuiltPage>;
  /** Of Pagefind and this code. */
  readonly salt: string;
  /** What stands in the output already. */
  readonly left?: Leftovers;
  readonly sizes?: BlockSizes;
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

interface Story extends Searchable {
  readonly file: string;
  readonly url: string;
}

/** A file of a block, and what its bytes are. */
type StoredBlock = readonly (readonly [name: string, stored: StoredFile])[];

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

/** Every page that says `data-pagefind-body`, oldest first. */
function storiesOf({ outDir, cacheDir, base, pages, salt }: SearchOptions): Story[] {
  const known = openPack({ folder: path.join(cacheDir, 'search'), name: 'stories', salt, whole: true });
  const stories: Story[] = [];
  for (const { file, sha } of pages) {
    // The text-only edition says nothing more.
    if (!file.endsWith('index.html') || file.startsWith('lite/')) continue;
    let text = known.get(sha)?.toString();
    if (text === undefined) {
      const html = searchableHtml(readFileSync(path.join(outDir, file), 'utf8'));
      text = html === undefined ? '' : JSON.stringify(describe(html));
      known.set(sha, text);
    }
    if (text === '') continue;
    const folder = path.dirname(file).split(path.sep).map(encodeURIComponent).join('/');
    stories.push({ ...(JSON.parse(text) as Searchable), file, url: `${base}${folder}/` });
  }
  known.close();
  return stories.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.url < b.url ? -1 : 1));
}

function countFilters(stories: readonly Story[]): FacetCounts {
  const counts: Record<string, Record<string, number>> = {};
  for (const { filters } of stories) {
    for (const [name, value] of new Map(filters.map((filter) => [filter.join('\n'), filter])).values()) {
      const values = (counts[name] ??= {});
      values[value] = (values[value] ?? 0) + 1;
    }
  }
  return counts;
}

/** Puts blocks into the output: from the store, or indexed for the first time. */
class BlockMaker {
  indexed = 0;
  readonly #options: SearchOptions;
  readonly #store: PageStore;
  readonly #listFile: string;
  readonly #last: Readonly<Record<string, StoredBlock>>;
  readonly #blocks: Record<string, StoredBlock> = {};
  /** Where the words of the blocks put so far are, the newest block first. */
  #words: StoredFile[] = [];
  #headlines: Headline[] = [];
  /** Folders of those that have text without spaces. */
  #unspaced: string[] = [];

  constructor(options: SearchOptions) {
    this.#options = options;
    const folder = path.join(options.cacheDir, 'search');
    this.#store = new PageStore(path.join(folder, 'files'));
    this.#listFile = path.join(folder, 'blocks');
    this.#last = readList(this.#listFile);
  }

  /** @param blockFolder folder of the block below that of its language; that of the newest, which has the engine, is `''` */
  async put({ items }: Block<Story>, folder: string, blockFolder: string): Promise<void> {
    const key = hash(
      'sha1',
      this.#options.salt + items.map(({ url, digest }) => `\n${url} ${digest}`).join(''),
      'hex',
    );
    let block = this.#recall(key, path.join(folder, blockFolder));
    if (!block) {
      block = await this.#index(items);
      this.indexed += items.length;
    }
    this.#blocks[key] = block;
    for (const [name, file] of block) {
      if (name === PAIRS) this.#unspaced.push(blockFolder);
      if (name === WORDS) this.#words.push(file);
      else if (name === HEADLINES) this.#collect(file, blockFolder);
      else if (blockFolder === '' || !ENGINE.test(name))
        this.#place(file, path.join(folder, blockFolder, name));
    }
  }

  #place(file: StoredFile, place: string): void {
    if (!this.#options.left?.take(place, file)) this.#store.put(file, place);
  }

  /** What the blocks put so far hold, and how many of their stories have each word; from now on others are counted. */
  take(): { words: WordCounts; headlines: readonly Headline[]; unspaced: readonly string[] } {
    const [newest, ...older] = this.#words;
    const words = this.#count([this.#together(older), newest].flatMap((file) => file ?? []));
    const taken = { words, headlines: this.#headlines, unspaced: this.#unspaced };
    this.#words = [];
    this.#headlines = [];
    this.#unspaced = [];
    return taken;
  }

  /** The words of several blocks in one file, kept from an earlier build: all blocks but the newest stay what they are. */
  #together(files: readonly StoredFile[]): StoredFile | undefined {
    if (files.length < 2) return files[0];
    const key = `together ${hash('sha1', files.map(({ sha }) => sha).join(), 'hex')}`;
    const known = this.#last[key]?.[0]?.[1];
    const file = (known && this.#store.find(known)) ?? this.#store.adoptBytes(writeWords(this.#count(files)));
    this.#blocks[key] = [[WORDS, file]];
    return file;
  }

  #collect(file: StoredFile, block: string): void {
    for (const line of this.#store.read(file).toString('utf8').split('\n')) {
      const [id = '', title = ''] = line.split('\t');
      if (id !== '') this.#headlines.push({ id, block, title });
    }
  }

  #count(files: readonly StoredFile[]): WordCounts {
    const counts: WordCounts = new Map();
    for (const file of files) countWords(this.#store.read(file).toString('utf8'), counts);
    return counts;
  }

  /** The block as it was indexed before, if all its files are what they were: in the store, or where they are to be. */
  #recall(key: string, folder: string): StoredBlock | undefined {
    const known = this.#last[key] ?? [];
    const { left } = this.#options;
    const found = known.flatMap(([name, file]) => {
      const isPlaced = name !== WORDS && name !== HEADLINES && left?.has(path.join(folder, name), file);
      const stored = isPlaced ? file : this.#store.find(file);
      return stored ? [[name, stored] as const] : [];
    });
    return found.length > 0 && found.length === known.length ? found : undefined;
  }

  async #index(stories: readonly Story[]): Promise<StoredBlock> {
    const { outDir, sizes = BLOCK_SIZES } = this.#options;
    const files = await blockFiles(stories, outDir);
    // Its process gives the memory of an index back only when it ends.
    if (stories.length >= sizes.closed) await close();
    return files.map(([name, content]) => [name, this.#store.adoptBytes(content)] as const);
  }

  /** Remembers this build's blocks, and forgets the others. */
  close(): void {
    const text = JSON.stringify(this.#blocks);
    mkdirSync(path.dirname(this.#listFile), { recursive: true });
    writeFileSync(`${this.#listFile}.new`, `${hash('sha1', text, 'hex')}\n${text}`);
    renameSync(`${this.#listFile}.new`, this.#listFile);
    const wanted = Object.values(this.#blocks).flatMap((block) => block.map(([, { sha }]) => sha));
    this.#store.prune(new Set(wanted));
  }
}

function readList(file: string): Readonly<Record<string, StoredBlock>> {
  try {
    const text = readFileSync(file, 'utf8');
    const list = text.slice(41);
    if (text.slice(0, 40) === hash('sha1', list, 'hex'))
      return JSON.parse(list) as Record<string, StoredBlock>;
  } catch {
    // There is none, or none that can be read.
  }
  rmSync(file, { force: true });
  return {};
}
