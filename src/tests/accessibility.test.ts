/** WCAG 2.2 AA as axe-core judges it, in a real browser: light, dark and high contrast, narrow and wide, left and right. */
import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { builtSite, type SiteName } from './built-sites.ts';
import { SAMPLE_PAGES } from './sample-pages.ts';
import { serve, type StaticHost } from './static-host.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const ALL_LOOKS = [
  ['light', 360],
  ['dark', 360],
  ['light', 1440],
  ['dark', 1440],
  ['contrast', 768],
] as const;
const TWO_LOOKS = [
  ['light', 360],
  ['dark', 1440],
] as const;
/** Kinds that every look is judged of. */
const REQUIRED = new Set(['front', 'section', 'article', 'author', 'search with results', 'page not found']);

const ARABIC_PAGES = {
  front: '/',
  story: '/2025/09/story-2/',
  section: '/sections/news/',
  search: '/search/',
};
const JUDGED: readonly (readonly [SiteName, string, string])[] = [
  ['sample', 'front', SAMPLE_PAGES.front],
  ['sample', 'section', SAMPLE_PAGES.section],
  ['sample', 'article', SAMPLE_PAGES['news with comments and an update']],
  ['sample', 'article with every component', SAMPLE_PAGES['page with every component']],
  ['sample', 'article with charts', SAMPLE_PAGES['analysis in MDX with charts']],
  ['sample', 'review', SAMPLE_PAGES.review],
  ['sample', 'sponsored article', SAMPLE_PAGES.sponsored],
  ['sample', 'retracted article', SAMPLE_PAGES.retracted],
  ['sample', 'corrected article', SAMPLE_PAGES['major correction']],
  ['sample', 'article in Arabic', SAMPLE_PAGES.Arabic],
  ['sample', 'author', SAMPLE_PAGES.author],
  ['sample', 'search with results', '/search/?q=river'],
  ['sample', 'page not found', SAMPLE_PAGES['not found']],
  ['arabic', 'article with all that Markdown knows', '/2025/09/story-1-english/'],
  ...Object.entries(ARABIC_PAGES).map(([kind, path]) => ['arabic', kind, path] as const),
];

let browser: Browser;
const hosts = new Map<SiteName, StaticHost>();

beforeAll(async () => {
  for (const name of ['sample', 'arabic'] as const) hosts.set(name, await serve((await builtSite(name)).dir));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  for (const host of hosts.values()) await host.close();
});

describe.each(JUDGED)('%s outlet, %s', (name, kind, path) => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage();
    await page.goto(hosts.get(name)?.url(path) ?? '');
    if (kind === 'search with results') await page.locator('[data-search-list] li').first().waitFor();
    await page.evaluate(axe.source);
  });
  afterAll(() => page.close());

  it.each(REQUIRED.has(kind) ? ALL_LOOKS : TWO_LOOKS)(
    'has no violation, %s and %i pixels wide',
    async (colorScheme, width) => {
      const contrast = colorScheme === 'contrast';
      await page.emulateMedia(
        contrast ? { contrast: 'more', colorScheme: 'light' } : { contrast: null, colorScheme },
      );
      await page.setViewportSize({ width, height: 900 });
      const { violations, passes } = await judge(page);
      expect(passes.length).toBeGreaterThan(10);
      expect(violations.map(summary)).toEqual([]);
    },
  );
});

it.each([
  ['in Markdown', '/2025/09/story-1-english/', 'table', /^The work that was done, Days .*, What remains/],
  ['in a component', '/2025/09/story-2-english/', 'section', /Stones/],
])('a table %s can be reached by the keyboard, once, and says what it is', async (_, path, tag, name) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 720 } });
  await page.goto(hosts.get('arabic')?.url(path) ?? '');
  const stops = await page
    .locator('.prose :is([tabindex="0"]:is(table, :has(table)), table [tabindex="0"])')
    .evaluateAll((elements) =>
      elements.map(({ localName, ariaLabel }) => ({ localName, name: ariaLabel ?? '' })),
    );
  await page.close();
  expect(stops).toEqual([{ localName: tag, name: expect.stringMatching(name) as string }]);
});

it('would see a fault: text without contrast and a picture without words', async () => {
  const page = await browser.newPage();
  await page.goto(hosts.get('sample')?.url(SAMPLE_PAGES.news) ?? '');
  await page.evaluate(axe.source);
  await page.evaluate(() => {
    const heading = document.querySelector('h1');
    if (heading) heading.style.color = 'gainsboro';
    document.querySelector('.lead img')?.removeAttribute('alt');
  });
  const { violations } = await judge(page);
  expect(violations.map((violation) => violation.id).sort()).toEqual(['color-contrast', 'image-alt']);
  await page.close();
});

