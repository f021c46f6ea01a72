/**
 * From Astro's data store to the archive. With render-body.ts the only user of `astro:content`.
 */
import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import { readFileSync } from 'node:fs';
import { buildArchive, finalTag, type Archive, type ArchiveArticle } from '../archive/archive.ts';
import type { Ad, Article, Author, FrontBlock, Picture, PictureAsset, Tag } from '../archive/model.ts';
import { countTerms, countWords, createVocabulary, type Vocabulary } from '../archive/terms.ts';
import { publishedOf } from '../archive/visibility.ts';
import {
  RECORDS,
  type StoredArticle,
  type StoredPage,
  type StoredRecords,
} from '../content/article-loader.ts';
import type { WrittenPicture } from '../content/schema/fields.ts';
import type { WrittenAd } from '../content/schema/extras.ts';
import type { WrittenAuthor } from '../content/schema/taxonomy.ts';
import { readMarkdownSource } from '../content/source-document.ts';
import { memory, openArchiveMemory } from './memory.ts';
import { addressesOfArchive, type AddressBook } from './address-book.ts';
import { outlet } from './outlet.ts';
import { shareArchive } from './shared-archive.ts';

/** A page of its own (`pages/<slug>.md`). */
export interface StaticPage extends StoredPage {
  readonly slug: string;
}

const learned = memory ?? openArchiveMemory();
let archive: Promise<Archive> | undefined;
let loadedFrom: number | undefined;
/** By the id of the story: each is wanted several times, and to look an entry up takes Astro longer than all the rest. */
let bodyKeys: ReadonlyMap<string, string | undefined> = new Map();

/** The archive of this build: made at the first call, in development again when content has changed. */
export async function loadArchive(): Promise<Archive> {
  if (archive && !import.meta.env.DEV) return archive;
  const { revision } = await loadRecords();
  if (!archive || loadedFrom !== revision) {
    loadedFrom = revision;
    archive = entriesOf('articles').then(assemble);
  }
  return archive;
}

