/** What a page does for its reader, in a real browser: it reads aloud, shows footnotes, marks what is new, knows keys. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { builtSite } from './built-sites.ts';
import { SAMPLE_PAGES } from './sample-pages.ts';
import { serve, type StaticHost } from './static-host.ts';
import { watchedPage, type Witness } from './witness.ts';

const FOOTNOTES = '/2025/01/old-clocks-new-seconds/';

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
  context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  witness = await watchedPage(context, host.origin);
  ({ page } = witness);
});
afterEach(async () => {
  await context.close();
  expect(witness.faults).toEqual([]);
});

describe('listening', () => {
  /** A voice that says nothing: what it is given is kept, and a sentence ends when the test says so. */
  const giveVoice = () =>
    page.addInitScript(() => {
      const said: SpeechSynthesisUtterance[] = [];
      Object.assign(globalThis, { said });
      Object.defineProperty(globalThis, 'speechSynthesis', {
        value: {
          speak: (utterance: SpeechSynthesisUtterance) => said.push(utterance),
          cancel: () => undefined,
        },
      });
    });
  const said = () =>
    page.evaluate(() => {
      const { said: all } = globalThis as unknown as { said: SpeechSynthesisUtterance[] };
      return all.map(({ text, lang }) => ({ text, lang }));
    });
  const endSentence = () =>
    page.evaluate(() => {
      const { said: all } = globalThis as unknown as { said: SpeechSynthesisUtterance[] };
      all.at(-1)?.dispatchEvent(new Event('end'));
    });
  /** The words that are marked, once those are all. */
  const marked = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get('spoken') ?? [])].map((range) => (range as Range).toString().trim()).join('|'),
    );

  it('goes from sentence to sentence, marks each, pauses and goes on', async () => {
    await giveVoice();
    await page.goto(host.url(SAMPLE_PAGES.news));
    const title = ((await page.locator('h1').textContent()) ?? '').trim();
    const button = page.locator('[data-listen]');
    expect(await button.textContent()).toContain('Listen');
    await button.click();
    await expect.poll(marked).toBe(title);
    expect(await said()).toEqual([{ text: title, lang: 'en-GB' }]);
    expect(await button.textContent()).toBe('Pause');

    await endSentence();
    const second = (await said()).at(-1)?.text ?? '';
    expect(second).not.toBe(title);
    expect(await marked()).toBe(second);
    expect((await page.locator('.standfirst').first().textContent())?.trim().startsWith(second)).toBe(true);

    await button.click();
    expect(await button.textContent()).toBe('Go on');
    await endSentence();
    expect(await said()).toHaveLength(2);

    await button.click();
    expect((await said()).at(-1)?.text).toBe(second);
  });

  it('reads the whole story, each language by its own name, and ends', async () => {
    await giveVoice();
    await page.goto(host.url(SAMPLE_PAGES.Arabic));
    await page.locator('[data-listen]').click();
    await expect.poll(async () => (await said()).length).toBe(1);
    for (let count = 1; (await marked()) !== ''; count += 1) {
      expect(count).toBeLessThan(200);
      await endSentence();
    }
    const all = await said();
    expect(all.length).toBeGreaterThan(10);
    expect(new Set(all.map(({ lang }) => lang))).toEqual(new Set(['ar']));
    expect(await page.locator('[data-listen]').textContent()).toContain('Listen');
  });

  it('reads what stands beside a list in a list, once', async () => {
    await giveVoice();
    await page.goto(host.url(SAMPLE_PAGES.news));
    await page.locator('.story .prose').evaluate((story) => {
      story.innerHTML =
        '<ul><li>Fruit of the valley.<ul><li>Apples.</li></ul></li></ul><blockquote><p>A word.</p></blockquote>';
    });
    await page.locator('[data-listen]').click();
    await expect.poll(async () => (await said()).length).toBe(1);
    for (let count = 1; (await marked()) !== ''; count += 1) {
      expect(count).toBeLessThan(20);
      await endSentence();
    }
    const all = (await said()).map(({ text }) => text);
    expect(all.slice(-3)).toEqual(['Fruit of the valley.', 'Apples.', 'A word.']);
  });

  it('is not offered where there is no voice', async () => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'speechSynthesis');
    });
    await page.goto(host.url(SAMPLE_PAGES.news));
    expect(await page.evaluate(() => 'speechSynthesis' in globalThis)).toBe(false);
    expect(await page.locator('[data-listen]').isVisible()).toBe(false);
  });
});

