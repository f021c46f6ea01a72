/** An index of many blocks answers as one index does. */
import { hash } from 'node:crypto';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { blocksOf } from '../archive/search-blocks.ts';
import { absorbBlocks } from '../integrations/search/block-maker.ts';
import { describe as describeStory, searchableHtml } from '../integrations/search/searchable.ts';
import { KnownStories } from '../integrations/search/known-stories.ts';
import { indexBlocks, writeSearchIndex, type SearchOptions } from '../integrations/search-index.ts';
import { launchBrowser } from './browser.ts';
import { builtSite } from './built-sites.ts';
import { differences, filesOf, read } from './site-files.ts';
import { serve, type StaticHost } from './static-host.ts';

const SIZES = { closed: 16, open: 5 };

let browser: Browser;
let one: StaticHost;
let many: StaticHost;
let folder: string;
let page: Page;

beforeAll(async () => {
  const { dir } = await builtSite('sample');
  folder = path.join(inject('workshop'), 'search-blocks');
  cpSync(dir, path.join(folder, 'dist'), { recursive: true });
  await index();
  one = await serve(dir);
  many = await serve(path.join(folder, 'dist'));
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await one.close();
  await many.close();
});

/** @param cache below the folder of the test */
function optionsFor(cache: string): SearchOptions {
  const outDir = path.join(folder, 'dist');
  const pages = filesOf(outDir)
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ file, sha: hash('sha1', readFileSync(path.join(outDir, file)), 'hex') }));
  const cacheDir = path.join(folder, cache);
  const known = new KnownStories(cacheDir, 'test');
  return { outDir, cacheDir, base: '/', pages, known, salt: 'test', sizes: SIZES };
}

function index(cache = 'cache') {
  rmSync(path.join(folder, 'dist/pagefind'), { recursive: true, force: true });
  return writeSearchIndex(optionsFor(cache));
}

/** The closed blocks of the sample's own language, as its pages tell: paths of their stories. */
function closedBlocks(): Set<string>[] {
  const dir = path.join(folder, 'dist');
  const stories = filesOf(dir).flatMap((file) => {
    if (!/^20\d\d\//.test(file) || !file.endsWith('.html')) return [];
    const html = searchableHtml(read(dir, file));
    const told = html === undefined ? undefined : describeStory(html);
    return told?.lang === 'en-gb' ? [{ date: told.date, path: path.dirname(file) }] : [];
  });
  const sorted = stories.toSorted((a, b) => (a.date + a.path < b.date + b.path ? -1 : 1));
  const closed = blocksOf(sorted, SIZES).filter(({ items }) => items.length === SIZES.closed);
  return closed.map(({ items }) => new Set(items.map((story) => story.path)));
}

/** Everything that is found, in order. */
async function found(host: StaticHost, query: string): Promise<string[]> {
  await page.goto(host.url(`/search/?${query}`));
  const complete = () => page.locator('[data-search][aria-busy="false"]').waitFor();
  await complete();
  const links = page.locator('[data-search-list] h3 a');
  const more = page.locator('[data-search-more]');
  for (let count = -1; count !== (await links.count()) || (await more.isVisible());) {
    count = await links.count();
    if (!(await more.isVisible())) continue;
    await more.click();
    await complete();
  }
  return links.evaluateAll((all) => all.map((a) => new URL((a as HTMLAnchorElement).href).pathname));
}

describe('an index of several blocks', () => {
  it('lies in several folders, and only the newest block has an engine', () => {
    const files = filesOf(path.join(folder, 'dist/pagefind/en-gb'));
    const entries = files.filter((file) => file.endsWith('pagefind-entry.json'));
    expect(entries.length).toBeGreaterThan(3);
    expect(files.filter((file) => file.includes('wasm.')).every((file) => !file.includes('/'))).toBe(true);
  });

  it('finds known stories as one index does: mean reciprocal rank within 0.02', async () => {
    const { dir } = await builtSite('sample');
    const stories = filesOf(dir).filter((file) => /^20\d\d\/\d\d\/[^/]+\/index\.html$/.test(file));
    const searchable = stories.filter((file) => read(dir, file).includes('data-pagefind-body'));
    const step = Math.ceil(searchable.length / 10);
    const ranks = { one: 0, many: 0 };
    const asked = searchable.filter((_, at) => at % step === 0);
    for (const file of asked) {
      const words = (/<h1[^>]*>([^<]+)/.exec(read(dir, file))?.[1] ?? '').split(/\s+/).slice(0, 3);
      const query = `q=${encodeURIComponent(words.join(' '))}`;
      const rank = (list: string[]) => 1 / (list.indexOf(`/${path.dirname(file)}/`) + 1 || Infinity);
      ranks.one += rank(await found(one, query)) / asked.length;
      ranks.many += rank(await found(many, query)) / asked.length;
    }
    expect(ranks.one).toBeGreaterThan(0.5);
    expect(Math.abs(ranks.one - ranks.many)).toBeLessThanOrEqual(0.02);
  });

  it.each([
    'q=water&order=date',
    'year=2025&order=date',
    'section=World&order=date',
    'q=water&section=World&order=date',
  ])('finds the same stories in the same order for “%s”', async (query) => {
    const expected = await found(one, query);
    expect(expected.length).toBeGreaterThan(3);
    expect(await found(many, query)).toEqual(expected);
  });

  it('counts the values of filters over all blocks', async () => {
    const offered = async (host: StaticHost) => {
      await page.goto(host.url('/search/'));
      await page.locator('[data-search-form] input').focus();
      await page.locator('select[name="year"] option').nth(1).waitFor({ state: 'attached' });
      return page.locator('[data-search-filters] option').allTextContents();
    };
    expect(await offered(many)).toEqual(await offered(one));
  });

  it('is not made again for stories that have not changed, and is the same', async () => {
    const before = filesOf(path.join(folder, 'dist/pagefind'));
    expect(await index()).toMatchObject({ indexed: 0 });
    expect(filesOf(path.join(folder, 'dist/pagefind'))).toEqual(before);
  });

  it('takes what other machines have indexed of it, and is the same', async () => {
    const [first, second, ...others] = closedBlocks();
    expect(others.length).toBeGreaterThan(0);
    const copy = path.join(folder, 'before');
    cpSync(path.join(folder, 'dist/pagefind'), copy, { recursive: true });
    const cut = new Set([...(first ?? [])].slice(1).concat('no/such/story'));
    expect(await indexBlocks(optionsFor('a'), [first ?? new Set(), cut])).toMatchObject({ indexed: 16 });
    expect(await indexBlocks(optionsFor('b'), [second ?? new Set()])).toMatchObject({ indexed: 16 });
    const there = ['a', 'b'].map((cache) => path.join(folder, cache, 'search'));
    absorbBlocks(path.join(folder, 'merged/search'), there);
    const { stories, indexed } = await index('merged');
    expect(indexed).toBe(stories - 32);
    expect(differences(copy, path.join(folder, 'dist/pagefind'))).toEqual([]);
  });
});
