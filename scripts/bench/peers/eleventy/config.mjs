/** The configuration of the generated Eleventy site; `archive.mjs` is written beside it. */
import { dateToRfc3339, dateToRfc822 } from '@11ty/eleventy-plugin-rss';
import { makeArchive } from './archive.mjs';

const SITE = 'https://archive.example';

export default function configure(eleventy) {
  let archive;
  const collection = (name, pick) =>
    eleventy.addCollection(name, (api) => {
      archive ??= makeArchive(api.getFilteredByGlob('src/articles/**/*.md'), dateToRfc822);
      return pick(archive);
    });
  collection('stories', ({ stories }) => [...stories]);
  collection('lists', ({ lists }) => lists);
  collection('indexes', ({ indexes }) => indexes);
  collection('feeds', ({ feeds }) => feeds);
  collection('wholeFeeds', ({ wholeFeeds }) => wholeFeeds);
  collection('liteLists', ({ liteLists }) => liteLists);
  collection('sectionList', ({ sections }) => sections);
  eleventy.addFilter('dateToRfc3339', dateToRfc3339);
  eleventy.addFilter('storyAt', (url) => archive.story(url));
  eleventy.addFilter('related', (story) => archive.related(story));
  eleventy.addFilter('moreOf', (author, story) => archive.moreOf(author, story));
  eleventy.addFilter('weekOf', (story) => archive.weekOf(story));
  eleventy.addFilter('minutes', (html) => Math.max(1, Math.round(html.split(/\s+/).length / 230)));
  eleventy.addFilter('structuredData', structuredData);
  eleventy.addFilter('jsonFeed', jsonFeed);
  return {
    dir: { input: 'src', output: 'public' },
    templateFormats: ['md', 'njk'],
    // Bodies are Markdown and nothing else.
    markdownTemplateEngine: false,
  };
}

function structuredData(story) {
  const url = SITE + story.url;
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'NewsArticle',
        '@id': `${url}#article`,
        url,
        mainEntityOfPage: url,
        headline: story.title,
        description: story.description,
        datePublished: story.iso,
        dateModified: story.iso,
        author: story.authors.map((author) => ({
          '@type': 'Person',
          '@id': `${SITE}${author.url}#author`,
          name: author.name,
          url: SITE + author.url,
        })),
        publisher: { '@type': 'NewsMediaOrganization', name: 'The Long Archive', url: `${SITE}/` },
        articleSection: story.section.name,
        keywords: story.tags.map(({ name }) => name),
        inLanguage: 'en-GB',
        wordCount: story.item.content.split(/\s+/).length,
        isAccessibleForFree: true,
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: 'The Long Archive', item: `${SITE}/` },
          { '@type': 'ListItem', position: 2, name: story.section.name, item: SITE + story.section.url },
          { '@type': 'ListItem', position: 3, name: story.title },
        ],
      },
    ],
  }).replaceAll('<', String.raw`\u003c`);
}

function jsonFeed(feed) {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: `${feed.title} – The Long Archive`,
    home_page_url: SITE + feed.url,
    feed_url: `${SITE}${feed.url}feed.json`,
    language: 'en-GB',
    items: feed.stories.map((story) => ({
      id: SITE + story.url,
      url: SITE + story.url,
      title: story.title,
      content_html: story.item.content,
      summary: story.description,
      date_published: story.iso,
      date_modified: story.iso,
      authors: story.authors.map(({ name, url }) => ({ name, url: SITE + url })),
      tags: story.tags.map(({ name }) => name),
      language: 'en-GB',
    })),
  });
}
