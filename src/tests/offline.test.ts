/** What readers keep on their device, with the network and without it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from './browser.ts';
import { builtSite } from './built-sites.ts';
import { SAMPLE_PAGES } from './sample-pages.ts';
import { serve, type StaticHost } from './static-host.ts';

const STORIES = [
  SAMPLE_PAGES.news,
  SAMPLE_PAGES['analysis in MDX with charts'],
  SAMPLE_PAGES.review,
] as const;

const PATIENCE = { timeout: 10_000 };

let browser: Browser;
let host: StaticHost;
/** A copy, which a test may change as a newsroom would. */
let dir: string;
let context: BrowserContext;
let page: Page;
let violations: string[];

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'offline-'));
  cpSync((await builtSite('sample')).dir, dir, { recursive: true });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(dir, { recursive: true });
});
beforeEach(async () => {
  host = await serve(dir, '/', { isLive: true });
  context = await browser.newContext({ locale: 'en-GB' });
  page = await context.newPage();
  violations = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
});
afterEach(async () => {
  await context.close();
  await host.close();
  expect(violations).toEqual([]);
});

/** Opens a page and waits until the worker has it. */
async function read(address: string): Promise<void> {
  await page.goto(host.url(address));
  const isKept = () =>
    page.evaluate(async (path) => {
      const read = (await caches.keys()).find((name) => name.endsWith(' read'));
      return read !== undefined && (await (await caches.open(read)).match(path)) !== undefined;
    }, address);
  await expect.poll(isKept, PATIENCE).toBe(true);
}

function edit(address: string, from: string, to: string): void {
  const file = path.join(dir, address, 'index.html');
  const html = readFileSync(file, 'utf8');
  expect(html).toContain(from);
  writeFileSync(file, html.replaceAll(from, to));
}

const notice = () => page.locator('[data-offline]');

it('opens the front and what was read without a network, says so, and is up to date at once with one', async () => {
  await read('/');
  for (const story of STORIES) await read(story);
  await context.setOffline(true);
  for (const story of STORIES) {
    await page.goto(host.url(story));
    expect(await notice().textContent()).toMatch(
      /^You are offline\. This page is as it was on \d+ \w+ \d{4} at /,
    );
    expect(await page.locator('.prose p').count()).toBeGreaterThan(2);
    // Not bare text: the style sheet is there too.
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('flex');
  }
  await page.goto(host.url('/'));
  expect(await notice().textContent()).toContain('You are offline.');
  expect(await page.locator('h1').textContent()).toContain('Vantage Times');

  await page.goto(host.url(SAMPLE_PAGES.opinion));
  expect(await notice().textContent()).toContain('not kept on your device');
  await expect.poll(() => page.locator('[data-kept-list="read"] a').count(), PATIENCE).toBe(STORIES.length);

  edit('/', '<h1', '<p>Fresh from the press</p><h1');
  await context.setOffline(false);
  await page.goto(host.url('/'));
  expect(await page.locator('body').textContent()).toContain('Fresh from the press');
  expect(await notice().count()).toBe(0);
});

it('keeps the last twenty stories read, and the front besides', async () => {
  await read('/');
  const links = await page
    .locator('main .headline a')
    .evaluateAll((all) => [
      ...new Set(all.map((link) => new URL((link as HTMLAnchorElement).href).pathname)),
    ]);
  const stories = links.slice(0, 22);
  expect(stories.length).toBe(22);
  for (const story of stories) await read(story);
  const kept = await page.evaluate(async () => {
    const name = (await caches.keys()).find((one) => one.endsWith(' read')) ?? '';
    return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  });
  expect(kept.sort()).toEqual(['/', ...stories.slice(2)].sort());
}, 60_000);

it('saves a story, brings its correction, and takes it away when it is withdrawn', async () => {
  const [story, other] = STORIES;
  const isSaved = (address: string) =>
    page.evaluate(async (path) => {
      const saved = await caches.open('broadsheet / saved');
      return (await saved.match(path))?.text();
    }, address);
  for (const address of [story, other]) {
    await read(address);
    const button = page.locator('[data-save]');
    await button.click();
    await page.waitForFunction(() => document.querySelector('[data-save]')?.textContent.startsWith('Saved'));
  }
  await page.goto(host.url('/saved/'));
  const rows = page.locator('[data-kept-list="saved"] li');
  await rows.nth(1).waitFor();
  expect(await rows.first().textContent()).toMatch(/Saved on \d+ \w+ \d{4}/);

  edit(story, '<h1', '<p>A correction</p><h1');
  const gone = path.join(dir, 'gone.json');
  const before = JSON.parse(readFileSync(gone, 'utf8')) as { gone: string[] };
  expect(before.gone).toContain(SAMPLE_PAGES.gone);
  writeFileSync(gone, JSON.stringify({ gone: [...before.gone, other] }));
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(() => isSaved(other), PATIENCE).toBeUndefined();
  await expect.poll(() => isSaved(story), PATIENCE).toContain('A correction');

  host.withdraw(story);
  expect((await page.goto(host.url(story)))?.status()).toBe(410);
  await expect.poll(() => isSaved(story), PATIENCE).toBeUndefined();
});

it('takes itself away where the outlet does not want it any more, and answers until then', async () => {
  await read(STORIES[0]);
  const worker = path.join(dir, 'sw.js');
  const text = readFileSync(worker, 'utf8');
  onTestFinished(() => {
    writeFileSync(worker, text);
  });
  const { lastWorker } = await import('../integrations/service-worker.ts');
  writeFileSync(worker, lastWorker({ base: '/' }));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await page.goto(host.url('/lite/'));
  // The reader leaves and comes back, to a page that does not ask for it again.
  await expect
    .poll(async () => {
      await page.goto('about:blank');
      await page.goto(host.url('/lite/'));
      return page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    }, PATIENCE)
    .toBe(0);
  await expect.poll(() => page.evaluate(() => caches.keys()), PATIENCE).toEqual([]);
});

it('leaves a working page where there is no worker', async () => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'serviceWorker', {
      value: { ready: new Promise(() => undefined), register: () => Promise.reject(new Error('forbidden')) },
    });
  });
  await page.goto(host.url(STORIES[0]));
  await page.waitForFunction(() => document.documentElement.dataset['worker'] === undefined);
  expect(await page.locator('[data-save]').isVisible()).toBe(false);
  expect(await page.locator('.prose p').first().isVisible()).toBe(true);
});
