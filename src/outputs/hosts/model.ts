/** What a host is told, before it is written in its dialect. */
import type { HeaderRule } from '../headers.ts';
import { paths } from '../../site/urls.ts';
import type { Redirect } from '../redirects.ts';

export interface HostModel {
  /** `/` or `/news/` */
  readonly base: string;
  /** Urls: with base path, percent-encoded, and in one form only. */
  readonly redirects: readonly Redirect[];
  /** Urls that answer “410 Gone”; a page that says so lies there. */
  readonly gone: readonly string[];
  /** Url of the list of tags. What does not exist below it leads to it for a while: tags come and go with their stories. */
  readonly emptied: string;
  readonly headers: readonly HeaderRule[];
  /** Every file of the output, by its path on the site without the base path: `/rss.xml`. */
  readonly files: readonly string[];
}

export interface HostFiles {
  /** Files of the output, by their paths below it. */
  readonly output: Readonly<Record<string, string>>;
  /** Files for the host beside the output. */
  readonly beside: Readonly<Record<string, string>>;
  /** Limits of the host that the outlet exceeds. */
  readonly problems: readonly string[];
  /** What was left out for lack of room. */
  readonly warnings?: readonly string[] | undefined;
}

/**
 * How the name of a feed below the list of tags ends. One that is not there leads nowhere: what reads feeds would keep the
 * list, which is none, as the feed's new address.
 */
export const FEED_OF_TAG = paths.feed('', 'rss');

/** Whether a redirect is one to remember: not of a tag that no story has, which the next story may bring back. */
export function isForGood({ to }: Redirect, { emptied }: Pick<HostModel, 'emptied'>): boolean {
  return to !== emptied;
}

/** As many redirects as there is room for: those that only follow others give way. */
export function inRoom(
  redirects: readonly Redirect[],
  room: number,
  host: string,
): { readonly redirects: readonly Redirect[]; readonly warnings: readonly string[] } {
  let free = room - redirects.filter(({ follows }) => !follows).length;
  const kept = redirects.filter(({ follows }) => !follows || (free -= 1) >= 0);
  const omitted = redirects.length - kept.length;
  const warning =
    `${host} has room for ${String(kept.length)} of ${String(redirects.length)} redirects: ` +
    `${String(omitted)} of numbered pages of lists, feeds and text-only pages are left out`;
  return { redirects: kept, warnings: omitted === 0 ? [] : [warning] };
}

/** The url of the page that stands where something is gone: that of a file lies in a folder of its name. */
export function gonePage(url: string): string {
  return `${url.replace(/\/?$/, '/')}index.html`;
}

/** A url as hosts compare it: what is not ASCII, and what their patterns know, decoded. */
export function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** Where the output belongs below the folder that a server calls its root, as the first line of its file says it. */
export function placeOfOutput(base: string): string {
  return base === '/'
    ? 'whose root is the output'
    : `that has the output in the folder ${base.slice(1)} of its root`;
}
