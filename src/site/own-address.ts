/** Addresses of this outlet's own pages, in every way a writer may put them, and the same with another page in its place. */
import type { Outlet } from './outlet.ts';

/** An address taken apart: `before` + path + `after`. */
export interface OwnAddress {
  /** Path of the site, decoded, with a slash at both ends, or a file: `/2025/09/slug/`, `/feed.xml`. */
  readonly path: string;
  /** Whether it is written from the page it stands on: `../slug/`. */
  readonly isRelative: boolean;
  /** The same address with another path: origin, base path, final slash, encoding, query and fragment stay. */
  readonly withPath: (path: string) => string;
}

/**
 * Reads what a link leads to, where that is on this site.
 * @param target as written: `/2025/09/slug`, `https://outlet.example/2025/09/slug/#votes`, `../slug/`
 * @param page path of the page that it stands on, for relative addresses; without one they are nobody's
 * @param nextPage path that the page will have
 */
export function readOwnAddress(
  target: string,
  { origin, base }: Pick<Outlet, 'origin' | 'base'>,
  page?: string,
  nextPage = page,
): OwnAddress | undefined {
  const address = target.trim();
  const host = ownHost(address, origin);
  if (host === undefined) return undefined;
  const { written = '', after = '' } =
    /^(?<written>[^?#]*)(?<after>.*)$/s.exec(address.slice(host.length))?.groups ?? {};
  if (host === '' && written === '') return undefined;
  if (host === '' && !written.startsWith('/'))
    return page === undefined ? undefined : relativeAddress(written, after, page, nextPage ?? page);
  const needsBase = host !== '';
  const hasBase = base !== '/' && `${written}/`.startsWith(base);
  if (needsBase && base !== '/' && !hasBase) return undefined;
  const inside = hasBase ? `/${written.slice(base.length)}` : written || '/';
  const before = host + (hasBase ? base.slice(0, -1) : '');
  return {
    path: pathOf(inside),
    isRelative: false,
    withPath: (path) => before + likeWritten(path, inside, needsBase) + after,
  };
}

/**
 * What of an address names this outlet, however it is written: `https://outlet.example`, `//Outlet.example:443`.
 * @returns nothing before a path or a fragment, `undefined` where it leads elsewhere
 */
export function ownHost(address: string, origin: string): string | undefined {
  const host = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*/i.exec(address)?.[0];
  if (host === undefined) return /^[a-z][a-z\d+.-]*:/i.test(address) ? undefined : '';
  const named = URL.parse(host, origin);
  const isOwn =
    /^https?:$/.test(named?.protocol ?? '') && named?.username === '' && named.host === new URL(origin).host;
  return isOwn ? host : undefined;
}

function relativeAddress(
  written: string,
  after: string,
  page: string,
  nextPage: string,
): OwnAddress | undefined {
  const resolved = URL.parse(written, `https://own.invalid${encodeURI(page)}`);
  if (resolved?.host !== 'own.invalid') return undefined;
  return {
    path: pathOf(resolved.pathname),
    isRelative: true,
    withPath: (path) =>
      likeWritten(relativePath(nextPage, path, written.startsWith('./')), written, false) + after,
  };
}

/** The way from a page to another: `../slug/`. */
export function relativePath(from: string, to: string, dotted: boolean): string {
  const here = from.split('/').slice(1, -1);
  const there = to.split('/').slice(1);
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared += 1;
  const up = '../'.repeat(here.length - shared);
  const way = up + there.slice(shared).join('/');
  return way === '' || (dotted && up === '') ? `./${way}` : way;
}

/** Decoded, NFC, with a slash at the end where it is a page. */
function pathOf(written: string): string {
  const path = decode(written)
    .normalize('NFC')
    .replace(/\/index\.html$/i, '/');
  return /\.[a-z0-9]+$/i.test(path) || path.endsWith('/') ? path : `${path}/`;
}

function likeWritten(path: string, written: string, isAbsolute: boolean): string {
  const isEncoded = /%[\da-f]{2}/i.test(written) || (isAbsolute && !/[^\0-\x7F]/.test(written));
  const text = isEncoded ? encodeURI(path) : path;
  if (!text.endsWith('/')) return text;
  if (/\/index\.html$/i.test(written)) return `${text}index.html`;
  return written.endsWith('/') || /(?:^|\/)\.{1,2}$/.test(written) ? text : text.slice(0, -1);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
