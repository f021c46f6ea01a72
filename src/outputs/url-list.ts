/** What a deployment published, by address and content: `urls.json`, by which the next one knows what changed. */
import { hash } from 'node:crypto';
import { ownText } from '../archive/own-text.ts';

export interface UrlList {
  readonly version: 1;
  /** Address of the front page. */
  readonly site: string;
  /** Absolute address to the hash of the content; pages that may be found. */
  readonly pages: Readonly<Record<string, string>>;
  /** Pages that ask not to be found or name another as the one to be found, redirects and what is gone. */
  readonly unlisted: Readonly<Record<string, string>>;
  readonly feeds: Readonly<Record<string, string>>;
}

/** What changed from one deployment to the next: addresses, sorted. */
export interface UrlChanges {
  /** New, changed, and no longer to be found. */
  readonly pages: readonly string[];
  /** New and changed. */
  readonly feeds: readonly string[];
}

/** Names of style sheets, scripts and pictures change with every change of the look; the policy names their hashes. */
const NOT_CONTENT = /\/_astro\/[^"'\s),]+|<meta http-equiv="content-security-policy"[^>]*>/g;
const CANONICAL = /<link rel="canonical" href="([^"]*)"/i;
const NOINDEX = /<meta name="robots" content="[^"]*noindex|<meta http-equiv="refresh"/i;

/** What a page or feed is known by. */
export interface UrlEntry {
  readonly kind: 'pages' | 'unlisted' | 'feeds';
  readonly hash: string;
  /** Of a page: the address that it asks to be found at (RFC 6596). */
  readonly canonical?: string | undefined;
}

/** @param file path below the output with slashes: a page or a feed */
export function urlEntry(file: string, content: string): UrlEntry {
  const kind = !file.endsWith('.html') ? 'feeds' : NOINDEX.test(content) ? 'unlisted' : 'pages';
  const canonical =
    kind === 'pages' ? CANONICAL.exec(content)?.[1]?.replaceAll(/&(?:amp|#38);/g, '&') : undefined;
  return {
    kind,
    hash: hash('sha256', content.replaceAll(NOT_CONTENT, ''), 'hex').slice(0, 32),
    // Part of the page, of which there would be fifty thousand in memory.
    canonical: canonical === undefined ? undefined : ownText(canonical),
  };
}

/**
 * @param files paths below the output with slashes, pages and feeds alone, in any order
 * @param site address of the front page, with a slash at its end
 */
export function urlList(files: Iterable<readonly [file: string, content: string]>, site: string): UrlList {
  return urlListOf(
    [...files].map(([file, content]) => [file, urlEntry(file, content)] as const),
    site,
  );
}

/** As `urlList`, of files of which it is known already what they are known by. */
export function urlListOf(files: Iterable<readonly [file: string, entry: UrlEntry]>, site: string): UrlList {
  const kinds: Record<UrlEntry['kind'], [url: string, hash: string][]> = {
    pages: [],
    unlisted: [],
    feeds: [],
  };
  for (const [file, entry] of files) {
    // As the pages and feeds name themselves (site/urls.ts): a hub knows a feed by that name alone.
    const path = encodeURI(file).replaceAll(/[?#]/g, encodeURIComponent);
    const url = site + path.replace(/(^|\/)index\.html$/, '$1');
    // The text-only edition, and what stands first elsewhere: engines are told of the one that is to be found.
    const isCopy = entry.canonical !== undefined && entry.canonical !== url;
    kinds[isCopy ? 'unlisted' : entry.kind].push([url, entry.hash]);
  }
  const { pages, unlisted, feeds } = kinds;
  return { version: 1, site, pages: sorted(pages), unlisted: sorted(unlisted), feeds: sorted(feeds) };
}

function sorted(entries: [url: string, hash: string][]): Record<string, string> {
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @param before of the last deployment; without it everything is new */
export function changesOf(now: UrlList, before?: UrlList): UrlChanges {
  const changed = (to: UrlList['pages'], from: UrlList['pages'] = {}) =>
    Object.keys(to).filter((url) => to[url] !== from[url]);
  const lost = Object.keys(before?.pages ?? {}).filter((url) => now.pages[url] === undefined);
  return {
    pages: [...changed(now.pages, before?.pages), ...lost].sort(),
    feeds: changed(now.feeds, before?.feeds).sort(),
  };
}

/** @throws when the text is not such a list */
export function readUrlList(text: string): UrlList {
  const list = JSON.parse(text) as Partial<UrlList> | null;
  const isRecord = (value: unknown) => typeof value === 'object' && value !== null;
  if (
    list?.version !== 1 ||
    typeof list.site !== 'string' ||
    !isRecord(list.pages) ||
    !isRecord(list.feeds)
  ) {
    throw new Error('is not a urls.json of a deployment');
  }
  return list as UrlList;
}
