/**
 * Puts the newsroom before the pages, by two ways. Stories are handed over as they were read (admitted-stories.ts): Astro
 * would copy the frontmatter of each seven times, and bundle it, for every build. Nor does its bundler take in their
 * pictures, thousands in every build, of which few are scaled anew (site/picture-asset.ts). Its data store holds what Astro
 * itself has to know – that a story is MDX – and all that is small. Bodies stay on disk and are rendered when first needed
 * (site/render-body.ts). What is not public goes neither way, so it leaves no trace in any output (DESIGN section 4).
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { admitStories } from './admitted-stories.ts';
import { goneAddresses } from './gone-addresses.ts';
import { mdxNeeds } from './mdx-needs.ts';
import type { Newsroom, Sourced, SourcedArticle, SourcedStory } from './newsroom.ts';
import { ContentError, formatProblem } from './problem.ts';
import type { Reading } from './read-newsroom.ts';
import { rereadStory } from './reread-story.ts';
import type { WrittenArticle } from './schema/article.ts';
import type { WrittenComment, WrittenFront, WrittenGone, WrittenPage } from './schema/extras.ts';
import type { WrittenSection, WrittenSeries, WrittenTagFile } from './schema/taxonomy.ts';
import type { ArticleType } from './vocabulary.ts';

/** One entry of the data store. */
interface Entry {
  readonly id: string;
  readonly data: object;
  readonly file: string;
  readonly format?: 'md' | 'mdx' | undefined;
  readonly digest?: string | undefined;
}

/** What Astro has to know of an article in MDX; no other is in the store. */
export interface StoredStory {
  /** A digest of what it imports and shows; absent where that cannot be told. */
  readonly needs?: string | undefined;
}

export interface StoredPage extends WrittenPage {
  readonly file: string;
  /** Names of the pictures in its text, each once; none of MDX, which imports them itself. */
  readonly pictureNames: readonly string[];
  readonly needs?: string | undefined;
}

/** What names pictures, and the file that the names are relative to. */
export type InFile<T> = T & { readonly file: string };

/** Everything small, in one entry of the store. */
export interface StoredRecords {
  /** How often the newsroom was read: the texts of stories may be newer. */
  readonly revision: number;
  /** How often a text alone has changed since then: what looks at the store is to look again. */
  readonly texts: number;
  readonly sections: readonly Kept<WrittenSection>[];
  readonly tags: readonly Kept<WrittenTagFile>[];
  readonly series: readonly Kept<WrittenSeries>[];
  readonly comments: readonly Kept<WrittenComment & { readonly text: string }>[];
  readonly front: WrittenFront | undefined;
  readonly gone: WrittenGone;
  /** All that is left of stories that have expired: their address, and what feeds need to call them back. */
  readonly expired: readonly StoredExpired[];
  /** Types whose lists stay, whether a story is of them or not. */
  readonly types: readonly ArticleType[];
  /** Entries of the other collections in the store. */
  readonly counts: Readonly<Record<'articles' | 'pages' | 'people' | 'ads', number>>;
}
export interface StoredExpired extends Pick<WrittenArticle, 'date' | 'embargo' | 'section' | 'type' | 'series'> {
  readonly id: string;
  readonly path: string;
  readonly expires: number;
  readonly authors: readonly string[];
  readonly inFeeds: boolean;
  /** When it was. */
  readonly corrections: readonly { readonly date: number }[];
  readonly retracted: boolean;
}
type Kept<T> = T & { readonly id: string };
export const RECORDS = 'records';

/** Reads the newsroom once for all collections of a sync, and again when a file changed. */
export interface NewsroomSource {
  /** Absolute. */
  readonly contentDir: string;
  /** Whether drafts and embargoed stories are let in. */
  readonly preview: boolean;
  readonly read: () => Promise<Reading>;
  readonly keptTypes: (newsroom: Newsroom) => readonly ArticleType[];
}

export type Loaders = Readonly<Record<'articles' | 'pages' | 'people' | 'ads' | 'records', Loader>>;

/** Addresses, language, fonts and much of the code follow from the settings: nobody reads them twice. */
const RESTART = 'outlet.yaml has changed. To see what that changes, stop this with Ctrl+C and start it again.';

/** Loaders that share one reading of the newsroom. */
export function newsroomLoaders(source: NewsroomSource): Loaders {
  let reading: Promise<Reading> | undefined;
  let revision = 0;
  let texts = 0;
  const current = () => (reading ??= ((revision += 1), source.read()));
  /** @returns whether nothing but the text of a story has changed; else everything is to be read again */
  const look = async (event: string, file: string): Promise<boolean> => {
    const last = event === 'change' ? await reading?.catch(() => undefined) : undefined;
    const isSound = last?.problems.every(({ severity }) => severity !== 'error') ?? false;
    const reread = last && isSound ? rereadStory(last, file) : undefined;
    reading = reread && Promise.resolve(reread.reading);
    if (reread) texts += 1;
    return reread !== undefined;
  };
  // One change reaches every loader at once; the first of them looks what it is.
  let change: Promise<boolean> | undefined;
  const changed = (event: string, file: string) => {
    queueMicrotask(() => (change = undefined));
    return (change ??= look(event, file));
  };
  const loader = (name: string, entriesOf: (newsroom: Newsroom, reading: Reading) => Entry[]): Loader => ({
    name,
    async load(context) {
      await fill(context, current, entriesOf);
      context.watcher?.add(source.contentDir);
      const update = async (event: string, file: string) => {
        // Of a text the store holds nothing; the records say that there is a new one.
        if (!(await changed(event, file)) || name === 'records') await fill(context, current, entriesOf);
      };
      for (const event of ['add', 'change', 'unlink'] as const) {
        context.watcher?.on(event, (file: string) => {
          const below = path.relative(source.contentDir, file);
          if (below.startsWith('..')) return;
          if (below === 'outlet.yaml' && name === 'articles') context.logger.warn(RESTART);
          update(event, file).catch((error: unknown) => {
            // The page stays as it was; the writer sees why, once, and mends the file.
            if (name === 'articles') context.logger.error(error instanceof Error ? error.message : String(error));
          });
        });
      }
    },
  });
  return {
    articles: loader('articles', (newsroom, { looks }) => {
      admitStories({ stories: admittedArticles(newsroom, source.preview), pictures: looks });
      return articleEntries(newsroom, source.preview);
    }),
    pages: loader('pages', (newsroom) => admittedPages(newsroom, source.preview).map(pageEntry)),
    people: loader('people', (newsroom) => [...newsroom.authors.values()].map(dataEntry)),
    ads: loader('ads', (newsroom) => newsroom.ads.map(dataEntry)),
    records: loader('records', (newsroom) => [recordsEntry(newsroom, source, { revision, texts })]),
  };
}

