/** RSS 2.0 (https://www.rssboard.org/rss-specification) with Atom, Dublin Core and Media RSS where RSS has no word. */
import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import { printable } from '../../content/printable.ts';
import { escapeXml, textAsHtml } from '../xml.ts';
import type { Feed } from './feed.ts';
import { summaryIn, type FeedItem } from './item.ts';
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

/**
 * What is plain text in RSS. Many readers take it for HTML; the RSS profile therefore has `&` and `<` written as numeric
 * references, by which those who know tell plain text (https://www.rssboard.org/rss-profile#data-types-characterdata).
 */
const PLAIN = /<(title|category|dc:creator|media:description|media:credit)\b[^>]*>[^<]*/g;
/** The channel's, which comes first; an item's is HTML. */
const CHANNEL_DESCRIPTION = /<description>[^<]*/;

export async function rssOf(feed: Feed): Promise<string> {
  const { media, ...plain } = NAMESPACES;
  const xml = await getRssString({
    title: printable(feed.title),
    description: printable(feed.description),
    site: feed.link,
    xmlns: feed.items.some(({ picture }) => picture) ? { ...plain, media } : plain,
    items: feed.items.map((item) => itemOfRss(item, summaryIn(item, feed.lang))),
    customData: channelData(feed),
  });
  return xml
    .replaceAll(`>${TEXT}`, '>')
    .replaceAll(PLAIN, asCharacters)
    .replace(CHANNEL_DESCRIPTION, asCharacters);
}

function asCharacters(element: string): string {
  const [tag = ''] = /^<[^>]*>/.exec(element) ?? [];
  return tag + element.slice(tag.length).replaceAll('&amp;', '&#x26;').replaceAll('&lt;', '&#x3C;');
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

function itemOfRss(item: FeedItem, summary: string): RSSFeedItem {
  const { picture } = item;
  const element = (name: string, text: string) => `<${name}>${TEXT}${escapeXml(text)}</${name}>`;
  return {
    title: printable(item.title),
    link: item.url,
    // HTML by definition (https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt), so in it as text.
    description: textAsHtml(summary),
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
