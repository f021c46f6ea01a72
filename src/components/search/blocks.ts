/** The blocks that the index of a language is made of, asked as one (integrations/search/blocks.ts). */
import type { BlockList, FacetCounts } from './block-list.ts';

/** The part of Pagefind's browser API that is used here (pagefind.app/docs/api). */
export interface PagefindInstance {
  init(): Promise<void>;
  /** Loads what answers are counted by. */
  filters(): Promise<FacetCounts>;
  mergeIndex(basePath: string, options: object): Promise<void>;
  search(query: string | null, options: object): Promise<{ results: PagefindResult[]; filters: FacetCounts }>;
}
export interface PagefindResult {
  readonly id: string;
  readonly score: number;
  data(): Promise<PagefindData>;
}
export interface PagefindData {
  readonly url: string;
  readonly excerpt: string;
  /** The whole text. */
  readonly content: string;
  readonly meta: Readonly<Record<string, string | undefined>>;
}
export interface Pagefind {
  readonly createInstance: (options: object) => PagefindInstance;
}

/** How long an extract is. */
export const EXCERPT_WORDS = 28;
/** Blocks that are asked for at once. */
const AT_ONCE = 4;

/**
 * Sorted by date, a story's score is its place in its block, from 0 for the oldest. Merged blocks are put in the order of
 * their scores, so each block is given a weight that leaves its scores below those of every newer one.
 */
const PLACES = 12;

/** The blocks of one language, the newest first; older ones are merged in when they are needed. */
export class Blocks {
  readonly #create: Pagefind['createInstance'];
  readonly #base: string;
  readonly #lang: string;
  readonly #byDate: boolean;
  readonly #list: BlockList;
  /** How many of the older blocks are asked. */
  #merged = 0;
  #opened: Promise<Opened> | undefined;
  /** Where filters are loaded every answer counts all their values, which takes longer than to find it. */
  #counting: Promise<Opened> | undefined;

  constructor(
    create: Pagefind['createInstance'],
    lang: string,
    base: string,
    list: BlockList,
    byDate: boolean,
  ) {
    this.#base = base;
    this.#lang = lang;
    this.#byDate = byDate;
    this.#list = list;
    this.#create = create;
  }

  /** @param block 0 is the newest */
  #options(block: number): object {
    const indexWeight = this.#byDate ? 2 ** (-PLACES * block) : 1;
    return { language: this.#lang, baseUrl: '/', excerptLength: EXCERPT_WORDS, indexWeight };
  }

  async open(): Promise<void> {
    await (this.#opened ??= this.#instance());
  }

  async #instance(): Promise<Opened> {
    const instance = this.#create({ basePath: this.#base, ...this.#options(0) });
    await instance.init();
    return { instance, merged: 0, merging: Promise.resolve() };
  }

  /** @param query nothing for whatever the filters let through */
  async search(query: string, filters: object): Promise<readonly PagefindResult[]> {
    const { results } = await this.#ask(query, filters);
    return this.#byDate ? this.#inOrder(results) : results;
  }

  /** How many of the stories that are found have each value of the filters: needs more files than to find them. */
  async count(query: string, filters: object): Promise<FacetCounts> {
    const instance = await this.#counter();
    await instance.filters();
    return (await this.#ask(query, filters, instance)).filters;
  }

  async #ask(query: string, filters: object, counter?: PagefindInstance) {
    const isNarrowed = Object.keys(filters).length > 0;
    const instance = counter ?? (isNarrowed ? await this.#counter() : await this.#finder());
    const options = { filters, ...(this.#byDate ? { sort: { date: 'desc' } } : {}) };
    return instance.search(query === '' ? null : query, options);
  }

  /** Whether every block is asked; otherwise older stories may be found too. */
  get isComplete(): boolean {
    return this.#merged >= this.#list.older.length;
  }

  /** Block by block: of a block's oldest story the score is 0 whatever its weight, so its address tells the block. */
  async #inOrder(results: readonly PagefindResult[]): Promise<PagefindResult[]> {
    const blocks: PagefindResult[][] = [];
    const oldest: [PagefindResult, number][] = [];
    for (const result of results) {
      if (result.score > 0) (blocks[-Math.floor(Math.log2(result.score) / PLACES)] ??= []).push(result);
      else oldest.push([result, this.#list.oldest.indexOf((await result.data()).url)]);
    }
    for (const [result, block] of oldest) (blocks[Math.max(0, block)] ??= []).push(result);
    return blocks.flat();
  }

  /** From now on older blocks are asked too. */
  widen(): void {
    this.#merged = Math.min(this.#merged + AT_ONCE, this.#list.older.length);
  }

  #finder(): Promise<PagefindInstance> {
    this.#opened ??= this.#instance();
    return this.#whole(this.#opened);
  }

  #counter(): Promise<PagefindInstance> {
    const counting = (this.#counting ??= this.#instance());
    // What failed is tried again.
    counting.catch(() => (this.#counting = undefined));
    return this.#whole(counting);
  }

  /** With every block that is asked by now. */
  async #whole(opening: Promise<Opened>): Promise<PagefindInstance> {
    const opened = await opening;
    const merge = () => this.#mergeInto(opened);
    opened.merging = opened.merging.then(merge, merge);
    await opened.merging;
    return opened.instance;
  }

  /** One after the other: the order of blocks is that of what they find. */
  async #mergeInto(opened: Opened): Promise<void> {
    while (opened.merged < this.#merged) {
      const name = this.#list.older[opened.merged] ?? '';
      await opened.instance.mergeIndex(`${this.#base}${name}/`, this.#options(opened.merged + 1));
      opened.merged += 1;
    }
  }
}

interface Opened {
  readonly instance: PagefindInstance;
  /** How many of the older blocks are merged in. */
  merged: number;
  merging: Promise<void>;
}
