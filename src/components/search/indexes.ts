/** Pagefind's indexes, one for each language of the outlet, asked together. */
import type { BlockList, FacetCounts } from './block-list.ts';
import { Blocks, type Pagefind, type PagefindData, type PagefindResult } from './blocks.ts';
import { forgivingSearch, type Hit, type Library, type Manner } from './forgiving.ts';
import { fetchPacked } from './packed.ts';
import type { Correction, Known } from './spelling.ts';
import { Vocabulary } from './vocabulary.ts';
import { fold, isUnspaced, wordsOf } from './words.ts';

/** What a result is shown from. */
export interface Story {
  readonly url: string;
  readonly lang: string;
  readonly title: string;
  /** HTML with `<mark>` around what was found. */
  readonly excerpt: string;
  readonly image?: string | undefined;
  readonly published?: string | undefined;
  readonly section?: string | undefined;
}

export interface Found {
  /** The same story has the same id in every answer. */
  readonly id: string;
  read(): Promise<Story>;
}

/** Filter name to its values and how many stories each has. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface Question extends Manner {
  readonly text: string;
  /** Filter name to the values of which a story has one. */
  readonly filters: ReadonlyMap<string, readonly string[]>;
}

export interface Answer {
  readonly found: readonly Found[];
  /** What was asked instead. */
  readonly corrected?: string | undefined;
  /** Of the stories that have all the words; to count them more is fetched than to find them. */
  counts(): Promise<Counts>;
  /** Whether every block of the index was asked; otherwise older stories may be found too. */
  readonly complete: boolean;
}

export interface Indexes {
  /** All values of the filters. */
  filters(): Promise<Counts>;
  /** No text finds whatever the filters let through. */
  search(question: Question): Promise<Answer>;
  /** Words of the outlet that begin so. */
  completions(start: string): Promise<string[]>;
}

interface Index {
  readonly lang: string;
  readonly list: BlockList;
  /** Asked for what is most telling first. */
  readonly relevance: Blocks;
  /** Asked for what is newest first. */
  readonly date: Blocks;
  readonly vocabulary: Vocabulary;
}

interface PagefindHit extends Hit {
  readonly score: number;
  readonly lang: string;
  readonly result: PagefindResult;
}

/** How many words are asked for, of each language. */
const MOST = { corrections: 5, completions: 12 } as const;

/**
 * @param base url of the folder that holds a folder for each language
 * @throws when the index cannot be loaded
 */
export async function loadIndexes(base: string, languages: readonly string[]): Promise<Indexes> {
  const indexes = await Promise.all(
    languages.map(async (lang): Promise<Index> => {
      // A module of Pagefind holds one engine, with the stemming of one language: each language has its own.
      const basePath = `${base}${lang}/`;
      const [{ createInstance }, list] = await Promise.all([
        import(/* @vite-ignore */ `${basePath}pagefind.js`) as Promise<Pagefind>,
        fetchBlockList(`${basePath}blocks.json`),
      ]);
      const relevance = new Blocks(createInstance, lang, basePath, list, false);
      const date = new Blocks(createInstance, lang, basePath, list, true);
      const vocabulary = new Vocabulary(basePath, fetchPacked);
      await Promise.all([relevance.open(), vocabulary.open()]);
      return { lang, list, relevance, date, vocabulary };
    }),
  );
  return {
    async filters() {
      const texts = languages.map((lang) => fetchPacked(`${base}${lang}/facets.packed`));
      return summed((await Promise.all(texts)).map((text) => JSON.parse(text) as FacetCounts));
    },
    async search(question) {
      const shelves = new Shelves(indexes, question);
      const { hits, words, corrected } = await forgivingSearch(shelves, question.text, question);
      const found = hits.map(({ id, lang, result }) => ({ id, read: () => readStory(lang, result) }));
      return { found, corrected, counts: () => shelves.count(words), complete: shelves.complete };
    },
    async completions(start) {
      const lists = await Promise.all(
        indexes.map(({ vocabulary }) => vocabulary.completions(start, MOST.completions)),
      );
      return [...new Set(lists.flat().map(({ word }) => word))].slice(0, MOST.completions);
    },
  };
}

/** The indexes of all languages as one library, within the filters of a question. */
class Shelves implements Library<PagefindHit> {
  readonly size: number;
  readonly #indexes: readonly Index[];
  readonly #filters: object;
  readonly #byDate: boolean;

  constructor(indexes: readonly Index[], { filters, ordered, text }: Question) {
    const wanted = [...filters].map(([name, values]) => [name, { any: values }]);
    this.#indexes = indexes;
    this.size = indexes.reduce((sum, { list }) => sum + list.stories, 0);
    // Filters alone say nothing of what is telling.
    this.#byDate = ordered || text === '';
    this.#filters = Object.fromEntries(wanted) as object;
  }

