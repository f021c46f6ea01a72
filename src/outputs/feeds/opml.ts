/** All feeds in a file that feed readers import: OPML 2.0 (http://opml.org/spec2.opml, "Subscription lists"). */
import type { Archive } from '../../archive/archive.ts';
import type { Site } from '../../site/site.ts';
import { paths } from '../../site/urls.ts';
import { channelsOf, type Channel, type ChannelKind } from '../../views/channels.ts';
import { escapeXml, textAsHtml } from '../xml.ts';

/** Each channel once, as RSS, in a folder of its kind; one in every format would be three subscriptions. */
export function opmlOf(site: Site, archive: Archive): string {
  const { outlet, strings, urls } = site;
  const channels = channelsOf(site, archive);
  const outline = ({ path, page, name }: Channel) =>
    `<outline type="rss" version="RSS2" text="${shown(name)}" title="${shown(name)}" ` +
    `language="${escapeXml(outlet.lang.toLowerCase())}" xmlUrl="${escapeXml(urls.absolute(paths.feed(path, 'rss')))}" ` +
    `htmlUrl="${escapeXml(urls.absolute(page))}"/>`;
  const folder = (title: string, kind: ChannelKind) => {
    const own = channels.filter((channel) => channel.kind === kind).map(outline);
    return own.length === 0 ? [] : [`<outline text="${shown(title)}">`, ...own, '</outline>'];
  };
  const { titles, feeds } = strings;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<opml version="2.0">',
    '<head>',
    `<title>${shown(feeds.listTitle(outlet.name))}</title>`,
    `<ownerName>${shown(outlet.name)}</ownerName>`,
    `<ownerId>${escapeXml(urls.absolute(paths.home))}</ownerId>`,
    '</head>',
    '<body>',
    ...channels.filter(({ kind }) => kind === 'outlet').map(outline),
    ...folder(titles.sections, 'section'),
    ...folder(titles.authors, 'author'),
    ...folder(titles.series, 'series'),
    ...folder(titles.types, 'type'),
    ...channels.filter(({ kind }) => kind === 'corrections').map(outline),
    ...folder(titles.tags, 'tag'),
    ...folder(feeds.authorsBySection, 'authorSection'),
    '</body>',
    '</opml>\n',
  ].join('\n');
}

/**
 * A name may be taken for HTML (http://opml.org/spec2.opml, "Text attribute") or for plain text: it is written so that both
 * show the same, and as HTML only where it would read as markup.
 */
function shown(name: string): string {
  return escapeXml(/<|&[^\s&]/.test(name) ? textAsHtml(name) : name);
}
