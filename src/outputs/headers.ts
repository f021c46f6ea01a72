/**
 * What a host says with every file: one model, which the dialects in hosts/ write down and a deployment to a store of
 * objects sets itself.
 */
import type { Outlet } from '../site/outlet.ts';
import { paths } from '../site/urls.ts';
import { headerPolicy } from './security-policy.ts';

export type Headers = Readonly<Record<string, string>>;

/** Which files a rule is for; forms that every host knows. Paths are without the base path. */
export type HeaderScope =
  | { readonly kind: 'all' }
  /** Everything below a folder: `/_astro/`. */
  | { readonly kind: 'folder'; readonly path: string }
  /** Every file of a name, in whatever folder: `rss.xml`. */
  | { readonly kind: 'name'; readonly name: string }
  /** Every file of a suffix: `.svg`. */
  | { readonly kind: 'suffix'; readonly suffix: string };

export interface HeaderRule {
  readonly scope: HeaderScope;
  readonly headers: Headers;
}

type HeaderSettings = Pick<Outlet, 'comments' | 'hsts'>;

/** A page may change at any time: it is asked for again after a minute, and answered with 304 where it has not. */
export const SHORT_CACHING = 'public, max-age=60, must-revalidate';
/** The name of such a file is made from its content (RFC 8246). */
export const LONG_CACHING = 'public, max-age=31536000, immutable';

/** What hosts do not know by the suffix, or know wrongly. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  'rss.xml': 'application/rss+xml; charset=utf-8',
  'atom.xml': 'application/atom+xml; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
  'feeds.opml': 'text/x-opml; charset=utf-8',
  'manifest.webmanifest': 'application/manifest+json; charset=utf-8',
};
/** Archive documents of the outlet's Atom feed (RFC 5005, section 4). */
const FEED_ARCHIVE = paths.feedArchive(1).replace(/[^/]+$/, '');
const HASHED_FOLDERS = ['/_astro/'];

/** Rules in rising order: where two set one header, the later one counts. */
export function headerRules(settings: HeaderSettings): HeaderRule[] {
  return [
    { scope: { kind: 'all' }, headers: { ...securityHeaders(settings), 'Cache-Control': SHORT_CACHING } },
    ...HASHED_FOLDERS.map((path): HeaderRule => ({
      scope: { kind: 'folder', path },
      headers: { 'Cache-Control': LONG_CACHING },
    })),
    // The build refuses a drawing with a script; this one is for what it does not know of.
    {
      scope: { kind: 'suffix', suffix: '.svg' },
      headers: { 'Content-Security-Policy': `${headerPolicy(settings)}; script-src 'none'` },
    },
    {
      scope: { kind: 'folder', path: FEED_ARCHIVE },
      headers: { 'Content-Type': MEDIA_TYPES['atom.xml'] ?? '' },
    },
    ...Object.entries(MEDIA_TYPES).map(([name, type]): HeaderRule => ({
      scope: { kind: 'name', name },
      headers: { 'Content-Type': type },
    })),
  ];
}

/**
 * All headers of one file.
 * @param path of the file on the site, without the base path: `/rss.xml`, `/about/`
 */
export function headersFor(path: string, settings: HeaderSettings): Headers {
  const matching = headerRules(settings).filter(({ scope }) => isInScope(path, scope));
  return Object.assign({}, ...matching.map(({ headers }) => headers)) as Headers;
}

/** @param path of a file, without the base path */
export function isInScope(path: string, scope: HeaderScope): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'folder':
      return path.startsWith(scope.path);
    case 'name':
      return path.endsWith(`/${scope.name}`);
    case 'suffix':
      return path.endsWith(scope.suffix);
  }
}

function securityHeaders(settings: HeaderSettings): Headers {
  const { hsts } = settings;
  return {
    'Content-Security-Policy': headerPolicy(settings),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    // What no page of ours asks for, so that no frame in it can either.
    'Permissions-Policy':
      'accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    // RFC 6797, section 6.1.
    ...(hsts && {
      'Strict-Transport-Security': [
        `max-age=${String(hsts.maxAge)}`,
        ...(hsts.includeSubDomains ? ['includeSubDomains'] : []),
        ...(hsts.preload ? ['preload'] : []),
      ].join('; '),
    }),
  };
}
