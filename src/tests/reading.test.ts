/** The sample outlet in a real browser, as a reader meets it. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { builtSite } from './built-sites.ts';
import { PAGE_KINDS, SAMPLE_PAGES } from './sample-pages.ts';
import { read } from './site-files.ts';
import { serve, type StaticHost } from './static-host.ts';
import { loadEverything, watchedPage, type Witness } from './witness.ts';

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

describe('every kind of page', () => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await browser.newContext({ viewport: { width: 320, height: 720 } });
  });
  afterAll(() => context.close());

  it.each(PAGE_KINDS)(
    '%s: nothing goes wrong, nothing comes from elsewhere, nothing is wider than 320 pixels',
    async (kind, path) => {
      const { page, faults, foreign } = await watchedPage(context, host.origin);
      const response = await page.goto(host.url(path), { waitUntil: 'load' });
      expect(response?.status()).toBe(kind === 'not found' ? 404 : 200);
      await loadEverything(page);
      await page.waitForLoadState('networkidle');
      const { width, broken } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        broken: [...document.images]
          .filter((picture) => picture.naturalWidth === 0)
          .map((picture) => picture.src),
      }));
      await page.close();
      // A page that is not found says so in the console; that is the browser's, not ours.
      const own = faults.filter((fault) => !(kind === 'not found' && fault.includes('404 (Not Found)')));
      expect({ faults: own, foreign, broken }).toEqual({ faults: [], foreign: [], broken: [] });
      expect(width).toBeLessThanOrEqual(320);
    },
  );
});

it.each(PAGE_KINDS)(
  '%s: with letters twice as large, on a telephone, nothing is wider than the window',
  async (_, path) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 720 } });
    // As a reader sets it in the browser: lengths in rem follow, and so do the conditions of the style sheet.
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    await page.goto(host.url(path), { waitUntil: 'load' });
    const seen = await page.evaluate(() => ({
      letters: getComputedStyle(document.documentElement).fontSize,
      width: document.documentElement.scrollWidth,
    }));
    await page.close();
    expect(seen).toEqual({ letters: '32px', width: 320 });
  },
);

it.each(PAGE_KINDS)(
  '%s: headlines with words as long as German has them make nothing wider',
  async (_, path) => {
    const page = await browser.newPage();
    await page.goto(host.url(path));
    await page.evaluate(() => {
      const words = 'Bundesverfassungsgericht: Koalitionsverhandlungen, Rindfleischetikettierungsüberwachung';
      for (const headline of document.querySelectorAll('main :is(h1, h2, h3, h4)'))
        (headline.querySelector('a') ?? headline).textContent = words;
    });
    const look = () =>
      page.evaluate(() => ({
        beyond: document.documentElement.scrollWidth - innerWidth,
        wide: [...document.querySelectorAll('main :is(h1, h2, h3, h4):not(.visually-hidden, .sr-only)')]
          .filter((headline) => {
            const room = headline.closest('.teaser') ?? document.documentElement;
            const [own, whole] = [headline.getBoundingClientRect(), room.getBoundingClientRect()];
            return (
              headline.scrollWidth > headline.clientWidth || own.right > whole.right || own.left < whole.left
            );
          })
          .map(({ outerHTML }) => outerHTML),
      }));
    for (const width of [320, 640, 1024]) {
      await page.setViewportSize({ width, height: 720 });
      expect({ width, ...(await look()) }).toEqual({ width, beyond: 0, wide: [] });
    }
    await page.close();
  },
);

it.each(PAGE_KINDS.filter(([kind]) => kind !== 'Arabic' && kind !== 'Japanese'))(
  '%s: the fonts of its headline are asked for before the style sheet is read',
  async (_, path) => {
    const page = await browser.newPage();
    await page.goto(host.url(path));
    const { early, wanted } = await page.evaluate(() => {
      const heading = document.querySelector('h1');
      const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
      const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule).map(({ style }) => style);
      const { fontFamily = '', fontStyle } = heading ? getComputedStyle(heading) : {};
      const [family = ''] = fontFamily.split(',');
      const fileOf = (face: CSSStyleDeclaration) =>
        /[\w-]+\.woff2/.exec(face.getPropertyValue('src'))?.[0] ?? '';
      return {
        early: [...document.querySelectorAll<HTMLLinkElement>('link[rel=preload][as=font]')].map(
          ({ href }) => href.split('/').at(-1) ?? '',
        ),
        wanted: faces
          .filter(
            (face) =>
              face.getPropertyValue('font-family').replaceAll('"', '') === family.replaceAll('"', '') &&
              face.getPropertyValue('font-style') === fontStyle &&
              face.getPropertyValue('unicode-range').includes('U+0-FF'),
          )
          .map(fileOf),
      };
    });
    await page.close();
    expect(wanted).toHaveLength(1);
    expect(early).toContain(wanted[0]);
  },
);

describe('with JavaScript', () => {
  let context: BrowserContext;
  let witness: Witness;
  let page: Page;
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    witness = await watchedPage(context, host.origin);
    ({ page } = witness);
  });
  afterEach(async () => {
    await context.close();
    expect(witness.faults).toEqual([]);
  });

  it('the masthead of an old story shows today, in the zone of the newsroom', async () => {
    // Already Tuesday in London, where summer time has begun.
    await page.clock.setFixedTime(new Date('2031-05-05T23:30:00Z'));
    await page.goto(host.url(SAMPLE_PAGES['old news']));
    const shown = page.locator('.masthead time:visible');
    await expect.poll(() => shown.textContent()).toBe('Tuesday, 6\u00a0May 2031');
    expect(await shown.getAttribute('datetime')).toBe('2031-05-06');
    // On paper it bears its own, as a printed page does.
    await page.emulateMedia({ media: 'print' });
    expect(await shown.getAttribute('datetime')).toMatch(/^2023-10-/);
  });

  it('the masthead learns the days after the newest story from the site, not from the calendars of the browser', async () => {
    const { days } = JSON.parse(read(dir, 'latest.json')) as { days: { iso: string; text: string }[] };
    // In London; the newest story of the sample is some days older.
    await page.clock.setFixedTime(new Date('2025-10-06T23:30:00Z'));
    await page.addInitScript(() => {
      Object.assign(Intl, { DateTimeFormat: undefined });
    });
    await page.goto(host.url(SAMPLE_PAGES['old news']));
    const time = page.locator('.masthead time:visible');
    await expect.poll(() => time.textContent()).toBe('Tuesday, 7\u00a0October 2025');
    expect(await time.getAttribute('datetime')).toBe('2025-10-07');
    expect(days).toContainEqual(
      expect.objectContaining({ iso: '2025-10-07', text: 'Tuesday, 7\u00a0October 2025' }),
    );
  });

  it('an old story shows the latest headlines, but for those that stand in another block', async () => {
    await page.goto(host.url(SAMPLE_PAGES['old news']));
    const shown = page.locator('[data-latest-list] a');
    await shown.first().waitFor();
    const { items } = JSON.parse(read(dir, 'latest.json')) as { items: { title: string; url: string }[] };
    const others = await page
      .locator('.block:not([data-latest]) a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
    const expected = items.filter(({ url }) => !others.includes(url));
    expect(expected.length).toBeLessThan(items.length);
    const titles = await shown.allTextContents();
    expect(titles.map((title) => title.trim())).toEqual(expected.slice(0, 6).map((item) => item.title));
    expect(titles[0]).toBe(
      'Verrania’s Assembly ratifies the Osse Compact by five votes after rebels break ranks',
    );
    await shown.first().click();
    expect(new URL(page.url()).pathname).toBe(expected[0]?.url);
  });

  it('“More” opens by keyboard, and what is in it is reached by keyboard', async () => {
    await page.goto(host.url(SAMPLE_PAGES.news));
    const link = page.locator('.masthead details a').first();
    expect(await link.isVisible()).toBe(false);
    for (let step = 0; step < 40 && !(await focused(page)).startsWith('SUMMARY'); step += 1)
      await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('SUMMARY More');
    await page.keyboard.press('Enter');
    expect(await link.isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('A Sport');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sections/sport/');
  });

  it('“More” closes by Esc, which gives the focus back, and by a click anywhere else', async () => {
    await page.goto(host.url(SAMPLE_PAGES.news), { waitUntil: 'networkidle' });
    const summary = page.locator('.masthead summary');
    const link = page.locator('.masthead details a').first();
    await summary.click();
    await link.focus();
    await page.keyboard.press('Escape');
    expect(await link.isVisible()).toBe(false);
    expect(await focused(page)).toBe('SUMMARY More');
    await summary.click();
    await page.locator('.masthead details ul').click({ position: { x: 2, y: 2 } });
    expect(await link.isVisible()).toBe(true);
    await page.locator('main h1').click();
    expect(await link.isVisible()).toBe(false);
  });

  it('“More” is marked where the page is one of those under it', async () => {
    const line = () =>
      page.locator('.masthead summary').evaluate((summary) => getComputedStyle(summary).textDecorationLine);
    await page.goto(host.url(SAMPLE_PAGES.about));
    expect(await line()).toBe('underline');
    await page.goto(host.url(SAMPLE_PAGES.news));
    expect(await line()).toBe('none');
  });

  it.each([SAMPLE_PAGES.news, SAMPLE_PAGES.front, SAMPLE_PAGES.section])(
    'nothing of %s lies over what is open under “More” on a telephone',
    async (path) => {
      await page.setViewportSize({ width: 360, height: 720 });
      await page.goto(host.url(path));
      await page.locator('.masthead details > summary').click();
      const covered = await page.locator('.masthead details a').evaluateAll(
        (links) =>
          links.filter((link) => {
            const { left, top, width, height } = link.getBoundingClientRect();
            const met = document.elementFromPoint(left + width / 2, top + height / 2);
            return !link.contains(met);
          }).length,
      );
      expect(covered).toBe(0);
    },
  );

  it('copies the address of a story', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: host.origin });
    await page.goto(host.url(SAMPLE_PAGES.news));
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: 'Link copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`https://vantagetimes.example${SAMPLE_PAGES.news}`);
  });

  it('loads nothing of an embed before the reader asks for it', async () => {
    await context.route(
      (url) => url.origin !== host.origin,
      (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Player</title>' }),
    );
    await page.goto(host.url(SAMPLE_PAGES['page with every component']), { waitUntil: 'networkidle' });
    expect(await page.locator('iframe').count()).toBe(0);
    expect(witness.foreign).toEqual([]);
    const embed = page.locator('[data-embed]').first();
    const address = await embed.getAttribute('data-embed');
    await embed.getByRole('button').click();
    await embed.locator('iframe').waitFor();
    await expect.poll(() => witness.foreign).toEqual([address]);
    expect(await embed.locator('iframe').getAttribute('title')).toBeTruthy();
  });

  it('reading settings are kept, and hold on the next page before anything is painted', async () => {
    await page.goto(host.url(SAMPLE_PAGES.news));
    const look = () =>
      page.evaluate(() => {
        const body = document.querySelector('.prose') ?? document.body;
        const { fontSize, fontFamily, lineHeight } = getComputedStyle(body);
        const paper = getComputedStyle(document.documentElement).backgroundColor;
        return { paper, face: fontFamily, size: parseFloat(fontSize), leading: parseFloat(lineHeight) };
      });
    const before = await look();
    await page.getByRole('button', { name: 'How you read' }).click();
    for (const choice of ['Night', 'Largest', 'Wider', 'Sans'])
      await page.getByRole('radio', { name: choice, exact: true }).check();
    const chosen = await look();
    expect(chosen.paper).not.toBe(before.paper);
    expect(chosen.face).not.toBe(before.face);
    expect(chosen.size / before.size).toBeCloseTo(1.6);
    expect(chosen.leading / chosen.size).toBeCloseTo(2.1);
    // What stands above the text in rank still does.
    for (const heading of await page.locator('h1, .prose > h2').all()) {
      const size = await heading.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
      expect(size).toBeGreaterThan(chosen.size);
    }

    // The scripts of the next page never come.
    await page.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.goto(host.url(SAMPLE_PAGES.opinion));
    expect(await look()).toEqual(chosen);
    await page.unroute('**/*.js');

    await page.goto(host.url(SAMPLE_PAGES.news));
    await page.getByRole('button', { name: 'How you read' }).click();
    expect(await page.getByRole('radio', { name: 'Night' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'As it was' }).click();
    await expect.poll(look).toEqual(before);
  });

  it.each([
    [SAMPLE_PAGES.front, 1440, 'normal'],
    [SAMPLE_PAGES.news, 1280, 'normal'],
    [SAMPLE_PAGES.front, 360, 'largest'],
  ])(
    'the panel of settings on %s, %i wide, %s: its button is seen, its words are in it',
    async (path, width, size) => {
      await page.setViewportSize({ width, height: 900 });
      await page.addInitScript((chosen) => {
        localStorage.setItem('reader-settings', JSON.stringify({ size: chosen }));
      }, size);
      await page.goto(host.url(path), { waitUntil: 'networkidle' });
      const button = page.getByRole('button', { name: 'How you read' });
      await button.click();
      expect(await page.locator('#reader-settings').isVisible()).toBe(true);
      const isSeen = await button.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(left + width / 2, top + height - 3));
      });
      expect(isSeen).toBe(true);
      const outside = await page.locator('#reader-settings label').evaluateAll((labels) =>
        labels
          .filter((label) => {
            const cell = label.getBoundingClientRect();
            const panel = label.closest('form')?.getBoundingClientRect() ?? cell;
            const letter = (label.querySelector('.letter') ?? label).getBoundingClientRect();
            return letter.bottom > cell.bottom || letter.top < cell.top || cell.right > panel.right;
          })
          .map((label) => label.textContent.trim()),
      );
      expect(outside).toEqual([]);
    },
  );

  it('reading settings of two pages: each keeps what the other chose, and shows it', async () => {
    const other = await context.newPage();
    const isChecked = (one: Page, value: string) =>
      one.locator(`[data-reader-settings] [value="${value}"]`).isChecked();
    const choose = (one: Page, value: string) =>
      one.locator(`[data-reader-settings] [value="${value}"]`).evaluate((input: HTMLInputElement) => {
        input.click();
      });
    await page.goto(host.url(SAMPLE_PAGES.news));
    await other.goto(host.url(SAMPLE_PAGES.opinion));
    // As where the news of the other comes late.
    await page.evaluate(() => {
      addEventListener('storage', (event) => event.stopImmediatePropagation(), { capture: true, once: true });
    });
    await choose(other, 'dark');
    await choose(page, 'large');
    const stored = await page.evaluate(() => localStorage.getItem('reader-settings'));
    expect(JSON.parse(stored ?? '')).toMatchObject({ theme: 'dark', size: 'large' });
    expect(await isChecked(page, 'dark')).toBe(true);
    await expect.poll(() => other.evaluate(() => document.documentElement.dataset['size'])).toBe('large');
    expect(await isChecked(other, 'large')).toBe(true);
  });

  it('the form in the masthead leads to the results', async () => {
    await page.goto(host.url(SAMPLE_PAGES.news));
    await page.locator('.masthead input[type="search"]').fill('telescope');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=telescope');
    await page.locator('[data-search-list] a').first().waitFor();
  });

  it('an old address leads to where the story is now', async () => {
    await page.goto(host.url('/2024/05/meridian-council-trial/'));
    await page.waitForURL('**/2024/05/four-day-week-port-meridian/');
  });
});

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return `${element?.tagName ?? ''} ${element?.textContent.trim() ?? ''}`;
  });
}
