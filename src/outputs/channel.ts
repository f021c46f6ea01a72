/** What a feed holds, before it is written in any format. */
import type { Archive, ArticleList } from '../archive/archive.ts';
import type { Article } from '../archive/model.ts';
import { newest } from '../archive/order.ts';
import type { Site } from '../site/site.ts';
import { paths, type ChannelPath } from '../site/urls.ts';

export interface Channel {
  /** `''` for the outlet, else the path of its list. */
  readonly path: ChannelPath;
  readonly title: string;
  readonly description: string;
  /** Absolute URL of the list. */
  readonly link: string;
  /** Absolute URL of the RSS document. */
  readonly self: string;
  readonly lang: string;
  /** Newest first. */
  readonly articles: readonly Article[];
  /** Whole stories, or the standfirst only. */
  readonly whole: boolean;
}

/** Every channel of the outlet: its own, and one for each section, author and tag. */
export function channelsOf(site: Site, archive: Archive): Channel[] {
  const { outlet, urls } = site;
  const { items, tagItems } = outlet.feeds;
  const channel = (
    path: ChannelPath,
    name: string,
    description: string,
    articles: ArticleList,
    whole: boolean,
  ): Channel => ({
    path,
    title: path === '' ? name : `${name} – ${outlet.name}`,
    description,
    link: urls.absolute(path === '' ? paths.home : path),
    self: urls.absolute(paths.feed(path, 'rss')),
    lang: outlet.lang,
    articles: newest(articles, whole ? items : tagItems, (article) => article.excludeFrom.includes('feed')),
    whole,
  });
  const own = outlet.about ?? outlet.tagline ?? outlet.name;
  return [
    channel('', outlet.name, own, archive.articles, true),
    ...[...archive.sections.values()].map(({ id, name, description }) =>
      channel(paths.section(id), name, description ?? own, archive.bySection.get(id) ?? [], true),
    ),
    ...[...archive.authors.values()].map(({ id, name, bio }) =>
      channel(paths.author(id), name, bio ?? own, archive.byAuthor.get(id) ?? [], true),
    ),
    ...[...archive.tags.values()].map(({ id, label, description }) =>
      channel(paths.tag(id), label, description ?? own, archive.byTag.get(id) ?? [], false),
    ),
  ];
}

/**
 * The permanent identity of a story in every feed: a tag URI (RFC 4151, section 2.1), or the article's `id` verbatim
 * where that is a URI already, as an imported story keeps the guid its subscribers know.
 */
export function itemId({ outlet }: Site, article: Article): string {
  if (/^[a-z][a-z\d+.-]*:\S+$/i.test(article.id)) return article.id;
  const { authority, since } = outlet.feedIdentity;
  // RFC 4151, section 2.1: `specific` is made of pchar, "/" and "?".
  const specific = encodeURI(article.id).replaceAll(/[#[\]]/g, encodeURIComponent);
  return `tag:${authority},${since}:${specific}`;
}
