/** Faults planted in a sound site, each of which must be named with its page and its target. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { verifyFolder, type Verification, type VerifyOptions } from './verify-build.ts';
import { kindOf, type Kind } from './verify/census.ts';

const SITE = { origin: 'https://verify.example', base: '/' };
const POLICY = "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'";

const LINKED_DATA =
  '<script type="application/ld+json">{"@context":"https://schema.org","@type":"WebPage"}</script>';
/** All that a story must say of itself. */
const OF_A_STORY = {
  url: '/',
  mainEntityOfPage: '/',
  headline: 'H',
  datePublished: '2025-01-01',
  dateModified: '2025-01-01',
  author: { '@type': 'Person', name: 'A' },
  publisher: { '@id': '/#us' },
  articleSection: 'World',
  inLanguage: 'en',
};
const STORY = storyThatSays(OF_A_STORY);

type Files = Readonly<Record<string, string | Buffer | undefined>>;

function page(own: string, body: string, head = '', policy = POLICY): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title><meta http-equiv="content-security-policy" content="${policy}"><link rel="canonical" href="https://verify.example${own}">${head}${head.includes('ld+json') ? '' : LINKED_DATA}</head>
<body><main><h1>Headline</h1><p>Text.</p>${body}</main></body></html>`;
}

const picture = () =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
const PLAIN_PICTURE = await picture();

const SOUND: Files = {
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
  'a.jpg': PLAIN_PICTURE,
  'b.jpg': PLAIN_PICTURE,
};

function other(body: string, head = ''): Files {
  return { 'other/index.html': page('/other/', body, head) };
}

/** What makes a page a story. */
function storyThatSays(fields: object): string {
  const data = { '@context': 'https://schema.org', '@type': 'NewsArticle', ...fields };
  return `<meta property="og:type" content="article"><script type="application/ld+json">${JSON.stringify(data)}</script>`;
}

function redirect(to: string, from = 'old'): Files {
  return {
    [`${from}/index.html`]: `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title><meta http-equiv="refresh" content="0; url=${to}"></head><body><p><a href="/">On</a></p></body></html>`,
  };
}

/** Text that does not become smaller when it is packed. */
function noise(kilobytes: number): string {
  return Array.from({ length: kilobytes }, (_, index) =>
    createHash('sha512').update(String(index)).digest('hex').repeat(1),
  )
    .flatMap((text, index) =>
      Array.from({ length: 16 }, (_, part) =>
        createHash('sha512')
          .update(text + String(index * 16 + part))
          .digest('hex'),
      ),
    )
    .map((text) => `<p>${text}</p>`)
    .join('');
}

function located(): Promise<Buffer> {
  return sharp(PLAIN_PICTURE)
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' } })
    .toBuffer();
}

function styled(css: string): string {
  const hash = createHash('sha256').update(css).digest('base64');
  return page(
    '/other/',
    '',
    `<style>${css}</style>`,
    POLICY.replace('style-src', `style-src 'sha256-${hash}'`),
  );
}

/** A segment of JPEG before the picture's own data. */
function withSegment(marker: number, content: Buffer, jpeg: Buffer = PLAIN_PICTURE): Buffer {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(content.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, marker]), size, content, jpeg.subarray(2)]);
}

/** A tag of Exif in a directory of its own, where that of a thumbnail lies (Exif 2.32, section 4.5.8). */
function withTag(tag: number): Buffer {
  const exif = Buffer.from(
    '45786966000049492a0008000000' +
      '0000' +
      '0e000000' +
      '0100' +
      '0000' +
      '0400010000001c000000' +
      '00000000',
    'hex',
  );
  exif.writeUInt16LE(tag, 22);
  return withSegment(0xe1, exif);
}

/** An image resource of Photoshop, without a name and of four bytes. */
function withResource(id: string): Buffer {
  return withSegment(0xed, Buffer.from(`Photoshop 3.0\x008BIM${id}\x00\x00\x00\x00\x00\x04abcd`, 'latin1'));
}

function withXmp(property: string): Promise<Buffer> {
  return sharp(PLAIN_PICTURE)
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>${property}</rdf:Description></rdf:RDF></x:xmpmeta>`,
    )
    .toBuffer();
}

