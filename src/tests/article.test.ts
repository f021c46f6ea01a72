/** The page of an article without JavaScript: everything a reader needs is there, and every link works. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { builtSite } from './built-sites.ts';
import { SAMPLE_PAGES, type PageKind } from './sample-pages.ts';
import { serve, type StaticHost } from './static-host.ts';

let browser: Browser;
let host: StaticHost;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  host = await serve((await builtSite('sample')).dir);
  browser = await launchBrowser();
  context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

async function open(kind: PageKind): Promise<Page> {
  const url = host.url(SAMPLE_PAGES[kind]);
  if (page.url() !== url) await page.goto(url);
  return page;
}

/** Text of all that a reader sees of it, on one line each. */
async function seen(place: Locator): Promise<string[]> {
  const texts: string[] = [];
  for (const one of await place.all()) {
    if (await one.isVisible()) texts.push((await one.innerText()).replaceAll(/\s+/g, ' ').trim());
  }
  return texts;
}

/** The block below a heading. */
function block(name: string | RegExp): Locator {
  return page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) });
}

/** Where the links of a place lead, as paths. */
async function paths(place: Locator): Promise<string[]> {
  return place
    .locator('a')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
}

describe('above the story', () => {
  it('the masthead bears the name of the outlet and the date of the story', async () => {
    await open('news');
    const masthead = page.getByRole('banner');
    expect(await masthead.locator('time').getAttribute('datetime')).toBe('2025-09-04');
    expect(await seen(masthead.locator('time'))).toEqual(['Thursday, 4 September 2025']);
    expect(await masthead.getByRole('link', { name: 'Vantage Times' }).getAttribute('href')).toBe('/');
  });

  it('the navigation keeps what does not fit under “More”, a disclosure that opens without script', async () => {
    await open('news');
    const nav = page.getByRole('navigation', { name: 'Sections' });
    expect((await seen(nav.getByRole('link'))).slice(0, 7)).toEqual([
      'World',
      'Europe',
      'Business',
      'Science',
      'Entertainment',
      'Music',
      'Fashion',
    ]);
    const sport = nav.getByRole('link', { name: 'Sport', exact: true });
    expect(await sport.isVisible()).toBe(false);
    await nav.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await sport.isVisible()).toBe(true);
    expect(await nav.getByRole('link', { name: 'About us' }).isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    expect(await sport.isVisible()).toBe(false);
  });

  it('kicker, headline and standfirst', async () => {
    await open('news');
    expect(await seen(page.locator('.story .kicker'))).toEqual(['Europe Ukraine']);
    expect(await seen(page.getByRole('heading', { level: 1 }))).toEqual([
      'Twenty-six countries ready in principle to join guarantees for Ukraine, Zelenskyy says',
    ]);
    expect(await seen(page.locator('.story .standfirst'))).toEqual([
      'A coalition co-chaired by France and the United Kingdom met in Paris and then spoke to President Trump; ' +
        'the American share has still to be settled.',
    ]);
  });

  it.each<[PageKind, string]>([
    ['opinion', 'Opinion'],
    ['analysis in MDX with charts', 'Analysis'],
    ['review', 'Review'],
    ['interview in MDX', 'Interview'],
    ['feature in MDX', 'Feature'],
    ['sponsored', 'Sponsored by Oldwater Indigo Works'],
  ])('%s: what kind of story it is, in words', async (kind, label) => {
    await open(kind);
    expect(await seen(page.locator('.story .kicker .type'))).toEqual([label]);
  });

  it('news has no such label', async () => {
    await open('news');
    expect(await page.locator('.story .kicker .type').count()).toBe(0);
  });

  it('the byline names all authors, each linked, with what they did', async () => {
    await open('two authors');
    expect(await seen(page.locator('.story .byline'))).toEqual(['By Ilse Marrant and Davit Okoro']);
    expect(await paths(page.locator('.story .byline'))).toEqual([
      '/authors/ilse-marrant/',
      '/authors/davit-okoro/',
    ]);
    await open('major correction');
    expect((await seen(page.locator('.story .byline')))[0]).toContain('Osric Lund (Analysis)');
  });

  it('place, times with their zone, caption and credit', async () => {
    await open('news with comments and an update');
    expect(await seen(page.locator('.dateline'))).toEqual(['PORT MERIDIAN']);
    const times = page.locator('.meta .when time');
    expect(await times.evaluateAll((all) => all.map((time) => time.getAttribute('datetime')))).toEqual([
      '2025-09-24T07:15:00+01:00',
      '2025-09-24T12:40:00+01:00',
    ]);
    expect((await seen(page.locator('.meta .when'))).slice(0, 2)).toEqual([
      'Published 24 September 2025 at 07:15 BST',
      'Updated 24 September 2025 at 12:40 BST',
    ]);
    expect(await seen(page.locator('.lead figcaption'))).toEqual([
      'The first boat for Skerrow left Port Meridian at ten minutes to six on Wednesday. Illustration: Vantage Times',
    ]);
    expect(await page.locator('.lead img').getAttribute('alt')).toContain('A ferry lies at a quay');
  });
});

