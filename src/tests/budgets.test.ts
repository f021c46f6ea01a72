/** What pages weigh and how they come to stand, in a real browser, against budgets.ts. */
import type { Browser } from 'playwright-core';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { BUDGETS, type Budget } from './budgets.ts';
import { builtSite } from './built-sites.ts';
import { SAMPLE_PAGES } from './sample-pages.ts';
import { serve, type StaticHost } from './static-host.ts';

const WEIGHED: Readonly<Record<keyof typeof BUDGETS, string>> = {
  front: SAMPLE_PAGES.front,
  article: SAMPLE_PAGES['news with comments and an update'],
  italics: SAMPLE_PAGES.news,
  search: SAMPLE_PAGES.search,
};

let browser: Browser;
let host: StaticHost;
let dir: string;

beforeAll(async () => {
  ({ dir } = await builtSite('sample'));
  host = await serve(dir);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

describe.each(Object.entries(WEIGHED) as [keyof typeof BUDGETS, string][])(
  'the budget of %s',
  (kind, address) => {
    let weight: Budget;
    beforeAll(async () => {
      weight = await weigh(address);
    });

    it.each(Object.entries(BUDGETS[kind]) as [keyof Budget, number][])('%s: at most %d', (what, most) => {
      expect(weight[what]).toBeGreaterThanOrEqual(0);
      expect(weight[what], `${kind} has ${weight[what].toFixed(2)}`).toBeLessThanOrEqual(most);
    });
  },
);

async function weigh(address: string): Promise<Budget> {
  const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const response = await page.goto(host.url(address), { waitUntil: 'networkidle' });
  const html = (await response?.text()) ?? '';
  const seen = await page.evaluate(() => ({
    loaded: performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname),
    // A script of ours would have to be asked for; what a browser does on its own initiative is not one.
    blocking: performance
      .getEntriesByType('resource')
      .filter(
        (entry) => (entry as unknown as { renderBlockingStatus: string }).renderBlockingStatus === 'blocking',
      ).length,
    story: document.querySelector('.prose')?.innerHTML ?? '',
    shift: (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
  }));
  await page.close();
  const sizeOf = (ending: RegExp, size: (bytes: Buffer) => number) =>
    seen.loaded
      .filter((file) => ending.test(file))
      .reduce((sum, file) => sum + size(readFileSync(path.join(dir, decodeURIComponent(file)))), 0);
  const story = html.indexOf(seen.story.slice(0, 200));
  const words = story === -1 ? '' : html.slice(story, story + seen.story.length);
  return {
    html: gzipped(Buffer.from(html.replace(words, ''))),
    css: sizeOf(/\.css$/, gzipped),
    script: sizeOf(/\.js$/, gzipped),
    fonts: sizeOf(/\.woff2$/, (bytes) => bytes.length / 1024),
    styleSheets: seen.blocking,
    shift: seen.shift,
  };
}

function gzipped(bytes: Buffer): number {
  return gzipSync(bytes, { level: 9 }).length / 1024;
}