export async function loadPages(): Promise<StaticPage[]> {
  const pages = await entriesOf('pages');
  return pages
    .map((page) => ({ ...(page.data as StoredPage), slug: page.id }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/**
 * The name of everything that the body of a story depends on besides code: its file, frontmatter and all, the pictures it
 * shows, what it imports. Nothing where that cannot be told, and in development, where no page is kept: nor need its view be made.
 */
export async function bodyKey(collection: 'articles' | 'pages', id: string): Promise<string | undefined> {
  if (import.meta.env.DEV) return undefined;
  if (collection === 'pages') {
    const page = await getEntry(collection, id);
    return page && keyOfBody(page);
  }
  await loadArchive();
  return bodyKeys.get(id);
}

function keyOfBody({ digest, data }: CollectionEntry<'articles' | 'pages'>): string | undefined {
  const { file, bodyPictures, needs } = data as StoredArticle | StoredPage;
  if (file.endsWith('.mdx') && needs === undefined) return undefined;
  return JSON.stringify([digest, bodyPictures, needs]);
}

/** What has an address of its own, for whoever redirects. */
export async function loadAddresses(): Promise<AddressBook> {
  const { tags } = await loadRecords();
  return addressesOfArchive(await loadArchive(), await loadPages(), tags);
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

async function assemble(stories: readonly CollectionEntry<'articles'>[]): Promise<Archive> {
  bodyKeys = new Map(stories.map((story) => [story.id, keyOfBody(story)]));
  const vocabulary = createVocabulary();
  const { sections, tags, series, comments, front, gone, expired } = await loadRecords();
  // Writers may name an article by its file or by its permanent id; what is not in the store is not public.
  const idOf = new Map(stories.map((story) => [(story.data as StoredArticle).filePath, story.id]));
  for (const story of stories) idOf.set(story.id, story.id);
  const publicId = (named: string) => idOf.get(named);
  const articles = stories.map((story) => toArticle(story, publicId, vocabulary));
  const mergedTags = new Map(
    tags.flatMap(({ id, mergeInto }) => (mergeInto === undefined ? [] : [[id, mergeInto] as const])),
  );
  const [people, ads] = await Promise.all([entriesOf('people'), entriesOf('ads')]);
  const built = buildArchive({
    articles,
    authors: people.map((person) => toAuthor(person.id, person.data as WrittenAuthor)),
    sections,
    tags: tagsOf(stories, tags, mergedTags),
    mergedTags,
    series,
    comments: comments.flatMap((comment) => {
      const article = publicId(comment.article);
      return article === undefined ? [] : [{ ...comment, article }];
    }),
    ads: ads.map((ad) => toAd(ad.id, ad.data as WrittenAd)),
    front: front?.blocks.map(({ layout, query, pins, ...block }, index): FrontBlock => ({
      ...block,
      layout: layout ?? (index === 0 ? 'lead' : 'section'),
      pins: pins.flatMap((pin) => publicId(pin) ?? []),
      query: { ...query, tag: query.tag === undefined ? undefined : finalTag(query.tag, mergedTags) },
    })),
    gone: gone.map((address) => ({ ...address, id: address.id ?? idAt(address.url) })),
    expired: expired.map(({ date, embargo, series: part, ...story }) => ({
      ...story,
      published: publishedOf({ date, embargo }),
      series: part?.id,
    })),
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
  { id, data: stored, digest: given }: CollectionEntry<'articles'>,
  publicId: (named: string) => string | undefined,
  vocabulary: Vocabulary,
): ArchiveArticle {
  const digest = String(given);
  // Not every build renders it, but one may.
  memory?.bodies.keep(digest);
  const data = stored as StoredArticle;
  const {
    author,
    date,
    embargo,
    expires: _expires,
    draft: _draft,
    description,
    tags,
    related,
    image,
    visibility,
    translationOf,
    lang,
    imported: _imported,
    file,
    bodyPictures: _pictures,
    bodyPictureNames: _names,
    needs: _needs,
    ...rest
  } = data;
  const body = () => readMarkdownSource(readFileSync(file, 'utf8')).body;
  const changes = [...data.updates, ...data.corrections, ...(data.retracted ? [data.retracted] : [])];
  const article: Article = {
    ...rest,
    id,
    credits: author,
    standfirst: description,
    tags: [...new Set(tags.map((tag) => tag.id))],
    published: publishedOf({ date, embargo }),
    modified: changes.length > 0 ? Math.max(...changes.map((change) => change.date)) : undefined,
    related: [...new Set(related.flatMap((named) => publicId(named) ?? []))],
    translationOf: translationOf === undefined ? undefined : publicId(translationOf),
    image: image && toPicture(image),
    lang: lang ?? outlet.lang,
    hidden: visibility !== 'public',
    words: wordsOf(digest, body),
  };
  const story = { title: data.title, standfirst: description, tags: tags.map((tag) => tag.label) };
  const vector = () => countTerms({ ...story, body: body() }, vocabulary);
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

function toPicture(written: WrittenPicture): Picture {
  return {
    // The store resolved the name to an image import.
    asset: written.src as unknown as PictureAsset,
    alt: written.decorative ? '' : (written.alt ?? ''),
    caption: written.caption,
    credit: written.credit,
    license: written.license,
    licenseUrl: written.licenseUrl,
    focal: written.focal ?? { x: 0.5, y: 0.5 },
  };
}

function toAuthor(id: string, { photo, ...written }: WrittenAuthor): Author {
  return { id, ...written, photo: photo && toPicture(photo) };
}

function toAd(id: string, { image, ...written }: WrittenAd): Ad {
  return { id, ...written, image: image && toPicture({ ...image, credit: image.credit ?? '' }) };
}

/** A tag without a file is labelled as its oldest story spells it. */
function tagsOf(
  stories: readonly CollectionEntry<'articles'>[],
  files: StoredRecords['tags'],
  mergedTags: ReadonlyMap<string, string>,
): Tag[] {
  const labels = new Map<string, { label: string; date: number; id: string }>();
  for (const story of stories) {
    const { tags, date } = story.data as StoredArticle;
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
