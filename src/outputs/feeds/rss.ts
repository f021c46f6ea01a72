/** RSS 2.0 (https://www.rssboard.org/rss-specification) with Atom, Dublin Core and Media RSS where RSS has no word. */
import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import { printable } from '../../content/printable.ts';
import { escapeXml } from '../xml.ts';
import type { Feed } from './feed.ts';
import type { FeedItem } from './item.ts';
import { mediaXml } from './media.ts';

const NAMESPACES = {
  atom: 'http://www.w3.org/2005/Atom',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
};

/**
 * `@astrojs/rss` parses `customData` before it writes it, and takes text that looks like a number for one: “007” would
 * come out as “7”. With this before it no text does; it is taken away at the end.
 */
const TEXT = '\uE0FF';

export async function rssOf(feed: Feed): Promise<string> {
  const { media, ...plain } = NAMESPACES;
  const xml = await getRssString({
    title: printable(feed.title),
    description: printable(feed.description),
    site: feed.link,
    xmlns: feed.items.some(({ picture }) => picture) ? { ...plain, media } : plain,
    items: feed.items.map(itemOfRss),
    customData: channelData(feed),
  });
  return xml.replaceAll(`>${TEXT}`, '>');
}

function channelData({ lang, updated, documents, hub, items }: Feed): string {
  return [
    `<language>${escapeXml(lang.toLowerCase())}</language>`,
    items.length > 0 ? `<lastBuildDate>${new Date(updated).toUTCString()}</lastBuildDate>` : '',
    `<atom:link rel="self" type="application/rss+xml" href="${escapeXml(documents.rss ?? '')}"/>`,
    // WebSub, section 4.
    hub === undefined ? '' : `<atom:link rel="hub" href="${escapeXml(hub)}"/>`,
  ].join('');
}

function itemOfRss(item: FeedItem): RSSFeedItem {
  const { picture } = item;
  const element = (name: string, text: string) => `<${name}>${TEXT}${escapeXml(text)}</${name}>`;
  return {
    title: printable(item.title),
    link: item.url,
    description: printable(item.summary),
    pubDate: new Date(item.published),
    categories: item.categories.map(({ label }) => printable(label)),
    ...(item.html === undefined ? {} : { content: printable(item.html) }),
    ...(picture ? { enclosure: { url: picture.url, length: picture.bytes, type: picture.type } } : {}),
    customData: [
      `<guid isPermaLink="false">${TEXT}${escapeXml(item.id)}</guid>`,
      ...item.authors.map(({ name }) => element('dc:creator', name)),
      element('dc:language', item.lang),
      element('atom:updated', new Date(item.updated).toISOString().replace('.000Z', 'Z')),
      // The descriptions in it are preceded by the mark too.
      picture ? mediaXml(picture).replaceAll(/(<media:(?:description|credit)[^>]*>)/g, `$1${TEXT}`) : '',
    ].join(''),
  };
}
