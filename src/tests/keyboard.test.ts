/**
 * By keyboard alone, at 400 % zoom, with more room between the letters and with the colours of the system: every stop
 * is seen, nothing is lost (WCAG 2.2: 1.4.10, 1.4.12, 2.4.7, 2.4.11).
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SIZES } from '../components/reader/settings.ts';
import { launchBrowser } from './browser.ts';
import { builtSite } from './built-sites.ts';
import { SAMPLE_PAGES } from './sample-pages.ts';
import { serve, type StaticHost } from './static-host.ts';

/** A window of 1280 × 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 };
const WALKED = {
  front: SAMPLE_PAGES.front,
  article: SAMPLE_PAGES['news with comments and an update'],
  results: '/search/?q=river',
  components: SAMPLE_PAGES['page with every component'],
} as const;

const SPACED = (
  [
    'front',
    'section',
    'news with comments and an update',
    'analysis in MDX with charts',
    'interview in MDX',
    'review',
    'sponsored',
    'part of a series',
    'Arabic',
    'author',
    'months',
    'corrections',
    'search',
    'page with every component',
  ] as const
).map((kind) => [kind, SAMPLE_PAGES[kind]] as const);

let browser: Browser;
let host: StaticHost;
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
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
});
afterEach(() => page.close());

describe.each([
  ['as it comes', { width: 1280, height: 800 }],
  ['at 400 % zoom', ZOOMED],
])('every stop of the Tab key is seen, %s', (_, viewport) => {
  beforeEach(() => page.setViewportSize(viewport));

  it.each(Object.entries(WALKED))('%s', async (kind, address) => {
    await page.goto(host.url(address));
    if (kind === 'results') await page.locator('[data-search-list] li').first().waitFor();
    const { stops, faults } = await walk();
    expect(stops).toBeGreaterThan(30);
    expect(faults).toEqual([]);
  });

  it('with the settings open, which close when the focus leaves them', async () => {
    await page.goto(host.url(SAMPLE_PAGES.news));
    await page.getByRole('button', { name: 'How you read' }).click();
    expect((await walk()).faults).toEqual([]);
    expect(await page.locator('#reader-settings').isVisible()).toBe(false);
  });

  it('with “More” open, which closes too', async () => {
    await page.goto(host.url(SAMPLE_PAGES.news));
    await page.locator('.masthead summary').click();
    expect((await walk()).faults).toEqual([]);
    expect(await page.locator('.masthead details').getAttribute('open')).toBeNull();
  });

  it('with the offer to go on reading at the foot of the window', async () => {
    await page.addInitScript((path) => {
      localStorage.setItem('reading', JSON.stringify([{ path, share: 0.5 }]));
    }, SAMPLE_PAGES.news);
    await page.goto(host.url(SAMPLE_PAGES.news));
    expect(await page.locator('[data-proceed]').isVisible()).toBe(true);
    expect((await walk()).faults).toEqual([]);
  });
});

it('no stop is behind another thing with letters twice as large on a telephone', async () => {
  await page.setViewportSize({ width: 320, height: 720 });
  await page.goto(host.url(SAMPLE_PAGES.front));
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  const { stops, faults } = await walk();
  expect(stops).toBeGreaterThan(30);
  // A link may be longer than the line that it stands in.
  expect(faults.filter((fault) => !fault.startsWith('cut off'))).toEqual([]);
});

it('would see a stop without a ring and one that is covered', async () => {
  await page.goto(host.url(SAMPLE_PAGES.news));
  await page.evaluate(() => {
    const style = document.querySelector<HTMLElement>('.masthead .name a')?.style;
    style?.setProperty('outline', 'none', 'important');
    const cover = document.createElement('div');
    cover.style.cssText = 'position: fixed; inset: auto 0 0; block-size: 45%';
    document.body.append(cover);
  });
  const { faults } = await walk();
  expect(faults.filter((fault) => fault.startsWith('no ring'))).toHaveLength(1);
  expect(faults.filter((fault) => fault.startsWith('covered')).length).toBeGreaterThan(2);
});

it.each(SPACED)('%s: nothing is cut off with more room between the letters', async (_, address) => {
  await page.setViewportSize(ZOOMED);
  await page.goto(host.url(address));
  const cut = () =>
    page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'main :is(h1, h2, h3, p, li, a, dd, td, button, label, span)',
        ),
      ]
        .filter((element) => {
          const { overflowX, overflowY, clipPath } = getComputedStyle(element);
          const clips = [overflowX, overflowY].some((value) => ['hidden', 'clip'].includes(value));
          const isOver =
            element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2;
          return clips && isOver && clipPath === 'none' && element.checkVisibility();
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    );
  expect(await cut()).toEqual([]);
  // https://www.w3.org/WAI/WCAG22/Understanding/text-spacing
  await page.evaluate(() => {
    // The policy of the site lets no foreign style in; a sheet that a script makes is none.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
        'p { margin-block-end: 2em !important }',
    );
    document.adoptedStyleSheets = [sheet];
  });
  expect(await cut()).toEqual([]);
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overflow).toBeLessThanOrEqual(0);
});

it.each(SPACED)('%s: is no wider than the window at any size of the text', async (_, address) => {
  await page.goto(host.url(address));
  for (const width of [320, 360, 768, 1024, 1200]) {
    await page.setViewportSize({ width, height: 720 });
    for (const size of SIZES) {
      const overflow = await page.evaluate((chosen) => {
        const root = document.documentElement;
        root.dataset['size'] = chosen;
        return root.scrollWidth - root.clientWidth;
      }, size);
      expect([width, size, overflow]).toEqual([width, size, 0]);
    }
  }
});

it('keeps what only a colour would tell, with the colours of the system', async () => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.goto(host.url(SAMPLE_PAGES.news));
  await page.getByRole('button', { name: 'How you read' }).click();
  const grounds = await page
    .locator('#reader-settings label')
    .evaluateAll((labels) =>
      labels.map((label) => [label.querySelector('input')?.checked, getComputedStyle(label).backgroundColor]),
    );
  const of = (checked: boolean) =>
    new Set(grounds.filter(([is]) => is === checked).map(([, colour]) => colour));
  expect([of(true).size, of(false).size]).toEqual([1, 1]);
  expect([...of(true)]).not.toEqual([...of(false)]);
  expect((await walk()).faults).toEqual([]);
});

/** Goes through the page with the Tab key until it comes round. */
async function walk(): Promise<{ stops: number; faults: string[] }> {
  const faults: string[] = [];
  let first: string | undefined;
  for (let stops = 0; ; stops += 1) {
    expect(stops).toBeLessThan(400);
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(lookAtFocus);
    if (stop === undefined || stop.what === first) return { stops, faults };
    first ??= stop.what;
    faults.push(...stop.faults.map((fault) => `${fault}: ${stop.what}`));
  }
}

