/** What readers keep on their device, with the network and without it. */
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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

/** Reads a story and saves it. */
async function save(address: string): Promise<void> {
  await read(address);
  await page.locator('[data-save]').click();
  await page.waitForFunction(() => document.querySelector('[data-save]')?.textContent.startsWith('Saved'));
}

/** Has the worker bring what is newer, and waits until it has. */
async function refresh(): Promise<void> {
  const isDone = await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    return new Promise<unknown>((resolve) => {
      port1.onmessage = ({ data }) => {
        resolve(data);
      };
      active?.postMessage({ do: 'refresh' }, [port2]);
    });
  });
  expect(isDone).toBe(true);
}

/** Paths in a cache, and what is kept there. */
async function kept(what: 'saved' | 'read'): Promise<Map<string, string>> {
  const entries = await page.evaluate(async (name) => {
    const cache = await caches.open(name);
    const requests = await cache.keys();
    return Promise.all(
      requests.map(async (request) => {
        const response = await cache.match(request);
        return [new URL(request.url).pathname, (await response?.text()) ?? ''] as const;
      }),
    );
  }, `broadsheet / ${what}`);
  return new Map(entries);
}

const listed = (what: 'saved' | 'read') =>
  page
    .locator(`[data-kept-list="${what}"] a`)
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));

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

it('keeps the last twenty stories read, and the front besides; what is brought to a saved one is not read', async () => {
  await read('/');
  const links = await page
    .locator('main .headline a')
    .evaluateAll((all) => [
      ...new Set(all.map((link) => new URL((link as HTMLAnchorElement).href).pathname)),
    ]);
  const stories = links.slice(0, 22);
  expect(stories.length).toBe(22);
  const [first = '', , third = ''] = stories;
  for (const story of stories) await (story === first || story === third ? save(story) : read(story));
  const last = stories.slice(2);
  expect([...(await kept('read')).keys()].sort()).toEqual(['/', ...last].sort());

  edit(first, '<h1', '<p>A correction</p><h1');
  edit(third, '<h1', '<p>A correction</p><h1');
  await refresh();
  const [saved, recent] = [await kept('saved'), await kept('read')];
  for (const story of [first, third]) expect(saved.get(story)).toContain('A correction');
  expect(recent.get(third)).toContain('A correction');
  expect([...recent.keys()].sort()).toEqual(['/', ...last].sort());
  await page.goto(host.url('/saved/'));
  await expect.poll(() => listed('read'), PATIENCE).toEqual([...last].reverse());
  expect(await listed('saved')).toEqual([third, first]);
  // The oldest goes next, though a newer text of it came last.
  await read(links[22] ?? '');
  expect([...(await kept('read')).keys()]).not.toContain(third);
}, 120_000);

it('opens what was kept as it was, with its style and its scripts, after another style and other scripts came', async () => {
  const [story] = STORIES;
  await save(story);
  const worker = path.join(dir, 'sw.js');
  const text = readFileSync(worker, 'utf8');
  const files = globSync('_astro/*.{css,js}', { cwd: dir });
  const away = path.join(dir, 'away');
  mkdirSync(path.join(away, '_astro'), { recursive: true });
  for (const file of files) renameSync(path.join(dir, file), path.join(away, file));
  onTestFinished(() => {
    for (const file of files) renameSync(path.join(away, file), path.join(dir, file));
    rmSync(away, { recursive: true });
    writeFileSync(worker, text);
  });
  const settings = /^const SETTINGS = (.*);$/m.exec(text)?.[1] ?? '';
  const next = { ...(JSON.parse(settings) as object), shell: 'next', files: ['/saved/'] };
  writeFileSync(
    worker,
    text.replace(settings, () => JSON.stringify(next)),
  );
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const shells = () =>
    page.evaluate(async () => (await caches.keys()).filter((name) => !/ (?:assets|read|saved)$/.test(name)));
  await expect.poll(shells, PATIENCE).toEqual(['broadsheet / next']);

  await context.setOffline(true);
  await page.goto(host.url(story));
  expect(await notice().textContent()).toContain('You are offline.');
  expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('flex');
  // A script that no page names, only another script.
  await page.waitForFunction(() => document.querySelector('[data-save]')?.textContent.startsWith('Saved'));
  await page.locator('[data-listen]').evaluate((button: HTMLElement) => {
    button.click();
  });
  // There may be no voice.
  await expect.poll(() => page.locator('[data-listen]').textContent(), PATIENCE).toMatch(/^(?:Pause|Go on)$/);
});

