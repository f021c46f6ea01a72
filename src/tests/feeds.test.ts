/** The feeds as feed readers get them: two parsers, and the facts as they stand in the newsroom's files. */
import { Ajv } from 'ajv';
import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith';
import { Parser as HtmlParser } from 'htmlparser2';
import jsonFeedSchema from 'jsonfeed-schema/schema-v1.1.json' with { type: 'json' };
import { statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtSite, HIDDEN_STORIES, type BuiltSite } from './built-sites.ts';
import { itemsByFeedsmith, itemsByRssParser, KINDS, type Kind, type ReadItem } from './feed-readers.ts';
import { VALLEY_ID } from './outlets.ts';
import { parsedPage, textOf } from './parsed-page.ts';
import { filesOf, read } from './site-files.ts';
import { writtenStories } from './written-stories.ts';

const IDENTITY = 'tag:vantagetimes.example,2023-10-01:';
const NOW = Date.parse('2025-10-05T12:00:00Z');
const ARCHIVE = /^archive\/feed\/\d+\.xml$/;

/** Of a tag that was merged into another. */
const OLD = 'tags/gigs/rss.xml';

function feedsOf({ dir }: BuiltSite, kind: Kind): string[] {
  return filesOf(dir).filter(
    (file) =>
      file !== OLD && (path.posix.basename(file) === KINDS[kind] || (kind === 'atom' && ARCHIVE.test(file))),
  );
}