describe('in a wide window', () => {
  it('who wrote it is on the first screen, and picture and text have one edge', async () => {
    await open('news with comments and an update');
    const boxOf = async (place: string) =>
      (await page.locator(place).first().boundingBox()) ?? { x: NaN, y: NaN };
    expect((await boxOf('.story .names')).y).toBeLessThan(600);
    expect((await boxOf('.story .lead img')).x).toBe((await boxOf('.story .prose')).x);
  });

  it.each<[PageKind, string]>([
    ['news with comments and an update', 'All stories'],
    ['feature in MDX', 'All stories'],
    ['section', 'Davit Okoro'],
  ])('%s: what stands beside it goes with it to the end', async (kind, last) => {
    await open(kind);
    const rail = page.locator('.rail');
    const { y, height } = (await rail.boundingBox()) ?? { y: NaN, height: NaN };
    await page.evaluate((to) => scrollTo(0, to), y + height - 1200);
    expect(await inWindow(rail.getByRole('link', { name: last }))).toBe(true);
    await page.evaluate(() => scrollTo(0, 0));
  });
});

async function inWindow(place: Locator): Promise<boolean> {
  const { y, height } = (await place.boundingBox()) ?? { y: NaN, height: NaN };
  return y >= 0 && y + height <= (page.viewportSize()?.height ?? 0);
}

