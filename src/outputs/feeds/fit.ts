/** Keeps feeds to a size that every reader takes. */
import type { FeedItem } from './item.ts';

/** Bytes: 2 MB. */
export const LARGEST = 2_000_000;

/**
 * Writes a feed with as many of its items as fit into 2 MB, the first ones before the others. What has to be in it stays
 * in it: the longest of these stories give way to their standfirst.
 * @param least how many items must not be left out
 */
export async function fitted<T>(
  items: readonly FeedItem[],
  least: number,
  write: (items: readonly FeedItem[]) => T | Promise<T>,
): Promise<T> {
  const floor = Math.max(least, 1);
  let kept = items.slice(0, Math.max(floor, countBySize(items)));
  let written = await write(kept);
  for (let size = sizeOf(written); size > LARGEST; size = sizeOf(written)) {
    if (kept.length > floor) {
      const share = Math.floor((kept.length * LARGEST) / size);
      kept = kept.slice(0, Math.max(floor, Math.min(share, kept.length - 1)));
    } else {
      const longest = kept.reduce((a, b) => ((b.html?.length ?? 0) > (a.html?.length ?? 0) ? b : a));
      // Nothing is left to shorten: a standfirst is no megabytes long.
      if (longest.html === undefined) break;
      kept = kept.map((item) => (item === longest ? { ...item, html: undefined } : item));
    }
    written = await write(kept);
  }
  return written;
}

/** How many items fit by their text alone: no feed is written only to be thrown away. */
function countBySize(items: readonly FeedItem[]): number {
  let size = 0;
  const over = items.findIndex(({ html = '' }) => (size += Buffer.byteLength(html)) > LARGEST);
  return over < 0 ? items.length : over;
}

function sizeOf(written: unknown): number {
  return Buffer.byteLength(String(written));
}
