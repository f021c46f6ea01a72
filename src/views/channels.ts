/** Which feeds there are, and which of them a story belongs to. What stands in them is the business of outputs/feeds. */
import { withAncestors, type Archive, type ArticleList, type FedPlaces } from '../archive/archive.ts';
import { correctionMarks } from '../archive/correction-marks.ts';
import type { Article } from '../archive/model.ts';
import { compareArticles } from '../archive/order.ts';
import { isFed } from '../archive/visibility.ts';
import type { Site } from '../site/site.ts';
import { FEED_KINDS, paths, type ChannelPath, type FeedKind } from '../site/urls.ts';

export type ChannelKind =
  'outlet' | 'section' | 'author' | 'series' | 'type' | 'corrections' | 'tag' | 'authorSection';

/** What a page says of a channel it belongs to. */
export type ChannelLink = Pick<Channel, 'kind' | 'path' | 'name'>;

export interface Channel {
  readonly kind: ChannelKind;
  /** `''` for the outlet, else the path of its list; of an author in a section, what its feed stands under. */
  readonly path: ChannelPath;
  /** Path of the page that lists the same stories, or the nearest there is. */
  readonly page: string;
  /** Without the outlet's name. */
  readonly name: string;
  readonly description?: string | undefined;
  readonly formats: readonly FeedKind[];
  /** In rising order of what the channel is sorted by; some of them may keep out of feeds. */
  readonly articles: ArticleList;
}

/** Tags and pairs are many: one format, and what they carry of a story is short. */
const ONE_FORMAT: readonly FeedKind[] = ['rss'];

export const MEDIA_TYPES: Readonly<Record<FeedKind, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** Whether a channel carries whole stories, or the standfirst only. */
export function isWhole(channel: Pick<Channel, 'kind'>): boolean {
  return formatsOf(channel.kind) === FEED_KINDS;
}

const known = new WeakMap<Archive, { readonly site: Site; readonly channels: readonly Channel[] }>();

/** Every channel of the outlet, its own first; linear in the number of stories, and found once. */
export function channelsOf(site: Site, archive: Archive): readonly Channel[] {
  const found = known.get(archive);
  if (found?.site === site) return found.channels;
  const channels = findChannels(site, archive);
  known.set(archive, { site, channels });
  return channels;
}

function findChannels(site: Site, archive: Archive): Channel[] {
  const { outlet, strings } = site;
  const make = (kind: ChannelKind, path: ChannelPath, rest: Omit<Channel, 'kind' | 'path' | 'formats'>) => ({
    kind,
    path,
    formats: formatsOf(kind),
    ...rest,
  });
  const { name, about, tagline } = outlet;
  return [
    make('outlet', '', {
      page: paths.home,
      name,
      description: about ?? tagline,
      articles: archive.articles,
    }),
    ...[...archive.sections.values()].map((section) =>
      make('section', paths.section(section.id), {
        page: paths.section(section.id),
        name: section.name,
        description: section.description,
        articles: archive.bySection.get(section.id) ?? [],
      }),
    ),
    ...[...archive.authors.values()].map((author) =>
      make('author', paths.author(author.id), {
        page: paths.author(author.id),
        name: author.name,
        description: author.bio,
        articles: archive.byAuthor.get(author.id) ?? [],
      }),
    ),
    ...[...archive.series.values()].map((series) =>
      make('series', paths.seriesOf(series.id), {
        page: paths.seriesOf(series.id),
        name: series.name,
        description: series.description,
        // The series' page is in reading order; a feed is always by date.
        articles: [...(archive.bySeries.get(series.id) ?? [])].sort(compareArticles),
      }),
    ),
    ...[...archive.byType].map(([type, articles]) =>
      make('type', paths.type(type), {
        page: paths.type(type),
        name: strings.types[type],
        articles,
      }),
    ),
    make('corrections', paths.corrections, {
      page: paths.corrections,
      name: strings.titles.corrections,
      description: strings.titles.correctionsText,
      articles: correctedArticles(archive),
    }),
    ...[...archive.tags.values()].map((tag) =>
      make('tag', paths.tag(tag.id), {
        page: paths.tag(tag.id),
        name: tag.label,
        description: tag.description,
        articles: archive.byTag.get(tag.id) ?? [],
      }),
    ),
    ...authorSections(archive).map(({ author, section, articles }) =>
      make('authorSection', paths.authorSection(author, section), {
        page: paths.author(author),
        name: strings.feeds.authorInSection(
          nameOf(archive.authors, author),
          nameOf(archive.sections, section),
        ),
        articles,
      }),
    ),
  ];
}