describe('the story and its end', () => {
  it('the body, with its subheads', async () => {
    await open('news');
    const paragraphs = await seen(page.locator('.prose p'));
    expect(paragraphs.length).toBeGreaterThan(12);
    expect(paragraphs.join(' ')).toContain('Twenty-six countries have agreed in principle');
    expect((await seen(page.locator('.prose h2'))).slice(0, 2)).toEqual([
      'A call to Washington',
      'Three strands',
    ]);
  });

  it('sources and disclosures', async () => {
    await open('two authors');
    expect(await seen(block('Sources').getByRole('link'))).toEqual([
      'Record of divisions, sitting of 4 October 2025, Assembly of Verrania',
      'Monthly flow at the Sarn gauge, September 2025, Osse River Commission',
    ]);
    await open('sponsored');
    expect((await seen(block('Disclosures')))[0]).toContain('Oldwater Indigo Works paid for this article');
    expect((await seen(page.locator('.sponsor')))[0]).toContain(
      'This story was paid for by Oldwater Indigo Works.',
    );
  });

  it('a major correction stands above the body, a minor one below it, with what was wrong and what is right', async () => {
    const order = () =>
      page.evaluate(() => {
        const [correction, body] = [document.querySelector('.corrections'), document.querySelector('.prose')];
        if (!correction || !body) return 'missing';
        return correction.compareDocumentPosition(body) & Node.DOCUMENT_POSITION_FOLLOWING
          ? 'above'
          : 'below';
      });
    await open('major correction');
    expect(await order()).toBe('above');
    const [major = ''] = await seen(page.locator('.corrections'));
    expect(major).toMatch(/^Correction 11 June 2024 at 14:30 BST This article gave the wrong turnout/);
    expect(major).toContain('It said Turnout was 72.6 per cent, the highest in twenty years');
    expect(major).toContain('It now says Turnout was 66.2 per cent, the lowest since 2004');
    await open('minor correction');
    expect(await order()).toBe('below');
    expect((await seen(block('Corrections and clarifications')))[0]).toContain('Clarification 24 July 2024');
  });

  it('a retraction takes the place of the body', async () => {
    await open('retracted');
    const [notice = ''] = await seen(page.locator('.retraction'));
    expect(notice).toContain('This story has been retracted');
    expect(notice).toContain('1 March 2024');
    expect(notice).toContain('we apologise to the Harbour Board and to our readers');
    expect(await page.locator('.prose').count()).toBe(0);
    expect(await seen(page.getByRole('heading', { level: 1 }))).toHaveLength(1);
    expect(await page.locator('.story .standfirst').count()).toBe(0);
    expect((await seen(page.locator('.story .meta'))).join(' ')).not.toContain('min read');
    expect(await page.title()).toMatch(/^Retracted: /);
    // It may be pointed at, but nobody is asked to spread it or to discuss it.
    expect(await seen(block('Share this story'))).toEqual([]);
    expect(await seen(block('Permanent link').getByRole('link'))).toEqual([
      `https://vantagetimes.example${SAMPLE_PAGES.retracted}`,
    ]);
    expect(await page.locator('#comments').count()).toBe(0);
  });

  it('what was updated, and when', async () => {
    await open('news with comments and an update');
    expect((await seen(block('Updates')))[0]).toContain(
      '24 September 2025 at 12:40 BST Adds the first minister’s statement',
    );
  });

  it('tags and plain links to share it', async () => {
    await open('news');
    expect(await paths(block('Topics'))).toEqual(['/tags/ukraine/', '/tags/security/', '/tags/diplomacy/']);
    expect(await seen(block('Share this story').getByRole('link'))).toEqual([
      'E-mail',
      'WhatsApp',
      'Bluesky',
      'X',
    ]);
    expect(await seen(block('Share this story').getByRole('button'))).toEqual([]);
    for (const link of await block('Share this story').getByRole('link').all()) {
      expect(decodeURIComponent((await link.getAttribute('href')) ?? '')).toContain(
        `https://vantagetimes.example${SAMPLE_PAGES.news}`,
      );
    }
  });

  it('the verdict of a review', async () => {
    await open('review');
    const [verdict = ''] = await seen(page.locator('.review dl, dl.review'));
    expect(verdict).toContain('The Salt Orchard');
    expect(verdict).toContain('4/5');
  });

  it('the place of a part in its series, with the parts before and after', async () => {
    await open('part of a series');
    const nav = page.getByRole('navigation', { name: 'Series' });
    expect((await seen(nav))[0]).toContain('The Long Thaw Part 2 of 3');
    expect(await paths(nav)).toEqual([
      '/series/long-thaw/',
      '/2025/04/long-thaw-1-the-ice-road/',
      '/2025/04/long-thaw-3-what-the-town-decided/',
    ]);
  });
});

