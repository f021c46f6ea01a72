/** Faults planted in a sound site, each of which must be named with its page and its target. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { verifyFolder, type Verification } from './verify-build.ts';

const SITE = { origin: 'https://verify.example', base: '/' };

function page(own: string, body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><title>T</title><link rel="canonical" href="https://verify.example${own}">${head}</head>
<body><h1>Headline</h1>${body}</body></html>`;
}

const SOUND: Readonly<Record<string, string>> = {
  'index.html': page(
    '/',
    '<a href="/story/#end">Story</a> <a href="https://elsewhere.example/x">Elsewhere</a>',
  ),
  'story/index.html': page(
    '/story/',
    '<img src="/a.jpg" srcset="/a.jpg 1x, /b.jpg 2x" alt=""><p id="end">End</p><a href="#end">Down</a><a href="/tags/caf%C3%A9/">Café</a>',
  ),
  'tags/café/index.html': page('/tags/caf%C3%A9/', '<a href="../../">Front</a>'),
  'rss.xml': '<rss><channel><item><link>https://verify.example/story/</link></item></channel></rss>',
  'sitemap.xml': '<urlset><url><loc>https://verify.example/story/</loc></url></urlset>',
  'a.jpg': 'a',
  'b.jpg': 'b',
};

/** @param changes files of their own, or `undefined` for files taken away */
function verify(changes: Readonly<Record<string, string | undefined>>, site = SITE): Verification {
  const folder = mkdtempSync(path.join(tmpdir(), 'verify-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, text] of Object.entries({ ...SOUND, ...changes })) {
    if (text === undefined) continue;
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return verifyFolder(folder, site);
}

describe('a built site', () => {
  it('that is sound passes', () => {
    const { census, ...found } = verify({});
    expect(found).toEqual({ errors: [], warnings: [] });
    expect(census.counts).toEqual({ pages: 3, feeds: 1, pictures: 2, index: 0, other: 1, files: 7 });
  });

  const other = (body: string, head = '') => ({ 'other/index.html': page('/other/', body, head) });

  it.each<[string, Record<string, string | undefined>, string]>([
    ['a dead link', other('<a href="/nowhere/">x</a>'), 'other/index.html: /nowhere/ does not exist'],
    ['a link without its slash', other('<a href="/story">x</a>'), 'other/index.html: /story does not exist'],
    [
      'a dead link by its whole address',
      other('<a href="https://verify.example/no/">x</a>'),
      'other/index.html: https://verify.example/no/ does not exist',
    ],
    [
      'a dead fragment',
      other('<a href="/story/#start">x</a>'),
      'other/index.html: /story/#start has no such place',
    ],
    [
      'a dead fragment of its own',
      other('<a href="#top-of-page">x</a>'),
      'other/index.html: #top-of-page has no such place',
    ],
    ['a missing picture', other('<img src="/c.jpg" alt="">'), 'other/index.html: /c.jpg does not exist'],
    ['a missing candidate of a srcset', { 'b.jpg': undefined }, 'story/index.html: /b.jpg does not exist'],
    [
      'a missing source of a picture',
      other('<picture><source srcset="/a.jpg 320w, /d.webp 640w"></picture>'),
      'other/index.html: /d.webp does not exist',
    ],
    [
      'a missing style sheet',
      other('', '<link rel="stylesheet" href="/s.css">'),
      'other/index.html: /s.css does not exist',
    ],
    ['a missing script', other('<script src="/s.js"></script>'), 'other/index.html: /s.js does not exist'],
    [
      'two headings of the first level',
      other('<h1>Again</h1>'),
      'other/index.html: has 2 h1 headings instead of one',
    ],
    [
      'no heading',
      { 'other/index.html': '<!doctype html><title>T</title><p>Text' },
      'other/index.html: has 0 h1 headings instead of one',
    ],
    [
      'a canonical address that is taken',
      { 'other/index.html': page('/story/', '') },
      'claims the canonical address of',
    ],
    [
      'an address that is none',
      other('<a href="https://verify.example:port/">x</a>'),
      'other/index.html: https://verify.example:port/ is not an address',
    ],
    [
      'a dead link in a feed',
      { 'rss.xml': '<link>https://verify.example/gone/</link>' },
      'rss.xml: https://verify.example/gone/ does not exist',
    ],
    [
      'a dead address in a sitemap',
      { 'sitemap.xml': '<loc>https://verify.example/gone/</loc>' },
      'sitemap.xml: https://verify.example/gone/ does not exist',
    ],
  ])('with %s is not released', (_, changes, message) => {
    const { errors, warnings } = verify(changes);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(message);
    expect(warnings).toEqual([]);
  });

  it('without a front page is not released', () => {
    const { errors } = verify({ 'index.html': undefined });
    expect(errors).toContain('index.html: there is no front page');
  });

  it('warns of what a writer wrote, and releases it', () => {
    const { errors, warnings } = verify(
      other('<div class="prose wide"><p>See <a href="/nowhere/">x</a></p></div>'),
    );
    expect(errors).toEqual([]);
    expect(warnings).toEqual(['other/index.html: /nowhere/ does not exist']);
  });

  it('says of a link below the wrong base path that it is', () => {
    const { errors } = verify({}, { origin: 'https://verify.example', base: '/news/' });
    expect(errors).toContain('index.html: /story/#end is not below /news/');
  });

  it('names every fault in one run', () => {
    const { errors } = verify({ ...other('<a href="/one/">x</a><a href="/two/">x</a>'), 'a.jpg': undefined });
    expect(errors).toHaveLength(3);
  });
});
