/** What a generator has written: the figures that tell whether two builds did the same work. */
import { globSync, statSync } from 'node:fs';
import path from 'node:path';

export interface Written {
  readonly pages: number;
  readonly feeds: number;
  readonly pageBytes: number;
  readonly feedBytes: number;
  /** All files, whatever they are. */
  readonly files: number;
  readonly bytes: number;
}

/** A peer that writes less than this of our pages or feeds is not compared, it is flattered. */
const ENOUGH = 0.9;
const FEED = /(?:^|\/)(?:rss\.xml|atom\.xml|feed\.json)$/;

export function writtenIn(folder: string): Written {
  const sum = { pages: 0, feeds: 0, pageBytes: 0, feedBytes: 0, files: 0, bytes: 0 };
  for (const name of globSync('**/*', { cwd: folder })) {
    const state = statSync(path.join(folder, name));
    if (!state.isFile()) continue;
    sum.files += 1;
    sum.bytes += state.size;
    if (name.endsWith('.html')) {
      sum.pages += 1;
      sum.pageBytes += state.size;
    } else if (isFeed(name)) {
      sum.feeds += 1;
      sum.feedBytes += state.size;
    }
  }
  return sum;
}

/** Of documents of the whole archive (RFC 5005) peers have none: those are counted among all files alone. @param name a path in the site */
export function isFeed(name: string): boolean {
  return FEED.test(name.replaceAll('\\', '/'));
}

/** @returns what a peer lacks beside ours, as words; nothing where it wrote enough */
export function lacks(ours: Written, peer: Written): string[] {
  return (['pages', 'feeds'] as const)
    .filter((what) => peer[what] < ENOUGH * ours[what])
    .map(
      (what) =>
        `${peer[what].toLocaleString('en')} ${what} against ${ours[what].toLocaleString('en')} of ours, less than ${String(100 * ENOUGH)} %`,
    );
}
