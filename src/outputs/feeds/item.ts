/**
 * A story as every feed carries it, whatever the format. Titles, standfirsts and labels are plain text. Where one looks
 * like markup (`<b>`, `&#97;`), the W3C validator warns of HTML in it (ContainsHTML, ContainsUndeclaredHTML), although the
 * format and its `type` say that it is none: it is what was written, and the same string as on the page.
 */
import type { Archive } from '../../archive/archive.ts';
import { changedAt } from '../../archive/freshness.ts';
import { kindOf } from '../../archive/kind.ts';
import type { Article, Instant } from '../../archive/model.ts';
import type { Outlet } from '../../site/outlet.ts';
import type { Site } from '../../site/site.ts';
import { paths } from '../../site/urls.ts';
import { headlineOf, isolated, summaryOf } from '../../views/summary.ts';
import { typeLabelOf } from '../../views/teaser.ts';

export interface FeedItem {
  /** Permanent, whatever happens to title and address. */
  readonly id: string;
  /** Absolute. */
  readonly url: string;
  /** The very string of the page's `h1`; of a retracted story it says that first. */
  readonly title: string;
  /** The standfirst; of a retracted story the retraction. */
  readonly summary: string;
  /** What the text begins with where it is whole: what kind of story this is, or who paid for it. */
  readonly note?: string | undefined;
  /** BCP 47. */
  readonly lang: string;
  /** Never moves. */
  readonly published: Instant;
  /** Moves with a public update, correction or retraction, with nothing else. */
  readonly updated: Instant;
  readonly authors: readonly { readonly name: string; readonly url: string }[];
  readonly categories: readonly Category[];
  readonly picture?: FeedPicture | undefined;
  /** The whole story; absent in channels that carry the standfirst only. */
  readonly html?: string | undefined;
}

export interface Category {
  /** Id in the newsroom. */
  readonly term: string;
  /** Absolute URL of the list of all terms of this kind. */
  readonly scheme: string;
  readonly label: string;
}

export interface FeedPicture {
  /** Absolute. */
  readonly url: string;
  /** Media type. */
  readonly type: string;
  /** Length of the file. */
  readonly bytes: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Empty when the picture is decorative. */
  readonly alt: string;
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
}

/** What of a story is not in the archive: made once per story, for all channels and formats. */
export interface FeedStory {
  /** The whole story as `storyHtml` makes it. */
  readonly html: string;
  readonly picture?: FeedPicture | undefined;
}

/** @param story absent where a channel carries the standfirst only */
export function itemOf(site: Site, archive: Archive, article: Article, story?: FeedStory): FeedItem {
  const { urls, strings } = site;
  const { section } = article;
  const kind = kindOf(article);
  const names = namesIn(archive, article);
  const category = (list: string, term: string, label = term): Category => ({
    term,
    scheme: urls.absolute(list),
    label,
  });
  return {
    id: itemId(site, article.id),
    url: urls.absolute(article.path),
    title: headlineOf(site, article),
    summary: summaryOf(site, article),
    note: noteOf(site, article),
    lang: article.lang,
    published: article.published,
    updated: changedAt(article),
    authors: article.credits.map(({ author }, index) => ({
      name: names.authors[index] ?? author,
      url: urls.absolute(paths.author(author)),
    })),
    categories: [
      category(paths.sections, section, names.section),
      ...article.tags.map((tag, index) => category(paths.tags, tag, names.tags[index])),
      ...(kind === 'news' ? [] : [category(paths.types, kind, strings.types[kind])]),
    ],
    picture: story?.picture,
    html: story?.html,
  };
}

/** What is told before the first word: that who reads reads comment, or what somebody paid for. Plain news has none. */
export function noteOf(site: Site, article: Article): string | undefined {
  const { sponsor } = article;
  return sponsor ? site.strings.article.sponsoredNote(sponsor.name) : typeLabelOf(site, article);
}

/**
 * The summary, with the note before it where there is no text that begins with it.
 * @param ours the language of the feed
 */
export function summaryIn({ html, note, summary, lang }: FeedItem, ours: string): string {
  return html !== undefined || note === undefined ? summary : `${note} – ${isolated(summary, lang, ours)}`;
}

/** What an item says that stands in other files than the story's own: how those are called whom and what it names. */
export function namesIn({ authors, sections, tags }: Archive, article: Article) {
  return {
    authors: article.credits.map(({ author }) => authors.get(author)?.name),
    section: sections.get(article.section)?.name,
    tags: article.tags.map((tag) => tags.get(tag)?.label),
  };
}

/**
 * The permanent identity of a story in every feed: a tag URI (RFC 4151, section 2.1), or the article's `id` verbatim
 * where that is a URI already, as an imported story keeps the guid its subscribers know.
 */
export function itemId({ outlet }: Pick<Site, 'outlet'>, id: string): string {
  if (/^[a-z][a-z\d+.-]*:\S+$/i.test(id)) return id;
  return tagUri(outlet, id);
}

/** The identity of a channel: that of what it lists, which no article can have (content/schema/fields.ts, `articleId`). */
export function channelId({ outlet }: Pick<Site, 'outlet'>, path: string): string {
  return tagUri(outlet, path === '' ? paths.home : path);
}

/** What the ids of all items and channels begin with; never to change once a feed is out. */
export function feedIdentityOf({ feedIdentity: { authority, since } }: Pick<Outlet, 'feedIdentity'>): string {
  return `tag:${authority},${since}:`;
}

function tagUri(outlet: Pick<Outlet, 'feedIdentity'>, specific: string): string {
  // RFC 4151, section 2.1: `specific` is made of pchar, "/" and "?".
  const encoded = encodeURI(specific.toWellFormed()).replaceAll(/[#[\]]/g, encodeURIComponent);
  return `${feedIdentityOf(outlet)}${encoded}`;
}
