/**
 * Browsers that refuse what others give, storage full of rubbish, a network that fails, answers and addresses of
 * somebody who means ill: the page stays a page, and runs nothing.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

describe('where results cannot be read', () => {
  const shell = () => page.locator('[data-search]');
  const rows = () => page.locator('[data-search-list] li');
  const status = () => page.locator('[data-search-status]').textContent();
  const failed = async () => (await shell().getAttribute('data-failed')) ?? 'nothing';
  const isReady = () => page.locator('[data-search][aria-busy="false"]').waitFor();
  const ask = async (query: string) => {
    await page.locator('[data-search-form] input').fill(query);
    await page.waitForURL(new RegExp(`q=${query}`));
    await isReady();
  };

  it('those that can be are shown', async () => {
    await visit(`${search}?q=river`);
    await rows().nth(9).waitFor();
    const titles = await rows().locator('h3').allTextContents();
    const asked: string[] = [];
    await context.route(/\.pf_fragment$/, (route) => {
      const url = route.request().url();
      if (!asked.includes(url)) asked.push(url);
      return asked.indexOf(url) % 2 === 0 ? route.abort() : route.continue();
    });
    await visit(`${search}?q=river`);
    await isReady();
    const shown = await rows().locator('h3').allTextContents();
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(10);
    expect(titles).toEqual(expect.arrayContaining(shown));
    expect(await status()).not.toBe(await failed());
  });

  it('where none can be, the results of the question before go, and it says so', async () => {
    await visit(`${search}?q=Zelenskyy`);
    await rows().first().waitFor();
    await context.route(/\.pf_fragment$/, (route) => route.abort());
    await ask('harbour');
    expect(await status()).toBe(await failed());
    expect(await rows().count()).toBe(0);
    expect(await page.locator('[data-search-results]').isVisible()).toBe(false);
  });

  it('where no further ones can be, those that are there stay, and they come when they can', async () => {
    await visit(`${search}?q=water`);
    await rows().nth(9).waitFor();
    await isReady();
    await context.route(/\.pf_fragment$/, (route) => route.abort());
    const more = page.locator('[data-search-more]');
    await more.click();
    await page.getByText(await failed()).waitFor();
    await isReady();
    expect(await rows().count()).toBe(10);
    await context.unrouteAll();
    await more.click();
    await rows().nth(19).waitFor();
    const titles = await rows().locator('h3').allTextContents();
    expect(new Set(titles).size).toBe(20);
  });
});

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
  await page.locator('[data-search][aria-busy="false"]').waitFor();
  // None of them is blank.
  for (const field of await page.locator('[data-search-filters] select').all())
    expect(await field.evaluate(({ selectedIndex }: HTMLSelectElement) => selectedIndex)).toBe(0);
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

it('where a whole story is pasted into the search field, or stands in the address', async () => {
  const story = 'river water, '.repeat(500);
  const field = page.locator('[data-search-form] input');
  const isShort = async () => {
    await page.locator('[data-search-list] li').first().waitFor();
    expect((await field.inputValue()).length).toBe(256);
    await expect.poll(() => new URL(page.url()).searchParams.get('q')?.length).toBeLessThanOrEqual(256);
  };
  await visit(search);
  await field.focus();
  await page.keyboard.insertText(story);
  await isShort();
  await visit(`${search}?q=${encodeURIComponent(story)}`);
  await isShort();
});

it('where the clipboard is refused after all', async () => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('No.', 'NotAllowedError')) },
    });
  });
  await visit(news);
  const button = page.locator('[data-copy-link] button');
  await button.press('Enter');
  await expect.poll(() => button.textContent()).toBe(`https://vantagetimes.example${news}`);
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
});

describe('where a script of a story never comes', () => {
  beforeEach(() =>
    // A worker would have them all.
    page.addInitScript(() => {
      ServiceWorkerContainer.prototype.register = () =>
        Promise.reject(new DOMException('No.', 'SecurityError'));
    }),
  );

  it('a footnote is the plain note at the end of the story', async () => {
    await visit('/2025/01/old-clocks-new-seconds/');
    await context.route(/footnotes\.[^/]+\.js$/, (route) => route.abort());
    await page.locator('a[data-footnote-ref]').first().click();
    await page.waitForURL(/#.*fn/);
    expect(await page.locator('.footnotes li:target').count()).toBe(1);
  });

  it('“Listen” says so, and can be pressed again', async () => {
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'speechSynthesis', {
        value: { speak: () => undefined, cancel: () => undefined },
      });
    });
    await visit(news);
    await context.route(/listen\.[^/]+\.js$/, (route) => route.abort());
    const button = page.locator('[data-listen]');
    await button.click();
    await expect.poll(() => button.textContent()).toBe('Listening could not be loaded');
    expect(await button.isEnabled()).toBe(true);
  });
});
