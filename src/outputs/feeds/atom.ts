/**
 * Atom 1.0 (RFC 4287), with its history as archive documents (RFC 5005), tombstones (RFC 6721) and Media RSS
 * (https://www.rssboard.org/media-rss) for pictures.
 */
import { escapeXml } from '../xml.ts';
import type { Feed } from './feed.ts';
import { summaryIn, type FeedItem } from './item.ts';
import { mediaXml } from './media.ts';

const NAMESPACES = {
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
  'xmlns:fh': 'http://purl.org/syndication/history/1.0',
  'xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
};

/** RFC 4287, section 3.1.1: the default, said aloud for readers that take every title for HTML. */
const PLAIN = { type: 'text' };

type Attributes = Readonly<Record<string, string | number | undefined>>;

export function atomOf(feed: Feed): string {
  const { history, documents, hub, outlet } = feed;
  const isArchived = history?.self !== undefined;
  // Declared where they are used only: RFC 6721 and RFC 5005 are unknown to many, the former to the W3C validator, which
  // warns of its namespace (UnknownNamespace).
  const namespaces: Attributes = {
    ...NAMESPACES,
    'xmlns:media': feed.items.some(({ picture }) => picture) ? NAMESPACES['xmlns:media'] : undefined,
    'xmlns:fh': isArchived ? NAMESPACES['xmlns:fh'] : undefined,
    'xmlns:at': feed.tombstones.length > 0 ? NAMESPACES['xmlns:at'] : undefined,
  };
  const type = 'application/atom+xml';
  const lines = [
    element('id', feed.id),
    element('title', feed.title, PLAIN),
    element('subtitle', feed.description, PLAIN),
    element('updated', iso(feed.updated)),
    empty('link', { rel: 'alternate', type: 'text/html', href: feed.link }),
    empty('link', { rel: 'self', type, href: history?.self ?? documents.atom }),
    // RFC 5005, section 4: what to subscribe to, and where the older entries are.
    isArchived ? empty('link', { rel: 'current', type, href: documents.atom }) : '',
    history?.previous === undefined
      ? ''
      : empty('link', { rel: 'prev-archive', type, href: history.previous }),
    isArchived ? '<fh:archive/>' : '',
    // WebSub, section 4; there is nothing to be told of a document that does not change.
    hub === undefined || isArchived ? '' : empty('link', { rel: 'hub', href: hub }),
    element('icon', outlet.icon),
    `<author>${element('name', outlet.name)}${element('uri', outlet.url)}</author>`,
    ...feed.tombstones.map(({ ref, when }) => empty('at:deleted-entry', { ref, when: iso(when) })),
    ...feed.items.map((item) => entryXml(item, feed.lang)),
  ];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed${attributes({ ...namespaces, 'xml:lang': feed.lang })}>`,
    ...lines.filter((line) => line !== ''),
    '</feed>\n',
  ].join('\n');
}

function entryXml(item: FeedItem, lang: string): string {
  const { picture } = item;
  return [
    `<entry${attributes({ 'xml:lang': item.lang === lang ? undefined : item.lang })}>`,
    element('id', item.id),
    element('title', item.title, PLAIN),
    empty('link', { rel: 'alternate', type: 'text/html', hreflang: item.lang, href: item.url }),
    element('published', iso(item.published)),
    element('updated', iso(item.updated)),
    ...item.authors.map(({ name, url }) => `<author>${element('name', name)}${element('uri', url)}</author>`),
    ...item.categories.map(({ term, scheme, label }) => empty('category', { term, scheme, label })),
    element('summary', summaryIn(item, lang), PLAIN),
    picture
      ? empty('link', { rel: 'enclosure', type: picture.type, length: picture.bytes, href: picture.url })
      : '',
    picture ? mediaXml(picture) : '',
    item.html === undefined ? '' : element('content', item.html, { type: 'html' }),
    '</entry>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function element(name: string, text: string, more: Attributes = {}): string {
  return `<${name}${attributes(more)}>${escapeXml(text)}</${name}>`;
}

function empty(name: string, more: Attributes): string {
  return `<${name}${attributes(more)}/>`;
}

function attributes(all: Attributes): string {
  return Object.entries(all)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(String(value))}"`))
    .join('');
}

/** RFC 3339, in UTC. */
function iso(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
