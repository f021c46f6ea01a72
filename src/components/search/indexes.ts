/** Pagefind's indexes, one for each language of the outlet, asked together. */
import type { BlockList, FacetCounts } from './block-list.ts';
import { Blocks, type Pagefind, type PagefindResult } from './blocks.ts';
import { forgivingSearch } from './forgiving.ts';
import { fetchPacked } from './packed.ts';
import { Pairs } from './pairs.ts';
import { mayBeIn } from './scripts.ts';
import { MOST, Shelves, summed, type Counts, type Index, type Language, type Question } from './shelves.ts';
import { Vocabulary } from './vocabulary.ts';

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
  /** Who paid for it, or that it is opinion, a review, an analysis. */
  readonly label?: string | undefined;
  /** As the filter calls it. */
  readonly kind?: string | undefined;
}

export interface Found {
  /** The same story has the same id in every answer. */
  readonly id: string;
  read(): Promise<Story>;
}

export interface Answer {
  readonly found: readonly Found[];
  /** What was asked instead. */
  readonly corrected?: string | undefined;
  /** Of the stories that have all the words; to count them more is fetched than to find them. */
  counts(): Promise<Counts>;
  /** Whether all of the index was asked; otherwise more may be found. */
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

/**
 * @param base url of the folder that holds a folder for each language
 * @param sample a text in the language that questions are likely to be in: what it needs is loaded at once
 * @throws when the index cannot be loaded
 */
export async function loadIndexes(base: string, names: readonly string[], sample: string): Promise<Indexes> {
  const languages = names.map((lang): Language => {
    const basePath = `${base}${lang}/`;
    return { lang, basePath, vocabulary: new Vocabulary(basePath, fetchPacked) };
  });
  const opened = new Map<Language, Promise<Index>>();
  const open = (language: Language) => {
    const index = opened.get(language) ?? openIndex(language);
    opened.set(language, index);
    // What failed is tried again when it is asked for again.
    index.catch(() => opened.delete(language));
    return index;
  };
  const openAll = (some: readonly Language[]) => Promise.all(some.map(open));
  const likely = (text: string) => {
    const near = languages.filter(({ lang }) => mayBeIn(lang, text));
    return near.length > 0 ? near : languages;
  };
  await openAll(likely(sample));
  return {
    async filters() {
      const texts = languages.map(({ basePath }) => fetchPacked(`${basePath}facets.packed`));
      return summed((await Promise.all(texts)).map((text) => JSON.parse(text) as FacetCounts));
    },
    async search(question) {
      const near = question.everywhere || question.text === '' ? languages : likely(question.text);
      const far = languages.filter((language) => !near.includes(language));
      const shelves = new Shelves(await openAll(near), far, () => openAll(far), question);
      const {
        hits,
        words,
        corrected,
        isBrief = false,
      } = await forgivingSearch(shelves, question.text, question);
      const found = hits.map(({ id, lang, result }) => ({ id, read: () => readStory(lang, result) }));
      return { found, corrected, counts: () => shelves.count(words), complete: shelves.complete && !isBrief };
    },
    async completions(start) {
      const indexes = await openAll(likely(start));
      const lists = await Promise.all(
        indexes.map(({ vocabulary }) => vocabulary.completions(start, MOST.completions)),
      );
      return [...new Set(lists.flat().map(({ word }) => word))].slice(0, MOST.completions);
    },
  };
}

async function openIndex({ lang, basePath, vocabulary }: Language): Promise<Index> {
  // A module of Pagefind holds one engine, with the stemming of one language: each language has its own.
  const [{ createInstance }, list] = await Promise.all([
    import(/* @vite-ignore */ `${basePath}pagefind.js`) as Promise<Pagefind>,
    fetchBlockList(`${basePath}blocks.json`),
  ]);
  const blocks = new Blocks(createInstance, lang, basePath, list, fetchPacked);
  await Promise.all([blocks.open(), vocabulary.open()]);
  return { lang, basePath, list, blocks, vocabulary, pairs: new Pairs(basePath, fetchPacked) };
}

async function readStory(lang: string, result: PagefindResult): Promise<Story> {
  const { url, excerpt, meta, filters } = await result.data();
  return {
    url,
    lang,
    title: meta['title'] ?? url,
    excerpt,
    image: meta['image'],
    published: meta['published'],
    section: meta['section'],
    label: meta['label'],
    kind: filters['type']?.[0],
  };
}

async function fetchBlockList(address: string): Promise<BlockList> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`search: ${address}: ${String(response.status)}`);
  return (await response.json()) as BlockList;
}
