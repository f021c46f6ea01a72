/** What of a newsroom must not be told, and what its public files say. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { finalTag } from '../../archive/archive.ts';
import { runsAt } from '../../archive/visibility.ts';
import { textOf } from '../../content/body-scan.ts';
import { tagsIn } from '../../content/markup.ts';
import {
  codeOfProperty,
  isCodeNode,
  parseCode,
  visitCode,
  type CodeNode,
  type CodePiece,
  type Program,
} from '../../content/mdx-pieces.ts';
import {
  mergedTagsOf,
  type Newsroom,
  type SourcedArticle,
  type SourcedStory,
} from '../../content/newsroom.ts';
import type { WrittenPicture } from '../../content/schema/fields.ts';
import { readMarkdownSource, readSourceFile, readYamlSource } from '../../content/source-document.ts';
import { paths } from '../../site/urls.ts';
import type { Secrets } from '../verify-build.ts';
import type { HiddenPicture } from './hidden-pictures.ts';
import type { HiddenStory } from './leaks.ts';
import { TAG } from './run-scanner.ts';

/** Fields of public files that may name a hidden story without telling of it: the build leaves the name out. */
const REFERENCES = new Set(['related', 'pins', 'translationOf', 'article']);

/**
 * @param now milliseconds since the epoch
 * @param projectDir absolute: the words of the interface are public too
 */
export function secretsOf(newsroom: Newsroom, now: number, projectDir: string): Secrets {
  const { articles, pages } = newsroom;
  const hidden = articles.filter((article) => !isPublic(article));
  const drafts = pages.filter(isDraft);
  const open = new Set(publicOriginals(newsroom, now));
  return {
    stories: {
      hidden: [...hidden.map(hiddenStory), ...drafts.map(hiddenPage)],
      publicNames: [
        ...articles.filter(isPublic).flatMap(({ id, filePath }) => [id, filePath]),
        ...pages.filter((page) => !isDraft(page)).map(({ id }) => paths.page(id)),
      ],
      *publicTexts() {
        // The words of a title mostly stand in the address, which stays.
        for (const article of hidden) if (article.visibility === 'expired') yield* namesOf(article);
        yield* publicTexts(newsroom, now, projectDir);
      },
    },
    pictures: [...hidden.flatMap(picturesOf), ...drafts.flatMap(bodyPicturesOf)].filter(
      ({ file }) => !open.has(file),
    ),
    publicOriginals: () => [...open],
  };
}

type Page = Newsroom['pages'][number];

function isPublic({ visibility }: SourcedArticle): boolean {
  return visibility === 'public';
}

function isDraft({ written }: Page): boolean {
  return written.draft;
}

function hiddenStory(article: SourcedArticle): HiddenStory {
  const { id, filePath, written, visibility } = article;
  // What has expired leaves its address and its id, on purpose.
  const names = visibility === 'expired' ? [] : namesOf(article);
  return {
    ...whatIsToldIn(article),
    names: [id, filePath],
    why: visibility,
    phrases: [...new Set([written.title, written.description, ...names])],
  };
}

function hiddenPage(page: Page): HiddenStory {
  const address = paths.page(page.id);
  const { title, description = title } = page.written;
  return {
    ...whatIsToldIn(page),
    names: [address],
    why: 'draft',
    phrases: [...new Set([title, description, address])],
  };
}

function whatIsToldIn({ file, shown, format }: SourcedStory<unknown>): Pick<HiddenStory, 'shown' | 'texts'> {
  const { body, data } = readMarkdownSource(readFileSync(file, 'utf8'));
  return { shown, texts: [withoutMarkup(body), ...textsOfTags(body, format), ...stringsIn(data)] };
}

function namesOf({ id, path: address, filePath }: SourcedArticle): string[] {
  return [id, address, filePath];
}

function picturesOf(article: SourcedArticle): HiddenPicture[] {
  const { image } = article.written;
  return [...(image ? [pictureBeside(article, image)] : []), ...bodyPicturesOf(article)];
}

function bodyPicturesOf(source: SourcedStory<unknown>): HiddenPicture[] {
  return source.pictures.map((picture) => pictureBeside(source, picture));
}

function pictureBeside(
  { file: from, shown }: SourcedStory<unknown>,
  { src, focal = { x: 0.5, y: 0.5 } }: Pick<WrittenPicture, 'src' | 'focal'>,
): HiddenPicture {
  const file = path.resolve(path.dirname(from), src);
  return { file, shown: `${path.basename(file)} of ${shown}`, focal };
}

