/**
 * From the loader's stories and Astro's data store to the archive. With render-body.ts the only user of `astro:content`.
 */
import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import { readFileSync } from 'node:fs';
import { buildArchive, finalTag, type Archive, type ArchiveArticle } from '../archive/archive.ts';
import { correctionMarks } from '../archive/correction-marks.ts';
import type { Ad, Author, FrontBlock, Picture, PictureAsset, Tag } from '../archive/model.ts';
import { countTerms, countWords } from '../archive/terms.ts';
import { Vocabulary } from '../archive/vocabulary.ts';
import { publishedOf } from '../archive/visibility.ts';
import { admittedStories } from '../content/admitted-stories.ts';
import {
  RECORDS,
  type InFile,
  type StoredPage,
  type StoredRecords,
  type StoredStory,
} from '../content/article-loader.ts';
import type { SourcedArticle } from '../content/newsroom.ts';
import type { WrittenPicture } from '../content/schema/fields.ts';
import type { WrittenAd } from '../content/schema/extras.ts';
import type { WrittenAuthor } from '../content/schema/taxonomy.ts';
import { readMarkdownSource } from '../content/source-document.ts';
import { memory, openArchiveMemory } from './memory.ts';
import { articleOf } from './article-of.ts';
import { keyOfBody, nameOfBody, type BodyKey, type BodySource } from './body-key.ts';
import { addressesOfArchive, type AddressBook } from './address-book.ts';
import { liteTwinOf, withLiteTwins } from './lite-twin.ts';
import { outlet } from './outlet.ts';
import { shareArchive } from './shared-archive.ts';
import { pictureAsset } from './picture-asset.ts';
import { site } from './site.ts';
import { tellStoryWork } from './story-work.ts';
import { viewKeys, type KeyOf } from './view-sources.ts';

/** A page of its own (`pages/<slug>.md`). */
export interface StaticPage extends StoredPage {
  readonly slug: string;
}

const learned = memory ?? openArchiveMemory();
let archive: Promise<Archive> | undefined;
let loadedFrom: number | undefined;
let keyOf: KeyOf | undefined;
let bodies: ReadonlyMap<string, BodySource> = new Map();

/** The archive of this build: made at the first call, in development again when content has changed. */
export async function loadArchive(): Promise<Archive> {
  if (archive && !import.meta.env.DEV) return archive;
  const { revision } = await loadRecords();
  if (!archive || loadedFrom !== revision) {
    loadedFrom = revision;
    keyOf = undefined;
    archive = entriesOf('articles').then((known) => assemble(admittedStories().stories, known));
  }
  return archive;
}

