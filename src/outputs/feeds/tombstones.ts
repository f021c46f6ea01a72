/** What subscribers should forget: `at:deleted-entry` (RFC 6721), for a while after a story has left the outlet. */
import type { Archive } from '../../archive/archive.ts';
import { TOMBSTONE_LASTS } from '../../archive/freshness.ts';
import type { Instant } from '../../archive/model.ts';
import type { Site } from '../../site/site.ts';
import { paths } from '../../site/urls.ts';
import { channelsAt, type Channel } from '../../views/channels.ts';
import { correctionId } from './correction-items.ts';
import { itemId } from './item.ts';

export interface Tombstone {
  /** Identity of the item in feeds. */
  readonly ref: string;
  readonly when: Instant;
}

/** The stories that left a channel. */
export interface Departures {
  /** Of the 90 days before BUILD_NOW, the last one first. */
  readonly tombstones: readonly Tombstone[];
  /** When the last one left, however long ago: the channel changed then, and never looks older again. */
  readonly last?: Instant | undefined;
}

export const NO_DEPARTURES: Departures = { tombstones: [] };

const known = new WeakMap<
  Archive,
  { readonly site: Site; readonly byPath: ReadonlyMap<string, Departures> }
>();

/** Of a channel of the archive: found once for all of them. */
export function departuresOf(site: Site, archive: Archive, { path }: Pick<Channel, 'path'>): Departures {
  let found = known.get(archive);
  if (found?.site !== site) {
    found = { site, byPath: findDepartures(site, archive) };
    known.set(archive, found);
  }
  return found.byPath.get(path) ?? NO_DEPARTURES;
}

function findDepartures(site: Site, archive: Archive): Map<string, Departures> {
  const byPath = new Map<string, Tombstone[]>();
  for (const { id, left, stood } of archive.departed) {
    if (left > site.now) continue;
    const story = { ref: itemId(site, id), when: left };
    const corrections = (stood?.corrections ?? []).map((mark) => ({
      ref: correctionId(site, id, mark),
      when: left,
    }));
    const channels = stood ? channelsAt(site, archive, stood).map(({ path }) => path) : [];
    for (const path of new Set(['', ...channels])) {
      const here = path === paths.corrections ? corrections : [story];
      const graves = byPath.get(path);
      if (graves) graves.push(...here);
      else byPath.set(path, [...here]);
    }
  }
  const since = site.now - TOMBSTONE_LASTS;
  return new Map(
    [...byPath].map(([path, graves]) => {
      graves.sort((a, b) => b.when - a.when || (a.ref < b.ref ? -1 : 1));
      return [path, { tombstones: graves.filter(({ when }) => when > since), last: graves[0]?.when }];
    }),
  );
}