  /** Whether every block was asked. */
  get complete(): boolean {
    return this.#blocks.every(({ isComplete }) => isComplete);
  }

  async widen(): Promise<boolean> {
    const further = this.#blocks.filter(({ isComplete }) => !isComplete);
    await Promise.all(further.map((blocks) => blocks.widen()));
    return further.length > 0;
  }

  withWords(words: readonly string[]): Promise<PagefindHit[]> {
    return this.#ask(words.join(' '));
  }

  withPhrase(phrase: string): Promise<PagefindHit[]> {
    return this.#ask(`"${phrase}"`);
  }

  async has({ result }: PagefindHit, text: string): Promise<boolean> {
    return textOf(await result.data()).includes(fold(text));
  }

  async isHeadline({ result }: PagefindHit, words: readonly string[]): Promise<boolean> {
    return spelledIn(words, (await result.data()).meta['title'] ?? '') === words.length;
  }

  async spelled({ result }: PagefindHit, words: readonly string[]): Promise<number> {
    return spelledIn(words, textOf(await result.data()));
  }

  async share(word: string): Promise<number> {
    const shares = await Promise.all(this.#indexes.map(({ vocabulary }) => vocabulary.share(word)));
    return Math.max(0, ...shares);
  }

  async completions(start: string): Promise<Known[]> {
    const lists = await Promise.all(
      this.#indexes.map(({ vocabulary }) => vocabulary.completions(start, MOST.completions)),
    );
    return lists.flat();
  }

  async corrections(word: string): Promise<Correction[]> {
    const lists = await Promise.all(
      this.#indexes.map(({ vocabulary }) => vocabulary.corrections(word, MOST.corrections)),
    );
    return lists.flat();
  }

  get #blocks(): Blocks[] {
    return this.#indexes.map(({ relevance, date }) => (this.#byDate ? date : relevance));
  }

  async count(words: readonly string[]): Promise<Counts> {
    const [word = ''] = words;
    const query = words.length === 1 && !isUnspaced(word) ? `"${word}"` : words.join(' ');
    return summed(await Promise.all(this.#blocks.map((blocks) => blocks.count(query, this.#filters))));
  }

  async #ask(query: string): Promise<PagefindHit[]> {
    const lists = await Promise.all(
      this.#indexes.map(async ({ lang, relevance, date }) => {
        const blocks = this.#byDate ? date : relevance;
        const results = await blocks.search(query, this.#filters);
        return results.map((result) => ({
          id: `${lang} ${result.id}`,
          score: result.score,
          lang,
          result,
        }));
      }),
    );
    return this.#byDate ? mergeByDate(lists) : lists.flat().sort((a, b) => b.score - a.score);
  }
}

/** All of a story, folded; without the marks that Pagefind puts between words that are written together. */
function textOf({ content, meta }: PagefindData): string {
  return fold(`${meta['title'] ?? ''} ${content}`.replaceAll('\u200b', ''));
}

/** How many of the words a text has as they are spelled. */
function spelledIn(words: readonly string[], text: string): number {
  const own = new Set(wordsOf(fold(text)));
  return words.filter((word) => wordsOf(fold(word)).every((part) => own.has(part))).length;
}

function summed(all: readonly FacetCounts[]): Counts {
  const counts = new Map<string, Map<string, number>>();
  for (const [name, values] of all.flatMap((written) => Object.entries(written))) {
    const known = counts.get(name) ?? new Map<string, number>();
    counts.set(name, known);
    for (const [value, count] of Object.entries(values)) known.set(value, (known.get(value) ?? 0) + count);
  }
  return counts;
}

/** Each list is in order already; only where several languages answer do the dates have to be looked up. */
async function mergeByDate(lists: readonly PagefindHit[][]): Promise<PagefindHit[]> {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length < 2) return filled.flat();
  const dated = await Promise.all(
    filled.flat().map(async (hit) => ({ hit, date: (await hit.result.data()).meta['date'] ?? '' })),
  );
  return dated.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)).map(({ hit }) => hit);
}

async function readStory(lang: string, result: PagefindResult): Promise<Story> {
  const { url, excerpt, meta } = await result.data();
  return {
    url,
    lang,
    title: meta['title'] ?? url,
    excerpt,
    image: meta['image'],
    published: meta['published'],
    section: meta['section'],
  };
}

async function fetchBlockList(address: string): Promise<BlockList> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`search: ${address}: ${String(response.status)}`);
  return (await response.json()) as BlockList;
}