describe('an outlet in Arabic', () => {
  it.each(Object.entries(ARABIC_PAGES))(
    '%s: is mirrored, and never wider than 320 pixels',
    async (_, path) => {
      const page = await browser.newPage({ viewport: { width: 320, height: 720 } });
      await page.goto(hosts.get('arabic')?.url(path) ?? '');
      const { direction, lang, width } = await page.evaluate(() => ({
        direction: getComputedStyle(document.body).direction,
        lang: document.documentElement.lang,
        width: document.documentElement.scrollWidth,
      }));
      await page.close();
      expect({ direction, lang }).toEqual({ direction: 'rtl', lang: 'ar' });
      expect(width).toBeLessThanOrEqual(320);
    },
  );

  it('sets its stories from right to left', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(hosts.get('arabic')?.url(ARABIC_PAGES.story) ?? '');
    const [story, rail] = [
      await page.locator('.story').boundingBox(),
      await page.locator('.rail').boundingBox(),
    ];
    await page.close();
    expect(rail?.x ?? Infinity).toBeLessThan(story?.x ?? 0);
  });
});

it.each(['en', 'ar', 'fa', 'ur', 'he', 'hi', 'ja', 'zh-Hant', 'ko'])(
  'emphasis is seen in a story in %s, whether or not its letters have italics',
  async (lang) => {
    const page = await browser.newPage();
    await page.goto(hosts.get('arabic')?.url(ARABIC_PAGES.story) ?? '');
    const { plain, emphatic, bold } = await page.locator('.prose').evaluate((prose, language) => {
      prose.setAttribute('lang', language);
      prose.innerHTML = '<p>1 <em>2</em> <strong>3</strong></p>';
      const look = (selector: string) => {
        const { fontStyle, fontWeight, textEmphasisStyle, fontSynthesisWeight } = getComputedStyle(
          prose.querySelector(selector) ?? prose,
        );
        return { fontStyle, fontWeight, textEmphasisStyle, fontSynthesisWeight };
      };
      return { plain: look('p'), emphatic: look('em'), bold: look('strong') };
    }, lang);
    await page.close();
    expect(emphatic.fontStyle).toBe(lang === 'en' ? 'italic' : 'normal');
    expect(emphatic).not.toEqual(plain);
    expect(Number(bold.fontWeight)).toBeGreaterThan(Number(plain.fontWeight));
    expect(bold.fontSynthesisWeight).toBe('auto');
  },
);

it('a story from right to left among others has its date at the edge of its row', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(hosts.get('sample')?.url('/types/feature/') ?? '');
  const row = page.locator('.teaser', { has: page.locator(`a[href="${SAMPLE_PAGES.Arabic}"]`) });
  const [words, whole] = await row.evaluate((teaser) => {
    const date = new Range();
    date.selectNodeContents(teaser.querySelector('time') ?? teaser);
    return [date.getBoundingClientRect().right, teaser.getBoundingClientRect().right];
  });
  await page.close();
  expect(Math.abs(words - whole)).toBeLessThan(1);
});

it.each(['built with the page', 'brought by a script'])(
  'a headline from right to left among the latest, %s, has its label and date at its side',
  async (how) => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const title = 'الميناء يفتح أبوابه من جديد';
    const item = {
      url: '/x/',
      title,
      lang: 'ar',
      label: 'Feature',
      iso: '2025-10-04',
      published: '4 October 2025',
    };
    await page.route('**/latest.json', (route) => route.fulfill({ json: { items: [item] } }));
    const isBuilt = how === 'built with the page';
    await page.goto(hosts.get('sample')?.url(SAMPLE_PAGES[isBuilt ? 'news' : 'old news']) ?? '');
    const row = page.locator('.latest li').first();
    await row.waitFor();
    if (isBuilt) {
      await row.evaluate((element, text) => {
        const label = document.createElement('small');
        label.textContent = 'Feature';
        element.prepend(label, ' ');
        Object.assign(element.querySelector('a') ?? {}, { textContent: text, dir: 'rtl' });
      }, title);
    }
    const gaps = await row.evaluate((element) => {
      const { right } = element.getBoundingClientRect();
      return ['small', 'a', 'time'].map((name) => {
        const words = new Range();
        words.selectNodeContents(element.querySelector(name) ?? element);
        return Math.abs(words.getBoundingClientRect().right - right);
      });
    });
    await page.close();
    expect(Math.max(...gaps)).toBeLessThan(1);
  },
);

async function judge(page: Page): Promise<AxeResults> {
  return page.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: { type: 'tag', values: tags },
      }),
    TAGS,
  );
}

function summary({ id, help, nodes }: AxeResults['violations'][number]): string {
  return `${id}: ${help}: ${nodes.map((node) => `${String(node.target)} ${node.failureSummary ?? ''}`).join(' | ')}`;
}
