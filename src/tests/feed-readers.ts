/** What two feed readers that know nothing of each other make of our feeds, in one shape. */
import { DomUtils, parseDocument } from 'htmlparser2';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';

/** File name of each format. */
export const KINDS = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const;
export type Kind = keyof typeof KINDS;

export interface ReadItem {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly link: string | undefined;
  readonly published: number;
  readonly updated: number;
  readonly authors: readonly (string | undefined)[] | undefined;
  readonly categories: readonly (string | undefined)[] | undefined;
  readonly summary: string | undefined;
  readonly html: string | undefined;
  readonly picture:
    | { readonly url: string; readonly type: string | undefined; readonly bytes: number | undefined }
    | undefined;
}

export function itemsByFeedsmith(text: string, kind: Kind): ReadItem[] {
  switch (kind) {
    case 'rss':
      return (parseRssFeed(text).items ?? []).map((item) => ({
        id: item.guid?.value,
        title: item.title,
        link: item.link,
        published: Date.parse(String(item.pubDate)),
        updated: Date.parse(String(item.atom?.updated)),
        authors: item.dc?.creators,
        categories: item.categories?.map((category) => category.name),
        summary: textOfHtml(item.description),
        html: item.content?.encoded,
        picture: pictureOf(item.enclosures?.[0]),
      }));
    case 'atom':
      return (parseAtomFeed(text).entries ?? []).map((entry) => ({
        id: entry.id,
        title: entry.title?.value,
        link: entry.links?.find((link) => link.rel === 'alternate')?.href,
        published: Date.parse(String(entry.published)),
        updated: Date.parse(String(entry.updated)),
        authors: entry.authors?.map((author) => author.name),
        categories: entry.categories?.map((category) => category.label),
        summary: entry.summary?.value,
        html: entry.content?.value,
        picture: pictureOf(
          entry.links
            ?.filter((link) => link.rel === 'enclosure')
            .map(({ href, type, length }) => ({ url: href, type, length }))[0],
        ),
      }));
    case 'json':
      return (parseJsonFeed(text).items ?? []).map((item) => ({
        id: item.id,
        title: item.title,
        link: item.url,
        published: Date.parse(String(item.date_published)),
        updated: Date.parse(String(item.date_modified)),
        authors: item.authors?.map((author) => author.name),
        categories: item.tags,
        summary: item.summary,
        html: item.content_html,
        picture: pictureOf(
          item.attachments?.map((one) => ({
            url: one.url,
            type: one.mime_type,
            length: one.size_in_bytes,
          }))[0],
        ),
      }));
  }
}

interface Found {
  readonly url?: string | undefined;
  readonly type?: string | undefined;
  readonly length?: number | string | undefined;
}

function pictureOf(found: Found | undefined): ReadItem['picture'] {
  if (found?.url === undefined) return undefined;
  return {
    url: found.url,
    type: found.type,
    bytes: found.length === undefined ? undefined : Number(found.length),
  };
}

const parser = new RssParser<object, Record<string, never>>({
  customFields: {
    item: [
      ['dc:creator', 'creators', { keepArray: true }],
      ['content:encoded', 'contentEncoded'],
      ['atom:updated', 'atomUpdated'],
      ['description', 'plainDescription'],
    ] as never,
  },
});

interface RssParserItem {
  readonly [field: string]: unknown;
  readonly title?: string;
  readonly link?: string;
  readonly creators?: string[];
  readonly categories?: string[];
  readonly enclosure?: Found;
}

/** Atom's authors, categories and dates this parser does not tell apart; what it tells is compared. */
export async function itemsByRssParser(xml: string, kind: 'rss' | 'atom'): Promise<Partial<ReadItem>[]> {
  const { items } = await parser.parseString(xml);
  return (items as readonly RssParserItem[]).map((item) => {
    const text = (field: string) => (typeof item[field] === 'string' ? item[field] : undefined);
    const common = { title: item.title, link: item.link };
    if (kind === 'atom')
      return { ...common, id: text('id'), summary: text('summary'), html: text('content') };
    return {
      ...common,
      id: text('guid'),
      published: Date.parse(text('pubDate') ?? ''),
      updated: Date.parse(text('atomUpdated') ?? ''),
      authors: item.creators,
      categories: item.categories,
      summary: textOfHtml(text('plainDescription')),
      html: text('contentEncoded'),
      picture: pictureOf(item.enclosure),
    };
  });
}

/** An item's description in RSS is HTML. */
function textOfHtml(html: string | undefined): string | undefined {
  return html === undefined ? undefined : DomUtils.textContent(parseDocument(html));
}
