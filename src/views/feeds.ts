/** The page that lists every feed for people. Every link in its lists is a feed. */
import type { Archive } from '../archive/archive.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import { channelsOf, type Channel, type ChannelKind } from './channels.ts';
import { byLetter } from './directory.ts';
import { frameOf, type StaticPageSummary } from './frame.ts';
import type { Crumb, Frame, Link } from './parts.ts';

export interface FeedsView {
  readonly frame: Frame;
  readonly crumbs: readonly Crumb[];
  readonly title: string;
  readonly description: string;
  /** The outlet's own. */
  readonly own: FeedEntry;
  /** All feeds in one file. */
  readonly list: Link;
  readonly groups: readonly FeedGroup[];
  /** Topics under their first letter: one feed each. */
  readonly tags?: {
    readonly id: string;
    readonly title: string;
    readonly letters: ReturnType<typeof byLetter<Link>>;
  };
}

export interface FeedGroup {
  /** Fragment of the page. */
  readonly id: string;
  readonly title: string;
  readonly text?: string | undefined;
  readonly entries: readonly FeedEntry[];
}

/** A channel. */
export interface FeedEntry {
  readonly name: string;
  /** `RSS`, `Atom`, `JSON` */
  readonly formats: readonly Link[];
  /** Feeds of a part of it. */
  readonly parts: readonly Link[];
}

export function feedsView(site: Site, archive: Archive, pages: readonly StaticPageSummary[]): FeedsView {
  const { urls, strings, outlet } = site;
  const { titles, feeds } = strings;
  const channels = channelsOf(site, archive);
  const of = (kind: ChannelKind) => channels.filter((channel) => channel.kind === kind);
  const parts = partsByAuthor(site, archive, of('authorSection'));
  const entry = ({ name, path, formats }: Channel): FeedEntry => ({
    name,
    formats: formats.map((format) => ({
      label: feeds.formats[format],
      url: urls.url(paths.feed(path, format)),
    })),
    parts: parts.get(path) ?? [],
  });
  const group = (id: string, title: string, kinds: readonly ChannelKind[], text?: string): FeedGroup => ({
    id,
    title,
    text,
    entries: kinds.flatMap(of).map(entry),
  });
  const tags = of('tag').map(({ name, path }) => ({ label: name, url: urls.url(paths.feed(path, 'rss')) }));
  return {
    frame: frameOf(site, archive, pages, {
      title: titles.feeds,
      description: titles.feedsText,
      path: paths.feeds,
      dated: archive.articles.at(-1)?.published,
    }),
    crumbs: [],
    title: titles.feeds,
    description: titles.feedsText,
    own: {
      name: outlet.name,
      formats: of('outlet').flatMap((channel) => entry(channel).formats),
      parts: [],
    },
    list: { label: feeds.all, url: urls.url(paths.feedList) },
    groups: [
      group('sections', titles.sections, ['section']),
      group('types', titles.types, ['type', 'corrections']),
      group('series', titles.series, ['series']),
      group('authors', titles.authors, ['author'], feeds.authorsText),
    ].filter(({ entries }) => entries.length > 0),
    ...(tags.length > 0
      ? { tags: { id: 'tags', title: titles.tags, letters: byLetter<Link>(tags, outlet.lang) } }
      : {}),
  };
}

/** The feeds of an author's sections, under the path of the author. */
function partsByAuthor({ urls }: Site, archive: Archive, pairs: readonly Channel[]): Map<string, Link[]> {
  const parts = new Map<string, Link[]>();
  for (const { path, page } of pairs) {
    const section = path.slice(page.length, -1);
    const links = parts.get(page) ?? [];
    parts.set(page, links);
    links.push({
      label: archive.sections.get(section)?.name ?? section,
      url: urls.url(paths.feed(path, 'rss')),
    });
  }
  return parts;
}