const itemsOf = (site: BuiltSite, file: string, kind: Kind) => itemsByFeedsmith(read(site.dir, file), kind);
const isShort = (file: string) => /^(?:tags\/[^/]+|authors\/[^/]+\/[^/]+)\/rss\.xml$/.test(file);
/** Of the story; a correction's is the same with a fragment. */
const idOf = (item: ReadItem) => item.id?.slice(IDENTITY.length).replace(/#.*/, '') ?? '';

describe.each(['rss', 'atom', 'json'] as const)('the outlet’s own feed, %s', (kind) => {
  it('says of every story what the newsroom wrote', async () => {
    const site = await builtSite('sample');
    const stories = writtenStories(site.contentDir);
    const items = itemsOf(site, KINDS[kind], kind);
    expect(items).toHaveLength(30);
    for (const item of items) {
      expect(item.id).toContain(IDENTITY);
      const id = idOf(item);
      const story = stories.get(id);
      if (!story) throw new Error(`${id} is in the feed and not in the newsroom`);
      const types = story.type === 'news' ? [] : [story.type.charAt(0).toUpperCase() + story.type.slice(1)];
      expect(item, id).toMatchObject({
        title: story.title,
        link: `${site.origin}/${id}/`,
        published: story.date,
        authors: story.authors,
        categories: [story.section, ...story.tags, ...types],
        summary: story.description,
      });
      expect(item.updated, id).toBeGreaterThanOrEqual(story.date);
      expect(item.html?.length, id).toBeGreaterThan(1000);
      expect(item.html, id).toMatch(/^<p>By /);
      for (const author of story.authors) expect(item.html?.slice(0, 200), id).toContain(author);
    }
  });

  it('has the title of the page and of every list as its own', async () => {
    const site = await builtSite('sample');
    const latest = parsedPage(site.dir, 'latest/index.html');
    const links = new Map(latest.elements('a').map((link) => [link.attribs['href'], textOf(link)] as const));
    for (const item of itemsOf(site, KINDS[kind], kind).slice(0, 20)) {
      expect(item.title).toBe(parsedPage(site.dir, `${idOf(item)}/index.html`).heading);
      expect(item.title).toBe(links.get(`/${idOf(item)}/`));
    }
  });

  it('states size and length of the pictures as they are', async () => {
    const site = await builtSite('sample');
    const pictures = itemsOf(site, KINDS[kind], kind).flatMap(({ picture }) => picture ?? []);
    expect(pictures.length).toBeGreaterThan(15);
    for (const { url, type, bytes } of pictures) {
      expect(url.startsWith(`${site.origin}/_astro/`)).toBe(true);
      expect({ url, type, bytes }).toEqual({
        url,
        type: 'image/jpeg',
        bytes: statSync(path.join(site.dir, url.slice(site.origin.length))).size,
      });
    }
  });

  it('has the newest public stories, newest first', async () => {
    const site = await builtSite('sample');
    const hidden = new Set(HIDDEN_STORIES.map((file) => file.replace(/^articles\/|\.md$/g, '')));
    const newest = [...writtenStories(site.contentDir).values()]
      .filter((story) => !hidden.has(story.id))
      .sort((a, b) => b.date - a.date || (a.id < b.id ? 1 : -1))
      .slice(0, 30);
    expect(itemsOf(site, KINDS[kind], kind).map(({ id }) => id)).toEqual(
      newest.map((story) => IDENTITY + story.id),
    );
  });
});

describe('every feed of the sample outlet', () => {
  it('is read alike by an independent parser', async () => {
    const site = await builtSite('sample');
    for (const kind of ['rss', 'atom'] as const) {
      for (const file of feedsOf(site, kind)) {
        const one = await itemsByRssParser(read(site.dir, file), kind);
        const other = itemsOf(site, file, kind);
        expect(other, file).toMatchObject(one);
        expect(new Set(other.map((item) => item.id)).size, file).toBe(other.length);
      }
    }
  });

  it('exists for every list', async () => {
    const site = await builtSite('sample');
    const listsOf = (pattern: RegExp) =>
      filesOf(site.dir)
        .filter((file) => pattern.test(file) && !read(site.dir, file).includes('http-equiv="refresh"'))
        .map((file) => file.replace('index.html', ''));
    const whole = ['', ...listsOf(/^(?:(?:sections|authors|series|types)\/[^/]+|corrections)\/index\.html$/)];
    expect(whole.length).toBeGreaterThan(25);
    for (const kind of ['atom', 'json'] as const) {
      const feeds = feedsOf(site, kind).filter((file) => !ARCHIVE.test(file));
      expect(feeds.sort()).toEqual(whole.map((list) => list + KINDS[kind]).sort());
    }
    const stories = [...writtenStories(site.contentDir).values()];
    expect(stories.length).toBeGreaterThan(50);
    const rss = feedsOf(site, 'rss');
    const pairs = rss.filter((file) => /^authors\/[^/]+\/[^/]+\//.test(file));
    expect(pairs.length).toBeGreaterThan(15);
    expect(rss.filter((file) => !pairs.includes(file)).sort()).toEqual(
      [...whole, ...listsOf(/^tags\/[^/]+\/index\.html$/)].map((list) => `${list}rss.xml`).sort(),
    );
    for (const file of pairs) expect(itemsOf(site, file, 'rss').length, file).toBeGreaterThan(0);
  });

  it('names itself, and changed when its newest story did', async () => {
    const site = await builtSite('sample');
    const url = (file: string) => `${site.origin}/${file.split('/').map(encodeURIComponent).join('/')}`;
    const changed = (items: readonly ReadItem[]) => Math.max(...items.map(({ updated }) => updated));
    for (const file of feedsOf(site, 'rss')) {
      const feed = parseRssFeed(read(site.dir, file));
      expect(feed.atom?.links?.find((link) => link.rel === 'self')?.href, file).toBe(url(file));
      expect(feed.language, file).toBe('en-gb');
      const newest = changed(itemsOf(site, file, 'rss'));
      expect(Date.parse(String(feed.lastBuildDate)), file).toBe(newest);
      expect(newest, file).toBeLessThanOrEqual(NOW);
    }
    for (const file of feedsOf(site, 'atom')) {
      const feed = parseAtomFeed(read(site.dir, file));
      expect(feed.links?.find((link) => link.rel === 'self')?.href, file).toBe(url(file));
      expect(Date.parse(String(feed.updated)), file).toBe(changed(itemsOf(site, file, 'atom')));
    }
    for (const file of feedsOf(site, 'json')) {
      expect(parseJsonFeed(read(site.dir, file)).feed_url, file).toBe(url(file));
    }
  });

  it('is JSON Feed 1.1, and no feed is over 2 MB', async () => {
    const isValid = new Ajv({ strict: false, validateFormats: false }).compile(jsonFeedSchema);
    const faults: string[] = [];
    for (const name of ['sample', 'naughty', 'arabic', 'empty'] as const) {
      const site = await builtSite(name);
      for (const kind of ['rss', 'atom', 'json'] as const) {
        for (const file of feedsOf(site, kind)) {
          if (statSync(path.join(site.dir, file)).size > 2_000_000) faults.push(`${name} ${file}: over 2 MB`);
          if (kind === 'json' && !isValid(JSON.parse(read(site.dir, file)))) {
            faults.push(`${name} ${file}: ${JSON.stringify(isValid.errors)}`);
          }
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it('carries whole stories, those of tags and of authors in a section the standfirst only', async () => {
    const site = await builtSite('sample');
    for (const file of feedsOf(site, 'rss')) {
      const items = itemsOf(site, file, 'rss');
      const whole = items.filter((item) => item.html !== undefined);
      expect(whole, file).toHaveLength(isShort(file) ? 0 : items.length);
      expect(items.length, file).toBeLessThanOrEqual(isShort(file) ? 10 : 30);
    }
  });

  it('has plain HTML in its stories: absolute addresses, nothing that runs, styles or tracks', async () => {
    const site = await builtSite('sample');
    const faults: string[] = [];
    for (const kind of ['rss', 'atom', 'json'] as const) {
      for (const file of feedsOf(site, kind)) {
        for (const { id, html = '' } of itemsOf(site, file, kind)) {
          for (const fault of faultsIn(html)) faults.push(`${file} ${id ?? ''}: ${fault}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it('has the same text of a story in every channel and format', async () => {
    const site = await builtSite('sample');
    const texts = new Map<string, string>();
    for (const kind of ['rss', 'atom', 'json'] as const) {
      for (const file of feedsOf(site, kind)) {
        for (const { id = '', html } of itemsOf(site, file, kind)) {
          if (html === undefined) continue;
          expect(html, `${file} ${id}`).toBe(texts.get(id) ?? html);
          texts.set(id, html);
        }
      }
    }
    expect(texts.size).toBeGreaterThan(50);
  });
});

describe('the feeds of the sample outlet', () => {
  it('have the pictures, tables and questions of stories that are made of components', async () => {
    const site = await builtSite('sample');
    const items = itemsOf(site, 'rss.xml', 'rss');
    const contentOf = (id: string) => items.find((item) => item.id === IDENTITY + id)?.html ?? '';
    expect(contentOf('2025/10/torsund-observatory-first-light')).toMatch(
      /<img src="https:\/\/vantagetimes\.example\/_astro\/[^"]+" alt="A telescope mirror/,
    );
    expect(contentOf('2025/10/torsund-observatory-first-light')).toContain('The telescope in figures');
    expect(contentOf('2025/07/osse-compact-one-drought-year')).toContain('<table>');
  });

  it('keep a retracted story, with the notice in the place of its text, and say that it changed', async () => {
    const site = await builtSite('sample');
    for (const kind of ['rss', 'atom', 'json'] as const) {
      const items = itemsOf(site, `authors/vt-newsroom/${KINDS[kind]}`, kind);
      const item = items.find((one) => one.id === `${IDENTITY}2024/02/port-meridian-harbour-wall`);
      expect(item?.title).toMatch(/^Retracted: Port Meridian harbour wall/);
      expect(item?.html).toContain('This story has been retracted');
      expect(item?.html).toContain('we apologise to the Harbour Board');
      expect(item?.html).not.toContain('Monitoring');
      expect(item?.updated).toBeGreaterThan(item?.published ?? Infinity);
      expect(item?.picture).toBeUndefined();
    }
  });

  it('put major corrections before the story and the last corrected story first', async () => {
    const site = await builtSite('sample');
    const items = itemsOf(site, 'corrections/atom.xml', 'atom');
    const list = parsedPage(site.dir, 'corrections/index.html').elements('main').map(textOf).join();
    expect(items.length).toBeGreaterThan(2);
    for (const { title = '', summary } of items) {
      expect(list).toContain(title.replace(/^Retracted: /, ''));
      expect(summary).toMatch(/^(?:Correction|Clarification|Editor’s note|Retraction), \d+ \w+ 20\d\d: /);
    }
    const corrected = items.map(({ summary = '' }) => Date.parse(/, (.*?): /.exec(summary)?.[1] ?? ''));
    expect(corrected).toEqual(corrected.toSorted((a, b) => b - a));
  });

  it('lead through the whole history, every public story once', async () => {
    const site = await builtSite('sample');
    const walked: string[] = [];
    let file: string | undefined = 'atom.xml';
    let documents = 0;
    while (file !== undefined) {
      const text = read(site.dir, file);
      walked.push(...itemsByFeedsmith(text, 'atom').map((item) => item.id ?? ''));
      const { links } = parseAtomFeed(text);
      if (documents > 0) {
        expect(text).toContain('<fh:archive/>');
        expect(links?.find((link) => link.rel === 'current')?.href).toBe(`${site.origin}/atom.xml`);
        expect(itemsByFeedsmith(text, 'atom')).toHaveLength(30);
      }
      documents += 1;
      const previous = links?.find((link) => link.rel === 'prev-archive')?.href;
      file = previous?.slice(site.origin.length + 1);
    }
    const hidden = new Set(HIDDEN_STORIES.map((name) => name.replace(/^articles\/|\.md$/g, '')));
    const all = [...writtenStories(site.contentDir).keys()].filter((id) => !hidden.has(id));
    expect(new Set(walked)).toEqual(new Set(all.map((id) => IDENTITY + id)));
    expect(documents).toBe(1 + Math.floor(all.length / 30));
  });

  it('lie at their old addresses too where the host cannot send readers on', async () => {
    const site = await builtSite('sample');
    expect(read(site.dir, OLD)).toBe(read(site.dir, 'tags/live-music/rss.xml'));
  });

  it('stand in one list for people and in one for feed readers', async () => {
    const site = await builtSite('sample');
    const outlines = parseOpml(read(site.dir, 'feeds.opml')).body?.outlines ?? [];
    const listed = outlines.flatMap((one) => one.outlines ?? [one]);
    expect(listed.map(({ xmlUrl = '' }) => decodeURI(xmlUrl.slice(site.origin.length + 1))).sort()).toEqual(
      feedsOf(site, 'rss').sort(),
    );
    const page = parsedPage(site.dir, 'feeds/index.html');
    const links = new Set(page.elements('a').map((link) => decodeURI(link.attribs['href'] ?? '')));
    for (const kind of ['rss', 'atom', 'json'] as const) {
      for (const file of feedsOf(site, kind)) {
        if (!ARCHIVE.test(file)) expect(links, file).toContain(`/${file}`);
      }
    }
    expect(links).toContain('/feeds.opml');
  });

  it('are named by the pages of what is in them', async () => {
    const site = await builtSite('sample');
    const named = (file: string) =>
      parsedPage(site.dir, file)
        .elements('link')
        .filter((link) => link.attribs['rel'] === 'alternate' && link.attribs['type'] !== undefined)
        .map((link) => decodeURI(link.attribs['href'] ?? '').slice(1));
    for (const kind of ['rss', 'atom', 'json'] as const) {
      for (const file of feedsOf(site, kind)) {
        if (ARCHIVE.test(file)) continue;
        for (const item of itemsOf(site, file, kind)) {
          // Every page names the outlet's.
          expect(named(`${idOf(item)}/index.html`), file).toContain(file);
        }
      }
    }
    expect(named('series/long-thaw/index.html')).toContain('series/long-thaw/atom.xml');
    expect(named('corrections/index.html')).toContain('corrections/feed.json');
    expect(named('about/index.html')).toEqual(['rss.xml', 'atom.xml', 'feed.json']);
  });
});

it('keeps the id of a story when the site moves to another address and the file to another folder', async () => {
  const site = await builtSite('valley');
  for (const kind of ['rss', 'atom', 'json'] as const) {
    expect(itemsOf(site, KINDS[kind], kind).map(({ id, link }) => ({ id, link }))).toEqual([
      {
        id: `tag:papers.example,2025-01-01:${VALLEY_ID}`,
        link: 'https://valley.example/news/2025/09/picking-begins/',
      },
    ]);
  }
});

it('calls back in Atom what expired within 90 days, and says nothing else of it', async () => {
  const site = await builtSite('valley');
  const graves = [
    ...read(site.dir, 'atom.xml').matchAll(/<at:deleted-entry ref="([^"]*)" when="([^"]*)"\/>/g),
  ];
  expect(graves.map(([, ref, when]) => [ref, when])).toEqual([
    ['tag:papers.example,2025-01-01:2025/07/no-more', '2025-08-01T07:00:00Z'],
  ]);
  expect(read(site.dir, 'sections/news/atom.xml')).toContain('2025/07/no-more');
  expect(read(site.dir, 'rss.xml')).not.toContain('no-more');
  expect(read(site.dir, 'feed.json')).not.toContain('no-more');
});

function faultsIn(html: string): string[] {
  const faults: string[] = [];
  const parser = new HtmlParser({
    onopentag(name, attributes) {
      if (/^(?:script|style|iframe|object|embed|form|button|svg|link|meta|picture|source)$/.test(name))
        faults.push(`<${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (/^(?:class|style|id|on.*|data-.*)$/.test(attribute)) faults.push(`<${name} ${attribute}>`);
        const addresses =
          attribute === 'srcset' ? value.split(', ') : /^(?:href|src)$/.test(attribute) ? [value] : [];
        for (const address of addresses) {
          if (!/^(?:https?:\/\/|mailto:|tel:)/.test(address))
            faults.push(`<${name} ${attribute}="${value}">`);
        }
      }
      if (name === 'img' && attributes['alt'] === undefined) faults.push('<img> without alt');
    },
  });
  parser.end(html);
  return faults;
}
