/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
import { printable } from '../../content/printable.ts';
import type { Feed } from './feed.ts';
import { summaryIn, type FeedItem } from './item.ts';

export function jsonFeedOf(feed: Feed): string {
  const { outlet, hub } = feed;
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.link,
    feed_url: feed.documents.json,
    description: feed.description,
    favicon: outlet.icon,
    authors: [{ name: outlet.name, url: outlet.url }],
    language: feed.lang,
    hubs: hub === undefined ? undefined : [{ type: 'WebSub', url: hub }],
    items: feed.items.map((item) => itemJson(item, summaryIn(item, feed.lang))),
  };
  return `${JSON.stringify(document, (_, value: unknown) => (typeof value === 'string' ? printable(value) : value))}\n`;
}

function itemJson(item: FeedItem, summary: string): object {
  const { picture } = item;
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    // An item must have a body; a standfirst is one in words.
    ...(item.html === undefined ? { content_text: summary } : { content_html: item.html }),
    summary,
    image: picture?.url,
    date_published: new Date(item.published).toISOString(),
    date_modified: new Date(item.updated).toISOString(),
    authors: item.authors,
    tags: item.categories.map(({ label }) => label),
    language: item.lang,
    attachments: picture && [
      {
        url: picture.url,
        mime_type: picture.type,
        ...(picture.alt === '' ? {} : { title: picture.alt }),
        size_in_bytes: picture.bytes,
      },
    ],
  };
}
