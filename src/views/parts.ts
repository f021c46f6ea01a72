/**
 * The parts that pages are made of: what a component is given. Text is plain text, never markup;
 * URLs come from `site/urls.ts` and bear the base path; times are formatted already.
 */
import type { ArticleType, AuthorStatus, Picture } from '../archive/model.ts';
import type { TimeText } from '../site/dates.ts';
import type { CardPicture } from './social-card.ts';

export interface Link {
  readonly label: string;
  readonly url: string;
}

export interface NavLink extends Link {
  /** The page itself, or the section it belongs to. */
  readonly current: boolean;
}

export type { TimeText };

/** One name of a byline; `url` is the author's page. */
export interface BylineName extends Link {
  readonly role?: string | undefined;
  /** Shown beside opinion only. */
  readonly photo?: Picture | undefined;
}

export interface SectionLabel extends Link {
  /** Name of the palette; becomes `data-accent`. */
  readonly accent: string;
}

/** Of what a writer wrote, where it differs from the outlet's. */
export interface OwnLanguage {
  /** BCP 47. */
  readonly lang?: string | undefined;
  /** Only where this differs as well. */
  readonly dir?: 'ltr' | 'rtl' | undefined;
}

/** An article as it stands on any page but its own. */
export interface Teaser extends OwnLanguage {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Of a retracted story why it was retracted. */
  readonly standfirst: string;
  readonly kicker?: string | undefined;
  /** What it is to readers. */
  readonly type: ArticleType;
  /** Text label of the type; absent for plain news. */
  readonly typeLabel?: string | undefined;
  readonly section: SectionLabel;
  readonly byline: readonly BylineName[];
  readonly published: TimeText;
  readonly picture?: Picture | undefined;
  readonly sponsor?: string | undefined;
  readonly rating?: { readonly value: number; readonly best: number } | undefined;
  /** Why it is offered as related: "Same section, and about ferries, harbour". */
  readonly reason?: string | undefined;
  readonly retracted: boolean;
  /** Preview only: "Draft" or "Embargoed until …". */
  readonly hiddenLabel?: string | undefined;
}

export interface AdView {
  readonly slot: string;
  readonly sponsor: string;
  readonly url: string;
  readonly picture?: Picture | undefined;
  /** CSS pixels of the slot, reserved before anything loads. */
  readonly width: number;
  readonly height: number;
}

/** The slots of a page that hold something. */
export interface PageAds {
  readonly top?: AdView | undefined;
  readonly side?: AdView | undefined;
  readonly inline?: AdView | undefined;
}

export interface AuthorCard {
  readonly name: string;
  readonly url: string;
  readonly status: AuthorStatus;
  readonly role?: string | undefined;
  readonly bio?: string | undefined;
  readonly photo?: Picture | undefined;
  readonly email?: Link | undefined;
  readonly fediverse?: { readonly handle: string; readonly url: string } | undefined;
  readonly links: readonly Link[];
  readonly statusLabel?: string | undefined;
}

export interface CorrectionView {
  readonly kindLabel: string;
  readonly date: TimeText;
  readonly text: string;
  readonly was?: string | undefined;
  readonly now?: string | undefined;
}

export interface CommentView {
  /** Fragment of the page. */
  readonly id: string;
  readonly name: string;
  readonly date: TimeText;
  /** Text and links, in order. */
  readonly paragraphs: readonly (readonly (string | Link)[])[];
}

export interface FeedLink {
  readonly title: string;
  readonly url: string;
  /** Media type: `application/rss+xml`, … */
  readonly type: string;
}

/** A page in one language, for `<link rel="alternate" hreflang>`. */
export interface AlternatePage {
  /** BCP 47, or `x-default`. */
  readonly lang: string;
  /** Absolute. */
  readonly url: string;
  /** As Open Graph writes a language, where it has a name for it; absent for `x-default`. */
  readonly locale?: string | undefined;
}

/** A `<link rel="icon">` or its kin. */
export interface IconLink {
  readonly rel: string;
  readonly url: string;
  readonly type?: string | undefined;
  readonly sizes?: string | undefined;
}

/** Everything around the content of a page: head, masthead, footer. */
export interface Frame {
  /** For `<title>`. */
  readonly title: string;
  /** What the page is called wherever it is shared: without the outlet's name, and never a title for search engines. */
  readonly headline: string;
  readonly description?: string | undefined;
  /** Absolute. */
  readonly canonical: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** As Open Graph writes a language, where it has a name for it: `en_GB`. */
  readonly locale?: string | undefined;
  /** The same page in every language it may be found in, its own among them; empty where there is but one. */
  readonly alternates: readonly AlternatePage[];
  readonly noindex: boolean;
  readonly feeds: readonly FeedLink[];
  readonly icons?: readonly IconLink[] | undefined;
  /** For link previews: a picture of the newsroom, or a card drawn for the page. */
  readonly social?: { readonly picture: Picture } | { readonly card: CardPicture } | undefined;
  readonly ogType: 'article' | 'website' | 'profile';
  readonly publishedIso?: string | undefined;
  readonly modifiedIso?: string | undefined;
  readonly outlet: {
    readonly name: string;
    readonly tagline?: string | undefined;
    readonly url: string;
    readonly lang: string;
    readonly dir: 'ltr' | 'rtl';
    /** IANA. */
    readonly timezone: string;
    /** URL of the mark, when the outlet has one. */
    readonly logo?: string | undefined;
    readonly about?: string | undefined;
  };
  /** The date in the masthead: the article's own, or that of a list's newest item. */
  readonly mastheadDate?: TimeText | undefined;
  readonly nav: readonly NavLink[];
  /** Overflow under "More". */
  readonly more: readonly NavLink[];
  readonly footer: readonly { readonly title: string; readonly links: readonly Link[] }[];
  readonly searchUrl: string;
  /** This page as text, or the front of the text-only edition. */
  readonly liteUrl?: string | undefined;
  /** Where the reader's saved stories stand, when the outlet offers it. */
  readonly savedUrl?: string | undefined;
  readonly accent?: string | undefined;
  /** Preview banner text. */
  readonly preview?: string | undefined;
}

/** A step on the way from the front to the page. */
export type Crumb = Link;

export interface Pagination {
  /** Toward newer stories. */
  readonly newer?: Link | undefined;
  /** Toward older stories. */
  readonly older?: Link | undefined;
  /** "Page 4", never a total: the number must not change when a story is added. */
  readonly label?: string | undefined;
}
