/**
 * Every kind of page, light, dark and with high contrast, narrow, middling and wide, from left to right and from right
 * to left: no rule of axe-core is broken, its best practices included, and nothing is wider than the window.
 */
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { builtSite } from '../built-sites.ts';
import { PAGE_KINDS } from '../sample-pages.ts';
import { serve, type StaticHost } from '../static-host.ts';

const THEMES = {
  light: { colorScheme: 'light', contrast: null },
  dark: { colorScheme: 'dark', contrast: null },
  contrast: { colorScheme: 'light', contrast: 'more' },
} as const;
const WIDTHS = [320, 768, 1440];
const JUDGED = [
  ...PAGE_KINDS,
  ['results', '/search/?q=river'],
  ['saved stories', '/saved/'],
  ['text only', '/lite/'],
] as const;

let browser: Browser;
let host: StaticHost;
let page: Page;

beforeAll(async () => {
  host = await serve((await builtSite('sample')).dir);
  browser = await launchBrowser();
  // The policy of the text-only edition forbids every script, that of the judge too.
  page = await browser.newPage({ bypassCSP: true });
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

it.each(JUDGED)('%s', async (kind, address) => {
  await page.goto(host.url(address));
  if (kind === 'results') await page.locator('[data-search-list] li').first().waitFor();
  await page.evaluate(axe.source);
  const faults: string[] = [];
  for (const direction of ['as it is', 'mirrored']) {
    if (direction === 'mirrored') await page.evaluate(mirror);
    for (const [theme, media] of Object.entries(THEMES)) {
      await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const found = await judge();
        faults.push(...found.map((fault) => `${direction}, ${theme}, ${String(width)}: ${fault}`));
      }
    }
  }
  expect(faults).toEqual([]);
});

/** Turns every direction that the page gives round. */
function mirror(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[dir="ltr"], [dir="rtl"]'))
    element.dir = element.dir === 'rtl' ? 'ltr' : 'rtl';
}

async function judge(): Promise<string[]> {
  const { violations, overflow } = await page.evaluate(async () => {
    const results: AxeResults = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
    const { scrollWidth, clientWidth } = document.documentElement;
    return { violations: results.violations, overflow: scrollWidth - clientWidth };
  });
  const wide = overflow > 0 ? [`wider than the window by ${String(overflow)} pixels`] : [];
  return [...wide, ...violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.target)}`)];
}
