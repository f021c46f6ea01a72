/** What a deployment published, by address and content: `urls.json`, by which the next one knows what changed. */
import { hash } from 'node:crypto';
import { fileUrl } from '../site/urls.ts';

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
}

/**
 * @param file path below the output with slashes: a page or a feed
 * @param site address of the front page, with a slash at its end
 */
export function urlEntry(file: string, content: string, site: string): UrlEntry {
  return {
    kind: !file.endsWith('.html') ? 'feeds' : isToBeFound(file, content, site) ? 'pages' : 'unlisted',
    hash: hash('sha256', content.replaceAll(NOT_CONTENT, ''), 'hex').slice(0, 32),
  };
}

/** The text-only edition, and what stands first elsewhere, name another page: engines are told of that one. */
function isToBeFound(file: string, content: string, site: string): boolean {
  const body = content.indexOf('<body');
  const head = body < 0 ? content : content.slice(0, body);
  if (NOINDEX.test(head)) return false;
  const canonical = CANONICAL.exec(head)?.[1]?.replaceAll(/&(?:amp|#38);/g, '&');
  return canonical === undefined || canonical === urlOf(file, site);
}

/** As pages and feeds name themselves (site/urls.ts): a hub knows a feed by that name alone. */
function urlOf(file: string, site: string): string {
  return site + fileUrl(file.replace(/(^|\/)index\.html$/, '$1'));
}

/**
 * Text of `urls.json`. It is put together here, line by line: the lists of an archive would be objects of a hundred
 * thousand keys each.
 * @param entries of pages and feeds, by path below the output with slashes, in any order
 * @param site address of the front page, with a slash at its end
 */
export function urlListText(
  entries: Iterable<readonly [file: string, entry: UrlEntry]>,
  site: string,
): string {
  const kinds: Record<UrlEntry['kind'], [url: string, hash: string][]> = {
    pages: [],
    unlisted: [],
    feeds: [],
  };
  for (const [file, { kind, hash }] of entries) kinds[kind].push([urlOf(file, site), hash]);
  const lists = Object.entries(kinds).map(([kind, urls]) => {
    const lines = urls
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([url, hash]) => `  ${JSON.stringify(url)}: ${JSON.stringify(hash)}`);
    return ` "${kind}": {${lines.length > 0 ? `\n${lines.join(',\n')}\n ` : ''}}`;
  });
  return `{\n "version": 1,\n "site": ${JSON.stringify(site)},\n${lists.join(',\n')}\n}\n`;
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