function admittedArticles({ articles }: Newsroom, preview: boolean): SourcedArticle[] {
  return articles.filter(({ visibility }) => visibility === 'public' || (preview && visibility !== 'expired'));
}

function admittedPages({ pages }: Newsroom, preview: boolean): Newsroom['pages'] {
  return pages.filter((page) => preview || !page.written.draft);
}

/** Whether a story or a page is built at an address. */
function isBuiltIn(newsroom: Newsroom, preview: boolean): (address: string) => boolean {
  // Nothing that is public stands where the newsroom says that nothing does: only a preview shows more.
  if (!preview) return () => false;
  const built = new Set([
    ...admittedArticles(newsroom, preview).map(({ path }) => path),
    ...admittedPages(newsroom, preview).map(({ id }) => `/${id}/`),
  ]);
  return (address) => built.has(address);
}

async function fill(
  context: LoaderContext,
  current: () => Promise<Reading>,
  entriesOf: (newsroom: Newsroom, reading: Reading) => Entry[],
): Promise<void> {
  const reading = await current();
  const { newsroom, problems } = reading;
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new ContentError(errors);
  for (const problem of problems) context.logger.debug(formatProblem(problem));
  context.store.clear();
  for (const entry of entriesOf(newsroom, reading)) put(context, entry);
}

function put({ store, config }: LoaderContext, { id, data, file, format, digest }: Entry): void {
  const root = fileURLToPath(config.root);
  store.set({
    id,
    data: data as Record<string, unknown>,
    filePath: path.relative(root, file).split(path.sep).join('/'),
    ...(digest === undefined ? {} : { digest }),
    ...(format === 'mdx' ? { deferredRender: true } : {}),
  });
}

/** Of the stories that Astro has to know something of. */
function articleEntries(newsroom: Newsroom, preview: boolean): Entry[] {
  return admittedArticles(newsroom, preview)
    .filter(({ format }) => format === 'mdx')
    .map(({ id, file, format, digest, document, pictures }) => {
      const data: StoredStory = { needs: mdxNeeds(file, document.body, namesOf(pictures)) };
      return { id, data, file, format, digest };
    });
}

function pageEntry({ id, written, file, format, digest, document, pictures }: SourcedStory<WrittenPage>): Entry {
  const names = namesOf(pictures);
  const needs = format === 'mdx' ? mdxNeeds(file, document.body, names) : undefined;
  const data: StoredPage = { ...written, file, pictureNames: format === 'mdx' ? [] : names, needs };
  return { id, data, file, format, digest };
}

function dataEntry<T extends object>({ id, written, file }: Sourced<T>): Entry {
  const data: InFile<T> = { ...written, file };
  return { id, data, file };
}

function recordsEntry(
  newsroom: Newsroom,
  { preview, keptTypes }: NewsroomSource,
  state: Pick<StoredRecords, 'revision' | 'texts'>,
): Entry {
  const records = <T>(sources: Iterable<Sourced<T>>) => [...sources].map(({ id, written }) => ({ id, ...written }));
  const data: StoredRecords = {
    ...state,
    sections: records(newsroom.sections.values()),
    tags: records(newsroom.tags.values()),
    series: records(newsroom.series.values()),
    comments: newsroom.comments.map(({ id, written, document }) => ({ id, ...written, text: document.body.trim() })),
    front: newsroom.front?.written,
    gone: goneAddresses(newsroom, isBuiltIn(newsroom, preview)),
    expired: newsroom.articles.flatMap(expiredRecord),
    types: keptTypes(newsroom),
    counts: {
      articles: articleEntries(newsroom, preview).length,
      pages: admittedPages(newsroom, preview).length,
      people: newsroom.authors.size,
      ads: newsroom.ads.length,
    },
  };
  return { id: RECORDS, data, file: newsroom.outlet.absolute };
}

/** What has expired leaves its addresses, and in feeds the word that it is gone (RFC 6721). */
function expiredRecord({ id, path, visibility, written }: SourcedArticle): StoredExpired[] {
  const { date, embargo, expires, section, type, series, author, excludeFrom, corrections, retracted } = written;
  if (visibility !== 'expired' || expires === undefined) return [];
  const authors = author.map((one) => one.author);
  const inFeeds = !excludeFrom.includes('feed');
  const corrected = { corrections: corrections.map((one) => ({ date: one.date })), retracted: retracted !== undefined };
  return [{ id, path, date, embargo, expires, section, type, series, authors, inFeeds, ...corrected }];
}

function namesOf(pictures: SourcedStory<unknown>['pictures']): string[] {
  return [...new Set(pictures.map(({ src }) => src))];
}
