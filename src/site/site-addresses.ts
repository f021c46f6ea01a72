/** What the site itself has an address for – lists, their pages and feeds – before anything is built. */
import { finalTag } from '../archive/archive.ts';
import {
  mergedTagsOf,
  type Aliased,
  type Newsroom,
  type SiteAddresses,
  type SiteHolding,
} from '../content/newsroom.ts';
import { monthsAndWeeks } from './built-addresses.ts';
import { FEED_KINDS, paths } from './urls.ts';

/** Below these everything is made by the build. */
const OWN_FOLDERS = ['/_astro/', paths.searchIndex, '/sitemaps/', '/icons/', '/archive/feed/'];
const PAGE_OF_LIST = /^(\/.*\/)page\/\d+\/$/;

/** Only what is public has a say: a story that is not must not change what others may be called. */
export function siteAddresses(newsroom: Newsroom): SiteAddresses {
  const shown = newsroom.articles.filter(({ visibility }) => visibility === 'public');
  const merged = mergedTagsOf(newsroom);
  const used = new Set(shown.flatMap(({ written }) => written.tags.map(({ id }) => finalTag(id, merged))));
  const wayOfTag = (id: string) =>
    used.has(finalTag(id, merged)) ? paths.tag(finalTag(id, merged)) : paths.tags;
  const lists: Aliased[] = [];
  const held = new Map<string, SiteHolding>();
  for (const path of [paths.latest, paths.corrections, paths.home]) held.set(path, { path });
  for (const { written } of shown) held.set(paths.type(written.type), { path: paths.type(written.type) });
  for (const id of used) held.set(paths.tag(id), { path: paths.tag(id) });
  const hold = (source: Aliased['source'], address: string, path = address) => {
    lists.push({ source, path });
    held.set(address, { source, path });
  };
  for (const tag of newsroom.tags.values()) hold(tag, paths.tag(tag.id), wayOfTag(tag.id));
  for (const section of newsroom.sections.values()) hold(section, paths.section(section.id));
  for (const author of newsroom.authors.values()) hold(author, paths.author(author.id));
  for (const series of newsroom.series.values()) hold(series, paths.seriesOf(series.id));

  let months: ReadonlySet<string> | undefined;
  const isMonthOrWeek = (address: string) => {
    if (!/^\/(?:archive|weekly)\//.test(address)) return false;
    months ??= monthsAndWeeks(newsroom);
    return months.has(address);
  };
  let stories: ReadonlySet<string> | undefined;
  const isStory = (address: string) => {
    stories ??= new Set([
      ...shown.map(({ path }) => path),
      ...newsroom.pages.map(({ id }) => paths.page(id)),
    ]);
    return stories.has(address);
  };
  const at = (address: string): SiteHolding | undefined => {
    const list = listBeside(address);
    const own = held.get(address) ?? (list === undefined ? undefined : held.get(list));
    if (own) return own;
    const isOwn = isMadeByBuild(address) || isMonthOrWeek(list ?? address) || isLite(address);
    return isOwn ? { path: address } : undefined;
  };
  const isLite = (address: string) => {
    if (!address.startsWith(paths.lite)) return false;
    const original = address.slice(paths.lite.length - 1);
    return isStory(original) || at(original) !== undefined;
  };
  return { lists, at };
}

/** Whether everything in the folder of an address is made by the build. */
export function isMadeByBuild(address: string): boolean {
  return OWN_FOLDERS.some((folder) => address.startsWith(folder));
}

/** The list that an address is a numbered page or a feed of: `/sections/world/` of `/sections/world/page/2/`. */
export function listBeside(address: string): string | undefined {
  return PAGE_OF_LIST.exec(address)?.[1] ?? listOfFeed(address);
}

/** `/sections/world/` of `/sections/world/rss.xml` */
function listOfFeed(address: string): string | undefined {
  const kind = FEED_KINDS.find((one) => address.endsWith(paths.feed('', one)));
  return kind === undefined ? undefined : address.slice(0, 1 - paths.feed('', kind).length);
}