it.each(['redirects', 'has a page that leads on'])(
  'a saved story that moved is corrected from where it is now, where the host %s',
  async (how) => {
    const [, , story] = STORIES;
    const now = story.replace(/[^/]+\/$/, 'another-address/');
    await save(story);
    const savedAt = () =>
      page.evaluate(async () => {
        const cache = await caches.open('broadsheet / saved');
        const [kept] = await cache.matchAll();
        return kept?.headers.get('x-saved');
      });
    const before = await savedAt();
    expect(before).toMatch(/^\d+$/);

    const [from, to] = [path.join(dir, story), path.join(dir, now)];
    renameSync(from, to);
    onTestFinished(() => {
      rmSync(from, { recursive: true, force: true });
      renameSync(to, from);
    });
    if (how === 'redirects') host.move(story, now);
    else {
      const old = readFileSync(path.join(dir, '2024/05/meridian-council-trial/index.html'), 'utf8');
      mkdirSync(from);
      writeFileSync(
        path.join(from, 'index.html'),
        old.replaceAll('/2024/05/four-day-week-port-meridian/', now),
      );
    }
    edit(now, '<h1', '<p>A correction</p><h1');
    onTestFinished(() => {
      edit(now, '<p>A correction</p><h1', '<h1');
    });
    await refresh();
    const saved = await kept('saved');
    expect([...saved.keys()]).toEqual([now]);
    expect(saved.get(now)).toContain('A correction');
    expect(await savedAt()).toBe(before);
    expect([...(await kept('read')).keys()]).not.toContain(story);
  },
);

it.each(['th-TH', 'fa-IR'])(
  'in %s tells the year that stands in the addresses, in its list and in its notice',
  async (language) => {
    const [story] = STORIES;
    const lang = `${language}-u-nu-latn`;
    const [list, worker] = ['saved/index.html', 'sw.js'].map((name) => path.join(dir, name));
    for (const file of [list, worker].map(String)) {
      const text = readFileSync(file, 'utf8');
      onTestFinished(() => {
        writeFileSync(file, text);
      });
      writeFileSync(file, text.replace(/(data-lang="|"lang":")en-GB/, `$1${lang}`));
    }
    const year = String(new Date().getUTCFullYear());
    await save(story);
    await page.goto(host.url('/saved/'));
    const row = page.locator('[data-kept-list="saved"] li');
    expect(await row.first().textContent()).toContain(year);
    await context.setOffline(true);
    await page.goto(host.url(story));
    expect(await notice().textContent()).toContain(year);
  },
);

it('says of what is kept who paid for it and that it is opinion, and says it anew when the browser brings the page back', async () => {
  await save(SAMPLE_PAGES.opinion);
  await save(SAMPLE_PAGES.sponsored);
  await read(SAMPLE_PAGES.retracted);
  await page.goto(host.url('/saved/'));
  const labels = (what: 'saved' | 'read') =>
    page.locator(`[data-kept-list="${what}"] [data-kept-label]`).allTextContents();
  await expect
    .poll(() => labels('saved'), PATIENCE)
    .toEqual([expect.stringMatching(/^Sponsored by /), 'Opinion']);
  // One that was only read is listed too; plain news has no label.
  await expect.poll(() => labels('read'), PATIENCE).toContain('Retracted');

  const other = await context.newPage();
  await other.goto(host.url('/saved/'));
  await other.locator('[data-kept-list="saved"] button').first().click();
  await expect.poll(() => other.locator('[data-kept-list="saved"] li').count(), PATIENCE).toBe(1);
  // Browsers of tests keep no page that was left.
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect.poll(() => labels('saved'), PATIENCE).toEqual(['Opinion']);
  expect(await page.locator('[data-kept-list="read"] li').count()).toBeGreaterThan(0);
});