describe('around the story', () => {
  it('a box about each author, with picture, words and address', async () => {
    await open('two authors');
    const box = page.locator('.authors');
    expect(await seen(box.getByRole('heading'))).toEqual(['The authors', 'Ilse Marrant', 'Davit Okoro']);
    expect(await box.locator('img').count()).toBe(2);
    expect(await box.getByRole('link', { name: 'E-mail' }).first().getAttribute('href')).toMatch(/^mailto:/);
  });

  it('a line about the outlet', async () => {
    await open('news');
    const line = page.locator('main p.about');
    expect((await seen(line))[0]).toMatch(/^Vantage Times is an independent outlet for news and culture\./);
    expect(await paths(line)).toEqual(['/about/']);
  });

  it('comments, with name and time, and how to send one', async () => {
    await open('news with comments and an update');
    const comments = block(/Comments|4 comments/);
    expect(await comments.locator('li').count()).toBe(4);
    const [first = ''] = await seen(comments.locator('li'));
    expect(first).toContain('Moira Kessan');
    expect(first).toContain('24 September 2025');
    const send = comments.getByRole('link', { name: 'Send a comment by e-mail' });
    expect(await send.getAttribute('href')).toMatch(/^mailto:letters@vantagetimes\.example\?subject=Comment/);
  });

  it('links in comments are not recommended to anybody', async () => {
    for (const kind of ['news with comments and an update', 'interview in MDX'] as const) {
      await open(kind);
      const outward = page.locator('#comments li a[href^="http"]');
      for (const link of await outward.all())
        expect((await link.getAttribute('rel'))?.split(' ')).toEqual(
          expect.arrayContaining(['nofollow', 'ugc']),
        );
    }
  });

  it('“More from …”, “Related news”, “Weekly news” and “Latest news”, no story twice and none the page’s own', async () => {
    const found: string[] = [];
    for (const kind of ['news with comments and an update', 'two authors', 'news'] as const) {
      await open(kind);
      const blocks = {
        more: block(/^More from /),
        related: block('Related news'),
        weekly: block('Weekly news'),
        latest: block('Latest news'),
      };
      const stories: string[] = [];
      for (const [name, place] of Object.entries(blocks)) {
        const headlines = place.locator('h3 a, .latest a');
        const links = await headlines.evaluateAll((all) =>
          all.map((a) => new URL((a as HTMLAnchorElement).href).pathname),
        );
        if (links.length > 0) found.push(name);
        stories.push(...links);
      }
      expect(stories).not.toContain(SAMPLE_PAGES[kind]);
      expect(new Set(stories).size).toBe(stories.length);
    }
    expect(new Set(found)).toEqual(new Set(['more', 'related', 'weekly', 'latest']));
  });

  it('the writer’s choice comes first among the related', async () => {
    await open('news');
    expect((await paths(block('Related news').locator('h3'))).slice(0, 1)).toEqual([
      '/2025/09/what-a-security-guarantee-is/',
    ]);
  });

  it('old news links to the latest', async () => {
    await open('old news');
    expect(await paths(block('Latest news'))).toEqual(['/latest/']);
  });

  it('advertisements are labelled and keep their size free', async () => {
    await open('news');
    const slots = page.locator('[data-ad]');
    expect(await slots.count()).toBe(2);
    const sizes: Record<string, string> = { leaderboard: '728 × 90', rectangle: '300 × 250' };
    for (const slot of await slots.all()) {
      expect(await seen(slot.locator('.label'))).toEqual(['Advertisement']);
      const { width, height } = (await slot.locator('.slot').boundingBox()) ?? { width: 0, height: 0 };
      expect(`${width.toFixed(0)} × ${height.toFixed(0)}`).toBe(
        sizes[(await slot.getAttribute('data-ad')) ?? ''],
      );
      expect(await slot.locator('a').getAttribute('rel')).toContain('sponsored');
    }
  });
});

it('every link of these pages leads to a page or file that is there', async () => {
  const targets = new Set<string>();
  for (const path of Object.values(SAMPLE_PAGES)) {
    if (path === SAMPLE_PAGES['not found']) continue;
    await page.goto(host.url(path));
    const hrefs = await page
      .locator('a[href]')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    for (const href of hrefs) if (href.startsWith(`${host.origin}/`)) targets.add(href.replace(/#.*/, ''));
  }
  expect(targets.size).toBeGreaterThan(100);
  const dead: string[] = [];
  for (const target of targets) {
    const { status } = await fetch(target, { redirect: 'manual' });
    if (status !== 200) dead.push(`${String(status)} ${target}`);
  }
  expect(dead).toEqual([]);
});
