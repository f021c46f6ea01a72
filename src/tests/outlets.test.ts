/** Outlets other than the sample: what `desk init` makes, one story below a base path, pictures and MDX elsewhere on disk. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { builtSite, type BuiltSite } from './built-sites.ts';
import { EDITORS_NOTE, ODD_SHAPES, VALLEY_HIDDEN_WORDS } from './outlets.ts';
import { parsedPage, textOf, type Element, type ParsedPage } from './parsed-page.ts';
import { differences, filesOf, pagesOf, plainBytes, read } from './site-files.ts';
import { serve, type StaticHost } from './static-host.ts';
import { loadEverything, watchedPage } from './witness.ts';

describe('an outlet of four keys, an author and a section, without a story', () => {
  it('has every page that a reader may look for', async () => {
    const { dir } = await builtSite('empty');
    expect(filesOf(dir)).toEqual(
      expect.arrayContaining([
        '404.html',
        'authors/newsroom/index.html',
        'feeds/index.html',
        'index.html',
        'latest/index.html',
        'robots.txt',
        'rss.xml',
        'search/index.html',
        'sections/news/index.html',
        'sitemap.xml',
      ]),
    );
    expect(parsedPage(dir, 'index.html').elements('h1').map(textOf)).toHaveLength(1);
  });

  it('works in a browser, searching too', async () => {
    const { dir } = await builtSite('empty');
    const faults = await visit(dir, '/', [
      '/',
      '/latest/',
      '/sections/news/',
      '/authors/newsroom/',
      '/search/?q=anything',
    ]);
    expect(faults).toEqual([]);
  });
});

it('a name as long as “The Daily Example” stands on one line of the front, and a longer one clear of its neighbours', async () => {
  const host = await serve((await builtSite('empty')).dir);
  const page = await browser.newPage();
  await page.goto(host.url('/'));
  const look = (name: string) =>
    page.locator('.masthead .name a').evaluate((link, text) => {
      link.textContent = text;
      const words = new Range();
      words.selectNodeContents(link);
      const { left, right, top, bottom } = words.getBoundingClientRect();
      const covered = [...document.querySelectorAll('.masthead :is(.date, form.search)')].filter((other) => {
        const box = other.getBoundingClientRect();
        return box.left < right && box.right > left && box.top < bottom && box.bottom > top;
      });
      return {
        lines: new Set([...words.getClientRects()].map((line) => line.top)).size,
        covered: covered.length,
      };
    }, name);
  for (const width of [360, 768, 1200, 1280, 1440, 1920]) {
    await page.setViewportSize({ width, height: 720 });
    expect([width, await look('The Daily Example')]).toEqual([width, { lines: 1, covered: 0 }]);
    expect([width, (await look('The Daily Example of Greater Rivermouth')).covered]).toEqual([width, 0]);
  }
  await page.close();
  await host.close();
});

describe('an outlet of one story, in a folder of its own, below /news/', () => {
  let site: BuiltSite;
  beforeAll(async () => {
    site = await builtSite('valley');
  });

  it('has its story, with the picture and the components', () => {
    const story = parsedPage(site.dir, '2025/09/picking-begins/index.html');
    expect(story.heading).toBe('Picking begins above the falls');
    const pictures = story.withClass('prose')[0] ? story.elements('img') : [];
    const orchard = pictures.find((picture) => picture.attribs['alt'] === 'Rows of trees on a slope');
    expect(orchard?.attribs['src']).toMatch(/^\/news\/_astro\/orchard\.[\w.-]+$/);
    expect(orchard?.attribs['width']).toBeTruthy();
    expect(story.elements('figcaption').map(textOf)).toEqual([
      'The upper orchard. Illustration: The Valley Paper',
    ]);
    expect(read(site.dir, '2025/09/picking-begins/index.html')).toContain('The harvest');
  });

  it('reads a time without an offset in the zone of the newsroom', () => {
    const story = parsedPage(site.dir, '2025/09/picking-begins/index.html');
    const times = story.elements('time').map((time) => time.attribs['datetime']);
    expect(times).toContain('2025-09-30T22:30:00-07:00');
    // In UTC it was October already.
    expect(filesOf(site.dir)).toContain('archive/2025/09/index.html');
    expect(filesOf(site.dir)).not.toContain('archive/2025/10/index.html');
  });

  it('says everywhere that it lies below /news/', () => {
    const faults: string[] = [];
    for (const file of filesOf(site.dir).filter((one) => one.endsWith('.html'))) {
      for (const element of parsedPage(site.dir, file).all) {
        for (const name of ['href', 'src', 'poster', 'action', 'data-index', 'data-latest-list']) {
          const value = element.attribs[name] ?? '';
          if (/^\/(?!news\/)/.test(value)) faults.push(`${file}: ${name}="${value}"`);
        }
        if (Object.values(element.attribs).join(' ').includes('papers.example'))
          faults.push(`${file}: the old address`);
      }
    }
    expect(faults).toEqual([]);
    expect(parsedPage(site.dir, 'index.html').canonical).toBe('https://valley.example/news/');
    expect(read(site.dir, 'rss.xml')).not.toContain('https://papers.example');
  });

  it('has the files of its own public folder, and redirects from old addresses', () => {
    expect(read(site.dir, 'valley.txt')).toBe('Grown here.\n');
    for (const file of ['old/picking/index.html', 'old/2025/picking.html']) {
      const page = parsedPage(site.dir, file);
      const refresh = page.elements('meta').find((meta) => meta.attribs['http-equiv'] === 'refresh');
      expect(refresh?.attribs['content']).toBe('0; url=/news/2025/09/picking-begins/');
      expect(page.canonical).toBe('https://valley.example/news/2025/09/picking-begins/');
    }
  });

  it('has the readers’ comments at their fragment, whatever its headings are called', () => {
    const story = parsedPage(site.dir, '2025/09/picking-begins/index.html');
    const at = (id: string) => story.all.filter((element) => element.attribs['id'] === id);
    expect(at('comments').map(({ name, attribs }) => [name, attribs['class']])).toEqual([
      ['section', expect.stringContaining('comments')],
    ]);
    expect(at('comments-1').map(textOf)).toEqual(['Comments']);
    expect(at('main').map(({ name }) => name)).toEqual(['main']);
    expect(at('main-1').map(textOf)).toEqual(['Main']);
  });

  it('leads to its sound where none is played', () => {
    const link = (origin: string) => `<a href="${origin}/news/ladders.wav">Audio: ladders.wav</a>`;
    expect(read(site.dir, 'lite/2025/09/picking-begins/index.html')).toContain(link(''));
    const { items } = JSON.parse(read(site.dir, 'feed.json')) as { items: { content_html: string }[] };
    expect(items[0]?.content_html).toContain(link('https://valley.example'));
  });

  it('takes comments by the form that its settings name, and the policy of the page lets them through', () => {
    const story = parsedPage(site.dir, '2025/09/picking-begins/index.html');
    const actions = story.elements('form').map((form) => form.attribs['action']);
    expect(actions).toContain('https://forms.example/valley');
    const policies = story
      .elements('meta')
      .filter((meta) => meta.attribs['http-equiv'] === 'content-security-policy');
    expect(policies.map((meta) => meta.attribs['content']).join()).toContain(
      "form-action 'self' https://forms.example;",
    );
  });

  it('has an icon, though it brings none', () => {
    expect(filesOf(site.dir)).toContain('favicon.svg');
    const icons = parsedPage(site.dir, 'index.html')
      .elements('link')
      .filter((link) => link.attribs['rel'] === 'icon');
    expect(icons.map((link) => link.attribs['href'])).toEqual(['/news/favicon.svg']);
  });

  it('shows neither a draft nor what has expired', () => {
    const telling = filesOf(site.dir).filter((file) => {
      const text = plainBytes(site.dir, file).toString('utf8').toLowerCase();
      return VALLEY_HIDDEN_WORDS.some((word) => text.includes(word.toLowerCase()));
    });
    expect(telling).toEqual([]);
    expect(filesOf(site.dir).filter((file) => file.includes('not-yet'))).toEqual([]);
  });

  it('is the same, byte for byte, without the draft that its story names', async () => {
    expect(differences(site.dir, (await builtSite('valleyWithoutDraft')).dir)).toEqual([]);
  });

  it('works in a browser: every page, and search', async () => {
    const pages = pagesOf(site.dir)
      .filter((file) => file !== '404.html')
      .map((file) => file.replace(/index\.html$/, ''));
    expect(await visit(site.dir, '/news/', [...pages, 'search/?q=ladders'])).toEqual([]);
  });
});

describe('an outlet in Arabic', () => {
  const inherited = (element: Element | undefined, name: 'lang' | 'dir'): string | undefined => {
    if (!element) return undefined;
    const { attribs, parent } = element;
    return attribs[name] ?? inherited(parent && 'attribs' in parent ? parent : undefined, name);
  };
  /** Of the innermost element that says just this. */
  const tongueOf = (page: ParsedPage, said: string) => {
    const element = page.all.findLast((one) => textOf(one) === said);
    return [said, inherited(element, 'lang'), inherited(element, 'dir')];
  };

  it('says in which language the words on a story in English are, and which way they run', async () => {
    const { dir } = await builtSite('arabic');
    const page = parsedPage(dir, '2025/09/story-2-english/index.html');
    for (const said of [
      'The Bridge',
      'Adds a figure (12).',
      'It has two arches (not one).',
      'A name was wrong.',
      'Ann.',
      'Anna.',
      'The plan (2024).',
      'The writer walks over it daily.',
      'This month.',
      'The old bridge is still there',
    ]) {
      expect(tongueOf(page, said)).toEqual([said, 'en', 'ltr']);
    }
    // Of the house, wherever it stands.
    const houses = ['فيلم', 'رأينا', '3.5 من 5', 'مايو 2024', 'المصدر: The town.', 'تحميل من Video'];
    for (const said of houses) expect(tongueOf(page, said).slice(0, 2)).toEqual([said, 'ar']);
    expect(tongueOf(parsedPage(dir, '2025/09/story-3-english/index.html'), 'It was taken down.')).toEqual([
      'It was taken down.',
      'en',
      'ltr',
    ]);
    expect(tongueOf(parsedPage(dir, 'latest/index.html'), 'The bridge')).toEqual(['The bridge', 'en', 'ltr']);
    const corrections = parsedPage(dir, 'corrections/index.html');
    for (const said of ['A bridge for the lower town', 'A name was wrong.', 'Anna.', 'It was taken down.']) {
      expect(tongueOf(corrections, said)).toEqual([said, 'en', 'ltr']);
    }
  });

  it('keeps from its readers what editors note in a text', async () => {
    const { dir } = await builtSite('arabic');
    expect(filesOf(dir).filter((file) => plainBytes(dir, file).includes(EDITORS_NOTE))).toEqual([]);
  });

  it('links the licence of a picture, and does not say that the story is under it', async () => {
    const { dir } = await builtSite('arabic');
    const page = parsedPage(dir, '2025/09/story-2-english/index.html');
    const [link] = page.elements('a').filter((one) => textOf(one) === 'CC BY 4.0');
    expect(link?.attribs['href']).toBe('https://creativecommons.org/licenses/by/4.0/');
    // https://html.spec.whatwg.org/multipage/links.html#link-type-license: of the main content of the document.
    expect(page.all.filter(({ attribs }) => /\blicense\b/.test(attribs['rel'] ?? ''))).toEqual([]);
  });

  it('says of a feature that somebody paid for who that was: on its page, in lists and as text', async () => {
    const { dir } = await builtSite('arabic');
    const story = parsedPage(dir, '2025/09/story-2/index.html');
    expect(story.withClass('kicker').map(textOf)[0]).toContain('برعاية مطاحن الوادي');
    expect(story.withClass('sponsor').map(textOf)).toEqual([
      'دفع ثمن هذا المحتوى مطاحن الوادي، ولم تشارك هيئة التحرير فيه. مطاحن الوادي',
    ]);
    for (const list of ['latest', 'types/feature', 'lite']) {
      expect(read(dir, `${list}/index.html`)).toContain('برعاية مطاحن الوادي');
    }
  });
});

