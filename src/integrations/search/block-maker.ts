/** Makes the blocks of a search index, each once: what was indexed is kept in CACHE_DIR by its content. */
import { hash } from 'node:crypto';
import path from 'node:path';
import { close } from 'pagefind';
import { BLOCK_SIZES, type Block, type BlockSizes } from '../../archive/search-blocks.ts';
import type { Leftovers } from '../../cache/leftovers.ts';
import { PageStore, type StoredFile } from '../../cache/page-store.ts';
import { readSealed, writeSealed } from '../../cache/sealed-file.ts';
import type { Headline } from '../../components/search/headlines-file.ts';
import type { WordCounts } from '../search-vocabulary.ts';
import { blockFiles, countWords, HEADLINES, WORDS, writeWords } from './block-files.ts';
import { PAIRS } from './pairs.ts';
import type { Searchable } from './searchable.ts';

/** What the newest block has for all of them. */
const ENGINE = /^(?:pagefind\.js|wasm\..+)$/;

export interface BlockOptions {
  /** Absolute: the output that holds the pages. */
  readonly outDir: string;
  /** Absolute. */
  readonly cacheDir: string;
  /** Of Pagefind and this code. */
  readonly salt: string;
  /** What stands in the output already. */
  readonly left?: Leftovers;
  readonly sizes?: BlockSizes;
}

export interface Story extends Searchable {
  /** Path of its page below the output. */
  readonly file: string;
  readonly url: string;
}

/** A file of a block, and what its bytes are. */
type StoredBlock = readonly (readonly [name: string, stored: StoredFile])[];

/** Puts blocks into the output: from the store, or indexed for the first time. */
export class BlockMaker {
  indexed = 0;
  readonly #options: BlockOptions;
  readonly #store: PageStore;
  readonly #listFile: string;
  readonly #last: Readonly<Record<string, StoredBlock>>;
  readonly #blocks: Record<string, StoredBlock> = {};
  /** Where the words of the blocks put so far are, the newest block first. */
  #words: StoredFile[] = [];
  #headlines: Headline[] = [];
  /** Folders of those that have text without spaces. */
  #unspaced: string[] = [];

  constructor(options: BlockOptions) {
    this.#options = options;
    const folder = path.join(options.cacheDir, 'search');
    this.#store = storeIn(folder);
    this.#listFile = listIn(folder);
    this.#last = readList(this.#listFile);
  }

  /** @param blockFolder folder of the block below that of its language; that of the newest, which has the engine, is `''` */
  async put({ items }: Block<Story>, folder: string, blockFolder: string): Promise<void> {
    const block = await this.make(items, path.join(folder, blockFolder));
    for (const [name, file] of block) {
      if (name === PAIRS) this.#unspaced.push(blockFolder);
      if (name === WORDS) this.#words.push(file);
      else if (name === HEADLINES) this.#collect(file, blockFolder);
      else if (blockFolder === '' || !ENGINE.test(name))
        this.#place(file, path.join(folder, blockFolder, name));
    }
  }

  /**
   * Has a block ready in the store.
   * @param items oldest first
   * @param place where its files may stand already, absolute
   */
  async make(items: readonly Story[], place?: string): Promise<StoredBlock> {
    const key = hash(
      'sha1',
      this.#options.salt + items.map(({ url, digest }) => `\n${url} ${digest}`).join(''),
      'hex',
    );
    let block = this.#recall(key, place);
    if (!block) {
      block = await this.#index(items);
      this.indexed += items.length;
    }
    this.#blocks[key] = block;
    return block;
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
  #recall(key: string, folder: string | undefined): StoredBlock | undefined {
    const known = this.#last[key] ?? [];
    const { left } = this.#options;
    const found = known.flatMap(([name, file]) => {
      const isPlaced =
        folder !== undefined &&
        name !== WORDS &&
        name !== HEADLINES &&
        left?.has(path.join(folder, name), file);
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
    writeList(this.#listFile, this.#blocks);
    this.#store.prune(new Set(filesIn(this.#blocks)), filesIn(this.#last));
  }
}

/**
 * Takes in blocks of other builds, for whoever makes an index of them.
 * @param folder absolute: `search` of CACHE_DIR, as are the others
 */
export function absorbBlocks(folder: string, others: readonly string[]): void {
  const blocks = { ...readList(listIn(folder)) };
  const store = storeIn(folder);
  for (const other of others) {
    const from = storeIn(other);
    for (const [key, block] of Object.entries(readList(listIn(other)))) {
      for (const [, file] of block) store.take(from, file);
      blocks[key] = block;
    }
  }
  writeList(listIn(folder), blocks);
}

/** Names of what the store holds of some blocks. */
function* filesIn(blocks: Readonly<Record<string, StoredBlock>>): Generator<string> {
  for (const block of Object.values(blocks)) for (const [, { sha }] of block) yield sha;
}

function listIn(folder: string): string {
  return path.join(folder, 'blocks');
}

function storeIn(folder: string): PageStore {
  return new PageStore(path.join(folder, 'files'));
}

/** @returns an empty list where there is none, or none that is whole */
function readList(file: string): Readonly<Record<string, StoredBlock>> {
  const text = readSealed(file);
  return text === undefined ? {} : (JSON.parse(text) as Record<string, StoredBlock>);
}

function writeList(file: string, blocks: Readonly<Record<string, StoredBlock>>): void {
  writeSealed(file, JSON.stringify(blocks));
}