export async function loadPages(): Promise<StaticPage[]> {
  const pages = await entriesOf('pages');
  return pages
    .map((page) => ({ ...(page.data as StoredPage), slug: page.id }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** Of stories: every build asks several times for each, so nobody waits who asks. */
export async function loadBodyKey(): Promise<BodyKey> {
  await loadArchive();
  return import.meta.env.DEV ? () => undefined : (id) => keyOfBody(bodies.get(id));
}

/** As `BodyKey`, of a page of its own. */
export async function pageBodyKey(slug: string): Promise<string | undefined> {
  return import.meta.env.DEV ? undefined : keyOfBody(await bodySource('pages', slug));
}

/** The same of a story, though nobody can say what its MDX imports: what other pages show of it. */
function bodyName(id: string): string | undefined {
  const body = bodies.get(id);
  return body && nameOfBody(body);
}

export async function bodySource(
  collection: 'articles' | 'pages',
  id: string,
): Promise<BodySource | undefined> {
  if (collection === 'articles') {
    await loadArchive();
    return bodies.get(id);
  }
  const page = await getEntry(collection, id);
  if (!page) return undefined;
  const { file, pictureNames, needs } = page.data as StoredPage;
  return { file, digest: page.digest?.toString(), pictures: assetsOf(file, pictureNames), needs };
}

function bodyOf(
  { file, format, digest, pictures }: SourcedArticle,
  known: StoredStory | undefined,
): BodySource {
  // MDX imports its pictures itself.
  const names = format === 'mdx' ? [] : pictures.map(({ src }) => src);
  return { file, digest, pictures: assetsOf(file, names), needs: known?.needs };
}

const NO_PICTURES: ReadonlyMap<string, PictureAsset> = new Map();

function assetsOf(file: string, names: readonly string[]): ReadonlyMap<string, PictureAsset> {
  return names.length === 0 ? NO_PICTURES : new Map(names.map((name) => [name, pictureAsset(file, name)]));
}

/** Gives pages their keys, and remembers those of earlier builds. */
export async function loadKeyOf(): Promise<KeyOf> {
  const [archive, pages] = [await loadArchive(), await loadPages()];
  return (keyOf ??= viewKeys(site, archive, pages, bodyName, memory?.keys));
}

/** What has an address of its own, for whoever redirects. */
export async function loadAddresses(): Promise<AddressBook> {
  const { tags } = await loadRecords();
  return addressesOfArchive(await loadArchive(), await loadPages(), tags, outlet);
}

async function loadRecords(): Promise<StoredRecords> {
  const entry = await getEntry('records', RECORDS);
  if (!entry) throw new Error('load-archive: the data store is empty; the loaders did not run');
  return entry.data as StoredRecords;
}

/** Astro warns of an empty collection at every look; an outlet without a page or an ad is nothing to warn of. */
async function entriesOf<C extends 'articles' | 'pages' | 'people' | 'ads'>(
  name: C,
): Promise<CollectionEntry<C>[]> {
  const { counts } = await loadRecords();
  return counts[name] > 0 ? getCollection(name) : [];
}

async function assemble(
  stories: readonly SourcedArticle[],
  stored: readonly CollectionEntry<'articles'>[],
): Promise<Archive> {
  const known = new Map(stored.map(({ id, data }) => [id, data as StoredStory]));
  bodies = new Map(stories.map((story) => [story.id, bodyOf(story, known.get(story.id))]));
  const vocabulary = new Vocabulary();
  const { sections, tags, series, comments, front, gone, expired, types } = await loadRecords();
  // Writers may name an article by its file or by its permanent id; what was not let in is not public.
  const idOf = new Map(stories.map((story) => [story.filePath, story.id]));
  for (const story of stories) idOf.set(story.id, story.id);
  const publicId = (named: string) => idOf.get(named);
  let counted = 0;
  const onCount = () => {
    counted += 1;
    tellStoryWork({ work: 'words', done: counted, of: stories.length });
  };
  const articles = stories.map((story) => toArticle(story, publicId, vocabulary, onCount));
  const mergedTags = new Map(
    tags.flatMap(({ id, mergeInto }) => (mergeInto === undefined ? [] : [[id, mergeInto] as const])),
  );
  const [people, ads] = await Promise.all([entriesOf('people'), entriesOf('ads')]);
  const built = buildArchive({
    articles,
    authors: people.map((person) => toAuthor(person.id, person.data as InFile<WrittenAuthor>)),
    sections,
    tags: tagsOf(stories, tags, mergedTags),
    mergedTags,
    series,
    comments: comments.flatMap((comment) => {
      const article = publicId(comment.article);
      return article === undefined ? [] : [{ ...comment, article }];
    }),
    ads: ads.map((ad) => toAd(ad.id, ad.data as InFile<WrittenAd>)),
    front: front?.blocks.map(({ layout, query, pins, ...block }, index): FrontBlock => ({
      ...block,
      layout: layout ?? (index === 0 ? 'lead' : 'section'),
      pins: pins.flatMap((pin) => publicId(pin) ?? []),
      query: { ...query, tag: query.tag === undefined ? undefined : finalTag(query.tag, mergedTags) },
    })),
    gone: withLiteTwins(
      gone.map((address) => ({ ...address, id: address.id ?? idAt(address.url) })),
      liteTwinOf(outlet),
    ),
    expired: expired.map(({ date, embargo, series: part, corrections, retracted, ...story }) => ({
      ...story,
      corrections: correctionMarks(corrections, retracted),
      published: publishedOf({ date, embargo }),
      series: part?.id,
    })),
    types,
    vocabulary,
    timezone: outlet.timezone,
    memory: learned,
  });
  shareArchive(built);
  return built;
}

/** The id of a story whose file never moved, by its address: where the pattern of addresses tells the file's place. */
function idAt(url: string): string | undefined {
  if (outlet.permalink !== '/:year/:month/:slug/') return undefined;
  return /^\/(\d{4}\/\d{2}\/.+)\/$/.exec(url)?.[1];
}

function toArticle(
  { id, file, path, visibility, digest, written }: SourcedArticle,
  publicId: (named: string) => string | undefined,
  vocabulary: Vocabulary,
  onCount: () => void,
): ArchiveArticle {
  // Not every build renders it, but one may.
  memory?.bodies.keep(digest);
  const { title, description, tags, related, translationOf, image } = written;
  const body = () => readMarkdownSource(readFileSync(file, 'utf8')).body;
  const article = articleOf(
    written,
    {
      id,
      path,
      related: [...new Set(related.flatMap((named) => publicId(named) ?? []))],
      translationOf: translationOf === undefined ? undefined : publicId(translationOf),
      image: image && toPicture(image, file),
      hidden: visibility !== 'public',
      words: wordsOf(digest, body),
    },
    outlet,
  );
  const story = { title, standfirst: description, tags: tags.map((tag) => tag.label) };
  const vector = () => {
    onCount();
    return countTerms({ ...story, body: body() }, vocabulary);
  };
  return { article, terms: { digest, vector } };
}

function wordsOf(digest: string, body: () => string): number {
  const key = `words ${digest}`;
  const known = learned.small.get(key);
  if (known) return Number(known.toString());
  const words = countWords(body());
  learned.small.set(key, String(words));
  return words;
}

/** @param file that names it */
function toPicture(written: WrittenPicture, file: string): Picture {
  return {
    asset: pictureAsset(file, written.src),
    alt: written.decorative ? '' : (written.alt ?? ''),
    caption: written.caption,
    credit: written.credit,
    license: written.license,
    licenseUrl: written.licenseUrl,
    focal: written.focal ?? { x: 0.5, y: 0.5 },
  };
}

function toAuthor(id: string, { photo, file, ...written }: InFile<WrittenAuthor>): Author {
  return { id, ...written, photo: photo && toPicture(photo, file) };
}

function toAd(id: string, { image, file, ...written }: InFile<WrittenAd>): Ad {
  return { id, ...written, image: image && toPicture({ ...image, credit: image.credit ?? '' }, file) };
}

/** A tag without a file is labelled as its oldest story spells it. */
function tagsOf(
  stories: readonly SourcedArticle[],
  files: StoredRecords['tags'],
  mergedTags: ReadonlyMap<string, string>,
): Tag[] {
  const labels = new Map<string, { label: string; date: number; id: string }>();
  for (const story of stories) {
    const { tags, date } = story.written;
    for (const { id, label } of tags) {
      const known = labels.get(id);
      const older = !known || date < known.date || (date === known.date && story.id < known.id);
      if (older) labels.set(id, { label, date, id: story.id });
    }
  }
  const written = new Map(files.map((file) => [file.id, file]));
  const ids = new Set([...labels.keys()].flatMap((id) => [id, finalTag(id, mergedTags)]));
  return [...ids].map((id) => {
    const file = written.get(id);
    return {
      id,
      label: file?.label ?? labels.get(id)?.label ?? id,
      description: file?.description,
      aliases: file?.aliases ?? [],
    };
  });
}
