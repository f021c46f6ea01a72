/**
 * Reads and checks every file of the content folder. What the loader puts before Astro and what the desk's commands
 * work on is this; a rule of the content contract exists here or in a schema, once.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { scanBody, type BodyPicture } from './body-scan.ts';
import { displayPath, readOutletFile } from './outlet-file.ts';
import { checkPictures, type PictureUse } from './pictures.ts';
import type { Newsroom, Sourced, SourcedArticle, SourcedStory, Visibility } from './newsroom.ts';
import type { Problem } from './problem.ts';
import { checkDuplicates, checkReferences } from './references.ts';
import { articleSchema, type WrittenArticle } from './schema/article.ts';
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
import { lazySource, readMarkdownSource, readYamlSource, type SourceDocument } from './source-document.ts';
import { digestOf, type StoryMemory } from './story-memory.ts';
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
  /** What earlier readings learned; without it every file is read. */
  readonly memory?: StoryMemory | undefined;
}

export interface Reading {
  readonly newsroom: Newsroom;
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
  const { memory } = rules;
  const reader = new Reader(contentDir, memory);

  const articles: SourcedArticle[] = [];
  const articleOf = articleSchema(zone);
  for (const file of reader.list('articles', /\.mdx?$/)) {
    const story = reader.story(articleOf, file, 'article');
    if (!story) continue;
    const filePath = storyPath(path.relative(path.join(contentDir, 'articles'), file));
    articles.push({
      ...story,
      id: story.written.id ?? filePath,
      filePath,
      path: rules.articlePath(filePath, story.written),
      visibility: rules.visibility(story.written),
    });
  }
  const newsroom: Newsroom = {
    outlet,
    articles,
    authors: byId(reader.yamlFolder(authorSchema, 'authors')),
    sections: byId(reader.yamlFolder(sectionSchema, 'sections')),
    tags: byId(reader.yamlFolder(tagSchema, 'tags')),
    series: byId(reader.yamlFolder(seriesSchema, 'series')),
    pages: reader.list('pages', /\.mdx?$/).flatMap((file) => {
      const story = reader.story(pageSchema, file, 'page');
      return story ? [{ ...story, id: storyPath(path.relative(path.join(contentDir, 'pages'), file)) }] : [];
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
  const problems = [
    ...reader.problems,
    ...checkDuplicates(newsroom),
    ...checkReferences(newsroom, reader.broken),
    ...(await checkPictures(picturesOf(newsroom), contentDir, memory)),
  ];
  memory?.close();
  return { newsroom, problems };
}

/** Reads files and keeps what is wrong with them. */
class Reader {
  readonly problems: Problem[] = [];
  /** Files that exist but could not be read (`authors/vera`): a reference to one is not a second error. */
  readonly broken = new Set<string>();
  readonly #contentDir: string;
  readonly #memory: StoryMemory | undefined;

  constructor(contentDir: string, memory: StoryMemory | undefined) {
    this.#contentDir = contentDir;
    this.#memory = memory;
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
    raw = readFileSync(file, 'utf8'),
  ): Sourced<z.output<S>> | undefined {
    const shown = displayPath(file);
    const document = parse(raw);
    const id = fileId(file);
    const result = validate(schema, document, shown);
    if ('value' in result) return { id, file, shown, document, written: result.value };
    this.problems.push(...result.problems);
    const [folder = '', ...below] = path.relative(this.#contentDir, file).split(path.sep);
    const permanent = (document.data as { id?: unknown } | null)?.id;
    for (const name of [id, storyPath(below.join(path.sep)), permanent]) {
      if (typeof name === 'string') this.broken.add(`${folder}/${name}`);
    }
    return undefined;
  }

  /** @param kind name of the schema, for the memory */
  story<S extends z.ZodType>(
    schema: S,
    file: string,
    kind: string,
  ): Omit<SourcedStory<z.output<S>>, 'id'> | undefined {
    const format = file.endsWith('.mdx') ? 'mdx' : 'md';
    const kindOfFile = `${kind} ${format}`;
    const known = this.#memory?.digestOf(file);
    const raw = known === undefined ? readFileSync(file, 'utf8') : undefined;
    const digest = known ?? digestOf(raw ?? '');
    const facts = this.#memory?.factsOf(kindOfFile, digest);
    if (facts) {
      if (raw !== undefined) this.#memory?.remember(file, kindOfFile, digest, facts);
      const document = lazySource(file, readMarkdownSource);
      const written = facts.written as z.output<S>;
      return { file, shown: displayPath(file), document, written, format, pictures: facts.pictures, digest };
    }
    return this.#readStory(schema, file, { raw: raw ?? readFileSync(file, 'utf8'), format, kindOfFile });
  }

  #readStory<S extends z.ZodType>(
    schema: S,
    file: string,
    { raw, format, kindOfFile }: { raw: string; format: 'md' | 'mdx'; kindOfFile: string },
  ): Omit<SourcedStory<z.output<S>>, 'id'> | undefined {
    const before = this.problems.length;
    const sourced = this.read(schema, file, readMarkdownSource, raw);
    if (!sourced) return undefined;
    const { document, shown } = sourced;
    const scan = scanBody(document.body, format);
    for (const flaw of scan.flaws) {
      const { what, how, column } = flaw;
      const line = flaw.line + document.bodyLine - 1;
      this.problems.push({ rule: 'body', severity: 'error', file: shown, line, column, what, how });
    }
    const pictures: BodyPicture[] = [];
    for (const picture of scan.pictures) {
      const { src, line, column } = picture;
      if (/^(?:[a-z][a-z\d+.-]*:|\/|#)/i.test(src)) continue;
      try {
        pictures.push({ ...picture, src: decodeURI(src) });
      } catch {
        const what = `The address of the picture “${src}” cannot be read.`;
        const how = 'Write a `%` in the name of a file as `%25`.';
        const place = { file: shown, line: line + document.bodyLine - 1, column };
        this.problems.push({ rule: 'picture', severity: 'error', ...place, what, how });
      }
    }
    const digest = digestOf(raw);
    const { written } = sourced;
    if (this.problems.length === before) this.#memory?.remember(file, kindOfFile, digest, { written, pictures });
    // A parsed document is many times its text: it is read again where somebody asks where something stands.
    return { file, shown, document: lazySource(file, readMarkdownSource), written, format, pictures, digest };
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

function fileId(file: string): string {
  return path.basename(file).replace(/\.[^.]+$/, '').normalize('NFC');
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

function picturesOf(newsroom: Newsroom): PictureUse[] {
  const uses: PictureUse[] = [];
  const ofData = (source: Sourced<unknown>, field: string, src: string | undefined) => {
    if (src === undefined) return;
    const { file, shown } = source;
    uses.push({ file, shown, src, place: () => source.document.locate([field, 'src']) });
  };
  const ofBody = (story: SourcedStory<unknown>) => {
    for (const { src, line, column } of story.pictures) {
      const { file, shown } = story;
      uses.push({ file, shown, src, place: () => ({ line: line + story.document.bodyLine - 1, column }) });
    }
  };
  for (const article of newsroom.articles) {
    ofData(article, 'image', article.written.image?.src);
    ofBody(article);
  }
  for (const page of newsroom.pages) ofBody(page);
  for (const author of newsroom.authors.values()) ofData(author, 'photo', author.written.photo?.src);
  for (const ad of newsroom.ads) ofData(ad, 'image', ad.written.image?.src);
  return uses;
}
