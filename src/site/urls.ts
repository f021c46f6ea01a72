/**
 * The only place that makes a URL (DESIGN section 6). A *path* is a pathname without the base path and not
 * percent-encoded: `/tags/café/`. A *url* bears the base path and is encoded: `/news/tags/caf%C3%A9/`. An
 * *absolute* one has the origin too.
 */

export interface UrlSettings {
  /** `https://example.org`, no slash at the end. */
  readonly origin: string;
  /** `/` or `/news/`. */
  readonly base: string;
  /** `/:year/:month/:slug/` */
  readonly permalink: string;
}

/** What an article's address is made of. */
export interface ArticleAddress {
  /** The file's path below articles/, without extension and `/index`. */
  readonly filePath: string;
  readonly section: string;
  readonly type: string;
  /** Local date of publication in the outlet's zone. */
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
}

/** What has feeds: `''` for the outlet itself, or a path of ours such as `/sections/world/`. */
export type ChannelPath = string;

export const FEED_KINDS = ['rss', 'atom', 'json'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];
const FEED_FILES: Readonly<Record<FeedKind, string>> = {
  rss: 'rss.xml',
  atom: 'atom.xml',
  json: 'feed.json',
};

export const paths = {
  home: '/',
  latest: '/latest/',
  search: '/search/',
  feeds: '/feeds/',
  corrections: '/corrections/',
  archive: '/archive/',
  sections: '/sections/',
  tags: '/tags/',
  authors: '/authors/',
  series: '/series/',
  types: '/types/',
  notFound: '/404.html',
  latestJson: '/latest.json',
  searchIndex: '/pagefind/',
  sitemap: '/sitemap.xml',
  newsSitemap: '/news-sitemap.xml',
  robots: '/robots.txt',
  /** @param name without `.xml` */
  sitemapFile: (name: string) => `/sitemaps/${name}.xml`,
  section: (id: string) => `/sections/${id}/`,
  tag: (id: string) => `/tags/${id}/`,
  author: (id: string) => `/authors/${id}/`,
  seriesOf: (id: string) => `/series/${id}/`,
  type: (id: string) => `/types/${id}/`,
  /** @param month `2025-09` */
  month: (month: string) => `/archive/${month.replace('-', '/')}/`,
  /** @param week ISO week: `2025-W36` */
  week: (week: string) => `/weekly/${week}/`,
  page: (slug: string) => `/${slug}/`,
  /** Page n of a list; lists are numbered from the oldest, and the newest page is the list's own path. */
  listPage: (list: string, n: number) => `${list}page/${n}/`,
  /** The picture for link previews. @param page path of the page */
  card: (page: string) => `${page}card.png`,
  feed: (channel: ChannelPath, kind: FeedKind) => `${channel === '' ? '/' : channel}${FEED_FILES[kind]}`,
  /** Document n of the outlet's history in Atom, counted from the oldest. */
  feedArchive: (n: number) => `/archive/feed/${n}.xml`,
  feedList: '/feeds.opml',
  /** The text-only edition; `liteOf` has its other pages. */
  lite: '/lite/',
  liteOf: (path: string) => `/lite${path}`,
  /** Every component in every state, for those who work on them; never in what is published. */
  styleguide: '/styleguide/',
  /** What the reader keeps on the device; also what stands in for a page without a network. */
  saved: '/saved/',
  gone: '/gone.json',
  serviceWorker: '/sw.js',
  manifest: '/manifest.webmanifest',
  appIcon: (name: string) => `/icons/${name}.png`,
  /** An author's stories in one section: a channel, but no page. */
  authorSection: (author: string, section: string): ChannelPath => `/authors/${author}/${section}/`,
} as const;

/** First parts of addresses that belong to the site, so that no page of the newsroom can have them. */
export const RESERVED: ReadonlySet<string> = new Set([
  ...Object.values(paths).flatMap((path) => (typeof path === 'string' ? (path.split('/')[1] ?? '') : [])),
  'weekly',
  'sitemaps',
  'icons',
  'page',
  '_astro',
]);

/**
 * The address of an article by the outlet's pattern: year and month from the folder, or from its date. Where the pattern
 * has a day all three are from the date: 31 January in the folder of February is no 31 February.
 */
export function articlePath(permalink: string, article: ArticleAddress): string {
  const folders = /^(?<year>\d{4})\/(?<month>\d{2})\/(?<rest>.+)$/s.exec(article.filePath)?.groups;
  const rest = folders?.['rest'] ?? article.filePath;
  const month = /:day(?!\w)/.test(permalink) ? undefined : folders;
  const valueOf = (name: string): string | undefined => {
    switch (name) {
      case 'year':
        return month?.['year'] ?? String(article.date.year).padStart(4, '0');
      case 'month':
        return month?.['month'] ?? String(article.date.month).padStart(2, '0');
      case 'day':
        return String(article.date.day).padStart(2, '0');
      case 'slug':
        return rest.split('/').map(slugOfFileName).join('/');
      case 'section':
        return article.section;
      case 'type':
        return article.type;
      default:
        return undefined;
    }
  };
  return permalink.replaceAll(/:(\w+)/g, (written, name: string) => valueOf(name) ?? written);
}

