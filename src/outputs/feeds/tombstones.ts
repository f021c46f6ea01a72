/** What subscribers should forget: `at:deleted-entry` (RFC 6721), for a while after a story has left the outlet. */
import type { Archive } from '../../archive/archive.ts';
import { TOMBSTONE_LASTS } from '../../archive/freshness.ts';
import type { Instant } from '../../archive/model.ts';
import type { Site } from '../../site/site.ts';
import { paths } from '../../site/urls.ts';
import type { Channel } from '../../views/channels.ts';
import { itemId } from './item.ts';

export interface Tombstone {
  /** Identity of the item in feeds. */
  readonly ref: string;
  readonly when: Instant;
}

/**
 * The stories that left a channel in the 90 days before BUILD_NOW, the last one first: those that expired, and in the
 * outlet's own channel those that gone.yaml names, of which nobody knows where else they stood.
 */
export function tombstonesOf(
  site: Site,
  archive: Archive,
  channel: Pick<Channel, 'kind' | 'path'>,
): Tombstone[] {
  const since = site.now - TOMBSTONE_LASTS;
  const isRecent = (when: Instant) => when > since && when <= site.now;
  const graves = new Map<string, Instant>();
  for (const { id, expires, ...places } of archive.expired) {
    if (!places.inFeeds || !isRecent(expires)) continue;
    const isHere =
      channel.kind === 'outlet' ||
      (channel.kind === 'section' &&
        places.sections.some((section) => paths.section(section) === channel.path)) ||
      (channel.kind === 'author' && places.authors.some((author) => paths.author(author) === channel.path)) ||
      (channel.kind === 'series' &&
        places.series !== undefined &&
        paths.seriesOf(places.series) === channel.path) ||
      (channel.kind === 'type' && paths.type(places.type) === channel.path) ||
      (channel.kind === 'corrections' && places.corrected);
    if (isHere) graves.set(id, expires);
  }
  if (channel.kind === 'outlet') {
    // The addresses of expired stories are gone too: of those it is known whether they ever stood in a feed.
    const expired = new Set(archive.expired.flatMap(({ id, path }) => [id, path]));
    for (const { id, url, date } of archive.gone) {
      if (id !== undefined && !expired.has(id) && !expired.has(url) && isRecent(date)) graves.set(id, date);
    }
  }
  return [...graves]
    .filter(([id]) => !archive.byId.has(id))
    .map(([id, when]) => ({ ref: itemId(site, id), when }))
    .sort((a, b) => b.when - a.when || (a.ref < b.ref ? -1 : 1));
}
