/** Pagefind's indexes, one for each language of the outlet, asked together. */
import type { BlockList } from './block-list.ts';
import {
  Blocks,
  type Pagefind,
  type PagefindData,
  type PagefindResult,
  type WrittenCounts,
} from './blocks.ts';
import { forgivingSearch, type Hit, type Library, type Manner } from './forgiving.ts';
import type { Known } from './spelling.ts';
import { Vocabulary, type Verdict } from './vocabulary.ts';
import { fold } from './words.ts';

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
  /** How many stories are wanted: older blocks of the index are asked until there are so many. */
  readonly atLeast: number;
}

export interface Answer {
  readonly found: readonly Found[];
  /** What was asked instead. */
  readonly corrected?: string | undefined;
  /** Of the stories that have all the words. */
  readonly counts: Counts;
  /** Whether every block of the index was asked; otherwise older stories may be found too. */
  readonly complete: boolean;
}

export interface Indexes {
  filters(): Counts;
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
  readonly lang: string;
  readonly result: PagefindResult;
}

/** How many words that may have been meant, of each language. */
const CORRECTIONS = 4;
const COMPLETIONS = 6;

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
        fetchText(`${basePath}blocks.json`).then((text) => JSON.parse(text) as BlockList),
      ]);
      const relevance = new Blocks(createInstance, lang, basePath, list, false);
      const date = new Blocks(createInstance, lang, basePath, list, true);
      await relevance.open();
      // What it loads lies in the browser's cache by now.
      void date.open();
      return { lang, list, relevance, date, vocabulary: new Vocabulary(basePath, fetchText) };
    }),
  );
  return {
    filters: () => summed(indexes.map(({ list }) => list.filters)),
    async search(question) {
      const shelves = new Shelves(indexes, question);
      const { hits, words, corrected } = await forgivingSearch(shelves, question.text, question);
      const found = hits.map(({ id, lang, result }) => ({ id, read: () => readStory(lang, result) }));
      return { found, corrected, counts: shelves.countsOf(words), complete: shelves.complete };
    },
    async completions(start) {
      const lists = await Promise.all(
        indexes.map(({ vocabulary }) => vocabulary.completions(start, COMPLETIONS)),
      );
      return [...new Set(lists.flat())].slice(0, COMPLETIONS);
    },
  };
}

/** The indexes of all languages as one library, within the filters of a question. */
class Shelves implements Library<PagefindHit> {
  readonly #indexes: readonly Index[];
  /** Whether every block was asked. */
  complete = true;
  readonly #filters: object;
  readonly #byDate: boolean;
  readonly #atLeast: number;
  readonly #counts = new Map<string, Counts>();

  constructor(indexes: readonly Index[], { filters, ordered, text, atLeast }: Question) {
    const wanted = [...filters].map(([name, values]) => [name, { any: values }]);
    this.#indexes = indexes;
    // Filters alone say nothing of what is telling.
    this.#byDate = ordered || text === '';
    this.#atLeast = atLeast;
    this.#filters = Object.fromEntries(wanted) as object;
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

  async lacking({ result }: PagefindHit, words: readonly string[]): Promise<string[]> {
    const text = textOf(await result.data());
    return words.filter((word) => !text.includes(fold(word)));
  }

  async isCommon(word: string): Promise<boolean> {
    const common = await Promise.all(this.#indexes.map(({ vocabulary }) => vocabulary.isCommon(word)));
    return common.includes(true);
  }

  async look(word: string): Promise<Verdict> {
    const verdicts = await Promise.all(this.#indexes.map(({ vocabulary }) => vocabulary.look(word)));
    return {
      known: verdicts.some((verdict) => verdict.known),
      stories: verdicts.reduce((sum, verdict) => sum + verdict.stories, 0),
    };
  }

  async corrections(word: string): Promise<Known[]> {
    const lists = await Promise.all(
      this.#indexes.map(({ vocabulary }) => vocabulary.corrections(word, CORRECTIONS)),
    );
    return lists.flat();
  }

  countsOf(words: readonly string[]): Counts {
    return this.#counts.get(words.join(' ')) ?? new Map();
  }

  async #ask(query: string): Promise<PagefindHit[]> {
    const answers = await Promise.all(
      this.#indexes.map(async ({ lang, relevance, date }) => {
        const blocks = this.#byDate ? date : relevance;
        const { results, filters, complete } = await blocks.search(query, this.#filters, this.#atLeast);
        this.complete &&= complete;
        const hits = results.map((result) => ({
          id: `${lang} ${result.id}`,
          score: result.score,
          lang,
          result,
        }));
        return { hits, filters };
      }),
    );
    this.#counts.set(query, summed(answers.map(({ filters }) => filters)));
    const lists = answers.map(({ hits }) => hits);
    return this.#byDate ? mergeByDate(lists) : lists.flat().sort((a, b) => b.score - a.score);
  }
}

/** All of a story, folded; without the marks that Pagefind puts between words that are written together. */
function textOf({ content, meta }: PagefindData): string {
  return fold(`${meta['title'] ?? ''} ${content}`.replaceAll('\u200b', ''));
}

function summed(all: readonly WrittenCounts[]): Counts {
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

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`search: ${address}: ${String(response.status)}`);
  return response.text();
}
