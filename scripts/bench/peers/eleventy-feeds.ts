/** Eleventy's feeds, with the dates of its RSS plugin: the same as Hugo's; and its sitemap. */
import type { putter } from './articles.ts';
import { putEach } from './eleventy.ts';

const SITE = 'https://archive.example';

export function writeEleventyFeeds(put: ReturnType<typeof putter>): void {
  const dates = '{{ story.date | dateToRfc3339 }}';
  putEach(put, 'rss', {
    of: 'feeds',
    as: 'feed',
    permalink: '${feed.url}rss.xml',
    layout: `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{{ feed.title }} – The Long Archive</title><description>{{ feed.description }}</description><link>${SITE}{{ feed.url }}</link><language>en-gb</language><lastBuildDate>{{ feed.stories[0].rfc822 }}</lastBuildDate><atom:link rel="self" type="application/rss+xml" href="${SITE}{{ feed.url }}rss.xml"/>{% for story in feed.stories %}<item><title>{{ story.title }}</title><link>${SITE}{{ story.url }}</link><guid isPermaLink="true">${SITE}{{ story.url }}</guid><description>{{ story.description }}</description><pubDate>{{ story.rfc822 }}</pubDate>{% for author in story.authors %}<dc:creator>{{ author.name }}</dc:creator>{% endfor %}<dc:language>en-GB</dc:language><atom:updated>${dates}</atom:updated><category>{{ story.section.name }}</category>{% for tag in story.tags %}<category>{{ tag.name }}</category>{% endfor %}{% if feed.feed == "whole" %}<content:encoded>{{ story.item.content }}</content:encoded>{% endif %}</item>{% endfor %}</channel></rss>`,
  });
  putEach(put, 'atom', {
    of: 'wholeFeeds',
    as: 'feed',
    permalink: '${feed.url}atom.xml',
    layout: `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><id>${SITE}{{ feed.url }}</id><title type="text">{{ feed.title }} – The Long Archive</title><updated>{{ feed.stories[0].date | dateToRfc3339 }}</updated><link rel="alternate" type="text/html" href="${SITE}{{ feed.url }}"/><link rel="self" type="application/atom+xml" href="${SITE}{{ feed.url }}atom.xml"/><icon>${SITE}/favicon.svg</icon><author><name>The Long Archive</name><uri>${SITE}/</uri></author>{% for story in feed.stories %}<entry><id>${SITE}{{ story.url }}</id><title type="text">{{ story.title }}</title><link rel="alternate" type="text/html" hreflang="en-GB" href="${SITE}{{ story.url }}"/><published>${dates}</published><updated>${dates}</updated>{% for author in story.authors %}<author><name>{{ author.name }}</name><uri>${SITE}{{ author.url }}</uri></author>{% endfor %}<category term="{{ story.section.id }}" scheme="${SITE}/sections/" label="{{ story.section.name }}"/>{% for tag in story.tags %}<category term="{{ tag.id }}" scheme="${SITE}/tags/" label="{{ tag.name }}"/>{% endfor %}<summary type="text">{{ story.description }}</summary><content type="html">{{ story.item.content }}</content></entry>{% endfor %}</feed>`,
  });
  putEach(put, 'feed', {
    of: 'wholeFeeds',
    as: 'feed',
    permalink: '${feed.url}feed.json',
    layout: `{{ feed | jsonFeed | safe }}`,
  });
  put(
    'src/sitemap.njk',
    `---\npermalink: /sitemap.xml\neleventyExcludeFromCollections: true\n---\n<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{% for story in collections.stories %}<url><loc>${SITE}{{ story.url }}</loc><lastmod>${dates}</lastmod></url>{% endfor %}{% for list in collections.lists %}<url><loc>${SITE}{{ list.permalink }}</loc><lastmod>{{ list.stories[0].date | dateToRfc3339 }}</lastmod></url>{% endfor %}</urlset>`,
  );
}
