/** The documents of every channel, ready to be written to files. */
import type { Archive } from '../../archive/archive.ts';
import type { Site } from '../../site/site.ts';
import type { FeedKind } from '../../site/urls.ts';
import { channelsOf, type Channel } from '../../views/channels.ts';
import { atomOf } from './atom.ts';
import { feedWith, itemsOf, type Feed, type StoryOf } from './feed.ts';
import { fitted } from './fit.ts';
import { historyOf, unarchivedCount, type ArchiveDocument } from './history.ts';
import { itemOf, type FeedItem } from './item.ts';
import { jsonFeedOf } from './json-feed.ts';
import { rssOf } from './rss.ts';
import { departuresOf } from './tombstones.ts';

/** The channels that have a document in a format. */
export function channelsIn(site: Site, archive: Archive, kind: FeedKind): Channel[] {
  return channelsOf(site, archive).filter(({ formats }) => formats.includes(kind));
}

/** A channel in one format, of at most 2 MB. */
export async function channelDocument(
  site: Site,
  archive: Archive,
  channel: Channel,
  kind: FeedKind,
  storyOf: StoryOf,
): Promise<string> {
  const all = await itemsOf(site, archive, channel, storyOf);
  const departures = departuresOf(site, archive, channel);
  const isArchived = kind === 'atom' && channel.kind === 'outlet';
  const history = isArchived ? historyOf(site, archive) : undefined;
  // What no document of the history has must be in this one, or nobody who walks it would ever see it.
  const least = isArchived ? unarchivedCount(site, archive) : 0;
  return fitted(all, least, (items) =>
    write({ ...feedWith(site, channel, items, departures), history }, kind),
  );
}

/** A document of the outlet's history, whole stories as in its feed. */
export async function archiveDocument(
  site: Site,
  archive: Archive,
  { number, articles }: ArchiveDocument,
  storyOf: StoryOf,
): Promise<string> {
  const [outlet] = channelsOf(site, archive);
  if (!outlet) throw new Error('feeds: an outlet without a channel');
  const all: FeedItem[] = [];
  for (const article of articles) all.push(itemOf(site, archive, article, await storyOf(article)));
  const history = historyOf(site, archive, number);
  return fitted(all, all.length, (items) => atomOf({ ...feedWith(site, outlet, items), history }));
}

function write(feed: Feed, kind: FeedKind): string | Promise<string> {
  switch (kind) {
    case 'rss':
      return rssOf(feed);
    case 'atom':
      return atomOf(feed);
    case 'json':
      return jsonFeedOf(feed);
  }
}
