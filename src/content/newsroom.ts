/** The shapes of the newsroom: every file of the content folder, read and checked. */
import type { OutletFile } from './outlet-file.ts';
import type { WrittenArticle } from './schema/article.ts';
import type { WrittenAd, WrittenComment, WrittenFront, WrittenGone, WrittenPage } from './schema/extras.ts';
import type { WrittenAuthor, WrittenSection, WrittenSeries, WrittenTagFile } from './schema/taxonomy.ts';
import type { BodyPicture } from './body-scan.ts';
import type { BodyTree } from './body-tree.ts';
import type { SourceDocument } from './source-document.ts';

/** A file that passed its schema. */
export interface Sourced<T> {
  /** File name without extension, or an article's permanent id. */
  readonly id: string;
  /** Absolute path. */
  readonly file: string;
  /** The path that problems name. */
  readonly shown: string;
  readonly written: T;
  /** A story's is read again when it is asked for: there may be a hundred thousand of them. */
  readonly document: SourceDocument;
}

export interface SourcedStory<T> extends Sourced<T> {
  readonly format: 'md' | 'mdx';
  /** Pictures of the body that lie in the content folder, percent-decoded. */
  readonly pictures: readonly BodyPicture[];
  /** Hash of the file's text. */
  readonly digest: string;
}

export interface SourcedArticle extends SourcedStory<WrittenArticle> {
  /** Path below articles/ without extension and `/index`; the id of an article that sets none. */
  readonly filePath: string;
  /** Pathname without base path. */
  readonly path: string;
  readonly visibility: Visibility;
}

/** A story as it is read, with its text at hand, for whoever looks closer than the build does. */
export interface OpenStory {
  readonly collection: 'articles' | 'pages' | 'comments';
  /** Absolute path. */
  readonly file: string;
  readonly shown: string;
  readonly format: 'md' | 'mdx';
  readonly document: SourceDocument;
  /** The fields that are right: all of them where the file passed its schema. */
  readonly written: Partial<WrittenArticle>;
  /** Nothing when the body cannot be read. */
  readonly tree: BodyTree | undefined;
}

/** Whether an article is public, and if not, why. */
export type Visibility = 'public' | 'draft' | 'scheduled' | 'expired';

/** Only articles can be hidden. */
export function isPublic(source: Sourced<unknown>): boolean {
  return !('visibility' in source) || (source as SourcedArticle).visibility === 'public';
}

/** Whether an address is one that the site itself has at its root, whatever stands there. @param address pathname without base path */
export function isReserved({ reserved }: Pick<Newsroom, 'reserved'>, address: string): boolean {
  return reserved.has(/^\/([^/]*)\/?$/.exec(address)?.[1] ?? address);
}

/** Tag id to the id of the tag that it was merged into, link by link (archive.ts, `finalTag`). */
export function mergedTagsOf({ tags }: Pick<Newsroom, 'tags'>): ReadonlyMap<string, string> {
  const merged = new Map<string, string>();
  for (const { id, written } of tags.values()) {
    if (written.mergeInto !== undefined) merged.set(id, written.mergeInto);
  }
  return merged;
}

/** What has old addresses, and where they lead. */
export interface Aliased {
  readonly source: Sourced<{ readonly aliases: readonly string[] }>;
  /** Pathname without base path. */
  readonly path: string;
}

/** Whose an address is. */
export interface SiteHolding {
  /** The file that it comes from; the list of a tag may come from none. */
  readonly source?: Sourced<unknown>;
  /** Pathname where who asks for it ends up: the address itself where it holds a page. */
  readonly path: string;
}

/** What the site itself has addresses for. */
export interface SiteAddresses {
  /** Sections, authors, series, tags with a file. */
  readonly lists: readonly Aliased[];
  /** @param address pathname without base path */
  readonly at: (address: string) => SiteHolding | undefined;
}

export interface Newsroom {
  readonly outlet: OutletFile;
  readonly articles: readonly SourcedArticle[];
  readonly authors: ReadonlyMap<string, Sourced<WrittenAuthor>>;
  readonly sections: ReadonlyMap<string, Sourced<WrittenSection>>;
  readonly tags: ReadonlyMap<string, Sourced<WrittenTagFile>>;
  readonly series: ReadonlyMap<string, Sourced<WrittenSeries>>;
  readonly pages: readonly SourcedStory<WrittenPage>[];
  readonly ads: readonly Sourced<WrittenAd>[];
  readonly comments: readonly Sourced<WrittenComment>[];
  readonly front: Sourced<WrittenFront> | undefined;
  readonly gone: Sourced<WrittenGone> | undefined;
  /** First parts of addresses that pages cannot take. */
  readonly reserved: ReadonlySet<string>;
}