/** Of pictures that the build shows. */
function publicOriginals({ articles, pages, authors, ads }: Newsroom, now: number): string[] {
  const shown = [
    ...articles.filter(isPublic).flatMap(picturesOf),
    ...pages.filter((page) => !isDraft(page)).flatMap(bodyPicturesOf),
  ];
  const beside = (file: string, src: string | undefined) =>
    src === undefined ? [] : [path.resolve(path.dirname(file), src)];
  return [
    ...shown.map(({ file }) => file),
    ...[...authors.values()].flatMap(({ file, written }) => beside(file, written.photo?.src)),
    ...ads
      .filter(({ written }) => runsAt(now, written))
      .flatMap(({ file, written }) => beside(file, written.image?.src)),
  ].filter((file) => existsSync(file));
}

/** What the build shows. Whatever else lies in the content folder, a plan of next week's paper say, is nobody's business. */
function* publicTexts(newsroom: Newsroom, now: number, projectDir: string): Iterable<string> {
  for (const file of shownFiles(newsroom, now)) {
    const { body, data } = readSourceFile(file, /\.mdx?$/.test(file) ? readMarkdownSource : readYamlSource);
    yield withoutMarkup(body);
    yield* textsOfTags(body, file.endsWith('.mdx') ? 'mdx' : 'md');
    yield* stringsIn(data);
  }
  // Whether a story has the tag or not, its old addresses redirect.
  for (const { id, written } of newsroom.tags.values()) yield* [id, ...written.aliases];
  for (const name of globSync('src/site/strings/*.ts', { cwd: projectDir })) {
    yield readFileSync(path.join(projectDir, name), 'utf8');
  }
}

function shownFiles(newsroom: Newsroom, now: number): string[] {
  const { outlet, pages, authors, sections, tags, series, ads, comments, front, gone } = newsroom;
  const articles = newsroom.articles.filter(isPublic);
  const mergedTags = mergedTagsOf(newsroom);
  const used = new Set(
    articles.flatMap(({ written }) => written.tags.map((tag) => finalTag(tag.id, mergedTags))),
  );
  const discussed = new Set(
    articles.filter(({ written }) => written.comments).flatMap(({ id, filePath }) => [id, filePath]),
  );
  const sources = [
    ...articles,
    ...pages.filter((page) => !isDraft(page)),
    ...comments.filter(({ written }) => discussed.has(written.article)),
    ...[...tags.values()].filter(({ id }) => used.has(id)),
    ...ads.filter(({ written }) => runsAt(now, written)),
    ...authors.values(),
    ...sections.values(),
    ...series.values(),
    ...(front ? [front] : []),
    ...(gone ? [gone] : []),
  ];
  return [outlet.absolute, ...sources.map(({ file }) => file)];
}

/** Every text in a document's fields. */
function* stringsIn(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* stringsIn(item);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) if (!REFERENCES.has(key)) yield* stringsIn(item);
  }
}

/** An address that is its own link (CommonMark 0.31, 6.5): readers see it. A scheme or an `@`, and no white space. */
const AUTOLINK = /<([a-z][a-z\d+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>/gi;

/** No second one begins in it, or each of a row that nobody closes would be looked through to the end. */
const LINK_TARGET = /\]\((?:(?!\]\()[^)\s])*(?:\s+"[^"]*")?\)/g;

/** Addresses of links stand between words only in the source. */
function withoutMarkup(body: string): string {
  return body.replaceAll(LINK_TARGET, '] ').replaceAll(AUTOLINK, ' $1 ').replaceAll(TAG, ' ');
}

/**
 * What tags of a text say to readers: captions, quotations, the words of a chart. What has no white space is an address or
 * a name.
 */
function textsOfTags(body: string, format: SourcedStory<unknown>['format']): string[] {
  const attributes = tagsIn(body, 0, body.length).flatMap((tag) => tag.attributes);
  const texts = attributes.flatMap((attribute) =>
    attribute.isCode && format === 'mdx'
      ? codeOfProperty(attribute).flatMap(textsInCode)
      : (attribute.value ?? []),
  );
  return texts.filter((text) => /\s/.test(text));
}

/** Its texts, each for itself: the names of twelve months in a row tell nothing. */
function textsInCode({ code, frame: [before, behind] }: CodePiece): string[] {
  // Most code is numbers.
  if (!/["'`<]/.test(code)) return [];
  let program: Program;
  try {
    program = parseCode(before + code + behind);
  } catch {
    return [code];
  }
  const nodes: CodeNode[] = [];
  visitCode(program, (node) => nodes.push(node));
  const texts = nodes.map((node) => textOf(isCodeNode(node['value']) ? node['value'] : node));
  return nodes.some(({ type }) => type === 'JSXText') ? [...texts, withoutMarkup(code)] : texts;
}
