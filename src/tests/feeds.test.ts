/** The feeds as feed readers get them: two parsers, and the facts as they stand in the newsroom's files. */
import { parseRssFeed } from 'feedsmith';
import { Parser as HtmlParser } from 'htmlparser2';
import RssParser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { builtSite, type BuiltSite } from './built-sites.ts';
import { VALLEY_ID } from './outlets.ts';
import { filesOf, read } from './site-files.ts';
import { writtenStories } from './written-stories.ts';

const strict = new RssParser<object, { creators?: string[]; guid?: string; contentEncoded?: string }>({
  customFields: {
    item: [
      ['dc:creator', 'creators', { keepArray: true }],
      ['content:encoded', 'contentEncoded'],
    ] as never,
  },
});

const IDENTITY = 'tag:vantagetimes.example,2023-10-01:';

interface Item {
  readonly title: string | undefined;
  readonly link: string | undefined;
  readonly guid: string | undefined;
  readonly date: number;
  readonly creators: readonly string[] | undefined;
  readonly categories: readonly string[] | undefined;
  readonly description: string | undefined;
  readonly content: string | undefined;
}

/** The items of a feed by each parser. */
async function itemsOf(xml: string): Promise<Record<'rss-parser' | 'feedsmith', Item[]>> {
  const one = await strict.parseString(xml);
  const other = parseRssFeed(xml);
  return {
    'rss-parser': one.items.map((item) => ({
      title: item.title,
      link: item.link,
      guid: item.guid,
      date: Date.parse(item.pubDate ?? ''),
      creators: item.creators,
      categories: item.categories,
      description:
        item.contentEncoded === undefined
          ? item.content
          : ((item as { description?: string }).description ?? item.content),
      content: item.contentEncoded,
    })),
    feedsmith: (other.items ?? []).map((item) => ({
      title: item.title,
      link: item.link,
      guid: item.guid?.value,
      date: Date.parse(String(item.pubDate)),
      creators: item.dc?.creators,
      categories: item.categories?.map((category) => category.name ?? ''),
      description: item.description,
      content: item.content?.encoded,
    })),
  };
}

function feedsOf({ dir }: BuiltSite): string[] {
  return filesOf(dir).filter((file) => file.endsWith('rss.xml'));
}

describe('the feed of the sample outlet', () => {
  it.each(['rss-parser', 'feedsmith'] as const)(
    'says of every story what the newsroom wrote, as %s reads it',
    async (parser) => {
      const site = await builtSite('sample');
      const stories = writtenStories(site.contentDir);
      const items = (await itemsOf(read(site.dir, 'rss.xml')))[parser];
      expect(items).toHaveLength(30);
      for (const item of items) {
        expect(item.guid).toContain(IDENTITY);
        const id = item.guid?.slice(IDENTITY.length) ?? '';
        const story = stories.get(id);
        if (!story) throw new Error(`${id} is in the feed and not in the newsroom`);
        const types = story.type === 'news' ? [] : [story.type.charAt(0).toUpperCase() + story.type.slice(1)];
        expect(item).toMatchObject({
          title: story.title,
          link: `${site.origin}/${id}/`,
          date: story.date,
          creators: story.authors,
          categories: [story.section, ...story.tags, ...types],
        });
        if (parser === 'feedsmith') expect(item.description).toBe(story.description);
        expect(item.content?.length, id).toBeGreaterThan(1000);
      }
    },
  );

  it('has the newest public stories, newest first', async () => {
    const { dir, contentDir } = await builtSite('sample');
    const { feedsmith: items } = await itemsOf(read(dir, 'rss.xml'));
    const hidden = new Set(['2025/10/league-summit-protocol', '2025/10/verrania-census-notes']);
    const newest = [...writtenStories(contentDir).values()]
      .filter((story) => !hidden.has(story.id))
      .sort((a, b) => b.date - a.date || (a.id < b.id ? 1 : -1))
      .slice(0, 30);
    expect(items.map((item) => item.guid)).toEqual(newest.map((story) => IDENTITY + story.id));
  });

  it('keeps a retracted story, with the notice in the place of its text', async () => {
    const { dir } = await builtSite('sample');
    const { feedsmith: items } = await itemsOf(read(dir, 'authors/vt-newsroom/rss.xml'));
    const item = items.find((one) => one.guid === `${IDENTITY}2024/02/port-meridian-harbour-wall`);
    expect(item?.content).toContain('This story has been retracted');
    expect(item?.content).toContain('we apologise to the Harbour Board');
    expect(item?.content).not.toContain('Monitoring');
  });
});

