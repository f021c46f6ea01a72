import { describe, expect, it } from 'vitest';
import { changesOf, readUrlList, urlEntry, urlListText } from './url-list.ts';

const SITE = 'https://test.example/news/';
const FILES: [string, string][] = [
  ['index.html', '<h1>The Test</h1>'],
  ['2025/09/café/index.html', '<h1>Café</h1>'],
  ['404.html', '<meta name="robots" content="noindex"><h1>No</h1>'],
  ['old/index.html', '<meta http-equiv="refresh" content="0;url=/">'],
  ['rss.xml', '<rss/>'],
];
const textOf = (files: readonly [string, string][]) =>
  urlListText(
    files.map(([file, content]) => [file, urlEntry(file, content, SITE)]),
    SITE,
  );
const list = (files = FILES) => readUrlList(textOf(files));
const replaced = (file: string, content?: string) =>
  list(
    FILES.flatMap(([name, was]) =>
      name !== file ? [[name, was]] : content === undefined ? [] : [[name, content]],
    ),
  );

describe('a list of addresses', () => {
  it('names every page and feed by its address', () => {
    const { pages, unlisted, feeds } = list();
    expect(Object.keys(pages)).toEqual([SITE, `${SITE}2025/09/caf%C3%A9/`]);
    expect(Object.keys(unlisted)).toEqual([`${SITE}404.html`, `${SITE}old/`]);
    expect(Object.keys(feeds)).toEqual([`${SITE}rss.xml`]);
  });

  it('names a feed as the feed names itself, whatever its list is called', () => {
    const { feeds } = list([["authors/o'neil, r&d+/rss.xml", '<rss/>']]);
    expect(Object.keys(feeds)).toEqual([`${SITE}authors/o'neil,%20r&d+/rss.xml`]);
  });

  it('does not list a page that names another as the one to be found, as the text-only edition does', () => {
    const copy = (canonical: string) => `<link rel="canonical" href="${canonical}"><h1>Café &amp; bar</h1>`;
    const { pages, unlisted } = list([
      ['a&b/café/index.html', copy(`${SITE}a&amp;b/caf%C3%A9/`)],
      ['lite/a&b/café/index.html', copy(`${SITE}a&amp;b/caf%C3%A9/`)],
      ['agency/index.html', copy('https://agency.example/first/')],
    ]);
    expect(Object.keys(pages)).toEqual([`${SITE}a&b/caf%C3%A9/`]);
    expect(Object.keys(unlisted)).toEqual([`${SITE}agency/`, `${SITE}lite/a&b/caf%C3%A9/`]);
  });

  it('is the same in whatever order files come', () => {
    expect(textOf([...FILES].reverse())).toBe(textOf(FILES));
  });
});

describe('urlListText', () => {
  it('is written as JSON is, whatever there is to be listed', () => {
    for (const files of [FILES, [], [['a"b\\c/index.html', '']] as [string, string][]]) {
      const text = textOf(files);
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 1)}\n`);
    }
  });
});

describe('changesOf', () => {
  it('is nothing where nothing changed', () => {
    expect(changesOf(list(), list())).toEqual({ pages: [], feeds: [] });
  });

  it('is everything without an earlier list, but not what asks not to be found', () => {
    expect(changesOf(list())).toEqual({
      pages: [SITE, `${SITE}2025/09/caf%C3%A9/`],
      feeds: [`${SITE}rss.xml`],
    });
  });

  it('names what is changed, new and gone', () => {
    expect(changesOf(replaced('index.html', '<h1>Other</h1>'), list()).pages).toEqual([SITE]);
    expect(changesOf(list(), replaced('index.html')).pages).toEqual([SITE]);
    expect(changesOf(replaced('index.html'), list()).pages).toEqual([SITE]);
    expect(changesOf(replaced('rss.xml', '<rss>1</rss>'), list()).feeds).toEqual([`${SITE}rss.xml`]);
    expect(changesOf(replaced('rss.xml'), list()).feeds).toEqual([]);
  });

  it('names a page that may no longer be found', () => {
    const hidden = replaced('index.html', '<meta name="robots" content="noindex"><h1>The Test</h1>');
    expect(changesOf(hidden, list()).pages).toEqual([SITE]);
  });

  it('does not take a new look for new content', () => {
    const page = (css: string) => replaced('index.html', `<link href="/news/_astro/${css}.css"><h1>A</h1>`);
    expect(changesOf(page('b'), page('a')).pages).toEqual([]);
  });
});
