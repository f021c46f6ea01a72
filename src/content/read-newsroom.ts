/**
 * Reads and checks every file of the content folder. What the loader puts before Astro and what the desk's commands
 * work on is this; a rule of the content contract exists here or in a schema, once.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { scanBody, type BodyPicture } from './body-scan.ts';
import { displayPath, readOutletFile, type OutletFile } from './outlet-file.ts';
import { checkPictures, type PictureLook, type PictureUse } from './pictures.ts';
import type { Newsroom, OpenStory, Sourced, SourcedArticle, SourcedStory, Visibility } from './newsroom.ts';
import type { Problem } from './problem.ts';
import { checkDuplicates, checkReferences } from './references.ts';
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
import { lazySource, readMarkdownSource, readSourceFile, readYamlSource, type SourceDocument } from './source-document.ts';
import { digestOf, type StoryMemory } from './story-memory.ts';
import { validate, type FieldFlaw } from './validate.ts';
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
  /** What earlier readings learned; without it every file is read. */
  readonly memory?: StoryMemory | undefined;
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
  /** Errors and warnings, all of them. */
  readonly problems: readonly Problem[];
}

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
  for (const file of reader.list('articles', /\.mdx?$/)) {
    const { story, sound } = reader.story('articles', articleOf, file, flawsBetweenFields);
    const filePath = storyPath(path.relative(path.join(contentDir, 'articles'), file));
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
      const { story } = reader.story('pages', pageSchema, file);
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
  const looks = new Map<string, PictureLook>();
  const problems = [
    ...reader.problems,
    ...checkDuplicates(newsroom, partial),
    ...checkReferences(newsroom, reader.broken, partial),
    ...(await checkPictures([...picturesOf(newsroom, partial), ...reader.strayPictures], contentDir, looks, memory)),
  ];
  memory?.close();
  return { newsroom, partial, broken: reader.broken, looks, problems };
}

/** Reads files and keeps what is wrong with them. */
class Reader {
  readonly problems: Problem[] = [];
  /** Files that exist but could not be read (`authors/vera`): a reference to one is not a second error. */
  readonly broken = new Set<string>();
  /** Pictures in the text of files that did not pass their schema and are no articles. */
  readonly strayPictures: PictureUse[] = [];
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
    if (!existsSync(root)) return [];
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && pattern.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !path.relative(root, file).split(path.sep).some((part) => part.startsWith('.')))
      .sort((a, b) => (a < b ? -1 : 1));
  }

  read<S extends z.ZodType>(
    schema: S,
    file: string,
    parse: (raw: string) => SourceDocument,
  ): Sourced<z.output<S>> | undefined {
    const document = readSourceFile(file, parse);
    const { written } = this.#validate(schema, file, document);
    if (written === undefined) return undefined;
    return { id: idOf(file), file, shown: displayPath(file), document, written };
  }

  /** @returns the story where it passed its schema; else what is right of it, where it can be read at all */
  story<S extends z.ZodType>(
    collection: OpenStory['collection'],
    schema: S,
    file: string,
    between?: (sound: Partial<z.output<S>>) => readonly FieldFlaw[],
  ): { story?: SourcedStory<z.output<S>>; sound?: SourcedStory<Partial<z.output<S>>> } {
    const format = file.endsWith('.mdx') ? 'mdx' : 'md';
    const kind = `${collection} ${format}`;
    const id = idOf(file);
    const shown = displayPath(file);
    const known = this.#memory?.digestOf(file);
    const document = known === undefined ? readSourceFile(file, readMarkdownSource) : lazySource(file, readMarkdownSource);
    const digest = known ?? digestOf(document.source.raw);
    const facts = this.#memory?.factsOf(kind, digest);
    if (facts) {
      if (known === undefined) this.#memory?.remember(file, kind, digest, facts);
      const { pictures } = facts;
      const written = facts.written as z.output<S>;
      return { story: { id, file, shown, document: lazySource(file, readMarkdownSource), format, pictures, digest, written } };
    }
    const before = this.problems.length;
    const { written, sound } = this.#validate(schema, file, document, between);
    // Where there is no telling frontmatter from body, there is no body.
    if (document.bodyStart === 0) return {};
    const scan = scanBody(document.body, format, this.#inspect !== undefined);
    const pictures = this.#picturesOf(scan.pictures, document, shown);
    for (const { rule, offset, what, how } of scan.flaws) {
      const place = document.source.place(document.bodyStart + offset);
      this.problems.push({ rule, severity: 'error', file: shown, ...place, what, how });
    }
    if (this.#inspect) {
      const open = { collection, file, shown, format, document, written: written ?? sound ?? {}, tree: scan.tree };
      this.problems.push(...this.#inspect(open as OpenStory));
    }
    // A parsed document is many times its text: it is read again where somebody asks where something stands.
    const rest = { id, file, shown, document: lazySource(file, readMarkdownSource), format, pictures, digest } as const;
    if (written !== undefined) {
      if (this.problems.length === before) this.#memory?.remember(file, kind, digest, { written, pictures });
      return { story: { ...rest, written } };
    }
    if (collection === 'articles' && sound !== undefined) return { sound: { ...rest, written: sound } };
    this.strayPictures.push(...usesOf({ ...rest, written: undefined }));
    return {};
  }

  /** Pictures that lie in the content folder, percent-decoded. */
  #picturesOf(written: readonly BodyPicture[], { source, bodyStart }: SourceDocument, shown: string): BodyPicture[] {
    return written.flatMap((picture) => {
      const { src, offset } = picture;
      if (/^(?:[a-z][a-z\d+.-]*:|\/|#)/i.test(src)) return [];
      try {
        return [{ ...picture, src: decodeURI(src) }];
      } catch {
        const what = `The address of the picture “${src}” cannot be read.`;
        const how = 'Write a `%` in the name of a file as `%25`.';
        const place = source.place(bodyStart + offset);
        this.problems.push({ rule: 'picture', severity: 'error', file: shown, ...place, what, how });
        return [];
      }
    });
  }

  #validate<S extends z.ZodType>(
    schema: S,
    file: string,
    document: SourceDocument,
    between?: (sound: Partial<z.output<S>>) => readonly FieldFlaw[],
  ): { written?: z.output<S>; sound?: Partial<z.output<S>> } {
    const result = validate(schema, document, displayPath(file), between);
    if ('value' in result) return { written: result.value };
    this.problems.push(...result.problems);
    const [folder = '', ...below] = path.relative(this.#contentDir, file).split(path.sep);
    const permanent = (document.data as { id?: unknown } | null)?.id;
    for (const name of [idOf(file), storyPath(below.join(path.sep)), permanent]) {
      if (typeof name === 'string') this.broken.add(`${folder}/${name}`);
    }
    return result.sound === undefined ? {} : { sound: result.sound };
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

/** `2025/09/slug/index.md` and `2025/09/slug.md` are both `2025/09/slug`. */
function storyPath(relative: string): string {
  return relative
    .split(path.sep)
    .join('/')
    .replace(/\.[^./]+$/, '')
    .replace(/\/index$/, '')
    .normalize('NFC');
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

function usesOf({ file, shown, document, pictures }: SourcedStory<unknown>): PictureUse[] {
  return pictures.map(({ src, offset }) => ({
    file,
    shown,
    src,
    place: () => document.source.place(document.bodyStart + offset),
  }));
}
