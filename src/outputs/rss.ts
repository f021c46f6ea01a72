/** RSS 2.0 (https://www.rssboard.org/rss-specification) with Atom, Dublin Core and Media RSS where RSS has no word. */
import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import type { Archive } from '../archive/archive.ts';
import type { Article } from '../archive/model.ts';
import { printable } from '../content/printable.ts';
import type { Site } from '../site/site.ts';
import { itemId, type Channel } from './channel.ts';
import { feedHtml } from './feed-html.ts';
import { escapeXml } from './xml.ts';

const NAMESPACES = {
  atom: 'http://www.w3.org/2005/Atom',
  dc: 'http://purl.org/dc/elements/1.1/',
};

/**
 * @param bodyOf the story's body as HTML; asked for only by channels that carry whole stories
 */
export async function rssOf(
  site: Site,
  archive: Archive,
  channel: Channel,
  bodyOf: (article: Article) => Promise<string>,
): Promise<string> {
  const items: RSSFeedItem[] = [];
  for (const article of channel.articles) {
    items.push(await itemOf(site, archive, article, channel.whole ? bodyOf : undefined));
  }
  return getRssString({
    title: printable(channel.title),
    description: printable(channel.description),
    site: channel.link,
    xmlns: NAMESPACES,
    items,
    customData: channelData(channel),
  });
}

/** `lastBuildDate` is the newest item's change, never the clock. */
function channelData({ articles, lang, self }: Channel): string {
  const changed = Math.max(...articles.map((article) => article.modified ?? article.published));
  return [
    `<language>${escapeXml(lang.toLowerCase())}</language>`,
    articles.length > 0 ? `<lastBuildDate>${new Date(changed).toUTCString()}</lastBuildDate>` : '',
    `<atom:link rel="self" type="application/rss+xml" href="${escapeXml(self)}"/>`,
  ].join('');
}

async function itemOf(
  site: Site,
  archive: Archive,
  article: Article,
  bodyOf: ((article: Article) => Promise<string>) | undefined,
): Promise<RSSFeedItem> {
  const { urls, strings } = site;
  const names = article.credits.map(({ author }) => archive.authors.get(author)?.name ?? author);
  const link = urls.absolute(article.path);
  const section = archive.sections.get(article.section)?.name ?? article.section;
  const tags = article.tags.map((tag) => archive.tags.get(tag)?.label ?? tag);
  const type = article.type === 'news' ? [] : [strings.types[article.type]];
  return {
    title: printable(article.title),
    link,
    description: printable(article.standfirst),
    pubDate: new Date(article.published),
    categories: [section, ...tags, ...type].map(printable),
    ...(bodyOf ? { content: printable(await wholeStory(site, article, names, link, bodyOf)) } : {}),
    customData: [
      `<guid isPermaLink="false">${escapeXml(itemId(site, article))}</guid>`,
      ...names.map((name) => `<dc:creator>${escapeXml(name)}</dc:creator>`),
      `<dc:language>${escapeXml(article.lang)}</dc:language>`,
    ].join(''),
  };
}

/** The byline is the first line too, since many readers show only the first author. */
async function wholeStory(
  { outlet, strings, dates }: Site,
  article: Article,
  names: readonly string[],
  link: string,
  bodyOf: (article: Article) => Promise<string>,
): Promise<string> {
  const list = new Intl.ListFormat(outlet.lang, { type: 'conjunction' }).format(names);
  const paragraph = (html: string) => `<p>${html}</p>`;
  const notices = article.corrections
    .filter((correction) => correction.severity === 'major')
    .map(({ kind, date, text }) =>
      paragraph(
        `<strong>${strings.correctionKinds[kind]}, ${escapeXml(dates.day(date).text)}:</strong> ${escapeXml(text)}`,
      ),
    );
  const body = article.retracted
    ? paragraph(`<strong>${strings.article.retraction}.</strong> ${escapeXml(article.retracted.reason)}`)
    : await bodyOf(article);
  const byline = paragraph(`${strings.byline.by} ${escapeXml(list)}`);
  return [byline, ...notices, feedHtml(body, link)].join('\n');
}
