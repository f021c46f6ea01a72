/** The breaking-news strip: baked into the front, brought to pages that were built before it, gone after six hours. */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { builtSite } from './built-sites.ts';
import { NAUGHTY_BREAKING } from './outlets.ts';
import { read } from './site-files.ts';
import { serve, type StaticHost } from './static-host.ts';
import { watchedPage, type Witness } from './witness.ts';

const OTHER_PAGE = '/2024/01/naughty-0/';
const PUBLISHED = '2025-10-05T09:00:00Z';

let browser: Browser;
let host: StaticHost;
let dir: string;
let context: BrowserContext;
let witness: Witness;

beforeAll(async () => {
  ({ dir } = await builtSite('naughty'));
  host = await serve(dir);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await host.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  witness = await watchedPage(context, host.origin);
});
afterEach(async () => {
  await context.close();
  // Whatever stands in the headline is words.
  expect(witness.faults).toEqual([]);
});

/** The page with the clock some time after the story went out. */
async function open(address: string, hours: number): Promise<Witness['page']> {
  const { page } = witness;
  await page.clock.setFixedTime(new Date(Date.parse(PUBLISHED) + hours * 3_600_000));
  const latest = page.waitForResponse('**/latest.json');
  await page.goto(host.url(address));
  await (await latest).finished();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
  return page;
}

it('stands on the front, once', async () => {
  const page = await open('/', 1);
  const strips = page.locator('[data-breaking]');
  expect(await strips.count()).toBe(1);
  expect(await strips.locator('a').textContent()).toContain(NAUGHTY_BREAKING.slice(0, 20));
  expect(await strips.evaluate((strip) => strip.matches('main > *'))).toBe(true);
});

it('comes to another page over it, leads to the story, and stays away once put away', async () => {
  const { breaking } = JSON.parse(read(dir, 'latest.json')) as { breaking: { url: string; title: string } };
  const page = await open(OTHER_PAGE, 5.9);
  const strip = page.locator('[data-breaking]');
  expect(await strip.isVisible()).toBe(true);
  expect(await strip.textContent()).toBe(`Breaking ${breaking.title}`);
  expect(await strip.locator('a').getAttribute('href')).toBe(breaking.url);
  expect(await strip.evaluate((element) => getComputedStyle(element).position)).toBe('fixed');
  await page.keyboard.press('Escape');
  await expect.poll(() => strip.count()).toBe(0);
  await open(OTHER_PAGE, 5.9);
  expect(await strip.count()).toBe(0);
});

it('closes nothing that the reader has open, moves no focus, and comes once that is closed', async () => {
  const { page } = witness;
  await page.clock.setFixedTime(new Date(Date.parse(PUBLISHED) + 3_600_000));
  const strip = page.locator('[data-breaking]');
  for (const [opener, panel] of [
    ['[popovertarget="reader-settings"]', '#reader-settings'],
    ['[data-keys-open]', '[data-keys]'],
  ] as const) {
    const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
    await page.route('**/latest.json', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(host.url(OTHER_PAGE));
    await page.locator(opener).press('Enter');
    await page.locator(panel).locator('input').first().focus();
    const latest = page.waitForResponse('**/latest.json');
    release(undefined);
    await (await latest).finished();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
    expect(await page.locator(panel).isVisible()).toBe(true);
    expect(await page.locator(`${panel} :focus`).count()).toBe(1);
    expect(await strip.count()).toBe(0);
    await page.keyboard.press('Escape');
    await strip.waitFor();
    expect(await page.locator(`${opener}:focus`).count()).toBe(1);
    await page.unroute('**/latest.json');
  }
});

it('covers nothing that gets the focus, however long the headline is', async () => {
  const { page } = witness;
  await page.setViewportSize({ width: 320, height: 640 });
  const latest = JSON.parse(read(dir, 'latest.json')) as { breaking: { title: string } };
  latest.breaking.title = 'The Assembly ratifies the compact after rebels break ranks. '.repeat(4);
  await page.route('**/latest.json', (route) => route.fulfill({ json: latest }));
  await open('/latest/', 1);
  const strip = page.locator('[data-breaking]');
  const { top, height } = await strip.evaluate((element) => element.getBoundingClientRect());
  expect(height).toBeGreaterThan(150);
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const { activeElement: element } = document;
      return element && !element.closest('[data-breaking]') ? element.getBoundingClientRect().top : 0;
    });
    expect(focused).toBeLessThan(top);
  }
  expect(await strip.isVisible()).toBe(true);
});

it('comes neither to the story itself nor after six hours', async () => {
  const { breaking } = JSON.parse(read(dir, 'latest.json')) as { breaking: { url: string } };
  expect(await (await open(breaking.url, 1)).locator('[data-breaking]').count()).toBe(0);
  // Who has read it need not be told of it.
  expect(await (await open(OTHER_PAGE, 1)).locator('[data-breaking]').count()).toBe(0);
  await witness.page.evaluate(() => {
    sessionStorage.clear();
  });
  expect(await (await open(OTHER_PAGE, 6.1)).locator('[data-breaking]').count()).toBe(0);
});
