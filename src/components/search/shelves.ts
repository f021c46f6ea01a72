/** The indexes of the languages of a question, asked as one library. */
import type { BlockList, FacetCounts } from './block-list.ts';
import { EXCERPT_WORDS, type Blocks, type PagefindData, type PagefindResult } from './blocks.ts';
import type { Hit, Library, Manner, Widened } from './forgiving.ts';
import { readFragment } from './fragment.ts';
import type { Pairs, Placed } from './pairs.ts';
import type { Correction, Known } from './spelling.ts';
import type { Vocabulary } from './vocabulary.ts';
import { fold, isUnspaced, wordsOf } from './words.ts';

/** Filter name to its values and how many stories each has. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface Question extends Manner {
  readonly text: string;
  /** Filter name to the values of which a story has one. */
  readonly filters: ReadonlyMap<string, readonly string[]>;
  /** Whether languages are asked too that are not written as the question is. */
  readonly everywhere: boolean;
}

/** What is known of a language before its index is opened. */
export interface Language {
  readonly lang: string;
  readonly basePath: string;
  readonly vocabulary: Vocabulary;
}

export interface Index extends Language {
  readonly list: BlockList;
  readonly blocks: Blocks;
  readonly pairs: Pairs;
}

export interface PagefindHit extends Hit {
  readonly score: number;
  readonly lang: string;
  readonly result: PagefindResult;
}

/** How many words are asked for, of each language. */
export const MOST = { corrections: 5, completions: 12 } as const;

/** Within the filters of the question. */
export class Shelves implements Library<PagefindHit> {
  #indexes: readonly Index[];
  /** Languages of other scripts, which are not asked yet. */
  #far: readonly Language[];
  readonly #openFar: () => Promise<readonly Index[]>;
  readonly #filters: object;
  readonly #byDate: boolean;
  /** What each language answered, by the blocks that are asked now. */
  readonly #asked = new Map<string, Promise<PagefindHit[]>>();

  constructor(
    indexes: readonly Index[],
    far: readonly Language[],
    openFar: () => Promise<readonly Index[]>,
    { filters, ordered, text }: Question,
  ) {
    const wanted = [...filters].map(([name, values]) => [name, { any: values }]);
    this.#indexes = indexes;
    this.#openFar = openFar;
    this.#far = far;
    // Filters alone say nothing of what is telling.
    this.#byDate = ordered || text === '';
    this.#filters = Object.fromEntries(wanted) as object;
  }

  get size(): number {
    return this.#indexes.reduce((sum, { list }) => sum + list.stories, 0);
  }

  /** Whether every block was asked. */
  get complete(): boolean {
    return this.#far.length === 0 && this.#blocks.every(({ isComplete }) => isComplete);
  }

