/** What a feed document holds, before it is written in any format. */
import type { Archive } from '../../archive/archive.ts';
import type { Article, Instant } from '../../archive/model.ts';
import { newest } from '../../archive/order.ts';
import { isFed } from '../../archive/visibility.ts';
import type { Site } from '../../site/site.ts';
import { paths, type FeedKind } from '../../site/urls.ts';
import { isWhole, MEDIA_TYPES, type Channel } from '../../views/channels.ts';
import { correctionItems } from './correction-items.ts';
import { channelId, itemOf, type FeedItem, type FeedStory } from './item.ts';
import { NO_DEPARTURES, type Departures, type Tombstone } from './tombstones.ts';

export interface Feed {
  /** The same in every document of a channel, and in its history. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** BCP 47 */
  readonly lang: string;
  /** Absolute URL of the page that lists the same. */
  readonly link: string;
  /** Absolute URLs of the channel in each of its formats. */
  readonly documents: Readonly<Partial<Record<FeedKind, string>>>;
  readonly outlet: { readonly name: string; readonly url: string; readonly icon: string };
  /** Absolute URL of the WebSub hub. */
  readonly hub?: string | undefined;
  readonly items: readonly FeedItem[];
  /** Never the clock: when the newest of its items changed, or the last one left. */
  readonly updated: Instant;
  /** What its subscribers should forget; for Atom. */
  readonly tombstones: readonly Tombstone[];
  /** RFC 5005, section 4; for Atom. */
  readonly history?: History | undefined;
}

export interface History {
  /** Absolute URL of this document of the history; absent in the document that is subscribed to. */
  readonly self?: string | undefined;
  /** Absolute URL of the next older document. */
  readonly previous?: string | undefined;
}

/** Makes of a story what is not in the archive. Asked for stories that a feed carries whole, and no other. */
export type StoryOf = (article: Article) => Promise<FeedStory>;

/** The stories of a channel that its feed begins with, newest first. */
export function newestOf({ outlet }: Site, channel: Channel): Article[] {
  const { items, tagItems } = outlet.feeds;
  return newest(channel.articles, isWhole(channel) ? items : tagItems, (article) => !isFed(article));
}

/** What a channel's feed begins with, newest first: stories, or corrections. */
export async function itemsOf(
  site: Site,
  archive: Archive,
  channel: Channel,
  storyOf: StoryOf,
): Promise<FeedItem[]> {
  if (channel.kind === 'corrections') return correctionItems(site, archive, site.outlet.feeds.items, storyOf);
  const whole = isWhole(channel);
  const items: FeedItem[] = [];
  for (const article of newestOf(site, channel)) {
    items.push(itemOf(site, archive, article, whole ? await storyOf(article) : undefined));
  }
  return items;
}

/** A feed of given items. @param departures of the channel */
export function feedWith(
  site: Site,
  channel: Channel,
  items: readonly FeedItem[],
  { tombstones, last }: Departures = NO_DEPARTURES,
): Feed {
  const { outlet, urls } = site;
  const changes = [...items.map(({ updated }) => updated), ...(last === undefined ? [] : [last])];
  const document = (kind: FeedKind) => urls.absolute(paths.feed(channel.path, kind));
  return {
    id: channelId(site, channel.path),
    title: channel.path === '' ? channel.name : `${channel.name} – ${outlet.name}`,
    description: channel.description ?? outlet.about ?? outlet.tagline ?? outlet.name,
    lang: outlet.lang,
    link: urls.absolute(channel.page),
    documents: Object.fromEntries(channel.formats.map((kind) => [kind, document(kind)])),
    outlet: {
      name: outlet.name,
      url: urls.absolute(paths.home),
      icon: urls.absoluteUrl(urls.href(outlet.icon)),
    },
    hub: outlet.hub,
    items,
    // A channel that never had a story is as old as the identity of its feeds.
    updated: changes.length > 0 ? Math.max(...changes) : Date.parse(outlet.feedIdentity.since),
    tombstones,
  };
}

export function contentTypeOf(kind: FeedKind): string {
  return `${MEDIA_TYPES[kind]}; charset=utf-8`;
}
