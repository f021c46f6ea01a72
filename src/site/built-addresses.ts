/** What a build will make for readers beside its stories and pages, of a newsroom that was only read. */
import { localDay } from '../archive/calendar.ts';
import { closedPages } from '../archive/pagination.ts';
import { isFed, publishedOf } from '../archive/visibility.ts';
import type { Newsroom } from '../content/newsroom.ts';
import type { AddressBook } from './address-book.ts';
import { FEED_KINDS, paths, type FeedKind } from './urls.ts';

export interface BuiltAddresses {
  /** Lists, feeds and what there is one of. */
  readonly listed: ReadonlySet<string>;
  /** Whether one of those stands there, a numbered page, a text-only one, or a part of the feed's history. */
  readonly has: (address: string) => boolean;
}

const PAGE_OF_LIST = /^(?<list>\/.*\/)page\/(?<number>[1-9]\d*)\/$/;
const FEED_ARCHIVE = /^\/archive\/feed\/(?<number>[1-9]\d*)\.xml$/;

/**
 * Linear in the number of stories.
 * @param book of the same newsroom
 * @param files what else there is one of, beside `paths`: icons
 */
export function builtAddresses(
  newsroom: Newsroom,
  book: AddressBook,
  files: readonly string[],
): BuiltAddresses {
  const { lists, feeds, lite, indexNow, timezone } = newsroom.outlet.written;
  const shown = newsroom.articles.filter(({ visibility }) => visibility === 'public');
  const days = shown.map(({ written }) => localDay(publishedOf(written), timezone));
  const months = Map.groupBy(days, ({ month }) => month);
  const weeks = new Set(days.map(({ week }) => week));
  const types = Map.groupBy(shown, ({ written }) => written.type);
  const numbered = new Map<string, number>();
  const listed = new Set<string>(files);
  const add = (list: string, pages: number, kinds: readonly FeedKind[]) => {
    listed.add(list);
    numbered.set(list, pages);
    addFeeds(list, kinds);
  };
  const addFeeds = (channel: string, kinds: readonly FeedKind[]) => {
    for (const kind of kinds) listed.add(paths.feed(channel, kind));
  };
  const closed = (entries: number) => closedPages(entries, lists.perPage);
  for (const address of Object.values(paths)) if (typeof address === 'string') listed.add(address);
  // The one is for previews alone, the other no page.
  for (const address of [paths.styleguide, paths.searchIndex, ...(lite ? [] : [paths.lite])])
    listed.delete(address);
  if (indexNow) listed.add(`/${indexNow.key}.txt`);
  addFeeds('', FEED_KINDS);
  add(paths.latest, closed(shown.length), []);
  const corrected = shown.map(({ written }) => written.corrections.length + (written.retracted ? 1 : 0));
  add(paths.corrections, closed(corrected.reduce((sum, entries) => sum + entries, 0)), FEED_KINDS);
  for (const type of book.types) add(paths.type(type), closed(types.get(type)?.length ?? 0), FEED_KINDS);
  for (const [month, stories] of months) add(paths.month(month), closed(stories.length), []);
  for (const { id, pages } of book.sections) add(paths.section(id), pages, FEED_KINDS);
  for (const { id, pages } of book.tags) add(paths.tag(id), pages, ['rss']);
  for (const { id } of book.series) add(paths.seriesOf(id), 0, FEED_KINDS);
  for (const { id, pages, sections } of book.authors) {
    add(paths.author(id), pages, FEED_KINDS);
    for (const section of sections) addFeeds(paths.authorSection(id, section), ['rss']);
  }
  for (const week of weeks) listed.add(paths.week(week));
  for (const name of ['lists', ...months.keys()]) listed.add(paths.sitemapFile(name));

  const isNumbered = (address: string) => {
    const { list = '', number } = PAGE_OF_LIST.exec(address)?.groups ?? {};
    return number !== undefined && Number(number) <= (numbered.get(list) ?? 0);
  };
  const places = newsroom.articles.filter(
    ({ visibility, written }) => (visibility === 'public' || visibility === 'expired') && isFed(written),
  );
  const documents = Math.floor(places.length / feeds.items);
  const isArchived = (address: string) =>
    Number(FEED_ARCHIVE.exec(address)?.groups?.['number'] ?? Infinity) <= documents;
  let plain: ReadonlySet<string> | undefined;
  const isLite = (address: string) => {
    if (!lite || !address.startsWith(paths.lite)) return false;
    plain ??= new Set([
      ...book.articles.map(({ path }) => path),
      ...book.sections.map(({ id }) => paths.section(id)),
    ]);
    const full = address.slice(paths.lite.length - 1);
    return plain.has(full) || (full.startsWith(paths.sections) && isNumbered(full));
  };
  return {
    listed,
    has: (address) => listed.has(address) || isNumbered(address) || isArchived(address) || isLite(address),
  };
}

/** Addresses of the months and weeks in which a public story appeared. */
export function monthsAndWeeks(newsroom: Newsroom): Set<string> {
  return new Set(
    newsroom.articles.flatMap(({ visibility, written }) => {
      if (visibility !== 'public') return [];
      const { month, week } = localDay(publishedOf(written), newsroom.outlet.written.timezone);
      return [paths.month(month), paths.week(week)];
    }),
  );
}
