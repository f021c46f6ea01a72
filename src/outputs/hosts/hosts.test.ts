/** What hosts make of the files that are written for them, as their documentation has it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { given, type Host } from '../../tests/hosts/answer.ts';
import { cloudflare } from '../../tests/hosts/cloudflare.ts';
import { netlify } from '../../tests/hosts/netlify.ts';
import { vercel } from '../../tests/hosts/vercel.ts';
import { headersFor, headerRules } from '../headers.ts';
import { answersGone, hostFiles, showsRedirects } from './hosts.ts';
import type { HostModel } from './model.ts';

const SETTINGS = { comments: {}, hsts: { maxAge: 600, includeSubDomains: false, preload: false } };
const FILES = [
  '/index.html',
  '/404.html',
  '/about/index.html',
  '/rss.xml',
  '/feed.json',
  '/tags/index.html',
  '/tags/boats/index.html',
  '/tags/boats/rss.xml',
  '/2025/09/gone/index.html',
  '/2009/gone.html/index.html',
  '/2025/09/café/index.html',
  '/sections/world/index.html',
  '/sections/world/atom.xml',
  '/archive/feed/3.xml',
  '/_astro/a.BcD3.css',
  '/manifest.webmanifest',
  '/feeds.opml',
  '/maps/city.svg',
];

function model(base: string, more: Partial<HostModel> = {}): HostModel {
  const at = (path: string) => base.slice(0, -1) + path;
  return {
    base,
    redirects: [
      { from: at('/old/'), to: at('/about/') },
      { from: at('/old/caf%C3%A9/'), to: at('/2025/09/caf%C3%A9/') },
      { from: at('/a.b+c/'), to: at('/about/') },
      { from: at('/tags/ships/rss.xml'), to: at('/tags/boats/rss.xml') },
      { from: at('/topics/steam/'), to: at('/tags/') },
    ],
    gone: [at('/2025/09/gone/'), at('/2009/gone.html')],
    emptied: at('/tags/'),
    headers: headerRules(SETTINGS),
    files: FILES,
    ...more,
  };
}

type Dialect = 'cloudflare' | 'netlify' | 'vercel';
const DIALECTS: readonly Dialect[] = ['cloudflare', 'netlify', 'vercel'];

function hostOf(dialect: Dialect, one: HostModel): Host {
  const files = new Set(one.files.map((file) => one.base + file.slice(1)));
  const written = given(hostFiles(dialect, one));
  switch (dialect) {
    case 'cloudflare':
      return cloudflare(written, files, one.base);
    case 'netlify':
      return netlify(written, files, one.base);
    case 'vercel':
      return vercel(written, files);
  }
}

describe.each(DIALECTS)('%s', (dialect) => {
  describe.each(['/', '/news/'])('below %s', (base) => {
    const at = (path: string) => base.slice(0, -1) + path;
    const host = hostOf(dialect, model(base));

    it('takes the files as its documentation has them', () => {
      expect(host.faults).toEqual([]);
    });

    it.each([
      ['/old/', '/about/'],
      ['/old/caf%C3%A9/', '/2025/09/caf%C3%A9/'],
      ['/a.b+c/', '/about/'],
      ['/tags/ships/rss.xml', '/tags/boats/rss.xml'],
    ])('leads on from %s for good', (from, to) => {
      const { status, location } = host.answer(at(from));
      expect([301, 308]).toContain(status);
      expect(location).toBe(at(to));
      expect(host.answer(at(to)).status).toBe(200);
    });

    it('takes no dot of an old address for any character', () => {
      expect(host.answer(at('/aXbbc/')).status).toBe(404);
    });

    it('serves what there is', () => {
      for (const file of FILES.filter((one) => !/\/gone(?:\.html)?\/index\.html$/.test(one))) {
        const path = encodeURI(file).replace(/\/index\.html$/, '/');
        expect(host.answer(at(path))).toMatchObject({ status: 200, file: at(file) });
      }
      expect(host.answer(at('/about'))).toMatchObject({ location: at('/about/') });
    });

    it('says of what is gone that it is, on the page that stands there', () => {
      // Cloudflare knows no such status; its page asks not to be indexed.
      expect(answersGone(dialect)).toBe(dialect !== 'cloudflare');
      const status = answersGone(dialect) ? 410 : 200;
      expect(host.answer(at('/2025/09/gone/'))).toMatchObject({
        status,
        file: at('/2025/09/gone/index.html'),
      });
      // A page stands in a folder of that name.
      if (dialect === 'cloudflare') return;
      expect(host.answer(at('/2009/gone.html'))).toMatchObject({
        status,
        file: at('/2009/gone.html/index.html'),
      });
    });

    it('answers an unknown address with the page for it', () => {
      expect(host.answer(at('/nowhere/'))).toMatchObject({ status: 404, file: at('/404.html') });
      expect(host.answer(at('/2025/09/nowhere.jpg'))).toMatchObject({ status: 404, file: at('/404.html') });
    });

    it('leads from a tag that no story has any more to the list of tags, until one has it again', () => {
      const rests = { location: at('/tags/'), status: dialect === 'vercel' ? 307 : 302 };
      expect(host.answer(at('/topics/steam/'))).toMatchObject(rests);
      // Its redirects come before its files, so only those of tags that are known can be written.
      if (dialect === 'cloudflare') return;
      expect(host.answer(at('/tags/nothing/'))).toMatchObject(rests);
      expect(host.answer(at('/tags/nothing/page/1/'))).toMatchObject(rests);
      expect(host.answer(at('/tags/boats/')).status).toBe(200);
      expect(host.answer(at('/tags/')).status).toBe(200);
    });

    it('leads from the feed of such a tag nowhere: it would be taken for its new address', () => {
      for (const feed of ['/tags/nothing/rss.xml', '/tags/%E6%89%8B/rss.xml'])
        expect(host.answer(at(feed))).toMatchObject({ status: 404, file: at('/404.html') });
      expect(host.answer(at('/tags/boats/rss.xml')).status).toBe(200);
    });

    it('sends every header with every file', () => {
      for (const file of FILES.filter((one) => !/\/gone(?:\.html)?\/index\.html$/.test(one))) {
        const path = encodeURI(file).replace(/\/index\.html$/, '/');
        const wanted = { ...headersFor(path, SETTINGS) } as Record<string, string>;
        // Netlify asks again at every visit by itself, and joins what two rules say.
        if (dialect === 'netlify' && !file.startsWith('/_astro/')) delete wanted['Cache-Control'];
        // Of several policies each counts (CSP 3, section 2.2).
        const policy = 'Content-Security-Policy';
        const ofAll = headersFor('/', SETTINGS)[policy] ?? '';
        if (dialect === 'netlify' && file.endsWith('.svg'))
          wanted[policy] = `${ofAll}, ${wanted[policy] ?? ''}`;
        expect({ file, headers: host.answer(at(path)).headers }).toEqual({ file, headers: wanted });
      }
      const missing = host.answer(at('/nowhere/')).headers;
      expect(missing['Content-Security-Policy']).toContain('frame-ancestors');
      expect(missing['Strict-Transport-Security']).toBe('max-age=600');
    });
  });

  it('leads on from any old address to its new one, and from nowhere else', () => {
    const segment = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((text) => encodeURIComponent(text.toWellFormed()).replaceAll('*', '%2A'))
      .filter((text) => !/^(?:%2E|\.)+$/i.test(text));
    const address = fc
      .array(segment, { minLength: 1, maxLength: 3 })
      .map((parts) => `/old/${parts.join('/')}/`);
    fc.assert(
      fc.property(fc.uniqueArray(address, { minLength: 1, maxLength: 12 }), address, (old, other) => {
        const host = hostOf(dialect, model('/', { redirects: old.map((from) => ({ from, to: '/about/' })) }));
        expect(host.faults).toEqual([]);
        for (const from of old) expect(host.answer(from).location).toBe('/about/');
        if (!old.includes(other)) expect(host.answer(other).status).toBe(404);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a limit of a host', () => {
  const redirects = (count: number, from = (n: number) => `/old/${String(n)}/`) =>
    Array.from({ length: count }, (_, n) => ({ from: from(n), to: '/about/' }));
  /** What of the routes of Vercel are no redirects. */
  const others = (
    JSON.parse(given(hostFiles('vercel', model('/', { redirects: [] })))['vercel.json'] ?? '') as {
      routes: unknown[];
    }
  ).routes.length;

  it.each<[Dialect, string, HostModel['redirects'], string | undefined]>([
    ['cloudflare', '2,000 redirects', redirects(2000), undefined],
    [
      'cloudflare',
      '2,001 redirects',
      redirects(2001),
      'Cloudflare takes 2000 static redirects; the outlet has 2001',
    ],
    ['cloudflare', '100 patterns', redirects(100, (n) => `/old/:x${String(n)}/`), undefined],
    [
      'cloudflare',
      '101 patterns',
      redirects(101, (n) => `/old/:x${String(n)}/`),
      'Cloudflare takes 100 dynamic redirects; the outlet has 101',
    ],
    [
      'cloudflare',
      'a long address',
      redirects(1, () => `/${'a'.repeat(1000)}/`),
      'Cloudflare takes 1000 characters a redirect',
    ],
    ['vercel', 'as many redirects as fit', redirects(2048 - others), undefined],
    ['vercel', 'one more', redirects(2049 - others), 'Vercel takes 2048 routes; the outlet has 2049'],
    [
      'vercel',
      'a long address',
      redirects(1, () => `/${'a'.repeat(4096)}/`),
      'Vercel takes 4096 characters an address',
    ],
    ['netlify', '20,000 redirects', redirects(20_000), undefined],
  ])('of %s: %s', (dialect, _, many, message) => {
    const { problems } = hostFiles(dialect, model('/', { redirects: many }));
    if (message === undefined) expect(problems).toEqual([]);
    else expect(problems.join('\n')).toContain(message);
    // What the build lets pass the host takes too, and the other way round.
    const host = hostOf(dialect, model('/', { redirects: many }));
    expect(host.faults.length > 0).toBe(message !== undefined);
  });

  it.each<[Dialect, number]>([
    ['cloudflare', 2000],
    ['vercel', 2048 - others],
  ])('of %s is met by leaving out what only follows others, and that is told', (dialect, room) => {
    const followers = redirects(10, (n) => `/old/0/page/${String(n)}/`).map((one) => ({
      ...one,
      follows: true as const,
    }));
    const many = model('/', { redirects: [...followers, ...redirects(room - 7)] });
    const { problems, warnings } = hostFiles(dialect, many);
    expect(problems).toEqual([]);
    expect(warnings?.join()).toContain(`of ${String(room + 3)} redirects: 3 of `);
    const host = hostOf(dialect, many);
    expect(host.faults).toEqual([]);
    expect(host.answer('/old/0/page/6/').location).toBe('/about/');
    expect(host.answer('/old/0/page/7/').status).toBe(404);
    expect(host.answer(`/old/${String(room - 8)}/`).location).toBe('/about/');
    expect(hostFiles(dialect, model('/', { redirects: redirects(room - 7) })).warnings).toEqual([]);
  });

  it('of Cloudflare for headers is one, too', () => {
    const rules = Array.from({ length: 101 }, (_, n) => ({
      scope: { kind: 'folder', path: `/${String(n)}/` } as const,
      headers: { A: 'b' },
    }));
    expect(hostFiles('cloudflare', model('/', { headers: rules })).problems.join()).toContain(
      'Cloudflare takes 100 rules for headers',
    );
    const long = [{ scope: { kind: 'all' } as const, headers: { A: 'b'.repeat(2000) } }];
    expect(hostFiles('cloudflare', model('/', { headers: long })).problems.join()).toContain(
      'Cloudflare takes 2000 characters a header',
    );
  });
});

describe('a host without a dialect', () => {
  it.each(['generic', 'github-pages'] as const)('%s is shown pages instead of redirects', (host) => {
    expect(showsRedirects(host)).toBe(true);
    expect(answersGone(host)).toBe(false);
    const { beside, problems } = hostFiles(host, model('/'));
    expect({ beside, problems }).toEqual({ beside: {}, problems: [] });
  });

  it('GitHub Pages is told to leave folders with an underscore alone', () => {
    expect(hostFiles('github-pages', model('/')).output).toEqual({ '.nojekyll': '' });
    expect(hostFiles('generic', model('/')).output).toEqual({});
  });
});

it.each([
  ['nginx', 'nginx.conf', '# Include this in a server block'],
  ['caddy', 'Caddyfile', '# Import this into a site block'],
] as const)('the file for %s says first where the output belongs', (host, name, what) => {
  const firstLine = (base: string) => hostFiles(host, model(base)).beside[name]?.split('\n', 1)[0];
  expect(firstLine('/')).toBe(`${what} whose root is the output.`);
  expect(firstLine('/news/')).toBe(`${what} that has the output in the folder news/ of its root.`);
});
