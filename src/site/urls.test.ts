import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  articlePath,
  createUrls,
  paths,
  permalinkShape,
  RESERVED,
  shareUrl,
  type ShareTarget,
} from './urls.ts';

const address = (filePath: string) => ({
  filePath,
  section: 'world',
  type: 'news',
  date: { year: 2025, month: 9, day: 4 },
});
const pathOf = (filePath: string, permalink = '/:year/:month/:slug/') =>
  articlePath(permalink, address(filePath));

describe('articlePath', () => {
  it.each([
    ['2024/12/ferry', '/2024/12/ferry/'],
    ['ferry', '/2025/09/ferry/'],
    ['harbour/ferry', '/2025/09/harbour/ferry/'],
    ['2024/12/harbour/ferry', '/2024/12/harbour/ferry/'],
    ['2024/ferry', '/2025/09/2024/ferry/'],
  ])('takes year and month of %s from the folder, or from the date', (file, path) => {
    expect(pathOf(file)).toBe(path);
  });

  it.each([
    ['/:slug/', '/ferry/'],
    ['/:section/:year/:slug/', '/world/2024/ferry/'],
    ['/:type/:year/:month/:day/:slug/', '/news/2025/09/04/ferry/'],
    ['/:year/:slug/:month/:day/', '/2025/ferry/09/04/'],
    ['/articles/:slug-:year/', '/articles/ferry-2024/'],
  ])('follows the pattern %s', (permalink, path) => {
    expect(pathOf('2024/12/ferry', permalink)).toBe(path);
  });

  it.each([
    ['a b  c', 'a-b-c'],
    ['100% sure? #1', '100-sure-1'],
    ['水の協定', '水の協定'],
    ['اتفاقية المياه', 'اتفاقية-المياه'],
    ['cafe\u0301', 'café'],
    ['--.hidden--', 'hidden'],
    ['a:b|c"d<e>f[g]h\\i^j`k{l}m', 'a-b-c-d-e-f-g-h-i-j-k-l-m'],
    ['???', '-'],
    [':year', 'year'],
  ])('makes a part of an address of the file name %s', (name, slug) => {
    expect(pathOf(`2024/12/${name}`)).toBe(`/2024/12/${slug}/`);
  });

  it('begins and ends with one slash, has none doubled and nothing to encode away, for any file name', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((part) => !/[/\0]/.test(part));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (parts) => {
        const path = pathOf(parts.join('/'));
        expect(path).toMatch(/^\/[^?#%]+\/$/);
        expect(path).not.toMatch(/\/\/|\/\.{1,2}\//);
        expect(pathOf(parts.join('/'))).toBe(path);
      }),
    );
  });
});

describe('permalinkShape', () => {
  it('knows every address that its pattern makes, and no other kind', () => {
    const pattern = fc.constantFrom(
      '/:year/:month/:slug/',
      '/:section/:year/:day/:slug/',
      '/n.ews/:type/:slug/',
    );
    fc.assert(
      fc.property(pattern, fc.string({ minLength: 1, unit: 'grapheme' }), (permalink, file) => {
        expect(pathOf(file, permalink)).toMatch(permalinkShape(permalink));
      }),
    );
    for (const other of ['/2025/9/a/', '/2025/09/', '/2025/09/a', '/about/', '/lite/2025/09/a/']) {
      expect(other).not.toMatch(permalinkShape('/:year/:month/:slug/'));
    }
    expect('/nXews/news/a/').not.toMatch(permalinkShape('/n.ews/:type/:slug/'));
  });
});

