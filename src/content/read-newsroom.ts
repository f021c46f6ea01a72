/**
 * Reads and checks every file of the content folder. What the loader puts before Astro and what the desk's commands
 * work on is this; a rule of the content contract exists here or in a schema, once.
 */
import { existsSync, lstatSync } from 'node:fs';
import path from 'node:path';
import { displayPath, readOutletFile, type OutletFile } from './outlet-file.ts';
import { checkPictures, type PictureLook, type PictureUse } from './pictures.ts';
import type { Newsroom, OpenStory, SiteAddresses, Sourced, SourcedArticle, SourcedStory, Visibility } from './newsroom.ts';
import type { Problem } from './problem.ts';
import { usesOf } from './body-pictures.ts';
import { filesBelow } from './files-below.ts';
import { checkFileNames } from './file-names.ts';
import { checkHiddenPictures } from './hidden-pictures.ts';
import { checkDuplicates } from './own-addresses.ts';
import { readPublicFiles } from './public-files.ts';
import { checkReferences } from './references.ts';
import { articleSchema, flawsBetweenFields, type WrittenArticle } from './schema/article.ts';
import {
  adSchema,
  commentSchema,
  frontSchema,
  goneSchema,
  pageSchema,
} from './schema/extras.ts';
import {
  authorSchema,
  sectionSchema,
  seriesSchema,
  tagSchema,
} from './schema/taxonomy.ts';
import { lazySource } from './lazy-source.ts';
import { readMarkdownSource, readSourceFile, readYamlSource, type SourceDocument } from './source-document.ts';
import type { StoryMemory } from './story-memory.ts';
import { readStory, type StoryReading, type StoryRequest } from './read-story.ts';
import { storyPath } from './story-path.ts';
import { validate } from './validate.ts';
import type { z } from 'astro/zod';

export interface NewsroomRules {
  /** Absolute path of the content folder. */
  readonly contentDir: string;
  /** The one function that decides what is public. */
  readonly visibility: (article: WrittenArticle) => Visibility;
  /** The address of an article: from its file's path below articles/ and its frontmatter. */
  readonly articlePath: (filePath: string, article: WrittenArticle) => string;
  /** First parts of addresses that pages cannot take: the site's own. */
  readonly reserved: ReadonlySet<string>;
  /** What the site itself has addresses for, given what was read. */
  readonly siteAddresses: (newsroom: Newsroom) => SiteAddresses;
  /** Absolute path of the `public/` that every outlet has; that of the content folder is laid over it. */
  readonly publicDir?: string | undefined;
  /** Only articles of this month, or year, and later ones are read: `2025-09`. The others are not missed. */
  readonly since?: string | undefined;
  /** What earlier readings learned; without it every file is read. */
  readonly memory?: StoryMemory | undefined;
  /** Reads articles in another way than one after the other, and inspects them itself; in the order of the files. */
  readonly readArticles?: ((files: readonly string[]) => Promise<readonly StoryReading<WrittenArticle>[] | undefined>) | undefined;
  /** Looks at every story while its text is at hand, and says what is wrong with it beyond the contract. */
  readonly inspect?: ((story: OpenStory, outlet: OutletFile) => readonly Problem[]) | undefined;
}

export interface Reading {
  readonly newsroom: Newsroom;
  /** Articles that did not pass their schema, with the fields that are right; no build comes to see them. */
  readonly partial: readonly SourcedArticle[];
  /** Files that exist but did not pass: `authors/vera`, `articles/2025/09/ferry`. */
  readonly broken: ReadonlySet<string>;
  /** What was found of the pictures that stories name, by absolute path. */
  readonly looks: ReadonlyMap<string, PictureLook>;
  /** Files that lie among those that are read, pictures included. */
  readonly unread: readonly UnreadFile[];
  /** Errors and warnings, all of them. */
  readonly problems: readonly Problem[];
}

export interface UnreadFile {
  /** Absolute. */
  readonly file: string;
  /** What files are called that are read there: `.md`. */
  readonly suffixes: readonly string[];
}

const SUFFIXES = ['.md', '.mdx', '.yaml'];

/**
 * Reads the whole content folder.
 * @throws {ContentError} only when outlet.yaml is missing or wrong; everything else is a problem of the reading
 */