/** What is wrong with the element that has the focus; `undefined` where none has. */
function lookAtFocus(): { what: string; faults: string[] } | undefined {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return undefined;
  const label = focused instanceof HTMLInputElement ? focused.closest('label') : null;
  // A teaser and a choice bear the ring of what is in them.
  const bearers = [focused, label, focused.closest('.teaser')].filter((one) => one !== null);
  const ring = bearers.some((bearer) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(bearer);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  const { top, right, bottom, left, width, height } = (label ?? focused).getBoundingClientRect();
  const inView = width > 0 && height > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  const [x0, x1] = [Math.max(left, 0) + 2, Math.min(right, innerWidth) - 2];
  const [y0, y1] = [Math.max(top, 0) + 2, Math.min(bottom, innerHeight) - 2];
  const corners = [
    [(x0 + x1) / 2, (y0 + y1) / 2],
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ] as const;
  const uncovered = corners.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && bearers.some((bearer) => bearer.contains(top) || top.contains(bearer));
  });
  // In a line that scrolls, all of it is to be seen.
  const line = focused.closest('.line')?.getBoundingClientRect();
  const isCut = line !== undefined && (left < line.left - 1 || right > line.right + 1);
  const faults = [
    ...(isCut ? ['cut off'] : []),
    ...(ring ? [] : ['no ring']),
    ...(inView ? [] : ['out of view']),
    ...(inView && !uncovered ? ['covered'] : []),
  ];
  return { what: `${focused.outerHTML.slice(0, 100)} at ${String(Math.round(top + scrollY))}`, faults };
}