describe('a footnote', () => {
  it('opens over the page beside its number, and gives the focus back', async () => {
    await page.goto(host.url(FOOTNOTES));
    const reference = page.locator('a[data-footnote-ref]').first();
    const note = await page.locator('.footnotes li').first().textContent();
    await reference.focus();
    await page.keyboard.press('Enter');
    const sheet = page.locator('.bottom-sheet:popover-open');
    await sheet.waitFor();
    expect((note ?? '').replace('↩', '').trim()).toContain(((await sheet.textContent()) ?? '').trim());
    expect(new URL(page.url()).hash).toBe('');
    await page.keyboard.press('Escape');
    expect(await sheet.count()).toBe(0);
    expect(await reference.evaluate((link) => link === document.activeElement)).toBe(true);
  });

  it('that is longer than the window stays in it, and is scrolled by keyboard', async () => {
    await page.setViewportSize({ width: 320, height: 256 });
    await page.goto(host.url(FOOTNOTES));
    await page
      .locator('.footnotes li p')
      .first()
      .evaluate((note) => note.prepend('A long note. '.repeat(200)));
    const reference = page.locator('a[data-footnote-ref]').first();
    await reference.focus();
    await page.keyboard.press('Enter');
    const sheet = page.locator('.bottom-sheet:popover-open');
    await sheet.waitFor();
    const place = () =>
      sheet.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        const { scrollTop, scrollHeight, clientHeight } = element;
        return { top, bottom, scrolled: scrollTop, left: scrollHeight - clientHeight - scrollTop };
      });
    const { top, bottom, left } = await place();
    expect(top).toBeGreaterThan(0);
    expect(bottom).toBeLessThanOrEqual(256);
    expect(left).toBeGreaterThan(256);
    await page.keyboard.press('ArrowDown');
    await expect.poll(async () => (await place()).scrolled).toBeGreaterThan(0);
    await page.keyboard.press('End');
    await expect.poll(async () => (await place()).left).toBeLessThan(1);
  });

  it('is the plain note at the end of the story without script', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const quiet = await plain.newPage();
    await quiet.goto(host.url(FOOTNOTES));
    await quiet.locator('a[data-footnote-ref]').first().click();
    const { hash } = new URL(quiet.url());
    expect(hash).not.toBe('');
    expect(await quiet.locator(`.footnotes [id="${decodeURIComponent(hash.slice(1))}"]`).count()).toBe(1);
    await plain.close();
  });
});

it('“Continue reading” brings the focus along', async () => {
  await page.addInitScript((path) => {
    localStorage.setItem('reading', JSON.stringify([{ path, share: 0.5 }]));
  }, SAMPLE_PAGES.news);
  await page.goto(host.url(SAMPLE_PAGES.news));
  const proceed = page.locator('[data-proceed]');
  await proceed.focus();
  await page.keyboard.press('Enter');
  await proceed.waitFor({ state: 'hidden' });
  const { isInStory, top, bottom, scrolled } = await page.evaluate(() => {
    const focused = document.activeElement ?? document.body;
    const { top, bottom } = focused.getBoundingClientRect();
    return { isInStory: focused.matches('.story .prose > *'), top, bottom, scrolled: scrollY };
  });
  expect(isInStory).toBe(true);
  expect(scrolled).toBeGreaterThan(0);
  expect(bottom).toBeGreaterThan(0);
  expect(top).toBeLessThan(720);
});

describe('what is new since the last visit', () => {
  const visits = (before: string) =>
    page.addInitScript((at) => {
      if (at !== '') localStorage.setItem('visits', `0 ${String(Date.parse(at))}`);
    }, before);

  it('is marked on lists, for screen readers too', async () => {
    await visits('2025-10-02T12:00:00Z');
    await page.goto(host.url(SAMPLE_PAGES.latest));
    const marks = await page
      .locator('.teaser:has(.fresh) time')
      .evaluateAll((all) => all.map((time) => (time as HTMLTimeElement).dateTime));
    const all = await page
      .locator('.teaser time')
      .evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime));
    const fresh = all.filter((time) => Date.parse(time) > Date.parse('2025-10-02T12:00:00Z'));
    expect(fresh.length).toBeGreaterThan(1);
    expect(marks).toEqual(fresh);
    expect(await page.locator('.headline a').first().textContent()).toContain('New since your last visit: ');
  });

  it('is nothing on the first visit', async () => {
    await visits('');
    await page.goto(host.url(SAMPLE_PAGES.latest));
    await page.waitForFunction(() => localStorage.getItem('visits') !== null);
    expect(await page.locator('.fresh').count()).toBe(0);
  });
});

