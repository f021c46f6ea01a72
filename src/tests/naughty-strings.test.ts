/**
 * An outlet whose every headline, standfirst, tag, name and section is out to break the page
 * (github.com/minimaxir/big-list-of-naughty-strings). That its pages and feeds are valid is in documents.test.ts.
 */
import { parseRssFeed } from 'feedsmith';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speculationRules } from '../components/chrome/speculation.ts';
import { EARLY_SCRIPT } from '../components/reader/early-script.ts';
import { printable } from '../content/printable.ts';
import { launchBrowser } from './browser.ts';
import { builtSite, type BuiltSite } from './built-sites.ts';
import { NAUGHTY_STRINGS } from './outlets.ts';
import { parsedPage, textOf } from './parsed-page.ts';
import { filesOf, read } from './site-files.ts';
import { serve, type StaticHost } from './static-host.ts';
import { watchedPage } from './witness.ts';

let site: BuiltSite;
let host: StaticHost;
let browser: Browser;

beforeAll(async () => {
  site = await builtSite('naughty');
  host = await serve(site.dir);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

/** The two that stand in every page. */
const OWN_SCRIPTS = new Set([EARLY_SCRIPT, speculationRules('/')]);

const storyFile = (index: number) => `2024/01/naughty-${String(index)}/index.html`;
const plain = (text: string) => printable(text).replaceAll(/\s+/g, ' ').trim();

describe('naughty strings', () => {
  it('stand as text in the headline of their page', () => {
    expect(NAUGHTY_STRINGS.length).toBeGreaterThan(400);
    const headings = NAUGHTY_STRINGS.map((_, index) => parsedPage(site.dir, storyFile(index)).heading);
    expect(headings).toEqual(NAUGHTY_STRINGS.map(plain));
  });

  it('bring no element, attribute or address of their own', () => {
    const faults: string[] = [];
    for (const file of filesOf(site.dir).filter((one) => one.endsWith('.html'))) {
      const page = parsedPage(site.dir, file);
      for (const script of page.elements('script')) {
        const { src, type = '' } = script.attribs;
        const isOwn = src === undefined ? OWN_SCRIPTS.has(textOf(script)) : src.startsWith('/_astro/');
        if (!isOwn && !type.includes('json')) faults.push(`${file}: script ${src ?? textOf(script)}`);
      }
      for (const element of page.all) {
        const names = Object.keys(element.attribs).filter((name) => /^on|^style$|^srcdoc$/.test(name));
        if (names.length > 0) faults.push(`${file}: <${element.name} ${names.join(' ')}>`);
        for (const name of ['href', 'src', 'action']) {
          if (/^\s*(?:javascript|vbscript):/i.test(element.attribs[name] ?? ''))
            faults.push(`${file}: ${name}`);
        }
      }
      for (const name of ['iframe', 'object', 'embed', 'marquee', 'base', 'math']) {
        if (page.elements(name).length > 0) faults.push(`${file}: <${name}>`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('come out of the feeds as they went in', () => {
    const titles = filesOf(site.dir)
      .filter((file) => /^sections\/[^/]+\/rss\.xml$/.test(file))
      .flatMap((file) => parseRssFeed(read(site.dir, file)).items ?? [])
      .map((item) => plain(item.title ?? ''));
    const written = NAUGHTY_STRINGS.map(plain);
    // What XML 1.0 cannot hold is dropped, and white space of other scripts at the ends is a matter of the parser.
    const missing = written.filter((text) => isXmlText(text) && !titles.includes(text));
    expect(missing).toEqual([]);
  });

  it('run nothing in a browser', async () => {
    const context = await browser.newContext();
    const { page, faults, foreign } = await watchedPage(context, host.origin);
    const dangerous = NAUGHTY_STRINGS.flatMap((text, index) =>
      /script|onerror|onload|alert/i.test(text) ? [index] : [],
    );
    expect(dangerous.length).toBeGreaterThan(100);
    const every = Math.ceil(dangerous.length / 25);
    const addresses = [
      '/',
      '/latest/',
      '/tags/',
      '/authors/',
      '/sections/news/',
      '/sections/more/',
      '/sections/most/',
      '/search/?q=alert',
      ...Array.from({ length: 24 }, (_, index) => `/authors/writer-${String(index)}/`),
      ...dangerous
        .filter((_, index) => index % every === 0)
        .map((index) => `/${storyFile(index).replace('index.html', '')}`),
    ];
    for (const address of addresses) {
      await page.goto(host.url(address));
      if (address.startsWith('/search/')) await page.locator('[data-search-list] li').first().waitFor();
    }
    await context.close();
    expect({ faults, foreign }).toEqual({ faults: [], foreign: [] });
  });
});

function isXmlText(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text);
}