/** What addresses by a pattern look like; a story in a folder below that of its month has more parts than others. */
export function permalinkShape(permalink: string): RegExp {
  const shapes: Readonly<Record<string, string>> = {
    year: '\\d{4}',
    month: '\\d{2}',
    day: '\\d{2}',
    slug: '.+',
  };
  const parts = permalink.split(/:(\w+)/);
  const pattern = parts.map((part, index) =>
    index % 2 === 0 ? RegExp.escape(part) : (shapes[part] ?? '[^/]+'),
  );
  return new RegExp(`^${pattern.join('')}$`, 's');
}

/** A file name as a part of an address: spaces and what URLs reserve become hyphens, letters of every script stay. */
function slugOfFileName(name: string): string {
  const slug = name
    .normalize('NFC')
    .replaceAll(/[\s"#%<>?[\\\]^`{|}:]+/g, '-')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/^[-.]+|-+$/g, '');
  return slug === '' ? '-' : slug;
}

export interface Urls {
  /** Path to url: with base path, percent-encoded. */
  readonly url: (path: string) => string;
  /** Path to absolute url. */
  readonly absolute: (path: string) => string;
  /** Url to absolute url. */
  readonly absoluteUrl: (url: string) => string;
  /** A path or a web address, as settings and house ads give them, to something for `href`. */
  readonly href: (target: string) => string;
  readonly mailto: (address: string, subject?: string, body?: string) => string;
  /** Whether an absolute URL is on this site. */
  readonly isOwn: (absolute: string) => boolean;
}

/** Where a story can be shared with a plain link. */
export type ShareTarget =
  'email' | 'whatsapp' | 'facebook' | 'x' | 'bluesky' | 'mastodon' | 'linkedin' | 'telegram' | 'reddit';

/** A link that opens a site's own form with the story in it; nothing is loaded from there. */
export function shareUrl(target: ShareTarget, permalink: string, title: string): string {
  const url = encodeURIComponent(permalink);
  const text = encodeURIComponent(title);
  switch (target) {
    case 'email':
      return `mailto:?subject=${text}&body=${url}`;
    case 'whatsapp':
      return `https://wa.me/?text=${text}%20${url}`;
    case 'facebook':
      return `https://www.facebook.com/sharer/sharer.php?u=${url}`;
    case 'x':
      return `https://x.com/intent/post?text=${text}&url=${url}`;
    case 'bluesky':
      return `https://bsky.app/intent/compose?text=${text}%20${url}`;
    case 'mastodon':
      return `https://share.joinmastodon.org/#text=${text}%20${url}`;
    case 'linkedin':
      return `https://www.linkedin.com/sharing/share-offsite/?url=${url}`;
    case 'telegram':
      return `https://t.me/share/url?url=${url}&text=${text}`;
    case 'reddit':
      return `https://www.reddit.com/submit?url=${url}&title=${text}`;
  }
}

export function createUrls({ origin, base }: Pick<UrlSettings, 'origin' | 'base'>): Urls {
  // A page names some dozens of others, and most of them stand on many pages.
  const known = new Map<string, string>();
  const url = (path: string) => {
    let encoded = known.get(path);
    if (encoded === undefined) {
      encoded = `${base}${encodePath(path)}`;
      known.set(path, encoded);
    }
    return encoded;
  };
  const absolute = (path: string) => `${origin}${url(path)}`;
  return {
    url,
    absolute,
    absoluteUrl: (target) => new URL(target, origin).href,
    href: (target) => (target.startsWith('/') ? url(target) : target),
    mailto: (address, subject, body) => {
      const fields = Object.entries({ subject, body }).flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
      );
      return `mailto:${encodeURI(address)}${fields.length > 0 ? `?${fields.join('&')}` : ''}`;
    },
    isOwn: (target) => target.startsWith(`${origin}${base}`),
  };
}

/**
 * The url of a file as hosts serve it, in the spelling of all others: what would end a path or mean something else in
 * one is encoded (WHATWG URL, path percent-encode set).
 * @param file path below the output, with slashes
 * @returns without its first slash: `2026/01/q&a/index.html`, `50%25.txt`
 */
export function fileUrl(file: string): string {
  // Nearly every name is its own address, and to look closer is most of the work.
  return /^[\w./~-]*$/.test(file)
    ? file
    : encodeURI(file.toWellFormed()).replaceAll(/[?#]/g, encodeURIComponent);
}

/** What a browser would resolve to another folder. */
const DOTS = /^(?:\.|%2e){1,2}$/i;

/**
 * A path without its first slash, encoded where it is not yet; a fragment or query stays what it is. Empty parts and
 * dots are dropped: `//evil.example/` and `/../` would lead off the site or out of the base path.
 */
function encodePath(path: string): string {
  const [, pathname = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(path.toWellFormed()) ?? [];
  const parts = pathname.split('/').filter((part) => part !== '' && !DOTS.test(part));
  const end = parts.length > 0 && pathname.endsWith('/') ? '/' : '';
  const literal = parts.join('/').replaceAll(/%(?![0-9a-f]{2})/gi, '%25');
  return encodeURI(literal).replaceAll(/%25([0-9a-f]{2})/gi, '%$1') + end + rest;
}
