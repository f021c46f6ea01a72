/** What pages weigh and how they come to stand, in a real browser, against budgets.ts. */
import type { Browser } from 'playwright-core';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { DomUtils, parseDocument } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { BUDGETS, type Budget } from '../integrations/verify/budgets.ts';
import { builtSite } from './built-sites.ts';
import type { Element } from './parsed-page.ts';
import { PAGE_KINDS, SAMPLE_PAGES } from './sample-pages.ts';
import { serve, type StaticHost } from './static-host.ts';

const WEIGHED: Readonly<Record<keyof typeof BUDGETS, string>> = {
  front: SAMPLE_PAGES.front,
  article: SAMPLE_PAGES['news with comments and an update'],
  oldArticle: SAMPLE_PAGES['old news'],
  search: SAMPLE_PAGES.search,
};

/** Lighthouse's telephone. */
const PHONE = { width: 412, height: 823 };

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
    const { fonts, fontsWithItalic, ...budget } = BUDGETS[kind];
    let weight: Weight;
    beforeAll(async () => {
      weight = await weigh(address);
    });

    it.each(Object.entries(budget))('%s: at most %d', (what, most) => {
      const weighed = weight[what as keyof typeof budget];
      if (what !== 'shift') expect(weighed).toBeGreaterThan(0);
      expect(weighed, `${kind} has ${weighed.toFixed(4)}`).toBeLessThanOrEqual(most);
    });

    it(`fonts: at most ${String(fonts)}, with italics ${String(fontsWithItalic)}`, () => {
      expect(weight.fonts).toBeGreaterThan(0);
      expect(weight.fonts).toBeLessThanOrEqual(weight.italic ? fontsWithItalic : fonts);
    });
  },
);

it('weighs pages with italics and pages without', async () => {
  const italics = await Promise.all(
    Object.values(WEIGHED).map(async (address) => (await weigh(address)).italic),
  );
  expect(new Set(italics).size).toBe(2);
});

// What is not preloaded comes after the first layout, too late to be shown, and all the same it comes.
it.each(PAGE_KINDS.filter(([kind]) => kind !== 'Arabic' && kind !== 'Japanese'))(
  '%s: preloads the italic if it has something in italics',
  async (_, address) => {
    const page = await browser.newPage({ viewport: PHONE });
    await page.goto(host.url(address), { waitUntil: 'networkidle' });
    const { preloaded, loaded } = await page.evaluate(() => ({
      preloaded: document.querySelectorAll('link[rel="preload"][as="font"]').length,
      loaded: [...document.fonts].filter(({ status }) => status === 'loaded').map(({ style }) => style),
    }));
    await page.close();
    expect(preloaded).toBe(loaded.includes('italic') ? 3 : 2);
  },
);

interface Weight extends Omit<Budget, 'fontsWithItalic'> {
  readonly italic: boolean;
}

async function weigh(address: string): Promise<Weight> {
  const page = await browser.newPage({ viewport: PHONE });
  const response = await page.goto(host.url(address), { waitUntil: 'networkidle' });
  const html = (await response?.text()) ?? '';
  const { loaded, blocking, italic } = await page.evaluate(() => {
    const entries = performance.getEntriesByType('resource') as (PerformanceResourceTiming & {
      renderBlockingStatus: string;
    })[];
    return {
      loaded: entries.map((entry) => new URL(entry.name).pathname),
      italic: [...document.querySelectorAll('body *')].some(
        (element) =>
          getComputedStyle(element).fontStyle === 'italic' &&
          element.textContent !== '' &&
          element.checkVisibility(),
      ),
      blocking: entries.filter((entry) => entry.renderBlockingStatus === 'blocking').length,
    };
  });
  await page.close();
  const sizeOf = (ending: string, size: (bytes: Buffer) => number) =>
    loaded
      .filter((file) => file.endsWith(ending))
      .reduce((sum, file) => sum + size(readFileSync(path.join(dir, decodeURIComponent(file)))), 0);
  return {
    html: gzipped(Buffer.from(withoutStory(html))),
    css: sizeOf('.css', gzipped),
    script: sizeOf('.js', gzipped),
    fonts: sizeOf('.woff2', (bytes) => bytes.length / 1024),
    blocking,
    italic,
    shift: await shiftOf(address),
  };
}

/** The page without what is inside `.prose`. */
function withoutStory(html: string): string {
  const tree = parseDocument(html, { withStartIndices: true, withEndIndices: true });
  const isStory = (element: Element) => /\bprose\b/.test(element.attribs['class'] ?? '');
  const stories = DomUtils.findAll(isStory, tree.children).reverse();
  return stories.reduce((rest, { children }) => {
    const from = children[0]?.startIndex ?? 0;
    const to = (children.at(-1)?.endIndex ?? -1) + 1;
    return rest.slice(0, from) + rest.slice(to);
  }, html);
}

/**
 * How far things move while the page loads, with fonts that never come and scripts that come after the first paint; to three
 * decimals, as measuring tools tell it. On a busy machine Chromium looks up even the fallback's local font after the first
 * paint, which moves a word of the navigation by some pixels (0.0001).
 */
async function shiftOf(address: string): Promise<number> {
  const page = await browser.newPage({ viewport: PHONE });
  await page.route('**/*.woff2', (route) => route.abort());
  await page.route('**/*.js', async (route) => {
    await pause(400);
    await route.continue();
  });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(host.url(address), { waitUntil: 'networkidle' });
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
  await page.close();
  return Math.round(1000 * shifts.reduce((sum, value) => sum + value, 0)) / 1000;
}

function gzipped(bytes: Buffer): number {
  return gzipSync(bytes, { level: 9 }).length / 1024;
}
