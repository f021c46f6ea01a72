/** Search in a real browser. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { builtSite } from './built-sites.ts';
import { serve, type StaticHost } from './static-host.ts';
import { watchedPage, type Witness } from './witness.ts';

/** How a page says what it is found by. */
const WRITTEN_AS = {
  section: '"article:section" content="',
  author: 'name="author" content="',
  tag: '"article:tag" content="',
  year: 'data-pagefind-filter="year:',
  type: 'name="kind" content="',
} as const;

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
  expect({ faults: witness.faults, foreign: witness.foreign }).toEqual({ faults: [], foreign: [] });
});

async function search(query: string): Promise<void> {
  await page.goto(host.url('/search/'));
  await page.locator('[data-search-form] input').fill(query);
  await settled(query);
}

/** Waits until the answer to a question stands there. */
async function settled(query: string): Promise<void> {
  await page.waitForFunction(
    (asked) => document.querySelector('[data-search-status]')?.textContent.includes(asked),
    query,
  );
}

const links = () => page.locator('[data-search-list] h3 a');
const firstLink = async () =>
  new URL((await links().first().getAttribute('href')) ?? '', host.origin).pathname;

const PARIS = '/2025/09/paris-security-guarantees-ukraine/';

describe('search', () => {
  it.each([
    ['Zelenskyy', PARIS],
    ['Leyen', PARIS],
    ['Macron', PARIS],
    ['security guarantees Ukraine', PARIS],
    ['observatory', '/2025/10/torsund-observatory-first-light/'],
    ['السرو', '/2025/03/nadira-solar-villages-arabic/'],
    ['雪晒し', '/2025/06/hinokawa-paper-japanese/'],
  ])('for “%s” finds its story first', async (query, path) => {
    await search(query);
    await links().first().waitFor();
    expect(await firstLink()).toBe(path);
  });

  it('shows picture, date and an extract with what was found marked', async () => {
    await search('Zelenskyy');
    const result = page.locator('[data-search-list] li').first();
    await result.waitFor();
    expect(
      await result
        .locator('img')
        .evaluate((picture: HTMLImageElement) => picture.decode().then(() => picture.naturalWidth > 0)),
    ).toBe(true);
    expect(await result.textContent()).toContain('4 September 2025');
    expect(await result.locator('mark').first().textContent()).toContain('Zelenskyy');
  });

  it('says so when nothing is found', async () => {
    await search('xyzzyplugh');
    expect(await page.locator('[data-search-status]').textContent()).toBe(
      'Nothing was found for “xyzzyplugh”.',
    );
    expect(await links().count()).toBe(0);
  });

  it.each([
    ['section', 'Science', /^\/2025\/10\/torsund-observatory|^\/20/],
    ['author', 'Noor Haddadin', /./],
    ['tag', 'Climate', /./],
    ['year', '2024', /^\/2024\//],
    ['type', 'Interview', /./],
  ] as const)('narrows by %s', async (name, value, address) => {
    await page.goto(host.url('/search/'));
    await page.locator('[data-search-form] input').focus();
    const select = page.locator(`select[name="${name}"]`);
    await select.locator(`option[value="${value}"]`).waitFor({ state: 'attached' });
    const offered = await select.locator(`option[value="${value}"]`).textContent();
    await select.selectOption(value);
    await links().first().waitFor();
    const more = page.locator('[data-search-more]');
    while (await more.isVisible()) {
      const before = await links().count();
      await more.click();
      await expect.poll(() => links().count()).toBeGreaterThan(before);
    }
    expect(offered).toBe(`${value} (${String(await links().count())})`);
    for (const href of await links().evaluateAll((all) =>
      all.map((a) => new URL((a as HTMLAnchorElement).href).pathname),
    )) {
      expect(href).toMatch(address);
      const html = await (await fetch(host.url(href))).text();
      expect(html, href).toContain(`${WRITTEN_AS[name]}${value}`);
    }
  });

  it('sorts by date, over all languages', async () => {
    await search('water');
    await links().first().waitFor();
    await page.locator('select[name="order"]').selectOption('date');
    await page.waitForURL(/order=date/);
    const dates = async () => {
      const shown = await page.locator('[data-search-list] li .meta').allTextContents();
      return shown.map((text) => Date.parse(`${text} UTC`));
    };
    await expect.poll(async () => isDescending(await dates())).toBe(true);
    const found = await dates();
    expect(found.length).toBeGreaterThan(4);
    expect(found.every((date) => !Number.isNaN(date))).toBe(true);
  });

  it('keeps the question, the filter and the order in the address: reload, share and back', async () => {
    await search('river');
    await links().first().waitFor();
    await page.locator('select[name="year"]').selectOption('2025');
    await page.locator('select[name="order"]').selectOption('date');
    await page.waitForURL(/q=river/);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      q: 'river',
      year: '2025',
      order: 'date',
    });
    await expect.poll(() => links().count()).toBeGreaterThan(0);
    const found = await links().allTextContents();

    await page.reload();
    await settled('river');
    await expect.poll(() => links().allTextContents()).toEqual(found);
    expect(await page.locator('[data-search-form] input').inputValue()).toBe('river');

    await links().first().click();
    await page.waitForURL(/\/2025\//);
    await page.goBack();
    await settled('river');
    await expect.poll(() => links().allTextContents()).toEqual(found);
    expect(await page.locator('select[name="year"]').inputValue()).toBe('2025');
  });

  it('asks for nothing of the index before the page is used', async () => {
    host.forget();
    await page.goto(host.url('/search/'), { waitUntil: 'networkidle' });
    expect(host.requests.filter((request) => request.startsWith('/pagefind/'))).toEqual([]);
    await page.locator('[data-search-form] input').focus();
    await expect.poll(() => host.requests.some((request) => request.startsWith('/pagefind/'))).toBe(true);
  });

  it('can be used by keyboard alone', async () => {
    await page.goto(host.url('/search/'));
    await page.locator('[data-search-form] input').focus();
    await page.keyboard.type('observatory');
    await settled('observatory');
    await links().first().waitFor();
    for (let step = 0; step < 20; step += 1) {
      await page.keyboard.press('Tab');
      if (
        await links()
          .first()
          .evaluate((link) => link === document.activeElement)
      )
        break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL('**/2025/10/torsund-observatory-first-light/');
  });
});

it('without JavaScript the search page offers every month of the archive, and they open', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const reader = await plain.newPage();
  await reader.goto(host.url('/search/'));
  const note = reader.locator('noscript p');
  expect(await note.isVisible()).toBe(true);
  expect(await note.textContent()).toContain('open below, month by month');
  const months = reader.locator('.months a');
  expect(await months.count()).toBe(25);
  await months.first().click();
  expect(new URL(reader.url()).pathname).toBe('/archive/2025/10/');
  expect(await reader.locator('main .headline a').count()).toBeGreaterThan(0);
  await plain.close();
});

function isDescending(dates: readonly number[]): boolean {
  return dates.length > 0 && dates.every((date, index) => index === 0 || date <= (dates[index - 1] ?? date));
}