  async widen(isNothing: boolean): Promise<Widened> {
    const further = this.#blocks.filter(({ isComplete }) => !isComplete);
    if (further.length > 0) {
      for (const blocks of further) blocks.widen();
      this.#asked.clear();
      return 'older';
    }
    if (!isNothing || this.#far.length === 0) return 'nothing';
    this.#far = [];
    this.#indexes = [...this.#indexes, ...(await this.#openFar())];
    return 'languages';
  }

  async named(
    text: string,
    literal: boolean,
  ): Promise<{ hits: PagefindHit[]; corrected?: string | undefined }> {
    if (Object.keys(this.#filters).length > 0) return { hits: [] };
    return headlinesIn(this.#indexes, text, literal);
  }

  withWords(words: readonly string[]): Promise<PagefindHit[]> {
    return this.#ask(words.join(' '));
  }

  withPhrase(phrase: string): Promise<PagefindHit[]> {
    return this.#ask(`"${phrase}"`);
  }

  async withCharacters(texts: readonly string[]): Promise<PagefindHit[]> {
    const isNarrowed = Object.keys(this.#filters).length > 0;
    const allowed = isNarrowed ? new Set((await this.#ask('')).map(({ id }) => id)) : undefined;
    const lists = await Promise.all(
      this.#indexes.map(async (index) => {
        const blocks = index.blocks.folders.filter((folder) => index.list.unspaced.includes(folder));
        const [first = [], ...others] = await Promise.all(
          texts.map((text) => index.pairs.having(text, blocks)),
        );
        return first
          .filter(({ id }) => others.every((other) => other.some((placed) => placed.id === id)))
          .map((placed) => hitOf(index, placed, texts[0]));
      }),
    );
    const hits = lists.map((list) => list.filter(({ id }) => allowed?.has(id) ?? true));
    return this.#byDate ? mergeByDate(hits) : hits.flat();
  }

  async has({ result }: PagefindHit, text: string): Promise<boolean> {
    return textOf(await readable(result)).includes(fold(text));
  }

  async isHeadline({ result }: PagefindHit, words: readonly string[]): Promise<boolean> {
    return spelledIn(words, (await readable(result)).meta['title'] ?? '') === words.length;
  }

  async begins({ result }: PagefindHit, words: readonly string[]): Promise<boolean> {
    const own = wordsOf(textOf(await readable(result)));
    return words.map(fold).every((start) => own.some((word) => word.startsWith(start)));
  }

  async spelled({ result }: PagefindHit, words: readonly string[]): Promise<number> {
    return spelledIn(words, textOf(await readable(result)));
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
    return this.#indexes.map(({ blocks }) => blocks);
  }

  async count(words: readonly string[]): Promise<Counts> {
    const [word = ''] = words;
    const query = words.length === 1 && !isUnspaced(word) ? `"${word}"` : words.join(' ');
    return summed(await Promise.all(this.#blocks.map((blocks) => blocks.count(query, this.#filters))));
  }

  async #ask(query: string): Promise<PagefindHit[]> {
    const lists = await Promise.all(
      this.#indexes.map((index) => {
        const key = `${index.lang} ${query}`;
        const hits = this.#asked.get(key) ?? this.#search(index, query);
        this.#asked.set(key, hits);
        return hits;
      }),
    );
    return this.#byDate ? mergeByDate(lists) : lists.flat().sort((a, b) => b.score - a.score);
  }

  async #search({ lang, blocks }: Index, query: string): Promise<PagefindHit[]> {
    const results = await (this.#byDate
      ? blocks.newest(query, this.#filters)
      : blocks.search(query, this.#filters));
    return results.map((result) => ({ id: `${lang} ${result.id}`, score: result.score, lang, result }));
  }
}

async function headlinesIn(
  languages: readonly Language[],
  text: string,
  literal: boolean,
): Promise<{ hits: PagefindHit[]; corrected?: string | undefined }> {
  const answers = await Promise.all(
    languages.map(async (language) => {
      const { headlines, corrected } = await language.vocabulary.headlines(text, literal);
      return { hits: headlines.map((headline) => hitOf(language, headline)), corrected };
    }),
  );
  const found = answers.filter(({ hits }) => hits.length > 0);
  const exact = found.filter(({ corrected }) => corrected === undefined);
  const chosen = exact.length > 0 ? exact : found.slice(0, 1);
  return { hits: chosen.flatMap(({ hits }) => hits), corrected: chosen[0]?.corrected };
}

/**
 * A story that was found without the index.
 * @param text what of it is shown; without, its beginning
 */
function hitOf({ lang, basePath }: Language, { id, block }: Placed, text?: string): PagefindHit {
  let data: Promise<PagefindData> | undefined;
  const address = `${basePath}${block}fragment/${id}.pf_fragment`;
  const read = () => {
    data ??= readFragment(address, EXCERPT_WORDS, text);
    // What failed is tried again.
    data.catch(() => (data = undefined));
    return data;
  };
  return { id: `${lang} ${id}`, score: Infinity, lang, result: { id, score: Infinity, data: read } };
}

/** A story to judge by: one that cannot be read has no words, and keeps nobody from the others. */
async function readable(result: PagefindResult): Promise<PagefindData> {
  try {
    return await result.data();
  } catch {
    return { url: '', excerpt: '', content: '', meta: {}, filters: {} };
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

/** Each list is in order already; only where several languages answer do the dates have to be looked up. */
async function mergeByDate(lists: readonly PagefindHit[][]): Promise<PagefindHit[]> {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length < 2) return filled.flat();
  const dated = await Promise.all(
    filled.flat().map(async (hit) => ({ hit, date: (await readable(hit.result)).meta['date'] ?? '' })),
  );
  return dated.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)).map(({ hit }) => hit);
}

/** How many stories each value of a filter has, in all languages. */
export function summed(all: readonly FacetCounts[]): Counts {
  const counts = new Map<string, Map<string, number>>();
  for (const [name, values] of all.flatMap((written) => Object.entries(written))) {
    const known = counts.get(name) ?? new Map<string, number>();
    counts.set(name, known);
    for (const [value, count] of Object.entries(values)) known.set(value, (known.get(value) ?? 0) + count);
  }
  return counts;
}
