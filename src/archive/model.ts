/**
 * The shapes of the archive: everything public at BUILD_NOW, in one frozen model.
 * Nothing here knows Astro, files or HTML.
 *
 * Instants are milliseconds since the Unix epoch (UTC). Ids are the newsroom's own: an article's permanent
 * identity, the file name of an author, section, tag or series.
 */

import type {
  ArticleType,
  AuthorStatus,
  CorrectionKind,
  Exclusion,
  FrontLayout,
  ReviewedType,
  Severity,
} from '../content/vocabulary.ts';

export type { ArticleType, AuthorStatus, CorrectionKind, Exclusion, FrontLayout, ReviewedType };

export type Instant = number;

/** A picture file after loading; structurally what an image import of the bundler gives. */
export interface PictureAsset {
  readonly src: string;
  /** Pixels of the original. */
  readonly width: number;
  /** Pixels of the original. */
  readonly height: number;
  readonly format: string;
}

export interface Picture {
  readonly asset: PictureAsset;
  /** Empty when the picture is decorative. */
  readonly alt: string;
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
  readonly license?: string | undefined;
  readonly licenseUrl?: string | undefined;
  /** What must stay visible when the picture is cropped, as fractions of width and height from the top left. */
  readonly focal: { readonly x: number; readonly y: number };
}

export interface Author {
  readonly id: string;
  readonly name: string;
  readonly bio?: string | undefined;
  readonly role?: string | undefined;
  readonly photo?: Picture | undefined;
  readonly email?: string | undefined;
  readonly links: readonly { readonly title: string; readonly url: string }[];
  /** `@user@server`. */
  readonly fediverse?: string | undefined;
  readonly status: AuthorStatus;
  readonly aliases: readonly string[];
}

export interface Section {
  readonly id: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly order: number;
  /** A name of the palette in styles/tokens.css. */
  readonly color: string;
  readonly parent?: string | undefined;
  readonly aliases: readonly string[];
}

export interface Tag {
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly aliases: readonly string[];
}

export interface Series {
  readonly id: string;
  readonly name: string;
  readonly description?: string | undefined;
  /** Parts are numbered and read in `series.order`; otherwise by date. */
  readonly ordered: boolean;
  readonly aliases: readonly string[];
}

export interface Credit {
  /** Author id. */
  readonly author: string;
  /** What they did, where it is not writing: `Photographs`. */
  readonly role?: string | undefined;
}

export interface Correction {
  readonly date: Instant;
  readonly kind: CorrectionKind;
  readonly severity: Severity;
  readonly text: string;
  readonly was?: string | undefined;
  readonly now?: string | undefined;
}

export interface Review {
  readonly item: string;
  /** A type of schema.org. */
  readonly type: ReviewedType;
  readonly rating: number;
  readonly best: number;
}

export interface Article {
  readonly id: string;
  /** Pathname without the base path, always with a trailing slash: `/2025/09/slug/`. */
  readonly path: string;
  readonly title: string;
  readonly seoTitle?: string | undefined;
  readonly standfirst: string;
  readonly kicker?: string | undefined;
  readonly type: ArticleType;
  readonly credits: readonly Credit[];
  readonly section: string;
  /** Tag ids, in the writer's order, without duplicates. */
  readonly tags: readonly string[];
  /** The later of `date` and `embargo`: what orders every list and is every `pubDate`. */
  readonly published: Instant;
  /** Date of the last public update or correction, if there is one. */
  readonly modified?: Instant | undefined;
  /** Chosen by the writer; public articles only. */
  readonly related: readonly string[];
  readonly series?: { readonly id: string; readonly order: number } | undefined;
  readonly translationOf?: string | undefined;
  readonly image?: Picture | undefined;
  readonly dateline?: string | undefined;
  /** BCP 47. */
  readonly lang: string;
  readonly updates: readonly { readonly date: Instant; readonly note: string }[];
  readonly corrections: readonly Correction[];
  readonly retracted?: { readonly date: Instant; readonly reason: string } | undefined;
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  readonly disclosures: readonly string[];
  readonly sponsor?: { readonly name: string; readonly url: string } | undefined;
  readonly review?: Review | undefined;
  readonly breaking: boolean;
  readonly evergreen: boolean;
  readonly noindex: boolean;
  readonly excludeFrom: readonly Exclusion[];
  readonly comments: boolean;
  readonly canonical?: string | undefined;
  readonly originallyPublished?:
    { readonly name: string; readonly url: string; readonly date?: Instant | undefined } | undefined;
  /** Old paths that redirect here. */
  readonly aliases: readonly string[];
  /** Draft or embargoed, and shown only because this is a preview. */
  readonly hidden: boolean;
  /** Words of the body (or the nearest thing in a script without spaces). */
  readonly words: number;
}

export interface Comment {
  readonly id: string;
  /** Article id. */
  readonly article: string;
  readonly name: string;
  readonly date: Instant;
  /** Plain text; blank lines part paragraphs. */
  readonly text: string;
}

export interface Ad {
  readonly id: string;
  readonly slot: string;
  readonly sponsor: string;
  readonly image?: Picture | undefined;
  readonly url: string;
  readonly start?: Instant | undefined;
  readonly end?: Instant | undefined;
}

export interface FrontQuery {
  readonly section?: string | undefined;
  readonly tag?: string | undefined;
  readonly type?: ArticleType | undefined;
}

export interface FrontBlock {
  readonly id: string;
  readonly title?: string | undefined;
  readonly layout: FrontLayout;
  /** Article ids, in order; they win over the query. */
  readonly pins: readonly string[];
  readonly query: FrontQuery;
  readonly limit: number;
  /** Days before BUILD_NOW after which a story drops out of the block. */
  readonly maxAgeDays?: number | undefined;
}
