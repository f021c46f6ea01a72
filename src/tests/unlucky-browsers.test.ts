/**
 * Browsers that refuse what others give, storage full of rubbish, a network that fails, answers and addresses of
 * somebody who means ill: the page stays a page, and runs nothing.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { builtSite } from './built-sites.ts';
import { SAMPLE_PAGES } from './sample-pages.ts';
import { serve, type StaticHost } from './static-host.ts';
import { watchedPage, type Witness } from './witness.ts';

const { front, news, search, about, 'old news': oldNews } = SAMPLE_PAGES;
const PAGES = [front, news, oldNews, search, about, '/saved/'];

let browser: Browser;
let host: StaticHost;
let context: BrowserContext;
let witness: Witness;
let page: Page;

beforeAll(async () => {
  host = await serve((await builtSite('sample')).dir);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await host.close();
});
beforeEach(async () => {
  context = await browser.newContext();
  witness = await watchedPage(context, host.origin);
  ({ page } = witness);
});
afterEach(async () => {
  await context.close();
  // What the test itself broke is told as such.
  expect(
    witness.faults.filter((fault) => !/Failed to load (?:resource|module script)|^5\d\d: /.test(fault)),
  ).toEqual([]);
  expect(witness.foreign).toEqual([]);
});

const visit = (address: string) => page.goto(host.url(address), { waitUntil: 'networkidle' });
const headline = () => page.locator('h1').textContent();

it('where nothing may be stored, and no service worker comes', async () => {
  await page.addInitScript(() => {
    const denied = () => {
      throw new DOMException('Access is denied.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(globalThis, name, { get: denied });
    const { prototype } = CacheStorage;
    const refuse = () => Promise.reject(new DOMException('No.', 'SecurityError'));
    Object.assign(prototype, { open: refuse, keys: refuse, has: refuse });
    ServiceWorkerContainer.prototype.register = refuse;
  });
  for (const address of PAGES) {
    await visit(address);
    expect(await headline()).not.toBe('');
  }
  await visit(`${search}?q=river`);
  await page.locator('[data-search-list] li').first().waitFor();
});

it.each([
  '[',
  'null',
  '"x"',
  '[null,1,{"path":7}]',
  '{"theme":"<img src=x onerror=alert(1)>","size":{}}',
  '-1e999',
])('where %s is stored under every name', async (stored) => {
  await visit(about);
  await page.evaluate((text) => {
    for (const name of ['reader-settings', 'visits', 'reading', 'recent-searches', 'kept-refreshed'])
      localStorage.setItem(name, text);
    sessionStorage.setItem('breaking-seen', text);
  }, stored);
  for (const address of PAGES) {
    await visit(address);
    expect(await headline()).not.toBe('');
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  }
});

it.each(['fails', 'answers with an error', 'answers with something else'])(
  'where the network %s',
  async (how) => {
    await context.route(/\/latest\.json|\/pagefind\/|\/gone\.json/, (route) => {
      if (how === 'fails') return route.abort();
      return route.fulfill(
        how === 'answers with an error'
          ? { status: 503 }
          : { contentType: 'text/html', body: '<p>Please log in' },
      );
    });
    for (const address of PAGES) {
      await visit(address);
      expect(await headline()).not.toBe('');
    }
    await visit(oldNews);
    // The way to the newest stays.
    expect(await page.locator('main a[href="/latest/"]').count()).toBeGreaterThan(0);
    await visit(`${search}?q=river`);
    const shell = page.locator('[data-search]');
    const said = (await shell.getAttribute('data-failed')) ?? 'nothing';
    await page.getByText(said).waitFor();
    expect(await shell.getAttribute('aria-busy')).not.toBe('true');
  },
);

it('where the newest headlines come from somebody else', async () => {
  const item = (url: string, title = 'Title') => ({
    url,
    title,
    published: 'today',
    iso: '2025-10-05',
    lang: 'en',
  });
  const bad = [
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    'javascript:alert(1)',
    'https://evil.example/',
  ];
  const markup = '<img src=x onerror=alert(1)>';
  for (const url of bad) {
    const data = {
      items: [...bad.map((one) => item(one)), null, 7, { url: '/' }, item('/about/', markup)],
      breaking: { ...item(url), label: 'Breaking', iso: new Date().toISOString() },
    };
    await context.route(/\/latest\.json/, (route) => route.fulfill({ json: data }), { times: 4 });
    await visit(oldNews);
    const links = page.locator('[data-latest-list] a');
    await links.first().waitFor();
    expect(await links.allTextContents()).toEqual([markup]);
    expect(await page.locator('[data-breaking]').count()).toBe(0);
    await context.unrouteAll();
  }
});

it('where an address asks for what there is not', async () => {
  const query = '<img src=x onerror=alert(1)>"\'';
  const asked = new URLSearchParams([
    ...['q', 'q'].map((name) => [name, query]),
    ...['section', 'author', 'tag', 'type', 'year', 'from', 'to', 'sort', 'lang', '__proto__'].map((name) => [
      name,
      query,
    ]),
    ['page', '-1e9'],
    ['sort', 'constructor'],
    ['exact', ''],
  ]);
  await visit(`${search}?${asked.toString()}#${encodeURIComponent(query)}`);
  expect(await page.locator('[data-search-form] input[type="search"]').inputValue()).toBe(query);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  for (const address of [
    `${front}?${asked.toString()}`,
    `${news}#${encodeURIComponent(query)}`,
    `${news}#%zz`,
    '/saved/?a=%ff',
  ]) {
    await visit(address);
    expect(await headline()).not.toBe('');
  }
});