/**
 * The channels that carry a story, or would, were it new: for the `<head>` of its page. All but the outlet's own, which
 * every page names.
 */
export function channelsOfArticle(site: Site, archive: Archive, article: Article): ChannelLink[] {
  if (!isFed(article)) return [];
  return channelsAt(site, archive, {
    sections: withAncestors(article.section, archive.sections),
    authors: [...new Set(article.credits.map(({ author }) => author))],
    series: article.series?.id,
    type: article.type,
    corrections: correctionMarks(article.corrections, article.retracted !== undefined),
    tags: article.tags,
  });
}

/** The same by what decides it. */
export function channelsAt(
  { strings }: Site,
  archive: Archive,
  places: FedPlaces & { readonly tags?: readonly string[] },
): ChannelLink[] {
  const { sections, authors, type, corrections, tags = [] } = places;
  const series = places.series === undefined ? undefined : archive.series.get(places.series);
  return [
    ...sections.map((id) => ({
      kind: 'section' as const,
      path: paths.section(id),
      name: nameOf(archive.sections, id),
    })),
    ...authors.map((id) => ({
      kind: 'author' as const,
      path: paths.author(id),
      name: nameOf(archive.authors, id),
    })),
    ...(series ? [{ kind: 'series' as const, path: paths.seriesOf(series.id), name: series.name }] : []),
    { kind: 'type' as const, path: paths.type(type), name: strings.types[type] },
    ...(corrections.length > 0
      ? [{ kind: 'corrections' as const, path: paths.corrections, name: strings.titles.corrections }]
      : []),
    ...tags.map((id) => ({
      kind: 'tag' as const,
      path: paths.tag(id),
      name: archive.tags.get(id)?.label ?? id,
    })),
    ...authors.flatMap((author) =>
      sections.map((section) => ({
        kind: 'authorSection' as const,
        path: paths.authorSection(author, section),
        name: strings.feeds.authorInSection(
          nameOf(archive.authors, author),
          nameOf(archive.sections, section),
        ),
      })),
    ),
  ];
}

export function formatsOf(kind: ChannelKind): readonly FeedKind[] {
  return kind === 'tag' || kind === 'authorSection' ? ONE_FORMAT : FEED_KINDS;
}

/** The instant of a story's last correction or retraction. */
export function correctedAt(article: Article): number {
  return Math.max(
    ...article.corrections.map(({ date }) => date),
    article.retracted ? article.retracted.date : -Infinity,
  );
}

/** Each corrected story once, the one that was corrected last at the end. */
function correctedArticles(archive: Archive): Article[] {
  return [...new Set(archive.corrections.map(({ article }) => article))].sort(
    (a, b) => correctedAt(a) - correctedAt(b) || compareArticles(a, b),
  );
}

/** Every author with every section they have a story in, in the order of both. */
function authorSections(
  archive: Archive,
): { readonly author: string; readonly section: string; readonly articles: ArticleList }[] {
  const byAuthor = new Map<string, Map<string, Article[]>>();
  for (const article of archive.articles) {
    if (!isFed(article)) continue;
    const sections = withAncestors(article.section, archive.sections);
    for (const author of new Set(article.credits.map((credit) => credit.author))) {
      const lists = byAuthor.get(author) ?? new Map<string, Article[]>();
      byAuthor.set(author, lists);
      for (const section of sections) {
        const list = lists.get(section);
        if (list) list.push(article);
        else lists.set(section, [article]);
      }
    }
  }
  return [...archive.authors.keys()].flatMap((author) => {
    const lists = byAuthor.get(author);
    if (!lists) return [];
    return [...archive.sections.keys()].flatMap((section) => {
      const articles = lists.get(section);
      return articles ? [{ author, section, articles }] : [];
    });
  });
}

function nameOf(map: ReadonlyMap<string, { readonly name: string }>, id: string): string {
  return map.get(id)?.name ?? id;
}