describe('every feed of the sample outlet', () => {
  it('is read by both parsers alike', async () => {
    const site = await builtSite('sample');
    for (const file of feedsOf(site)) {
      const { 'rss-parser': one, feedsmith: other } = await itemsOf(read(site.dir, file));
      const facts = ({ title, link, guid, date, creators, categories, content }: Item) => ({
        title,
        link,
        guid,
        date,
        creators,
        categories,
        content,
      });
      expect(one.map(facts), file).toEqual(other.map(facts));
      expect(new Set(one.map((item) => item.guid)).size, file).toBe(one.length);
      expect(
        one.map((item) => item.date),
        file,
      ).toEqual(one.map((item) => item.date).sort((a, b) => b - a));
    }
  });

  it('exists for the outlet and for each section, author and tag', async () => {
    const site = await builtSite('sample');
    const lists = filesOf(site.dir).filter((file) =>
      /^(?:sections|authors|tags)\/[^/]+\/index\.html$/.test(file),
    );
    const open = lists.filter((file) => !read(site.dir, file).includes('http-equiv="refresh"'));
    expect(open.length).toBeGreaterThan(50);
    expect(feedsOf(site).sort()).toEqual(
      ['rss.xml', ...open.map((file) => file.replace('index.html', 'rss.xml'))].sort(),
    );
  });

  it('names itself, and was last built when its newest story changed', async () => {
    const site = await builtSite('sample');
    for (const file of feedsOf(site)) {
      const feed = parseRssFeed(read(site.dir, file));
      const self = feed.atom?.links?.find((link) => link.rel === 'self')?.href;
      expect(self, file).toBe(`${site.origin}/${file.split('/').map(encodeURIComponent).join('/')}`);
      expect(Date.parse(String(feed.lastBuildDate)), file).toBeLessThanOrEqual(
        Date.parse('2025-10-05T12:00:00Z'),
      );
    }
  });

  it('carries whole stories, those of tags the standfirst only', async () => {
    const site = await builtSite('sample');
    for (const file of feedsOf(site)) {
      const { feedsmith: items } = await itemsOf(read(site.dir, file));
      const whole = items.filter((item) => item.content !== undefined);
      expect(whole, file).toHaveLength(file.startsWith('tags/') ? 0 : items.length);
    }
  });

  it('has plain HTML in its stories: absolute addresses, nothing that runs, styles or tracks', async () => {
    const site = await builtSite('sample');
    const faults: string[] = [];
    for (const file of feedsOf(site)) {
      const { feedsmith: items } = await itemsOf(read(site.dir, file));
      for (const { guid, content = '' } of items) {
        for (const fault of faultsIn(content)) faults.push(`${file} ${guid ?? ''}: ${fault}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('has the pictures, tables and questions of stories that are made of components', async () => {
    const { dir } = await builtSite('sample');
    const { feedsmith: items } = await itemsOf(read(dir, 'rss.xml'));
    const contentOf = (id: string) => items.find((item) => item.guid === IDENTITY + id)?.content ?? '';
    expect(contentOf('2025/10/torsund-observatory-first-light')).toMatch(
      /<img src="https:\/\/vantagetimes\.example\/_astro\/[^"]+" alt="A telescope mirror/,
    );
    expect(contentOf('2025/10/torsund-observatory-first-light')).toContain('The telescope in figures');
    expect(contentOf('2025/07/osse-compact-one-drought-year')).toContain('<table>');
  });
});

it('keeps the id of a story when the site moves to another address and the file to another folder', async () => {
  const { dir } = await builtSite('valley');
  const { feedsmith: items } = await itemsOf(read(dir, 'rss.xml'));
  expect(items.map(({ guid, link }) => ({ guid, link }))).toEqual([
    {
      guid: `tag:papers.example,2025-01-01:${VALLEY_ID}`,
      link: 'https://valley.example/news/2025/09/picking-begins/',
    },
  ]);
});

function faultsIn(html: string): string[] {
  const faults: string[] = [];
  const parser = new HtmlParser({
    onopentag(name, attributes) {
      if (/^(?:script|style|iframe|object|embed|form|button|svg|link|meta)$/.test(name))
        faults.push(`<${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (/^(?:class|style|id|on.*|data-.*|srcset)$/.test(attribute)) faults.push(`<${name} ${attribute}>`);
        const isAddress = attribute === 'href' || attribute === 'src';
        if (isAddress && !/^(?:https?:\/\/|mailto:|tel:)/.test(value))
          faults.push(`<${name} ${attribute}="${value}">`);
      }
      if (name === 'img' && attributes['alt'] === undefined) faults.push('<img> without alt');
    },
  });
  parser.end(html);
  return faults;
}