describe('createUrls', () => {
  const origin = 'https://test.example';
  const news = createUrls({ origin, base: '/news/' });

  it('puts the base path before, once', () => {
    expect(news.url(paths.home)).toBe('/news/');
    expect(news.url(paths.section('world'))).toBe('/news/sections/world/');
    expect(news.absolute(paths.feed('', 'rss'))).toBe('https://test.example/news/rss.xml');
    expect(createUrls({ origin, base: '/' }).url('/2025/09/ferry/')).toBe('/2025/09/ferry/');
  });

  it('encodes what needs it, once', () => {
    expect(news.url('/tags/café/')).toBe('/news/tags/caf%C3%A9/');
    expect(news.url('/tags/水/')).toBe('/news/tags/%E6%B0%B4/');
    expect(news.url('/a b/100%/')).toBe('/news/a%20b/100%25/');
    expect(news.url('/tags/caf%C3%A9/')).toBe('/news/tags/caf%C3%A9/');
  });

  it('leaves query and fragment alone', () => {
    expect(news.url('/search/?q=a%20b#top')).toBe('/news/search/?q=a%20b#top');
  });

  it('tells paths from web addresses', () => {
    expect(news.href('/about/')).toBe('/news/about/');
    expect(news.href('https://elsewhere.example/about/')).toBe('https://elsewhere.example/about/');
  });

  it('knows its own', () => {
    expect(
      ['https://test.example/news/x/', 'https://test.example/x/', 'https://test.example.evil/news/'].map(
        news.isOwn,
      ),
    ).toEqual([true, false, false]);
  });

  it('writes mail that reads as it should', () => {
    const url = new URL(
      news.mailto('letters@test.example', 'Re: “Ferry” & more?', 'https://test.example/a/?b=1&c'),
    );
    expect(url.protocol + url.pathname).toBe('mailto:letters@test.example');
    expect(url.searchParams.get('subject')).toBe('Re: “Ferry” & more?');
    expect(url.searchParams.get('body')).toBe('https://test.example/a/?b=1&c');
  });

  const base = fc.constantFrom('/', '/news/', '/a/b/');
  /** Paths as they come from ids and file names: any script, no escapes. */
  const part = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((text) => !/[/?#%\\]|^\.{1,2}$/.test(text) && text.isWellFormed());
  const path = fc.array(part, { maxLength: 4 }).map((parts) => `/${parts.map((one) => `${one}/`).join('')}`);

  it('gives urls that decode to their path again', () => {
    fc.assert(
      fc.property(base, path, (at, one) => {
        const url = createUrls({ origin, base: at }).url(one);
        expect(url.startsWith(at)).toBe(true);
        expect(decodeURI(url.slice(at.length - 1))).toBe(one);
        expect(url).toMatch(/^[\x21-\x7e]+$/);
        expect(url).not.toContain('//');
      }),
    );
  });

  it('gives absolute urls that are its own, as a browser reads them', () => {
    fc.assert(
      fc.property(base, path, (at, one) => {
        const urls = createUrls({ origin, base: at });
        const seen = new URL(urls.url(one), origin);
        expect(seen.href).toBe(urls.absolute(one));
        expect(urls.isOwn(seen.href)).toBe(true);
      }),
    );
  });

  it.each(['//evil.example/', '/../admin/', '/a/../../admin/', '/%2e%2e/admin/', '/\ud800/'])(
    'keeps the path %j within the base path',
    (one) => {
      for (const at of ['/', '/news/']) {
        const seen = new URL(createUrls({ origin, base: at }).url(one), origin);
        expect(seen.origin).toBe(origin);
        expect(seen.pathname.startsWith(at)).toBe(true);
      }
    },
  );

  it('keeps other hostile paths within the base path', () => {
    const hostile = fc
      .oneof(
        fc.array(
          fc.constantFrom(
            '/',
            '..',
            '.',
            '%',
            '%2e',
            '?',
            '#',
            '\\',
            ':',
            '@',
            'javascript:',
            'evil.example',
            ' ',
            '\t',
            '\n',
            'é',
          ),
        ),
        fc.array(fc.string({ unit: 'binary' })),
      )
      .map((parts) => `/${parts.join('')}`)
      .filter((one) => one.isWellFormed() && !/^\/[\t\n\r]*\/|(?:\.|%2e){2}/i.test(one));
    fc.assert(
      fc.property(base, hostile, (at, one) => {
        const seen = new URL(createUrls({ origin, base: at }).url(one), origin);
        expect(seen.origin).toBe(origin);
        expect(seen.pathname.startsWith(at)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('paths', () => {
  it('all begin with one slash and end with one or with a suffix', () => {
    const all = [
      ...Object.values(paths).filter((path) => typeof path === 'string'),
      paths.section('a'),
      paths.tag('a'),
      paths.author('a'),
      paths.seriesOf('a'),
      paths.type('a'),
      paths.month('2025-09'),
      paths.week('2025-W36'),
      paths.page('about'),
      paths.listPage(paths.tag('a'), 3),
      paths.feed('', 'atom'),
      paths.feed(paths.tag('a'), 'json'),
    ];
    for (const path of all) expect(path).toMatch(/^\/(?:[\w-]+\/)*(?:[\w-]+\.\w+)?$/);
    expect(paths.month('2025-09')).toBe('/archive/2025/09/');
    expect(paths.listPage('/latest/', 12)).toBe('/latest/page/12/');
  });

  it('are reserved, so that no page takes them', () => {
    for (const first of [
      'search',
      'tags',
      'authors',
      'sections',
      'weekly',
      'archive',
      'latest',
      'corrections',
      'feeds',
      'pagefind',
      '_astro',
    ]) {
      expect(RESERVED.has(first)).toBe(true);
    }
    expect(RESERVED.has('about')).toBe(false);
  });
});

describe('shareUrl', () => {
  const link = 'https://test.example/2025/09/caf%C3%A9/';
  const title = 'Ferry & “quay”: 100% late? #1';

  it.each([
    ['email', 'mailto:', 'body'],
    ['facebook', 'https://www.facebook.com/', 'u'],
    ['x', 'https://x.com/', 'url'],
    ['linkedin', 'https://www.linkedin.com/', 'url'],
    ['telegram', 'https://t.me/', 'url'],
    ['reddit', 'https://www.reddit.com/', 'url'],
  ] as const)('%s is given the address whole', (target, begins, parameter) => {
    const url = shareUrl(target, link, title);
    expect(url.startsWith(begins)).toBe(true);
    expect(new URL(url).searchParams.get(parameter)).toBe(link);
  });

  it.each(['whatsapp', 'bluesky'] as const)('%s is given title and address as one text', (target) => {
    expect(new URL(shareUrl(target, link, title)).searchParams.get('text')).toBe(`${title} ${link}`);
  });

  it('says title and address to Mastodon in the fragment, which no server sees', () => {
    expect(decodeURIComponent(new URL(shareUrl('mastodon', link, title)).hash)).toBe(
      `#text=${title} ${link}`,
    );
  });

  it('is always an address of one line', () => {
    const targets: ShareTarget[] = [
      'email',
      'whatsapp',
      'facebook',
      'x',
      'bluesky',
      'mastodon',
      'linkedin',
      'telegram',
      'reddit',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...targets), fc.string({ unit: 'grapheme' }), (target, text) => {
        expect(shareUrl(target, link, text)).toMatch(/^[\x21-\x7e]+$/);
      }),
    );
  });
});
