import {
  existsSync,
  mkdtempSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { visibilityAt } from '../../../../src/archive/visibility.ts';
import { readNewsroom } from '../../../../src/content/read-newsroom.ts';
import { readMarkdownSource } from '../../../../src/content/source-document.ts';
import { addressOf } from '../../../../src/site/article-address.ts';
import { siteAddresses } from '../../../../src/site/site-addresses.ts';
import { RESERVED } from '../../../../src/site/urls.ts';
import { importWordPress, type WordPressOptions } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-wordpress-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let number = 0;
const NOW = Date.parse('2026-01-01T00:00:00Z');

function post(fields: Readonly<Record<string, string>>, more = ''): string {
  const all: Readonly<Record<string, string>> = {
    title: 'A title',
    'dc:creator': 'vera',
    'wp:post_date': '2015-03-04 09:30:00',
    'wp:post_date_gmt': '2015-03-04 08:30:00',
    'wp:status': 'publish',
    'wp:post_type': 'post',
    ...fields,
  };
  const id = all['wp:post_id'] ?? '1';
  const guid = `<guid isPermaLink="false">https://old.example/?p=${id}</guid><wp:post_id>${id}</wp:post_id>`;
  const rest = Object.entries(all)
    .filter(([name]) => name !== 'wp:post_id')
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`);
  return `<item>${guid}${rest.join('')}${more}</item>`;
}

const HEAD = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Old Gazette</title><link>https://old.example</link><language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>
<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>world</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>World &amp; more</wp:cat_name></wp:category>
<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename>harbours</wp:category_nicename><wp:category_parent>world</wp:category_parent><wp:cat_name>Harbours</wp:cat_name></wp:category>`;
const AUTHOR =
  '<wp:author><wp:author_login>vera</wp:author_login><wp:author_email>vera@secret.example</wp:author_email><wp:author_display_name>Vera Lindqvist</wp:author_display_name></wp:author>';
const exported = (...items: readonly string[]) => `${HEAD}\n${items.join('\n')}\n${AUTHOR}</channel></rss>`;

function outlet(): string {
  number += 1;
  return path.join(folder, `outlet-${String(number)}`);
}

async function run(xml: string | Uint8Array, into: string, options: WordPressOptions = {}): Promise<string> {
  const file = path.join(folder, `export-${String(number)}.xml`);
  writeFileSync(file, xml);
  return importWordPress(file, { into, timezone: 'Europe/Berlin', ...options });
}

function story(
  into: string,
  file: string,
): { readonly data: Record<string, unknown>; readonly body: string } {
  const { data, body } = readMarkdownSource(readFileSync(path.join(into, file), 'utf8'));
  return { data: data as Record<string, unknown>, body: body.trim() };
}

/** Errors that the outlet's own check finds. */
async function errorsOf(into: string): Promise<string[]> {
  const { problems } = await readNewsroom({
    contentDir: into,
    visibility: (article) => visibilityAt(NOW, article),
    articlePath: (filePath, article) =>
      addressOf(filePath, article, { permalink: '/:year/:month/:slug/', timezone: 'Europe/Berlin' }),
    reserved: RESERVED,
    siteAddresses,
  });
  return problems.filter(({ severity }) => severity === 'error').map(({ file, what }) => `${file}: ${what}`);
}

const RICH = exported(
  post(
    {
      'wp:post_id': '11',
      title: 'Ships &amp; <em>storms</em>',
      'wp:post_name': 'ships-and-storms',
      'content:encoded':
        'The first ship left. It came back.\n\n<a href="https://old.example/?p=12">See here</a> and <a href="/about/">there</a>, and <a href="/?p=14">later</a>.',
      'wp:is_sticky': '1',
    },
    `<link>https://old.example/2015/03/04/ships-and-storms/</link>
     <category domain="category" nicename="harbours"><![CDATA[Harbours]]></category><category domain="category" nicename="world"><![CDATA[World]]></category><category domain="post_tag" nicename="sea"><![CDATA[Sea]]></category>
     <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>30</wp:meta_value></wp:postmeta>
     <wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_author>Bo</wp:comment_author><wp:comment_author_email>bo@secret.example</wp:comment_author_email><wp:comment_author_IP>10.1.2.3</wp:comment_author_IP><wp:comment_date>2015-03-05 10:00:00</wp:comment_date><wp:comment_date_gmt>2015-03-05 09:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[Well said.\n\nTwice.]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type></wp:comment>
     <wp:comment><wp:comment_id>6</wp:comment_id><wp:comment_author>Spam</wp:comment_author><wp:comment_content>Buy</wp:comment_content><wp:comment_approved>0</wp:comment_approved></wp:comment>`,
  ),
  post({
    'wp:post_id': '12',
    title: '',
    'wp:post_name': '%e6%b8%af',
    'content:encoded': '<p>港の話。続き。</p>',
    'excerpt:encoded': 'Kept <b>excerpt</b>',
  }),
  post({
    'wp:post_id': '13',
    'wp:post_name': 'secret',
    'wp:post_password': 'x',
    'content:encoded': 'Hidden',
  }),
  post({
    'wp:post_id': '14',
    'wp:post_name': 'later',
    'wp:status': 'future',
    'wp:post_date': '2031-01-01 00:00:00',
    'wp:post_date_gmt': '2030-12-31 23:00:00',
    'content:encoded': 'Later',
  }),
  post({
    'wp:post_id': '15',
    'wp:status': 'draft',
    'wp:post_date_gmt': '0000-00-00 00:00:00',
    'content:encoded': 'Draft',
  }),
  post({ 'wp:post_id': '16', 'wp:status': 'trash', 'wp:post_name': 'trash', 'content:encoded': 'Gone' }),
  post(
    {
      'wp:post_id': '17',
      title: 'About us',
      'wp:post_name': 'about',
      'wp:post_type': 'page',
      'content:encoded': 'We print.',
    },
    '<link>https://old.example/about/</link>',
  ),
  post(
    {
      'wp:post_id': '30',
      'wp:post_type': 'attachment',
      title: 'lead',
      'wp:attachment_url': 'https://old.example/wp-content/uploads/2015/03/lead.jpg',
      'excerpt:encoded': 'At noon',
    },
    '<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A ship</wp:meta_value></wp:postmeta>',
  ),
);

test('an old address redirects wherever nothing of the site itself stands', async () => {
  const into = outlet();
  const linked = (id: string, link: string) =>
    post(
      { 'wp:post_id': id, 'wp:post_name': `p${id}`, 'content:encoded': 'Text.' },
      `<link>https://old.example${link}</link><category domain="post_tag" nicename="sea"><![CDATA[Sea]]></category>`,
    );
  const links = ['/archive/2015/old-one/', '/tags/ferry-report/', '/tags/sea/', '/authors/vera-lindqvist/'];
  await run(exported(...links.map((link, index) => linked(String(index + 1), link))), into);
  expect(
    links.map((_, index) => story(into, `articles/2015/03/p${String(index + 1)}.md`).data['aliases']),
  ).toEqual([['/archive/2015/old-one/'], ['/tags/ferry-report/'], undefined, undefined]);
  expect(await errorsOf(into)).toEqual([]);
});

test('an export becomes an outlet that passes its check', async () => {
  const into = outlet();
  const summary = await run(RICH, into);
  expect(summary).toContain('articles written');
  expect(await errorsOf(into)).toEqual([]);
  expect(story(into, 'articles/2015/03/ships-and-storms/index.md')).toEqual({
    data: {
      title: 'Ships & storms',
      description: 'The first ship left.',
      author: 'vera-lindqvist',
      date: '2015-03-04T09:30:00+01:00',
      section: 'harbours',
      tags: ['World & more', 'Sea'],
      id: 'https://old.example/?p=11',
      aliases: ['/2015/03/04/ships-and-storms/'],
      imported: { from: 'WordPress', missing: ['description'] },
    },
    body: 'The first ship left. It came back.\n\n[See here](/2015/03/港/) and [there](/about/), and later.\n\n[A ship](<https://old.example/wp-content/uploads/2015/03/lead.jpg>)',
  });
  expect(story(into, 'articles/2015/03/港.md').data).toMatchObject({
    title: '港の話。',
    description: 'Kept excerpt',
    imported: { missing: ['section', 'title'] },
  });
  expect(story(into, 'articles/2015/03/secret.md').data).toMatchObject({ draft: true });
  expect(story(into, 'articles/2031/01/later.md').data).toMatchObject({
    embargo: '2031-01-01T00:00:00+01:00',
  });
  expect(existsSync(path.join(into, 'articles/2015/03/trash.md'))).toBe(false);
  expect(parse(readFileSync(path.join(into, 'sections/harbours.yaml'), 'utf8'))).toEqual({
    name: 'Harbours',
    parent: 'world',
    aliases: ['/category/world/harbours/'],
  });
  expect(story(into, 'comments/2015/03/ships-and-storms/2015-03-05-bo.md')).toEqual({
    data: { article: 'https://old.example/?p=11', name: 'Bo', date: '2015-03-05T10:00:00+01:00' },
    body: 'Well said.\n\nTwice.',
  });
  expect(parse(readFileSync(path.join(into, 'fronts/home.yaml'), 'utf8'))).toMatchObject({
    blocks: [{ pins: ['https://old.example/?p=11'] }, {}],
  });
  const everything = files(into)
    .map((file) => readFileSync(path.join(into, file), 'utf8'))
    .join('\n');
  expect(everything).not.toMatch(/secret\.example|10\.1\.2\.3|Buy/);
});

test('a time that the clocks repeat holds a scheduled story back until the later reading', async () => {
  const into = outlet();
  const scheduled = post({
    'wp:post_name': 'twice',
    'wp:status': 'future',
    'wp:post_date': '2130-11-05 01:30:00',
    'wp:post_date_gmt': '0000-00-00 00:00:00',
  });
  await run(exported(scheduled), into, { timezone: 'America/New_York' });
  expect(await errorsOf(into)).toEqual([]);
  expect(story(into, 'articles/2130/11/twice.md').data['embargo']).toBe('2130-11-05T01:30:00-05:00');
});

test('a second run changes nothing; a file that was edited, moved or removed is left alone', async () => {
  const into = outlet();
  await run(RICH, into);
  const before = snapshot(into);
  await run(RICH, into);
  expect(snapshot(into)).toEqual(before);

  const edited = path.join(into, 'articles/2015/03/secret.md');
  writeFileSync(edited, `${readFileSync(edited, 'utf8')}\nMore.\n`);
  rmSync(path.join(into, 'articles/2031/01/later.md'));
  const changed = RICH.replace('Hidden', 'Changed').replace('We print.', 'We print daily.');
  const summary = await run(changed, into);
  expect(readFileSync(edited, 'utf8')).toMatch(/Hidden\n\nMore\.\n$/);
  expect(existsSync(path.join(into, 'articles/2031/01/later.md'))).toBe(false);
  expect(readFileSync(path.join(into, 'pages/about.md'), 'utf8')).toContain('We print daily.');
  expect(summary).toContain('2  articles left alone');
  const { findings } = JSON.parse(readFileSync(path.join(into, '.import/wordpress-report.json'), 'utf8')) as {
    findings: { kind: string; file: string; what: string }[];
  };
  expect(
    findings
      .filter(({ file }) => /\/(?:secret|later)\b/.test(file))
      .map(({ kind, what }) => `${kind}: ${what}`),
  ).toEqual(['kept: edited since the last import', 'kept: moved or removed since the last import']);
  // A page shows none.
  expect(findings.filter(({ kind }) => kind === 'missing').map(({ file }) => file)).toEqual([
    'articles/2015/03/a-title.md',
    'articles/2015/03/ships-and-storms/index.md',
  ]);
});

test('what was in the outlet before is never written over', async () => {
  const into = outlet();
  mkdirSync(path.join(into, 'articles/2015/03'), { recursive: true });
  writeFileSync(path.join(into, 'articles/2015/03/secret.md'), 'mine');
  await run(RICH, into);
  expect(readFileSync(path.join(into, 'articles/2015/03/secret.md'), 'utf8')).toBe('mine');
  expect(story(into, 'articles/2015/03/secret-2.md').data).toMatchObject({ draft: true });
});

test('with the uploads at hand pictures lie beside the story, in their full size, and files keep their address', async () => {
  const into = outlet();
  const media = path.join(folder, 'uploads');
  mkdirSync(path.join(media, '2015/03'), { recursive: true });
  const picture = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#345' } })
    .jpeg()
    .toBuffer();
  for (const name of ['lead.jpg', 'side.jpg', 'side-300x200.jpg'])
    writeFileSync(path.join(media, '2015/03', name), picture);
  writeFileSync(path.join(media, '2015/03/paper.pdf'), '%PDF-');
  writeFileSync(path.join(media, '2015/03/fake.png'), 'no picture');
  writeFileSync(path.join(folder, 'elsewhere.txt'), 'Secret');
  symlinkSync(path.join(folder, 'elsewhere.txt'), path.join(media, '2015/03/notes.txt'));
  writeFileSync(path.join(media, '2015/03/map.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(
    path.join(media, '2015/03/bad.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg"><a href="java&#9;script:go()"/></svg>',
  );
  const body = `<img src="https://old.example/wp-content/uploads/2015/03/side-300x200.jpg" srcset="x 1x" alt="Side" /> <a href="/wp-content/uploads/2015/03/paper.pdf">paper</a> <a href="/wp-content/uploads/2015/03/notes.txt">notes</a> <img src="/wp-content/uploads/2015/03/fake.png" alt="Fake" /> <a href="/wp-content/uploads/2015/03/map.svg">map</a> <a href="/wp-content/uploads/2015/03/bad.svg">bad</a>`;
  const xml = RICH.replace('It came back.', body);
  await run(xml, into, { media });
  const { data, body: written } = story(into, 'articles/2015/03/ships-and-storms/index.md');
  expect(data['image']).toEqual({ src: './lead.jpg', alt: 'A ship', caption: 'At noon' });
  expect(data['imported']).toMatchObject({ missing: ['credit', 'description'] });
  expect(written).toContain(
    '![Side](./side.jpg) [paper](/wp-content/uploads/2015/03/paper.pdf) [notes](https://old.example/wp-content/uploads/2015/03/notes.txt) [Fake](https://old.example/wp-content/uploads/2015/03/fake.png)',
  );
  expect(readdirSync(path.join(into, 'articles/2015/03/ships-and-storms')).sort()).toEqual([
    'index.md',
    'lead.jpg',
    'side.jpg',
  ]);
  // A link leads out of the folder to the other.
  expect(readdirSync(path.join(into, 'public/wp-content/uploads/2015/03')).sort()).toEqual([
    'map.svg',
    'paper.pdf',
  ]);
  expect(readFileSync(path.join(into, '.import/wordpress-report.md'), 'utf8')).toContain(
    '2015/03/notes.txt: a symbolic link leads to it',
  );
  expect(await errorsOf(into)).toEqual([]);
});

const BROKEN: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
  ['an empty file', '', /:1:1: The file is empty/],
  ['no XML', 'Dear editor,\nhere it is.', /:\d+:\d+: The export is not well-formed XML/],
  ['a feed', '<rss version="2.0">\n<channel><title>x</title></channel></rss>', /no <wp:wxr_version>/],
  ['a version that is none', exported().replace('>1.2<', '>abc<'), /:4:\d+: “abc” is no version/],
  ['a file that was cut off', exported(post({})).slice(0, -60), /:\d+:\d+: .*unclosed tag/],
  ['a tag that is not closed', exported('<item>\n<title>x</item>'), /:8:\d+: .*unexpected close tag/],
  [
    'an entity of HTML',
    exported(post({}, '\n<excerpt:encoded>a&nbsp;b</excerpt:encoded>')),
    /:8:\d+: .*undefined entity/i,
  ],
  ['a control character', exported(post({ title: 'a\u0001b' })), /:7:\d+: .*disallowed character/],
  [
    'bytes of another encoding',
    Buffer.from(exported(post({ title: 'caf\u00e9' })), 'latin1'),
    /:7:\d+: The file is not UTF-8/,
  ],
  [
    'an encoding that nobody knows',
    exported().replace('UTF-8', 'KLINGON-1'),
    /encoding “KLINGON-1” is not known/,
  ],
  ['two channels', exported().replace('</rss>', '<channel></channel></rss>'), /more than one <channel>/],
];
test.each(BROKEN)('%s is an error with its place, and nothing is written', async (_, xml, message) => {
  const into = outlet();
  await expect(run(xml, into)).rejects.toThrow(message);
  expect(existsSync(into)).toBe(false);
});

test('other encodings, a byte order mark and foreign prefixes are read', async () => {
  for (const xml of [
    `\uFEFF${exported(post({ title: 'Café' }))}`,
    Buffer.from(exported(post({ title: 'Café' })).replace('UTF-8', 'ISO-8859-1'), 'latin1'),
    Buffer.from(`\uFEFF${exported(post({ title: 'Café' })).replace('UTF-8', 'UTF-16')}`, 'utf16le'),
    exported(post({ title: 'Café' }))
      .replaceAll('wp:', 'press:')
      .replace('xmlns:wp', 'xmlns:press'),
  ]) {
    const into = outlet();
    await run(xml, into);
    expect(story(into, 'articles/2015/03/café.md').data['title']).toBe('Café');
  }
});

function files(into: string): string[] {
  return readdirSync(into, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(into, file)).isFile())
    .sort();
}

function snapshot(into: string): Record<string, string> {
  return Object.fromEntries(
    files(into)
      .filter((file) => !file.includes('report'))
      .map((file) => [file, readFileSync(path.join(into, file), 'base64')]),
  );
}