export async function readNewsroom(rules: NewsroomRules): Promise<Reading> {
  const { contentDir } = rules;
  const outlet = readOutletFile(contentDir);
  const zone = outlet.written.timezone;
  const { inspect } = rules;
  // Who wants to look at every story has to read every story.
  const memory = inspect ? undefined : rules.memory;
  const reader = new Reader(contentDir, memory, inspect && ((story) => inspect(story, outlet)));

  const articles: SourcedArticle[] = [];
  const partial: SourcedArticle[] = [];
  const articleOf = articleSchema(zone);
  const { since } = rules;
  const all = reader.list('articles', /\.mdx?$/);
  const files = since === undefined ? all : all.filter((file) => isSince(since, path.relative(contentDir, file)));
  const readings = await rules.readArticles?.(files);
  const below = path.join(contentDir, 'articles', path.sep).length;
  for (const [index, file] of files.entries()) {
    const reading = readings?.[index];
    const { story, sound } = reading
      ? reader.take('articles', reading)
      : reader.story({ collection: 'articles', schema: articleOf, file, between: flawsBetweenFields });
    const filePath = storyPath(file.slice(below));
    if (story) {
      articles.push(
        Object.assign(story, {
          id: story.written.id ?? filePath,
          filePath,
          path: rules.articlePath(filePath, story.written),
          visibility: rules.visibility(story.written),
        }),
      );
    } else if (sound) {
      const written = withGaps(sound.written);
      const address = Number.isNaN(written.date) ? '' : rules.articlePath(filePath, written);
      const visibility = Number.isNaN(written.date) ? 'draft' : rules.visibility(written);
      partial.push(Object.assign(sound, { written, id: written.id ?? filePath, filePath, path: address, visibility }));
    }
  }
  const newsroom: Newsroom = {
    outlet,
    articles,
    authors: byId(reader.yamlFolder(authorSchema, 'authors')),
    sections: byId(reader.yamlFolder(sectionSchema, 'sections')),
    tags: byId(reader.yamlFolder(tagSchema, 'tags')),
    series: byId(reader.yamlFolder(seriesSchema, 'series')),
    pages: reader.list('pages', /\.mdx?$/).flatMap((file) => {
      const { story } = reader.story({ collection: 'pages', schema: pageSchema, file });
      const id = storyPath(path.relative(path.join(contentDir, 'pages'), file));
      return story ? [Object.assign(story, { id })] : [];
    }),
    ads: reader.yamlFolder(adSchema(zone), 'ads'),
    comments: reader.list('comments', /\.md$/).flatMap((file) => {
      const comment = reader.read(commentSchema(zone), file, readMarkdownSource);
      return comment ? [{ ...comment, id: storyPath(path.relative(path.join(contentDir, 'comments'), file)) }] : [];
    }),
    front: reader.optional(frontSchema, 'fronts/home.yaml'),
    gone: reader.optional(goneSchema(zone), 'gone.yaml'),
    reserved: rules.reserved,
  };
  const ownPublic = path.join(contentDir, 'public');
  const publicFiles = readPublicFiles(rules.publicDir === undefined ? [ownPublic] : [rules.publicDir, ownPublic]);
  const looks = new Map<string, PictureLook>();
  const uses = picturesOf(newsroom, partial);
  const problems = [
    ...reader.problems,
    ...checkFileNames(newsroom, partial),
    ...checkDuplicates(newsroom, rules.siteAddresses(newsroom), publicFiles, partial),
    ...checkReferences(newsroom, reader.broken, partial, rules.since !== undefined),
    ...checkHiddenPictures(newsroom, uses, partial),
    ...(await checkPictures([...uses, ...reader.strayPictures], contentDir, looks, memory)),
  ];
  memory?.close();
  return { newsroom, partial, broken: reader.broken, looks, unread: reader.unread, problems };
}

/** By the folder that a story lies in; one that lies elsewhere is always read. @param file below the content folder */
function isSince(since: string, file: string): boolean {
  const [, year, month] = /^articles[\\/](\d{4})[\\/](\d{2})[\\/]/.exec(file) ?? [];
  return year === undefined || `${year}-${month ?? ''}` >= since;
}

interface Taken<T> {
  readonly story?: SourcedStory<T>;
  readonly sound?: SourcedStory<Partial<T>>;
}

/** Reads files and keeps what is wrong with them. */
class Reader {
  readonly problems: Problem[] = [];
  /** Files that exist but could not be read (`authors/vera`): a reference to one is not a second error. */
  readonly broken = new Set<string>();
  /** Pictures in the text of files that did not pass their schema and are no articles. */
  readonly strayPictures: PictureUse[] = [];
  readonly unread: UnreadFile[] = [];
  readonly #contentDir: string;
  readonly #memory: StoryMemory | undefined;
  readonly #inspect: ((story: OpenStory) => readonly Problem[]) | undefined;

  constructor(contentDir: string, memory: StoryMemory | undefined, inspect: ((story: OpenStory) => readonly Problem[]) | undefined) {
    this.#contentDir = contentDir;
    this.#memory = memory;
    this.#inspect = inspect;
  }

