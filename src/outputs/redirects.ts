/** Addresses that are no pages: old ones that lead on, and ones that are gone. */
import { finalTag } from '../archive/archive.ts';
import type { AddressBook } from '../site/address-book.ts';
import { FEED_KINDS, paths } from '../site/urls.ts';

export interface Redirect {
  /** Path. */
  readonly from: string;
  /** Path. */
  readonly to: string;
  /** Whether it goes along with another: it gives way where a host has no room for all. */
  readonly follows?: true | undefined;
}

/**
 * Every alias of everything, addresses of tags that were merged into others, and of tags that no story has any more. A
 * list's feeds and numbered pages move with it, a story's text-only page with the story.
 */
export function redirectsOf(book: AddressBook): Redirect[] {
  const told = toldRedirects(book);
  const taken = new Set([...told.map(({ from }) => from), ...book.gone.map(({ url }) => url)]);
  const following = [...followersOf(book, told), ...authorSectionFeeds(book)].filter(
    ({ from }) => !taken.has(from) && taken.add(from),
  );
  return [...told, ...following].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** What lay beside an old address, where that was one of ours: an imported one had no such pages. */
function followersOf(book: AddressBook, told: readonly Redirect[]): Redirect[] {
  const pagesOf = new Map([
    ...book.sections.map(({ id, pages }) => [paths.section(id), pages] as const),
    ...book.authors.map(({ id, pages }) => [paths.author(id), pages] as const),
    ...book.tags.map(({ id, pages }) => [paths.tag(id), pages] as const),
  ]);
  const hasLite = new Set([
    ...book.articles.map(({ path }) => path),
    ...book.sections.map(({ id }) => paths.section(id)),
  ]);
  return told.flatMap(({ from, to }) => {
    const numbers = isLike(from, to) ? (pagesOf.get(to) ?? 0) : 0;
    const pages = Array.from({ length: numbers }, (_, index) => ({
      from: paths.listPage(from, index + 1),
      to: paths.listPage(to, index + 1),
    }));
    const hadLite = book.liteTwin(from) !== undefined && hasLite.has(to);
    const lite = [{ from, to }, ...pages].map((one) => ({
      from: paths.liteOf(one.from),
      to: paths.liteOf(one.to),
    }));
    return [...pages, ...(hadLite ? lite : [])].map((one): Redirect => ({ ...one, follows: true }));
  });
}

/** `/sections/foreign/` is like `/sections/world/`. */
function isLike(from: string, to: string): boolean {
  const [parts, others] = [from.split('/'), to.split('/')];
  return parts.length === others.length && parts[1] === others[1] && parts.at(-1) === '';
}

/** Feeds of an author in a section, by what either was called before. */
function authorSectionFeeds(book: AddressBook): Redirect[] {
  const sections = new Map(book.sections.map(({ id, aliases }) => [id, idsIn(aliases, paths.section)]));
  return book.authors.flatMap(({ id: author, aliases, sections: own }) => {
    const authors = [author, ...idsIn(aliases, paths.author)];
    return own.flatMap((section) => {
      const channels = [section, ...(sections.get(section) ?? [])].flatMap((old) =>
        authors.map((one) => paths.authorSection(one, old)),
      );
      const to = paths.feed(paths.authorSection(author, section), 'rss');
      return channels
        .map((channel): Redirect => ({ from: paths.feed(channel, 'rss'), to, follows: true }))
        .filter(({ from }) => from !== to);
    });
  });
}

/** Old ids of what is listed at `pathOf(id)`. */
function idsIn(aliases: readonly string[], pathOf: (id: string) => string): string[] {
  return aliases.flatMap((alias) => {
    const id = alias.split('/')[2] ?? '';
    return pathOf(id) === alias ? [id] : [];
  });
}

function toldRedirects(book: AddressBook): Redirect[] {
  const lists = [
    ...book.sections.map(({ id, aliases }) => ({ to: paths.section(id), aliases })),
    ...book.authors.map(({ id, aliases }) => ({ to: paths.author(id), aliases })),
    ...book.series.map(({ id, aliases }) => ({ to: paths.seriesOf(id), aliases })),
  ];
  const single = [
    ...book.articles.map(({ path, aliases }) => ({ to: path, aliases })),
    ...book.pages.map(({ slug, aliases }) => ({ to: paths.page(slug), aliases })),
  ];
  const used = new Set(book.tags.map(({ id }) => id));
  const tagPath = (tag: string) => (used.has(tag) ? paths.tag(tag) : paths.tags);
  const tags = book.taggable.flatMap(({ id, aliases }): Redirect[] => {
    const to = tagPath(finalTag(id, book.mergedTags));
    const old = used.has(id) || book.mergedTags.has(id) ? aliases : [...aliases, paths.tag(id)];
    return old.flatMap((from) => withTagFeed(from, to));
  });
  const merged = [...book.mergedTags.keys()].flatMap((tag): Redirect[] => {
    const target = finalTag(tag, book.mergedTags);
    return withTagFeed(paths.tag(tag), target === tag ? paths.tag(tag) : tagPath(target));
  });
  return [
    ...single.flatMap(({ to, aliases }) => aliases.map((from): Redirect => ({ from, to }))),
    ...lists.flatMap(({ to, aliases }) => aliases.flatMap((from) => withFeeds(from, to))),
    ...tags,
    ...merged,
  ];
}

/** What addresses end in at which a host without redirects can show a page that leads on. */
const PAGES = ['/', '.html'] as const;

/** Whether a page may stand at an address: it can lead on where the host cannot. */
export function mayLeadOn(path: string): boolean {
  return PAGES.some((end) => path.endsWith(end)) && path !== '/.html';
}

/** Redirects of pages only, of those whose addresses end so. */
export function pageRedirects(book: AddressBook, end: (typeof PAGES)[number]): Redirect[] {
  return redirectsOf(book).filter(({ from }) => mayLeadOn(from) && from.endsWith(end));
}

/** Redirects of feeds only: a host without redirects serves the feed itself at its old addresses. */
export function feedRedirects(book: AddressBook): Redirect[] {
  return redirectsOf(book).filter(isOfFeed);
}

function isOfFeed({ from, to }: Redirect): boolean {
  return FEED_KINDS.some((kind) => from.endsWith(paths.feed('', kind)) && to.endsWith(paths.feed('', kind)));
}

function withFeeds(from: string, to: string): Redirect[] {
  const feeds = FEED_KINDS.map((kind) => ({ from: paths.feed(from, kind), to: paths.feed(to, kind) }));
  return from.endsWith('/') ? [{ from, to }, ...feeds] : [{ from, to }];
}

/** A tag has one feed; the list of all tags, which those without a story lead to, has none. */
function withTagFeed(from: string, to: string): Redirect[] {
  if (to === paths.tags || !from.endsWith('/')) return [{ from, to }];
  return [
    { from, to },
    { from: paths.feed(from, 'rss'), to: paths.feed(to, 'rss') },
  ];
}

/** Redirects that lead nowhere good: to a redirect, in a circle, or from an address that holds a page. */
export function redirectFaults(
  redirects: readonly Redirect[],
  isServed: (path: string) => boolean,
): string[] {
  const next = new Map<string, string>();
  const faults: string[] = [];
  for (const { from, to } of redirects) {
    const other = next.get(from);
    if (other !== undefined && other !== to) faults.push(`${from} leads to ${other} and to ${to}`);
    next.set(from, to);
  }
  for (const { from, to } of redirects) {
    if (isServed(from)) faults.push(`${from} leads to ${to}, but holds a page itself`);
    const way = [from];
    let at: string | undefined = to;
    while (at !== undefined && !way.includes(at)) {
      way.push(at);
      at = next.get(at);
    }
    if (at !== undefined) faults.push(`${from} leads in a circle: ${[...way, at].join(' → ')}`);
    else if (way.length > 2) faults.push(`${from} leads to a redirect: ${way.join(' → ')}`);
    else if (!isServed(to)) faults.push(`${from} leads to ${to}, which does not exist`);
  }
  return [...new Set(faults)];
}

/**
 * Addresses of a book that are promises once they are released, with what stands there. What follows them is none:
 * numbered pages and feeds of an author in a section come and go with stories.
 */
export function promisedBy(book: AddressBook): { readonly path: string; readonly what: string }[] {
  const list = (path: string, what: string) => [
    { path, what },
    ...FEED_KINDS.map((kind) => ({ path: paths.feed(path, kind), what: `feed of the ${what}` })),
  ];
  return [
    { path: paths.home, what: 'front' },
    ...FEED_KINDS.map((kind) => ({ path: paths.feed('', kind), what: 'feed of the outlet' })),
    ...book.articles.map(({ id, path }) => ({ path, what: `article “${id}”` })),
    ...book.pages.map(({ slug }) => ({ path: paths.page(slug), what: `page “${slug}”` })),
    ...book.sections.flatMap(({ id }) => list(paths.section(id), `section “${id}”`)),
    ...book.authors.flatMap(({ id }) => list(paths.author(id), `author “${id}”`)),
    ...book.series.flatMap(({ id }) => list(paths.seriesOf(id), `series “${id}”`)),
    ...book.types.flatMap((type) => list(paths.type(type), `type “${type}”`)),
  ];
}
