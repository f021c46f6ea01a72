/** Search in a real browser. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { setTimeout as pause } from 'node:timers/promises';
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
  await complete();
}

/** Waits until all results that are shown at once are there. */
async function complete(): Promise<void> {
  await page.locator('[data-search][aria-busy="false"]').waitFor();
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

  it('says who paid for a story, and what is no news', async () => {
    const kickerOf = (path: string) =>
      page.locator('[data-search-list] li', { has: page.locator(`a[href*="${path}"]`) }).locator('.kicker');
    await search('denim Oldwater');
    expect(await kickerOf('denim-that-remembers').textContent()).toContain('Sponsored by Oldwater');
    await search('small states long memories');
    expect(await kickerOf('small-states-long-memories').textContent()).toContain('Opinion');
    await search('security guarantees Ukraine');
    expect(await kickerOf('paris-security').locator('span').count()).toBe(0);
  });

  it('sets what was paid for as on any other page, and each section in its colour', async () => {
    const lookOf = (path: string) =>
      page
        .locator('[data-search-list] li', { has: page.locator(`a[href*="${path}"]`) })
        .evaluate((item: HTMLElement) => ({
          accent: item.dataset['accent'],
          ground: getComputedStyle(item).backgroundColor,
          face: getComputedStyle(item.querySelector('h3') ?? item).fontFamily,
        }));
    await search('security guarantees Ukraine');
    const news = await lookOf('paris-security');
    await search('denim Oldwater');
    const paid = await lookOf('denim-that-remembers');
    expect([news.accent, paid.accent]).toEqual(['indigo', 'rust']);
    expect(paid.ground).not.toBe(news.ground);
    expect(paid.face).not.toBe(news.face);
  });

  it('puts what was paid for below what fits as well, and finds it all the same', async () => {
    await search('water');
    await links().nth(9).waitFor();
    expect(await firstLink()).not.toContain('denim-that-remembers');
    await search('denim that remembers');
    await links().first().waitFor();
    expect(await firstLink()).toContain('denim-that-remembers');
  });

  it('finds a part of what is written without spaces, and shows the sentence that has it', async () => {
    // It begins and ends within words.
    await search('しのできる日');
    expect(await firstLink()).toBe('/2025/06/hinokawa-paper-japanese/');
    const extract = page
      .locator('[data-search-list] li')
      .first()
      .locator('p', { has: page.locator('mark') });
    expect(await extract.textContent()).toMatch(/^去年の冬は、雪晒しのできる日が十九日しかなかった。/);
    expect(await extract.locator('mark').allTextContents()).toEqual(['しのできる日']);
  });

  it('says so when nothing is found', async () => {
    await search('xyzzyplugh');
    expect(await page.locator('[data-search-status]').textContent()).toBe(
      'Nothing was found for “xyzzyplugh”. Try fewer or other words, or open a month of the archive below.',
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
    await complete();
    const more = page.locator('[data-search-more]');
    while (await more.isVisible()) {
      const before = await links().count();
      await more.click();
      await expect.poll(() => links().count()).toBeGreaterThan(before);
      await complete();
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

  it('takes a mistyped word for what was meant, says so, and can be told otherwise', async () => {
    await page.goto(host.url('/search/'));
    await page.locator('[data-search-form] input').fill('obsrevatory');
    await links().first().waitFor();
    expect(await firstLink()).toBe('/2025/10/torsund-observatory-first-light/');
    expect(await page.locator('[data-search-status]').textContent()).toContain('“observatory”');
    await page.getByRole('button', { name: 'Search for “obsrevatory” instead' }).click();
    await settled('obsrevatory');
    expect(await links().count()).toBe(0);
    expect(new URL(page.url()).search).toBe('?q=obsrevatory&exact=');
  });

  it('says what was typed as it was typed', async () => {
    await page.goto(host.url('/search/'));
    await page.locator('[data-search-form] input').fill('obsrevatory $&');
    const insist = page.locator('[data-search-insist]');
    await insist.waitFor();
    expect(await insist.textContent()).toBe('Search for “obsrevatory $&” instead');
  });

  it('shows every result once, however fast more of them are asked for', async () => {
    await search('water');
    await links().nth(9).waitFor();
    const more = page.locator('[data-search-more]');
    await more.evaluate((button: HTMLElement) => {
      for (let time = 0; time < 2; time += 1) button.click();
    });
    await links().nth(19).waitFor();
    await complete();
    while (await more.isVisible()) {
      await more.click();
      await complete();
    }
    const found = await links().evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
    const count = Number(/^\d+/.exec((await page.locator('[data-search-status]').textContent()) ?? '')?.[0]);
    expect(count).toBeGreaterThan(20);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toHaveLength(count);
  });

  it('shows no results of the question before, when more of them are asked for too late', async () => {
    await search('harbour');
    const expected = await links().allTextContents();
    await search('river');
    await links().nth(9).waitFor();
    // They come after the answer to the next question.
    await page.route('**/*.pf_fragment', async (route) => {
      await pause(500);
      await route.continue();
    });
    await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('[data-search-form]');
      const field = form?.querySelector('input');
      if (field) field.value = 'harbour';
      form?.requestSubmit();
      document.querySelector<HTMLElement>('[data-search-more]')?.click();
    });
    await settled('harbour');
    await page.waitForLoadState('networkidle');
    await complete();
    expect(await links().allTextContents()).toEqual(expected);
  });

  it('finds a phrase, and leaves out what is not wanted', async () => {
    await search('"security guarantees"');
    await links().first().waitFor();
    expect(await firstLink()).toBe(PARIS);
    await search('river');
    await links().first().waitFor();
    const unwanted = (await links().first().textContent()) ?? '';
    const word = /\p{L}{6,}/u.exec(unwanted)?.[0] ?? '';
    await search(`river -${word}`);
    await links().first().waitFor();
    expect(await links().allTextContents()).not.toContain(unwanted);
  });

  it('suggests words, topics and writers while somebody types', async () => {
    await page.goto(host.url('/search/'));
    await page.locator('[data-search-form] input').pressSequentially('marr');
    const suggestions = page.locator('[data-search-suggestions] button');
    await suggestions.filter({ hasText: 'Writer: Ilse Marrant' }).click();
    await expect.poll(() => page.locator('select[name="author"]').inputValue()).toBe('Ilse Marrant');
    await links().first().waitFor();
    await page.locator('[data-search-form] input').pressSequentially('observ');
    await suggestions.filter({ hasText: /^observatory$/ }).click();
    expect(await page.locator('[data-search-form] input').inputValue()).toBe('observatory');
  });

  it('counts what the answer holds, and narrows it to a range of years', async () => {
    await search('harbour');
    await links().first().waitFor();
    const offered = (year: string) =>
      page.locator(`select[name="year"] option[value="${year}"]`).textContent();
    const counted = () =>
      Promise.all(
        ['2023', '2024', '2025'].map(async (year) =>
          Number(/\((\d+)\)/.exec((await offered(year)) ?? '')?.[1]),
        ),
      );
    const all = Number(/^\d+/.exec((await page.locator('[data-search-status]').textContent()) ?? '')?.[0]);
    expect(all).toBeGreaterThan(3);
    await expect.poll(async () => (await counted()).reduce((sum, count) => sum + count, 0)).toBe(all);
    const counts = await counted();
    await page.locator('select[name="year"]').selectOption('2024');
    await page.locator('select[name="until"]').selectOption('2023');
    await page.waitForURL(/until=2023/);
    const expected = (counts[0] ?? 0) + (counts[1] ?? 0);
    await expect
      .poll(() => page.locator('[data-search-status]').textContent())
      .toMatch(new RegExp(`^${expected} `));
  });

  it('remembers the last searches on the device until they are forgotten', async () => {
    await search('ferry');
    await links().first().waitFor();
    await page.goto(host.url('/search/'));
    await page.locator('[data-search-recents] button', { hasText: 'ferry' }).click();
    await settled('ferry');
    await page.goto(host.url('/search/'));
    await page.getByRole('button', { name: 'Forget them' }).click();
    expect(await page.locator('[data-search-recent]').isVisible()).toBe(false);
    await page.reload();
    expect(await page.locator('[data-search-recents] button').count()).toBe(0);
  });

  it('leads to the passage', async () => {
    await search('Zelenskyy');
    await links().first().waitFor();
    expect(await links().first().getAttribute('href')).toMatch(/#:~:text=.*Zelenskyy/);
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
    await complete();
    const found = await dates();
    expect(found.length).toBeGreaterThan(4);
    expect(found.every((date) => !Number.isNaN(date))).toBe(true);
  });

  it('keeps the question, the filter and the order in the address: reload, share and back', async () => {
    await search('river');
    await links().first().waitFor();
    await page.locator('select[name="year"]').selectOption('2025');
    await page.locator('select[name="order"]').selectOption('date');
    await page.waitForURL(/order=date/);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      q: 'river',
      year: '2025',
      order: 'date',
    });
    await expect.poll(() => links().count()).toBeGreaterThan(0);
    await complete();
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
    await page.waitForURL(/\/2025\/10\/torsund-observatory-first-light\//);
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