it('removes a saved story and leaves the focus where its row was', async () => {
  for (const story of STORIES) await save(story);
  await page.goto(host.url('/saved/'));
  const rows = page.locator('[data-kept-list="saved"] li');
  await rows.nth(2).waitFor();
  const [last, middle, first] = await listed('saved');
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      return activeElement instanceof HTMLAnchorElement
        ? activeElement.pathname
        : activeElement?.textContent.trim();
    });
  const remove = async (row: number) => {
    const count = await rows.count();
    await rows.nth(row).getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count()).toBe(count - 1);
  };
  await remove(1);
  expect(await listed('saved')).toEqual([last, first]);
  expect(await focused()).toBe(first);
  await remove(1);
  expect(await focused()).toBe(last);
  await remove(0);
  expect(await focused()).toBe('Nothing has been saved on this device yet.');
  expect(middle).toBe(STORIES[1]);
});

it('saves a story, brings its correction, and takes it away when it is withdrawn', async () => {
  const [story, other] = STORIES;
  const isSaved = (address: string) =>
    page.evaluate(async (path) => {
      const saved = await caches.open('broadsheet / saved');
      return (await saved.match(path))?.text();
    }, address);
  for (const address of [story, other]) await save(address);
  await page.goto(host.url('/saved/'));
  const rows = page.locator('[data-kept-list="saved"] li');
  await rows.nth(1).waitFor();
  expect(await rows.first().textContent()).toMatch(/Saved on \d+ \w+ \d{4}/);

  edit(story, '<h1', '<p>A correction</p><h1');
  const gone = path.join(dir, 'gone.json');
  const before = JSON.parse(readFileSync(gone, 'utf8')) as { gone: string[] };
  expect(before.gone).toContain(SAMPLE_PAGES.gone);
  // Whatever a host answers for the list: a correction comes all the same.
  writeFileSync(gone, '{}');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(() => isSaved(story), PATIENCE).toContain('A correction');
  writeFileSync(gone, JSON.stringify({ gone: [...before.gone, other] }));
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(() => isSaved(other), PATIENCE).toBeUndefined();
  await expect.poll(() => isSaved(story), PATIENCE).toContain('A correction');

  host.withdraw(story);
  expect((await page.goto(host.url(story)))?.status()).toBe(410);
  await expect.poll(() => isSaved(story), PATIENCE).toBeUndefined();
});

it.each(['nonsense', '[]', '9e15', '0'])(
  'asks what was withdrawn where “%s” stands for the time when it last did',
  async (stored) => {
    await read(STORIES[0]);
    await page.evaluate((text) => localStorage.setItem('kept-refreshed', text), stored);
    host.forget();
    await page.goto(host.url(STORIES[0]));
    await expect.poll(() => host.requests, PATIENCE).toContain('/gone.json');
    host.forget();
    await page.goto(host.url(STORIES[0]), { waitUntil: 'networkidle' });
    expect(host.requests).not.toContain('/gone.json');
  },
);

it('says where a story cannot be saved, and saves it when there is room', async () => {
  const [story] = STORIES;
  await read(story);
  const button = page.locator('[data-save]');
  const session = await context.newCDPSession(page);
  const { origin } = host;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await button.click();
  await expect.poll(() => button.textContent(), PATIENCE).toBe('Could not be saved');
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await button.click();
  await expect.poll(() => button.textContent(), PATIENCE).toBe('Saved – remove');
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

it('offers nothing to save where the worker cannot be installed', async () => {
  const [missing = ''] = globSync('_astro/suggestions.*.js', { cwd: dir });
  const text = readFileSync(path.join(dir, missing));
  rmSync(path.join(dir, missing));
  onTestFinished(() => {
    writeFileSync(path.join(dir, missing), text);
  });
  await page.goto(host.url(STORIES[0]));
  await page.locator('[data-save]').waitFor({ state: 'hidden' });
  expect(await page.locator('.prose p').first().isVisible()).toBe(true);
});

it('shows on a story that is open what was done with it elsewhere', async () => {
  const [story] = STORIES;
  await save(story);
  const button = page.locator('[data-save]');
  const other = await context.newPage();
  await other.goto(host.url('/saved/'));
  await other.locator('[data-kept-list="saved"] button').click();
  await expect.poll(() => other.locator('[data-kept-list="saved"] li').count(), PATIENCE).toBe(0);
  // Pages of the test are all in front.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(() => button.textContent(), PATIENCE).toBe('Save for later');
  await button.click();
  await expect.poll(() => button.textContent(), PATIENCE).toBe('Saved – remove');
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
