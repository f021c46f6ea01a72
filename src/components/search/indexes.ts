/** Pagefind's indexes, one for each language of the outlet, asked together. */

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
  read(): Promise<Story>;
}

export interface Indexes {
  /** Filter name to its values and how many stories each has. */
  filters(): Promise<Map<string, Map<string, number>>>;
  /** An empty query finds whatever the filters let through. */
  search(query: string, filters: ReadonlyMap<string, string>, byDate: boolean): Promise<Found[]>;
}

/** The part of Pagefind's browser API that is used here (pagefind.app/docs/api). */
interface PagefindInstance {
  init(): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(query: string | null, options: object): Promise<{ results: PagefindResult[] }>;
}
interface PagefindResult {
  readonly score: number;
  data(): Promise<{ url: string; excerpt: string; meta: Record<string, string | undefined> }>;
}
interface Pagefind {
  readonly createInstance: (options: object) => PagefindInstance;
}

const EXCERPT_WORDS = 28;

/**
 * @param base url of the folder that holds a folder for each language
 * @throws when the index cannot be loaded
 */
export async function loadIndexes(base: string, languages: readonly string[]): Promise<Indexes> {
  const instances = await Promise.all(
    languages.map(async (lang) => {
      // A module of Pagefind holds one engine, with the stemming of one language: each language has its own.
      const basePath = `${base}${lang}/`;
      const { createInstance } = (await import(/* @vite-ignore */ `${basePath}pagefind.js`)) as Pagefind;
      const instance = createInstance({ basePath, baseUrl: '/', excerptLength: EXCERPT_WORDS });
      await instance.init();
      return { lang, instance };
    }),
  );
  return {
    async filters() {
      const merged = new Map<string, Map<string, number>>();
      for (const { instance } of instances) {
        for (const [name, values] of Object.entries(await instance.filters())) {
          const known = merged.get(name) ?? new Map<string, number>();
          merged.set(name, known);
          for (const [value, count] of Object.entries(values))
            known.set(value, (known.get(value) ?? 0) + count);
        }
      }
      return merged;
    },
    async search(query, filters, byDate) {
      const options = {
        filters: Object.fromEntries(filters),
        ...(byDate ? { sort: { date: 'desc' } } : {}),
      };
      const answers = await Promise.all(
        instances.map(async ({ lang, instance }) => {
          const { results } = await instance.search(query === '' ? null : query, options);
          return results.map((result) => ({ lang, result }));
        }),
      );
      const ranked = byDate
        ? await mergeByDate(answers)
        : answers.flat().sort((a, b) => b.result.score - a.result.score);
      return ranked.map(({ lang, result }) => ({ read: () => readStory(lang, result) }));
    },
  };
}

interface Answer {
  readonly lang: string;
  readonly result: PagefindResult;
}

/** Each list is in order already; only where several languages answer do the dates have to be looked up. */
async function mergeByDate(answers: readonly Answer[][]): Promise<Answer[]> {
  const filled = answers.filter((answer) => answer.length > 0);
  if (filled.length < 2) return filled.flat();
  const dated = await Promise.all(
    filled.flat().map(async (answer) => ({ answer, date: (await answer.result.data()).meta['date'] ?? '' })),
  );
  return dated.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)).map(({ answer }) => answer);
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