it('a word longer than the line makes no page wider than the window, nor do letters twice as large', async () => {
  const { dir } = await builtSite('longWords');
  const host = await serve(dir);
  const page = await browser.newPage();
  const wide: string[] = [];
  for (const file of pagesOf(dir)) {
    const address = file.replace(/index\.html$/, '');
    await page.goto(host.url(`/${address}`));
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 720 });
      for (const size of ['100%', '200%']) {
        const over = await page.evaluate((fontSize) => {
          const root = document.documentElement;
          root.style.fontSize = fontSize;
          return root.scrollWidth - innerWidth;
        }, size);
        const narrow = await page.locator('.masthead .date').evaluateAll(([date]) => {
          if (!date) return false;
          return date.getBoundingClientRect().width < parseFloat(getComputedStyle(date).fontSize) * 4;
        });
        if (narrow)
          wide.push(`/${address} at ${String(width)}, ${size}: the date stands letter below letter`);
        if (over > 0) wide.push(`/${address} at ${String(width)}, ${size}: ${String(over)} pixels`);
      }
    }
  }
  await page.close();
  await host.close();
  expect(wide).toEqual([]);
});

it.each([
  ['panorama', '/2025/09/meeting/'],
  ['portrait', '/2025/09/film/'],
] as const)('a %s that opens a story is seen whole, in one window', async (kind, address) => {
  const host = await serve((await builtSite('longWords')).dir);
  const page = await browser.newPage();
  const shape = ODD_SHAPES[kind].width / ODD_SHAPES[kind].height;
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 720 });
    await page.goto(host.url(address), { waitUntil: 'networkidle' });
    const seen = await page.locator('figure.lead img').evaluate((picture: HTMLImageElement) => ({
      shape: picture.naturalWidth / picture.naturalHeight,
      fit: getComputedStyle(picture).objectFit,
      height: picture.clientHeight,
    }));
    expect(seen.shape).toBeCloseTo(shape, 1);
    expect(seen.fit).toBe('contain');
    expect(seen.height).toBeLessThan(720);
  }
  await page.close();
  await host.close();
});

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function visit(dir: string, base: string, addresses: readonly string[]): Promise<string[]> {
  const host: StaticHost = await serve(dir, base);
  const context = await browser.newContext({ viewport: { width: 320, height: 720 } });
  const { page, faults, foreign } = await watchedPage(context, host.origin);
  const wide: string[] = [];
  for (const address of addresses) {
    await page.goto(host.url(address), { waitUntil: 'networkidle' });
    await loadEverything(page);
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
      wide.push(`${address} is too wide`);
    const asked = new URL(host.url(address)).searchParams.get('q');
    if (asked) {
      await page.waitForFunction(
        (query) => document.querySelector('[data-search-status]')?.textContent.includes(query),
        asked,
      );
      if (asked === 'ladders')
        await page.locator('[data-search-list] a[href^="/news/2025/09/picking-begins/"]').waitFor();
    }
  }
  await context.close();
  await host.close();
  return [...faults, ...foreign, ...wide];
}