/** A TIFF whose pages are followed by an empty one and one that tells of a place (TIFF 6.0, section 2). */
function withPlace(tiff: Buffer): Buffer {
  const located = Buffer.from(tiff);
  let next = located.readUInt32LE(4);
  for (let at = next; at !== 0; at = located.readUInt32LE(next))
    next = at + 2 + located.readUInt16LE(at) * 12;
  located.writeUInt32LE(located.length, next);
  const [empty, page, places] = [Buffer.alloc(18), Buffer.alloc(18), Buffer.alloc(30)];
  empty.writeUInt16LE(1, 0);
  empty.writeUInt32LE(located.length + empty.length, 14);
  page.writeUInt16LE(1, 0);
  page.writeUInt32LE(0x0004_8825, 2);
  page.writeUInt32LE(1, 6);
  page.writeUInt32LE(located.length + empty.length + page.length, 10);
  places.writeUInt16LE(2, 0);
  return Buffer.concat([located, empty, page, places]);
}

function write(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    if (content === undefined) continue;
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}

/** @param changes files of their own, or `undefined` for files taken away */
function verify(changes: Files, site = SITE, options: VerifyOptions = {}): Promise<Verification> {
  const folder = mkdtempSync(path.join(tmpdir(), 'verify-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  write(folder, { ...SOUND, ...changes });
  return verifyFolder(folder, site, options);
}

const LOCATED = await located();
/** Harmless to whoever reads the first directory only. */
const LOCATED_BEHIND = withSegment(0xe1, Buffer.from('45786966000049492a00080000000000', 'hex'), LOCATED);
const LOCATED_TIFF = withPlace(await sharp(PLAIN_PICTURE).tiff().toBuffer());
const WITH_SERIAL = await sharp(PLAIN_PICTURE)
  .withExif({ IFD2: { BodySerialNumber: '12345' } })
  .toBuffer();

const LOCATION = 'tells where it was taken (GPS)';
const SERIAL = 'tells the serial number of the camera';
const THUMBNAIL = 'holds a thumbnail of the original';
/** Everything a picture may tell besides what is to be seen. */
const TELLING: Readonly<Record<string, readonly [picture: Buffer, fault: string]>> = {
  'places in Exif': [LOCATED, LOCATION],
  'the owner in Exif': [withTag(0xa430), 'names the owner of the camera'],
  'the number of the camera in Exif': [WITH_SERIAL, SERIAL],
  'the number of the lens in Exif': [withTag(0xa435), SERIAL],
  'the number of the camera in Exif of DNG': [withTag(0xc62f), SERIAL],
  'notes of the maker in Exif': [withTag(0x927c), 'holds the camera maker’s own notes'],
  'a thumbnail in Exif': [withTag(0x0201), THUMBNAIL],
  'latitude in XMP': [await withXmp('<exif:GPSLatitude>1,2N</exif:GPSLatitude>'), LOCATION],
  'longitude in XMP': [await withXmp('<exif:GPSLongitude>1,2E</exif:GPSLongitude>'), LOCATION],
  'the position in XMP': [await withXmp('<exif:GPSPosition>1,2</exif:GPSPosition>'), LOCATION],
  'where it leads in XMP': [await withXmp('<exif:GPSDestLatitude>1,2N</exif:GPSDestLatitude>'), LOCATION],
  'the place it shows in XMP': [await withXmp('<Iptc4xmpExt:LocationShown/>'), LOCATION],
  'the place it was made at in XMP': [await withXmp('<Iptc4xmpExt:LocationCreated/>'), LOCATION],
  'the number of the camera in XMP': [await withXmp('<aux:SerialNumber>1</aux:SerialNumber>'), SERIAL],
  'the number of the body in XMP': [
    await withXmp('<exifEX:BodySerialNumber>1</exifEX:BodySerialNumber>'),
    SERIAL,
  ],
  'a thumbnail in XMP': [await withXmp('<xmpGImg:image>a</xmpGImg:image>'), THUMBNAIL],
  'a list of thumbnails in XMP': [await withXmp('<xmp:Thumbnails/>'), THUMBNAIL],
  'a thumbnail of Photoshop 4': [withResource('\x04\x09'), THUMBNAIL],
  'a thumbnail of Photoshop 5': [withResource('\x04\x0c'), THUMBNAIL],
};

describe('a built site', () => {
  it('that is sound passes', async () => {
    const { census, errors, warnings } = await verify({});
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    expect(census.counts).toEqual({ pages: 3, feeds: 1, pictures: 2, index: 0, other: 1, files: 7 });
  });

  it('with a page whose address can be written in two ways passes', async () => {
    const { errors, warnings } = await verify({ "r&d, it's/index.html": page("/r&amp;d,%20it's/", '') });
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
  });

  it.each<[string, Files, string]>([
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
    [
      'a missing picture in the HTML of a feed',
      {
        'rss.xml':
          '<rss>&lt;img srcset=&quot;https://verify.example/b.jpg 1w, https://verify.example/c.jpg 2w&quot;&gt;</rss>',
      },
      'rss.xml: https://verify.example/c.jpg does not exist',
    ],
    ['a missing script', other('<script src="/s.js"></script>'), 'other/index.html: /s.js does not exist'],
    [
      'two headings of the first level',
      other('<h1>Again</h1>'),
      'other/index.html: has 2 h1 headings instead of one',
    ],
    [
      'no heading',
      { 'other/index.html': page('/other/', '').replace(/<h1>.*<\/h1>/, '') },
      'other/index.html: has 0 h1 headings instead of one',
    ],
    [
      'a canonical address that is taken',
      { 'other/index.html': page('/story/', '') },
      'other/index.html: claims the canonical address of story/index.html',
    ],
    [
      'a canonical address that is taken by a page that writes it in another way',
      {
        "r&d, it's/index.html": page("/r&amp;d,%20it's/", ''),
        'other/index.html': page("/r&amp;d,%20it's/", ''),
      },
      "other/index.html: claims the canonical address of r&d, it's/index.html",
    ],
    [
      'a canonical address that is claimed twice, of no page',
      { 'other/index.html': page('/nowhere/', ''), 'third/index.html': page('/nowhere/', '') },
      'third/index.html: claims the canonical address of other/index.html',
    ],
    [
      'an address that is none',
      other('<a href="https://verify.example:port/">x</a>'),
      'other/index.html: https://verify.example:port/ is not an address',
    ],
    [
      'a dead link in a feed',
      { 'rss.xml': '<rss><link>https://verify.example/gone/</link></rss>' },
      'rss.xml: https://verify.example/gone/ does not exist',
    ],
    [
      'a dead address in a sitemap',
      { 'sitemap.xml': '<urlset><loc>https://verify.example/gone/</loc></urlset>' },
      'sitemap.xml: https://verify.example/gone/ does not exist',
    ],
    [
      'a picture that a feed’s story has and the site has not',
      { 'rss.xml': '<rss>&lt;img src="https://verify.example/c.jpg"&gt;</rss>' },
      'rss.xml: https://verify.example/c.jpg does not exist',
    ],
    [
      'a dead link in a JSON feed',
      { 'feed.json': '{"items":[{"url":"https:\\/\\/verify.example\\/gone\\/"}]}' },
      'feed.json: https://verify.example/gone/ does not exist',
    ],
    [
      'a dead feed in the list of feeds',
      { 'feeds.opml': '<opml><outline xmlUrl="https://verify.example/gone/rss.xml"/></opml>' },
      'feeds.opml: https://verify.example/gone/rss.xml does not exist',
    ],
    [
      'a redirect to nowhere',
      redirect('/nowhere/'),
      'old/index.html: leads on to nowhere/index.html, which does not exist',
    ],
    [
      'a redirect to a redirect',
      { ...redirect('/older/'), ...redirect('/story/', 'older') },
      'old/index.html: leads to a page that leads on: old/index.html → older/index.html → story/index.html',
    ],
    ['a redirect to itself', redirect('/old/'), 'old/index.html: leads in a circle'],
    [
      'a redirect to a place that its target has not',
      redirect('/story/#start'),
      'old/index.html: /story/#start has no such place',
    ],
    [
      'a style sheet whose picture is missing',
      { ...other('', '<link rel="stylesheet" href="/s.css">'), 's.css': 'p { background: url( "c.jpg" ) }' },
      's.css: c.jpg does not exist',
    ],
    [
      'a style sheet that loads another site’s',
      {
        ...other('', '<link rel="stylesheet" href="/s.css">'),
        's.css': '/* url(none.jpg) */ @import "https://spy.example/s.css"; p { background: url(/a.jpg) }',
      },
      's.css: loads https://spy.example/s.css from another site',
    ],
    [
      'a missing font',
      { 'other/index.html': styled('@font-face { src: url(/f.woff2) format("woff2") }') },
      'other/index.html: /f.woff2 does not exist',
    ],
    [
      'a script whose module is missing',
      {
        ...other('<script src="/s.js"></script>'),
        's.js': 'import{a}from"./m.js";import("./lost.js");import(`${b}x.js`)',
        'm.js': '',
      },
      's.js: ./lost.js does not exist',
    ],
    [
      'a service worker that would keep what is not there',
      { 'sw.js': 'const SETTINGS = {"files":["/_astro/s.css"]}' },
      'sw.js: /_astro/s.css does not exist',
    ],
    [
      'a manifest without its icon',
      { 'manifest.webmanifest': '{"start_url":"/","icons":[{"src":"/icons/1.png"}]}' },
      'manifest.webmanifest: /icons/1.png does not exist',
    ],
    [
      'newest headlines that lead nowhere',
      { 'latest.json': '{"items":[{"url":"/story/"},{"url":"/no/"}]}' },
      'latest.json: /no/ does not exist',
    ],
    [
      'a sitemap that robots are sent to in vain',
      { 'robots.txt': 'User-agent: *\nSitemap: https://verify.example/sitemaps.xml\n' },
      'robots.txt: https://verify.example/sitemaps.xml does not exist',
    ],
    [
      'a missing card',
      other('', '<meta property="og:image" content="https://verify.example/other/card.png?v=1">'),
      'other/index.html: https://verify.example/other/card.png?v=1 does not exist',
    ],
    [
      'a missing picture in its JSON-LD',
      other('', STORY.replace('"url":"/"', '"url":"/","image":"https://verify.example/c.jpg"')),
      'other/index.html: https://verify.example/c.jpg does not exist',
    ],
    [
      'a connection to another site before anybody asked',
      other('', '<link rel="preconnect" href="https://spy.example">'),
      'other/index.html: loads https://spy.example from another site',
    ],
    [
      'a drawing that loads another site’s picture',
      {
        'mark.svg':
          '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://spy.example/p.png" width="1" height="1"/></svg>',
      },
      'mark.svg: loads https://spy.example/p.png from another site',
    ],
    [
      'a redirect in its sitemap',
      {
        ...redirect('/story/'),
        'sitemap.xml': '<urlset><loc>https://verify.example/old/</loc></urlset>',
      },
      'sitemap.xml: names old/index.html, which leads on to another page',
    ],
    [
      'a page in its sitemap that asks not to be indexed',
      {
        ...other('', '<meta name="robots" content="noindex">'),
        'sitemap.xml': '<urlset><loc>https://verify.example/other/</loc></urlset>',
      },
      'sitemap.xml: names other/index.html, which asks not to be indexed',
    ],
    [
      'an empty page',
      {
        'other/index.html': page('/other/', '')
          .replace('<p>Text.</p>', '')
          .replace('<main>', '')
          .replace('</main>', '<main></main>'),
      },
      'other/index.html: is empty',
    ],
    [
      'markup that is not HTML',
      other('<ul><p>No item</p></ul>'),
      'other/index.html: is not right HTML: <p> element is not permitted as content under <ul>',
    ],
    [
      'a tag in a story that closes what it did not open',
      other('<div class="prose"><p>Text</p></section></div>'),
      'other/index.html: is not right HTML: ',
    ],
    [
      'an id that stands twice',
      other('<p id="a">A</p><p id="a">B</p>'),
      'other/index.html: has the id “a” twice',
    ],
    [
      'elements in elements without end',
      other(`<div class="prose"><p>x</p>${'<b>'.repeat(20_000)}x${'</b>'.repeat(20_000)}</div>`),
      'other/index.html: is not right HTML: Elements are nested too deeply to be judged',
    ],
    ['XML that is not well-formed', { 'rss.xml': '<rss><channel></rss>' }, 'rss.xml: is not well-formed'],
    ['JSON that is none', { 'feed.json': '{' }, 'feed.json: is not JSON'],
    [
      'JSON-LD that cannot be read',
      other('<script type="application/ld+json">{"@context":</script>'),
      'other/index.html: has JSON-LD that cannot be read',
    ],
    ...Object.keys(OF_A_STORY).map((field): [string, Files, string] => [
      `JSON-LD of a story without ${field}`,
      other('', storyThatSays({ ...OF_A_STORY, [field]: undefined })),
      `other/index.html: has JSON-LD of a story without ${field}`,
    ]),
    [
      'JSON-LD of a story whose author has no name',
      other('', storyThatSays({ ...OF_A_STORY, author: [{ '@type': 'Person' }] })),
      'other/index.html: has JSON-LD with an author without a name',
    ],
    [
      'no JSON-LD about its story',
      other('', '<meta property="og:type" content="article">'),
      'other/index.html: has no JSON-LD about its story',
    ],
    [
      'no JSON-LD at all',
      { 'other/index.html': page('/other/', '').replace(LINKED_DATA, '') },
      'other/index.html: has no JSON-LD',
    ],
    [
      'an inline script without a hash',
      other('<script>go()</script>'),
      'other/index.html: has an inline script without a hash: go()',
    ],
    [
      'an inline style without a hash',
      other('', '<style>p { color: red }</style>'),
      'other/index.html: has an inline style without a hash: p { color: red }',
    ],
    [
      'a style attribute',
      other('<p style="color: red">x</p>'),
      'other/index.html: <p style> is an inline style',
    ],
    [
      'an event handler',
      other('<p onclick="go()">x</p>'),
      'other/index.html: <p onclick> is an inline script',
    ],
    ['an address that is a script', other('<a href="javascript:go()">x</a>'), 'javascript:go() is a script'],
    [
      'a policy that allows inline scripts',
      { 'other/index.html': page('/other/', '', '', `${POLICY} 'unsafe-inline'`) },
      "other/index.html: its policy allows 'unsafe-inline' in style-src",
    ],
    [
      'a policy that allows WebAssembly outside search',
      { 'other/index.html': page('/other/', '', '', `script-src 'wasm-unsafe-eval'; ${POLICY}`) },
      "other/index.html: its policy allows 'wasm-unsafe-eval' in script-src",
    ],
    [
      'a policy that allows another site',
      { 'other/index.html': page('/other/', '', '', `${POLICY}; connect-src https://spy.example`) },
      'other/index.html: its policy allows https://spy.example in connect-src, which outlet.yaml does not name',
    ],
    [
      'no policy',
      { 'other/index.html': page('/other/', '').replace(/<meta http-equiv[^>]*>/, '') },
      'other/index.html: has no content security policy',
    ],
    [
      'a picture of another site',
      other('<img src="https://spy.example/pixel.gif" alt="">'),
      'other/index.html: loads https://spy.example/pixel.gif from another site',
    ],
    ...Object.entries(TELLING).map(([what, [bytes, fault]]): [string, Files, string] => [
      `a picture that holds ${what}`,
      { 'a.jpg': bytes },
      `a.jpg: ${fault}`,
    ]),
    [
      'a picture that tells it in a second directory',
      { 'a.jpg': LOCATED_BEHIND },
      'a.jpg: tells where it was taken (GPS)',
    ],
    [
      'a picture behind the picture that tells it',
      { 'a.jpg': Buffer.concat([PLAIN_PICTURE, LOCATED]) },
      'a.jpg: tells where it was taken (GPS)',
    ],
    [
      'a TIFF that tells where it was taken',
      { 'scan.TIF': LOCATED_TIFF },
      'scan.TIF: tells where it was taken (GPS)',
    ],
    ['a picture of a rare suffix', { 'quay.jfif': LOCATED }, 'quay.jfif: tells where it was taken (GPS)'],
    [
      'a picture that is not what its name says',
      { '_astro/a.webp': PLAIN_PICTURE },
      '_astro/a.webp: is a JPEG, which its name does not say',
    ],
    ['a picture that is none', { 'a.jpg': 'text' }, 'a.jpg: is not a picture'],
    [
      'a drawing with a script',
      { 'mark.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>go()</script></svg>' },
      'mark.svg: is a drawing with a script',
    ],
    [
      'a drawing with a script and a loud suffix',
      { 'mark.SVG': '<svg xmlns="http://www.w3.org/2000/svg"><script>go()</script></svg>' },
      'mark.SVG: is a drawing with a script',
    ],
    [
      'a packed drawing with a script',
      { 'mark.svgz': gzipSync('<svg xmlns="http://www.w3.org/2000/svg"><script>go()</script></svg>') },
      'mark.svgz: is a drawing with a script',
    ],
    [
      'a page far over its budget',
      { 'search/index.html': page('/search/', noise(60)) },
      'search/index.html: is over its budget',
    ],
  ])('with %s is not released', async (_, changes, message) => {
    const { errors, warnings } = await verify(changes);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(message);
    expect(warnings).toEqual([]);
  });

  it('is released with a warning where the newsroom’s own documents run scripts', async () => {
    const script = '<script xmlns="http://www.w3.org/1999/xhtml">go()</script>';
    const documents = {
      'a.html': page('/a.html', script),
      'b.htm': page('/b.htm', script),
      'c.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><body>${script}&nbsp;</body></html>`,
      'd.xml': `<data>${script}</data>`,
      'e.xsl': `<x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform">${script}</x:stylesheet>`,
      'f.xht': '<html xmlns="http://www.w3.org/1999/xhtml"><body onload="go()"/></html>',
    };
    const publicFiles = new Set(Object.keys(documents));
    const { errors, warnings } = await verify(documents, SITE, { publicFiles });
    expect(errors).toEqual([]);
    expect(warnings.map((line) => line.split('\n')[0])).toEqual([
      'a.html: has an inline script without a hash: go()',
      'b.htm: has an inline script without a hash: go()',
      'c.xhtml: is not well-formed: undefined entity. (line 1)',
      'c.xhtml: is a document with a script',
      'd.xml: is a document with a script',
      'e.xsl: is a document with a script',
      'f.xht: is a document with a script',
    ]);
  });

  it('says once how to mend what many files have', async () => {
    const bad = (name: string) => ({ [`${name}.jpg`]: LOCATED });
    const names = Array.from({ length: 12 }, (_, number) => `p${String(number).padStart(2, '0')}`);
    const { errors } = await verify(Object.assign({}, ...names.map(bad)) as Files);
    expect(errors).toHaveLength(11);
    expect(errors.at(-1)).toMatch(
      /^… and 2 other files: tells where it was taken \(GPS\)\n {4}Pictures beside a story are cleaned/,
    );
    expect(errors.filter((line) => line.includes('\n'))).toHaveLength(1);
  });

  it('is released with a warning where much stands around a story or on the front', async () => {
    const { errors, warnings } = await verify({
      'index.html': page('/', `<a href="/story/">x</a>${noise(60)}`),
      'story/index.html': page(
        '/story/',
        `<img src="/a.jpg" alt=""><div class="prose" id="end">Text</div>${noise(60)}`,
        STORY,
      ),
    });
    expect(errors).toEqual([]);
    expect(warnings.map((line) => line.replace(/:.*/s, ''))).toEqual(['index.html', 'story/index.html']);
  });

  it('may weigh what it likes in the text of a story', async () => {
    const { errors, warnings } = await verify({
      'story/index.html': page(
        '/story/',
        `<img src="/a.jpg" alt=""><div class="prose" id="end">${noise(60)}</div>`,
        STORY,
      ),
    });
    expect(errors).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it('takes a guid that looks like an address for no link, and a story’s own HTML as it is', async () => {
    const id = 'https://verify.example/?p=7&amp;x';
    const gone = 'https://verify.example/gone-old';
    const { errors, warnings } = await verify({
      'rss.xml': `<rss><item><guid isPermaLink="false">${id}</guid><guid isPermaLink="false">${gone}</guid></item></rss>`,
      'atom.xml': `<feed><id>${gone}</id><at:deleted-entry ref="${gone}" when="2025-01-01"/></feed>`,
      'feed.json': JSON.stringify({ items: [{ id: gone, content_html: 'Said "id": here' }] }),
      ...other('<p>A<br/>b  \n</p><details><p>All</p></details><hr />'),
    });
    expect(errors).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it('warns of two stories with one title in one section', async () => {
    const story = (name: string) => ({
      [`${name}/index.html`]: page(`/${name}/`, '', STORY),
    });
    const { errors, warnings } = await verify({ ...story('one'), ...story('two') });
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      'two/index.html: has the title of one/index.html, in the same section\n' +
        '    Give one of them a title of its own, or readers cannot tell them apart.',
    ]);
  });

  it('tells a fault that many pages have of one, and of all again once that is mended', async () => {
    const bad = (name: string) => ({ [`${name}/index.html`]: page(`/${name}/`, '<ul><p>x</p></ul>') });
    expect((await verify({ ...bad('one'), ...bad('two') })).errors).toHaveLength(1);
    expect((await verify(bad('two'))).errors).toHaveLength(1);
  });

  it('is the same whether it was seen before or not, but for what has changed', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'verify-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    const dist = path.join(folder, 'dist');
    const run = () =>
      verifyFolder(dist, SITE, {
        cacheDir: path.join(folder, 'cache'),
        projectDir: path.join(import.meta.dirname, '../..'),
        trustsTimes: true,
      });
    write(dist, { ...SOUND, ...other('<a href="/nowhere/">x</a>') });
    const first = await run();
    expect(first.errors).toEqual(['other/index.html: /nowhere/ does not exist']);
    expect(await run()).toEqual(first);
    write(dist, { 'nowhere/index.html': page('/nowhere/', '') });
    expect((await run()).errors).toEqual([]);
    rmSync(path.join(dist, 'b.jpg'));
    expect((await run()).errors).toEqual(['story/index.html: /b.jpg does not exist']);
    write(dist, { 'b.jpg': PLAIN_PICTURE });
    expect((await run()).errors).toEqual([]);
    // What a page that has not changed names is gone from one that has.
    write(dist, { 'story/index.html': page('/story/', '<p id="start">Start</p>') });
    expect((await run()).errors).toEqual(['index.html: /story/#end has no such place']);
    expect((await run()).errors).toEqual(['index.html: /story/#end has no such place']);
    write(dist, { 'story/index.html': SOUND['story/index.html'] });
    expect((await run()).errors).toEqual([]);
    // Nobody looks into it, and a page names it all the same.
    write(dist, { 'paper.pdf': 'P', 'later.pdf': 'L', ...other('<a href="/paper.pdf">x</a>') });
    expect((await run()).errors).toEqual([]);
    rmSync(path.join(dist, 'later.pdf'));
    expect((await run()).errors).toEqual([]);
    rmSync(path.join(dist, 'paper.pdf'));
    expect((await run()).errors).toEqual(['other/index.html: /paper.pdf does not exist']);
    write(dist, other(''));
    expect((await run()).errors).toEqual([]);
    // What was kept of addresses is lost, and asked for.
    truncateSync(path.join(folder, 'cache/verify/facts.data'), 10);
    rmSync(path.join(dist, 'a.jpg'));
    expect((await run()).errors).toEqual(['story/index.html: /a.jpg does not exist']);
  });

  it('without a front page is not released', async () => {
    const { errors } = await verify({ 'index.html': undefined });
    expect(errors).toContain('index.html: there is no front page');
  });

  it('warns of what a writer wrote, and releases it', async () => {
    const { errors, warnings } = await verify(
      other('<div class="prose wide"><p>See <a href="/nowhere/">x</a></p></div>'),
    );
    expect(errors).toEqual([]);
    expect(warnings).toEqual(['other/index.html: /nowhere/ does not exist']);
  });

  it('warns of an id that a story gives twice, or that its page has too', async () => {
    const prose = '<div class="prose"><p id="a">A</p><p id="a">B</p><p id="b">C</p></div><p id="b">D</p>';
    expect(await verify(other(prose))).toMatchObject({
      errors: [],
      warnings: ['other/index.html: has the id “a” twice', 'other/index.html: has the id “b” twice'],
    });
  });

  it('warns of HTML in a story that is not right, and releases it', async () => {
    const { errors, warnings } = await verify(other('<div class="prose"><ul><p>No item</p></ul></div>'));
    expect(errors).toEqual([]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('<p> element is not permitted as content under <ul>');
  });

  it('warns of a story without a body, and releases it', async () => {
    const { errors, warnings } = await verify(other('<div class="prose"></div>', STORY));
    expect(errors.filter((line) => line.includes('body'))).toEqual([]);
    expect(warnings).toContain('other/index.html: has a story without a body');
  });

  it('does not release a story whose body got lost on the way from its file', async () => {
    const found = async (body: string) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'verify-'));
      onTestFinished(() => {
        rmSync(folder, { recursive: true, force: true });
      });
      write(folder, { ...SOUND, ...other('<div class="prose"> </div>', STORY) });
      const sourceOf = () => ({
        shown: 'content/articles/other.md',
        format: 'md' as const,
        body: () => body,
      });
      return verifyFolder(folder, SITE, { sourceOf });
    };
    expect((await found('Words.')).errors).toEqual([
      'other/index.html: has a story without a body, though its source has one: this is a fault of Broadsheet (written in content/articles/other.md)',
    ]);
    expect(await found('<!-- none -->')).toMatchObject({
      errors: [],
      warnings: ['other/index.html: has a story without a body'],
    });
  });

  it('takes neither a name nor the words of a feed for a link', async () => {
    const gone = 'https://verify.example/gone';
    const { errors } = await verify({
      'rss.xml': `<rss><guid isPermaLink="false">${gone}</guid><x>&lt;a href=&quot;https://verify.example/story/&quot;&gt;${gone}&lt;/a&gt; at ${gone}</x></rss>`,
      'atom.xml': `<feed><at:deleted-entry ref="${gone}" when="2025-01-01T00:00:00Z"/><entry><id>${gone}</id></entry></feed>`,
      'feed.json': JSON.stringify({ items: [{ id: gone, content_html: `<p>See ${gone}</p>` }] }),
    });
    expect(errors).toEqual([]);
  });

  it('says of a link below the wrong base path that it is', async () => {
    const { errors } = await verify({}, { origin: 'https://verify.example', base: '/news/' });
    expect(errors).toContain('index.html: /story/#end is not below /news/');
  });

  it('names every fault in one run', async () => {
    const { errors } = await verify({
      ...other('<a href="/one/">x</a><a href="/two/">x</a>'),
      'a.jpg': undefined,
    });
    expect(errors).toHaveLength(3);
  });
});

describe('a file of the output', () => {
  it.each<[string, Kind]>([
    ['index.html', 'pages'],
    ['2025/09/ferry/index.html', 'pages'],
    ['404.html', 'pages'],
    ['rss.xml', 'feeds'],
    ['tags/çay/rss.xml', 'feeds'],
    ['sections/world/atom.xml', 'feeds'],
    ['authors/vera/feed.json', 'feeds'],
    ['feeds.opml', 'feeds'],
    ['archive/feed/3.xml', 'feeds'],
    ['2025/archive/feed/3.xml', 'other'],
    ['story-rss.xml', 'other'],
    ['sitemap.xml', 'other'],
    ['a.jpg', 'pictures'],
    ['a.jpeg', 'pictures'],
    ['a.png', 'pictures'],
    ['a.webp', 'pictures'],
    ['a.avif', 'pictures'],
    ['a.gif', 'pictures'],
    ['mark.svg', 'pictures'],
    ['favicon.ico', 'pictures'],
    ['pagefind/index.html', 'index'],
    ['robots.txt', 'other'],
  ])('%s is one of the %s', (file, kind) => {
    expect(kindOf(file)).toBe(kind);
  });
});