  /** Absolute paths below a folder, in code-point order; hidden files and folders are left out. */
  list(folder: string, pattern: RegExp): string[] {
    const root = path.join(this.#contentDir, folder);
    // A link that leads nowhere is not nothing: it is told of below.
    if (!lstatSync(root, { throwIfNoEntry: false })) return [];
    const unreadable = (at: string, error: unknown) => {
      const what = `The folder cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).`;
      const how = 'See that you may read it, and that no link leads in a circle or nowhere.';
      this.problems.push({ rule: 'encoding', severity: 'error', file: displayPath(at), line: 1, column: 1, what, how });
    };
    const files: string[] = [];
    for (const { file } of filesBelow(root, unreadable)) {
      if (pattern.test(file)) files.push(file);
      else this.unread.push({ file, suffixes: SUFFIXES.filter((suffix) => pattern.test(suffix)) });
    }
    return files.sort();
  }

  read<S extends z.ZodType>(
    schema: S,
    file: string,
    parse: (raw: string) => SourceDocument,
  ): Sourced<z.output<S>> | undefined {
    const document = readSourceFile(file, parse);
    const shown = displayPath(file);
    const result = validate(schema, document, shown);
    if ('value' in result) return { id: idOf(file), file, shown, document, written: result.value };
    this.problems.push(...result.problems);
    this.#markBroken(file, (document.data as { id?: unknown } | null)?.id);
    return undefined;
  }

  story<S extends z.ZodType>(request: Omit<StoryRequest<S>, 'memory' | 'inspect'>): Taken<z.output<S>> {
    return this.take(request.collection, readStory({ ...request, memory: this.#memory, inspect: this.#inspect }));
  }

  /** @returns the story where it passed its schema; else what is right of an article, where it can be read at all */
  take<T>(collection: OpenStory['collection'], reading: StoryReading<T>): Taken<T> {
    const { file, shown, format, written, sound, permanentId, pictures, digest } = reading;
    for (const problem of reading.problems) this.problems.push(problem);
    // A parsed document is many times its text: it is read again where somebody asks where something stands.
    const document = lazySource(file, readMarkdownSource);
    const rest = { id: idOf(file), file, shown, document, format, pictures, digest } as const;
    if (written !== undefined) return { story: { ...rest, written } };
    this.#markBroken(file, permanentId);
    if (collection === 'articles' && sound !== undefined) return { sound: { ...rest, written: sound } };
    this.strayPictures.push(...usesOf(rest));
    return {};
  }

  #markBroken(file: string, permanentId: unknown): void {
    const [folder = '', ...below] = path.relative(this.#contentDir, file).split(path.sep);
    for (const name of [idOf(file), storyPath(below.join(path.sep)), permanentId]) {
      if (typeof name === 'string') this.broken.add(`${folder}/${name}`);
    }
  }

  yamlFolder<S extends z.ZodType>(schema: S, folder: string): Sourced<z.output<S>>[] {
    const files = new Map<string, Sourced<z.output<S>>>();
    for (const file of this.list(folder, /\.ya?ml$/)) {
      const sourced = this.read(schema, file, readYamlSource);
      if (!sourced) continue;
      const { id, shown } = sourced;
      const other = files.get(id);
      if (!other) files.set(id, sourced);
      else {
        const what = `The id “${id}” is taken by ${other.shown}.`;
        const how = 'Rename one of the two files: the id is the file’s name, whatever folder it is in.';
        this.problems.push({ rule: 'duplicate', severity: 'error', file: shown, line: 1, column: 1, what, how });
      }
    }
    return [...files.values()];
  }

  optional<S extends z.ZodType>(schema: S, name: string): Sourced<z.output<S>> | undefined {
    const file = path.join(this.#contentDir, name);
    return existsSync(file) ? this.read(schema, file, readYamlSource) : undefined;
  }
}

function idOf(file: string): string {
  return path.basename(file).replace(/\.[^.]+$/, '').normalize('NFC');
}

/** An article of which some fields are wrong, for the rules that look at the others. */
function withGaps(sound: Partial<WrittenArticle>): WrittenArticle {
  const gaps = { title: '', description: '', author: [], date: Number.NaN, section: '', tags: [], related: [] };
  const lists = { updates: [], corrections: [], sources: [], disclosures: [], aliases: [], excludeFrom: [] };
  const switches = { draft: false, breaking: false, evergreen: false, noindex: false, comments: true };
  return { type: 'news', ...gaps, ...lists, ...switches, ...sound };
}

function byId<T>(files: readonly Sourced<T>[]): Map<string, Sourced<T>> {
  return new Map(files.map((file) => [file.id, file]));
}

function picturesOf(newsroom: Newsroom, partial: readonly SourcedArticle[]): PictureUse[] {
  const uses: PictureUse[] = [];
  const ofData = (source: Sourced<unknown>, field: string, src: string | undefined) => {
    if (src === undefined) return;
    const { file, shown } = source;
    uses.push({ file, shown, src, place: () => source.document.locate([field, 'src']) });
  };
  for (const article of [...newsroom.articles, ...partial]) {
    ofData(article, 'image', article.written.image?.src);
    uses.push(...usesOf(article));
  }
  for (const page of newsroom.pages) uses.push(...usesOf(page));
  for (const author of newsroom.authors.values()) ofData(author, 'photo', author.written.photo?.src);
  for (const ad of newsroom.ads) ofData(ad, 'image', ad.written.image?.src);
  return uses;
}
