/** The blocks that the index of a language is made of, asked as one (archive/search-blocks.ts). */
import type { BlockList, FacetCounts } from './block-list.ts';
import { kept } from './kept.ts';

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
  /** Filter name to the values that the story has. */
  readonly filters: Readonly<Record<string, readonly string[] | undefined>>;
}
export interface Pagefind {
  readonly createInstance: (options: object) => PagefindInstance;
}

/** How long an extract is. */
export const EXCERPT_WORDS = 28;
/** Blocks that are asked for at once. */
const AT_ONCE = 4;

/** The blocks of one language, the newest first; older ones are merged in when they are needed. */
export class Blocks {
  readonly #create: Pagefind['createInstance'];
  readonly #base: string;
  readonly #lang: string;
  readonly #list: BlockList;
  readonly #fetch: (address: string) => Promise<string>;
  /** What stands in `order.packed` of a block's folder. */
  readonly #orders = new Map<string, Promise<readonly string[]>>();
  /** How many of the older blocks are asked. */
  #merged = 0;
  #opened: Promise<Opened> | undefined;
  /** Where filters are loaded every answer counts all their values, which takes longer than to find it. */
  #counting: Promise<Opened> | undefined;

  /**
   * @param base address of the folder of the language
   * @param fetchText answers with the text at an address; rejects where there is none
   */
  constructor(
    create: Pagefind['createInstance'],
    lang: string,
    base: string,
    list: BlockList,
    fetchText: (address: string) => Promise<string>,
  ) {
    this.#base = base;
    this.#lang = lang;
    this.#list = list;
    this.#create = create;
    this.#fetch = fetchText;
  }

  get #options(): object {
    return { language: this.#lang, baseUrl: '/', excerptLength: EXCERPT_WORDS };
  }

  async open(): Promise<void> {
    await (this.#opened ??= this.#instance());
  }

  async #instance(): Promise<Opened> {
    const instance = this.#create({ basePath: this.#base, ...this.#options });
    await instance.init();
    return { instance, merged: 0, merging: Promise.resolve() };
  }

  /**
   * @param query nothing for whatever the filters let through
   * @returns what fits best first
   */
  async search(query: string, filters: object): Promise<readonly PagefindResult[]> {
    return (await this.#ask(query, filters)).results;
  }

  /** @returns the same stories, the newest first */
  async newest(query: string, filters: object): Promise<readonly PagefindResult[]> {
    const results = await this.search(query, filters);
    const ids = await Promise.all(this.folders.map((folder) => this.#order(folder)));
    const places = new Map(ids.flat().map((id, place) => [id, place]));
    // What a list that was fetched before does not know is newer than it.
    const placeOf = ({ id }: PagefindResult) => places.get(id) ?? -1;
    return [...results].sort((a, b) => placeOf(a) - placeOf(b));
  }

  #order(folder: string): Promise<readonly string[]> {
    return kept(this.#orders, folder, async () => {
      return (await this.#fetch(`${this.#base}${folder}order.packed`)).split('\n');
    });
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
    return instance.search(query === '' ? null : query, { filters });
  }

  /** Whether every block is asked; otherwise older stories may be found too. */
  get isComplete(): boolean {
    return this.#merged >= this.#list.older.length;
  }

  /** Folders of the blocks that are asked, the newest first, each with a slash at its end; that of the newest is `''`. */
  get folders(): string[] {
    return ['', ...this.#list.older.slice(0, this.#merged).map((name) => `${name}/`)];
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
      await opened.instance.mergeIndex(`${this.#base}${name}/`, this.#options);
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
