/** The news sitemap (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). */
import type { Archive } from '../archive/archive.ts';
import { NEWS_LASTS } from '../archive/freshness.ts';
import { kindOf } from '../archive/kind.ts';
import type { Article } from '../archive/model.ts';
import { isoInstant } from '../site/dates.ts';
import type { Site } from '../site/site.ts';
import { isMapped, sitemapDocument } from './sitemap.ts';
import { escapeXml } from './xml.ts';

/** Section "News sitemap best practices": articles of the last two days, 1,000 at most. */
const LARGEST = 1000;

const NAMESPACES = [
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
  'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
].join(' ');

/**
 * What is news at BUILD_NOW, newest first: nothing that somebody paid for or that was withdrawn. With no news the set
 * is empty, which the schema of sitemaps forbids and Google expects ("It's fine if there are no new articles").
 */
export function newsSitemapXml(site: Site, archive: Archive): string {
  const rows: string[] = [];
  for (let index = archive.articles.length - 1; index >= 0 && rows.length < LARGEST; index -= 1) {
    const article = archive.articles[index];
    if (!article || article.published <= site.now - NEWS_LASTS) break;
    if (isNews(article)) rows.push(rowOf(site, article));
  }
  return sitemapDocument('urlset', NAMESPACES, rows);
}

/** Whether a story is on the map while it is news. */
export function isNews(
  article: Parameters<typeof isMapped>[0] & Pick<Article, 'type' | 'sponsor' | 'retracted' | 'excludeFrom'>,
): boolean {
  return (
    isMapped(article) &&
    kindOf(article) !== 'sponsored' &&
    !article.retracted &&
    !article.excludeFrom.includes('newsSitemap')
  );
}

function rowOf({ urls, outlet }: Site, { path, lang, published, title }: Article): string {
  return [
    `<url><loc>${escapeXml(urls.absolute(path))}</loc><news:news><news:publication>`,
    `<news:name>${escapeXml(outlet.name)}</news:name>`,
    `<news:language>${newsLanguage(lang)}</news:language></news:publication>`,
    `<news:publication_date>${isoInstant(published, outlet.timezone)}</news:publication_date>`,
    `<news:title>${escapeXml(title)}</news:title></news:news></url>`,
  ].join('');
}

/** ISO 639, two or three letters; but for Chinese, whose two scripts are told apart. */
function newsLanguage(lang: string): string {
  const { language, script } = new Intl.Locale(lang).maximize();
  if (language !== 'zh') return language;
  return script === 'Hant' ? 'zh-tw' : 'zh-cn';
}