describe('keys', () => {
  const field = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name);
  const help = () => page.locator('[data-keys]');

  it('“/” leads to search and “?” shows the keys', async () => {
    await page.goto(host.url(SAMPLE_PAGES.news));
    await page.keyboard.press('/');
    expect(await field()).toBe('q');
    expect(await page.locator('.masthead input[name="q"]').inputValue()).toBe('');
    await page.locator('h1').click();
    await page.keyboard.press('?');
    expect(await help().isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await help().isVisible()).toBe(false);
  });

  it('are letters in a text field', async () => {
    await page.goto(host.url(SAMPLE_PAGES.search));
    await page.locator('main input[name="q"]').focus();
    await page.keyboard.type('and/or?');
    expect(await page.locator('main input[name="q"]').inputValue()).toBe('and/or?');
    expect(await help().isVisible()).toBe(false);
  });

  it('can be turned off, for good', async () => {
    await page.goto(host.url(SAMPLE_PAGES.news));
    await page.getByRole('button', { name: 'Keyboard' }).click();
    await help().getByRole('checkbox').uncheck();
    await help().getByRole('button').click();
    await page.goto(host.url(SAMPLE_PAGES.opinion));
    await page.keyboard.press('?');
    await page.keyboard.press('/');
    expect(await help().isVisible()).toBe(false);
    expect(await field()).not.toBe('q');
  });
});

it('remembers how far a story was read when the reader comes back and only looks at its beginning', async () => {
  await page.addInitScript((path) => {
    localStorage.setItem('reading', JSON.stringify([{ path, share: 0.66 }]));
  }, SAMPLE_PAGES.news);
  await page.goto(host.url(SAMPLE_PAGES.news));
  await page.evaluate(async () => {
    const scrolled = new Promise((done) => addEventListener('scroll', done));
    scrollTo(0, 60);
    await scrolled;
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const stored = await page.evaluate(() => localStorage.getItem('reading'));
  expect(JSON.parse(stored ?? '')).toEqual([{ path: SAMPLE_PAGES.news, share: 0.66 }]);
});

it('offers to go on reading where the reader left', async () => {
  await page.goto(host.url(SAMPLE_PAGES.opinion));
  const proceed = page.locator('[data-proceed]');
  expect(await proceed.isVisible()).toBe(false);
  await page.evaluate(() => {
    const { top, height } = (document.querySelector('.prose') ?? document.body).getBoundingClientRect();
    scrollTo(0, scrollY + top + height * 0.5);
  });
  const left = await page.evaluate(() => scrollY);
  await page.waitForTimeout(100);
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(await page.evaluate(() => localStorage.getItem('reading'))).toContain(SAMPLE_PAGES.opinion);

  await page.goto(host.url(SAMPLE_PAGES.news));
  expect(await proceed.isVisible()).toBe(false);
  await page.goto(host.url(SAMPLE_PAGES.opinion));
  await proceed.click();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(left * 0.7);
  await expect.poll(() => proceed.isVisible()).toBe(false);
});

it('on paper: the story, where its links lead, corrections and credits; no navigation, no advertisement', async () => {
  await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
  const shown = async (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((all) =>
        all.filter((element) => element.checkVisibility()).map((element) => element.textContent.trim()),
      );
  await page.goto(host.url(SAMPLE_PAGES['major correction']));
  expect((await shown('.corrections')).join()).toContain('Correction');
  await page.goto(host.url(SAMPLE_PAGES['minor correction']));
  expect((await shown('.corrections')).length).toBeGreaterThan(0);

  await page.goto(host.url(SAMPLE_PAGES['page with every component']));
  const address = await page
    .locator('.prose a[href^="http"]')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(address).toMatch(/^" \(" attr\(href\) "\)"$|^" \(https?:/);

  await page.goto(host.url(SAMPLE_PAGES['news with comments and an update']));
  expect((await shown('.lead .credit')).join()).toContain('Illustration');
  expect((await shown('h1')).length).toBe(1);
  expect((await shown('.facts .names')).join()).toContain('Ilse Marrant');
  for (const kind of [
    'nav',
    'aside',
    'form',
    '.tools',
    '.block',
    'button',
    '.screen-only',
    '.invitation',
    '[href="#comments"]',
  ])
    expect([kind, await shown(kind)]).toEqual([kind, []]);
  expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
});
