import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { visibilityAt } from '../../../../src/archive/visibility.ts';
import { readNewsroom } from '../../../../src/content/read-newsroom.ts';
import { readMarkdownSource } from '../../../../src/content/source-document.ts';
import { addressOf } from '../../../../src/site/article-address.ts';
import { siteAddresses } from '../../../../src/site/site-addresses.ts';
import { RESERVED } from '../../../../src/site/urls.ts';
import { importMarkdown } from './run.ts';

const root = mkdtempSync(path.join(tmpdir(), 'broadsheet-markdown-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let number = 0;

/** @returns the outlet's folder */
async function run(
  files: Readonly<Record<string, string | Uint8Array>>,
  map?: string,
  timezone = 'Europe/Berlin',
): Promise<string> {
  number += 1;
  const from = path.join(root, `site-${String(number)}`);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(from, name)), { recursive: true });
    writeFileSync(path.join(from, name), content);
  }
  const mapFile = path.join(root, `map-${String(number)}.yaml`);
  if (map !== undefined) writeFileSync(mapFile, map);
  const into = path.join(root, `outlet-${String(number)}`);
  await importMarkdown(from, {
    into,
    timezone,
    ...(map === undefined ? {} : { map: mapFile }),
  });
  return into;
}

function story(
  into: string,
  file: string,
): { readonly data: Record<string, unknown>; readonly body: string } {
  const { data, body } = readMarkdownSource(readFileSync(path.join(into, file), 'utf8'));
  return { data: data as Record<string, unknown>, body: body.trim() };
}

async function errorsOf(into: string): Promise<string[]> {
  const { problems } = await readNewsroom({
    contentDir: into,
    visibility: (article) => visibilityAt(Date.parse('2026-01-01T00:00:00Z'), article),
    articlePath: (filePath, article) =>
      addressOf(filePath, article, { permalink: '/:year/:month/:slug/', timezone: 'Europe/Berlin' }),
    reserved: RESERVED,
    siteAddresses,
  });
  return problems.filter(({ severity }) => severity === 'error').map(({ file, what }) => `${file}: ${what}`);
}

test('quoted text that goes on at the margin is read as its own generator read it', async () => {
  const into = await run({
    '_posts/2020-01-02-a.md':
      '---\ntags:\n- One\nexcerpt: "If you own: a boat\ninterested in: tides, you\n  know."\ntitle: T\n---\nBody.\n',
    '_posts/2020-01-03-b.md': '---\ntitle: "T\n---\nBody.\n',
    '_posts/2020-01-04-c.md': '---\ntitle: T\n<<<<<<< HEAD\ntags: [a]\n---\nBody.\n',
  });
  expect(story(into, 'articles/2020/01/a.md').data).toMatchObject({
    title: 'T',
    description: 'If you own: a boat interested in: tides, you know.',
    tags: ['One'],
  });
  expect(existsSync(path.join(into, 'articles/2020/01/b.md'))).toBe(false);
  const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
  expect(report).toContain('2020-01-03-b.md:2: ');
  // What a merge left behind is no part of a text.
  expect(report).toContain('2020-01-04-c.md:');
  expect(existsSync(path.join(into, 'articles/2020/01/c.md'))).toBe(false);
});

test('Jekyll: dated names, YAML, categories, Liquid, links between posts, drafts', async () => {
  const into = await run({
    '_config.yml': 'title: The Old Gazette\nurl: https://old.example\npermalink: pretty\n',
    '_data/authors.yml': 'vera:\n  name: Vera Lindqvist\n',
    '_posts/2020-01-02-first-post.md':
      '---\ntitle: "First: a post"\nauthor: vera\ncategories: [World, Sea]\ntags: ports\n---\nHello *there*. More.\n{: .lead}\n\n{% highlight ruby %}\nputs 1\n{% endhighlight %}\n\nSee [next]({% post_url 2020-02-03-second %}) and `{% raw %}`.\n',
    '_posts/2020-02-03-second.markdown':
      '---\nlayout: post\ntitle: Second\ndate: 2020-02-03 10:00:00 -0500\npublished: false\n---\n<div class="x">HTML <b>here</b><script>bad()</script></div>\n\n{% include video.html id="1" %}\n',
    '_drafts/idea.md': '---\ntitle: Idea\n---\nNo date.\n',
    'about.md': '---\ntitle: About\n---\nNo story.\n',
  });
  expect(await errorsOf(into)).toEqual([]);
  const first = story(into, 'articles/2020/01/first-post.md');
  expect(first.data).toEqual({
    title: 'First: a post',
    description: 'Hello there.',
    author: 'vera-lindqvist',
    date: '2020-01-02',
    section: 'world',
    tags: ['ports', 'Sea'],
    aliases: ['/world/sea/2020/01/02/first-post/'],
    imported: { from: 'Markdown', missing: ['description'] },
  });
  // The second post is a draft, so no link leads to it.
  expect(first.body).toBe('Hello *there*. More.\n\n```ruby\nputs 1\n```\n\nSee next and `{% raw %}`.');
  const second = story(into, 'articles/2020/02/second.md');
  expect(second.data).toMatchObject({ draft: true, date: '2020-02-03T10:00:00-05:00' });
  expect(second.body).toBe('HTML **here**\n\n{% include video.html id="1" %}');
  const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
  expect(report).toContain('{% include %}');
  expect(report).toContain('_drafts/idea.md: no date');
});

test('Hugo: TOML, page bundles with their pictures, shortcodes, references', async () => {
  const picture = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#345' } })
    .png()
    .toBuffer();
  const into = await run({
    'hugo.toml':
      'title = "The Gazette"\nbaseURL = "https://old.example/"\nlanguageCode = "en-GB"\n[params]\nx = "y"\n',
    'content/news/storm/index.md':
      '+++\ntitle = "Storm"\ndate = 2021-05-06T07:08:09+02:00\nauthors = ["Bo Ek", "Vera Lindqvist"]\ntags = ["sea"]\naliases = ["/old/storm"]\n[cover]\nimage = "lead.png"\nalt = "A wave"\n+++\nText with ![side](lead.png) and [calm]({{< ref "calm.md" >}}).\n\n{{< youtube abcdefgh >}}\n\n{{< mystery a="b" >}}\n',
    'content/news/storm/lead.png': picture,
    'content/news/calm.md':
      '{\n  "title": "Calm",\n  "date": "2021-05-07",\n  "summary": "After it."\n}\n\nStill. ![gone](/img/none.png)\n',
    'content/news/_index.md': '---\ntitle: News\n---\n',
  });
  expect(await errorsOf(into)).toEqual([]);
  const storm = story(into, 'articles/2021/05/storm/index.mdx');
  expect(storm.data).toMatchObject({
    author: ['bo-ek', 'vera-lindqvist'],
    section: 'news',
    image: { src: './lead.png', alt: 'A wave' },
    aliases: ['/news/storm/', '/old/storm/'],
    imported: { from: 'Markdown', missing: ['credit', 'description'] },
  });
  expect(storm.body).toBe(
    'Text with ![side](./lead.png) and [calm](/2021/05/calm/).\n\n<Embed url="https://www.youtube-nocookie.com/embed/abcdefgh" title="https://www.youtube.com/watch?v=abcdefgh" provider="YouTube" />\n\n\\{\\{\\< mystery a="b" >\\}\\}',
  );
  expect(existsSync(path.join(into, 'articles/2021/05/storm/lead.png'))).toBe(true);
  const calm = story(into, 'articles/2021/05/calm.md');
  expect(calm.data).toMatchObject({ title: 'Calm', description: 'After it.' });
  expect(calm.body).toBe('Still. [gone](https://old.example/img/none.png)');
});

test('a map names fields, authors, sections and files', async () => {
  const files = {
    'blog/a.md':
      '---\nheadline: Mapped\nwhen: 3 March 2019\nby: {name: jd}\nkind: Press releases\n---\nText.\n',
    'notes/b.md': '---\ntitle: Not this\ndate: 2019-01-01\n---\nText.\n',
  };
  const map =
    'fields: { title: headline, date: when, author: by, section: kind }\nsections: { Press releases: press }\nauthors: { jd: Jo Dahl }\ninclude: ["blog/**"]\noutlet: { url: "https://g.example" }\n';
  const into = await run(files, map);
  expect(story(into, 'articles/2019/03/a.md').data).toMatchObject({
    title: 'Mapped',
    author: 'jo-dahl',
    section: 'press',
  });
  expect(existsSync(path.join(into, 'articles/2019/01'))).toBe(false);
  await expect(run(files, 'fields: { titel: x }\n')).rejects.toThrow(/map-\d+\.yaml:1:11: .*titel/);
});

describe.each(['UTC', 'America/New_York', 'Pacific/Kiritimati'])('on a host in %s', (zone) => {
  afterEach(() => vi.unstubAllEnvs());

  test('a date that names no zone is of the outlet’s, however it is written', async () => {
    vi.stubEnv('TZ', zone);
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    const dates = {
      slashes: ['2020/03/05', '2020-03-05'],
      words: ['March 5, 2020', '2020-03-05'],
      american: ['03-05-2020', '2020-03-05'],
      timed: ['5 Mar 2020 10:00', '2020-03-05T10:00:00'],
      // On this night New York has no such time, but Berlin has.
      spring: ['2020/03/08 02:30 am', '2020-03-08T02:30:00'],
      aside: ['5 Mar 2020 10:00 (EST)', '2020-03-05T10:00:00'],
      offset: ['Thu, 05 Mar 2020 10:00:00 +0500', '2020-03-05T05:00:00Z'],
      zoned: ['2020/03/05 10:00 EST', '2020-03-05T15:00:00Z'],
      iso: ['2020-03-05T10:00:00.123456+01:00', '2020-03-05T10:00:00+01:00'],
    } as const;
    const into = await run(
      Object.fromEntries(
        Object.entries(dates).map(([name, [written]]) => [
          `${name}.md`,
          `---\ntitle: T\ndate: "${written}"\nexpiryDate: "${written.replace('2020', '2021')}"\n---\nText.\n`,
        ]),
      ),
    );
    expect(await errorsOf(into)).toEqual([]);
    for (const [name, [, date]] of Object.entries(dates)) {
      const { data } = story(into, `articles/2020/03/${name}.md`);
      expect([name, data['date'], data['expires']]).toEqual([name, date, date.replace('2020', '2021')]);
    }
  });
});

test('a day that begins without a midnight begins at that of UTC', async () => {
  const post = '---\ntitle: T\ndate: 2018/11/04\nexpires: 2019-11-03 00:30\n---\nText.\n';
  // Clocks went on in Brazil on the one night, and back in Cuba on the other.
  const brazil = story(await run({ 'a.md': post }, undefined, 'America/Sao_Paulo'), 'articles/2018/11/a.md');
  expect(brazil.data).toMatchObject({ date: '2018-11-04T00:00:00Z', expires: '2019-11-03T00:30:00' });
  const cuba = story(await run({ 'a.md': post }, undefined, 'America/Havana'), 'articles/2018/11/a.md');
  expect(cuba.data['expires']).toBe('2019-11-03T00:30:00Z');
});

test('frontmatter that cannot be read is told with its line, and the others come over', async () => {
  const into = await run({
    'a.md': '---\ntitle: "open\ndate: 2020-01-01\n---\nx\n',
    'b.md': '+++\ntitle = "B"\ndate = \n+++\nx\n',
    '2020-01-01-c.md': '---\ntitle: C\n---\nText.\n',
  });
  const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
  expect(report).toMatch(/a\.md:\d+: the YAML cannot be read/);
  expect(report).toMatch(/b\.md:3: the TOML cannot be read/);
  expect(story(into, 'articles/2020/01/c.md').data['title']).toBe('C');
});

test('pictures that only a style names make a folder of their story; a bundle is no section; two names are two', async () => {
  const picture = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#345' } })
    .png()
    .toBuffer();
  const into = await run({
    'content/one/index.md':
      '---\ntitle: One\ndate: 2020-01-01\nauthors: ["Ann Lee and Bo Ek", "Trust and Safety", "Doe, Jane"]\n---\n<div style="background: url(/img/a.png)">Words</div>\n\n![cut](/img/cut.png)\n',
    'content/sea/two/index.md': '---\ntitle: Two\ndate: 2020-01-02\n---\nWords.\n',
    'static/img/a.png': picture,
    'static/img/cut.png': picture.subarray(0, -20),
  });
  expect(await errorsOf(into)).toEqual([]);
  const { data, body } = story(into, 'articles/2020/01/one/index.md');
  expect(body).toContain('](./a.png)');
  expect(data).toMatchObject({
    author: ['ann-lee', 'bo-ek', 'trust-and-safety', 'doe-jane'],
    section: 'news',
  });
  expect(story(into, 'articles/2020/01/two.md').data['section']).toBe('sea');
});

test('two sites with the same names of files come into one outlet, and each again', async () => {
  const into = path.join(root, 'outlet-of-two');
  const site = (name: string, words: string) => {
    const folder = path.join(root, name, 'posts');
    mkdirSync(folder, { recursive: true });
    const head = '---\ntitle: Welcome\naliases: [/hello/]\n---\n';
    writeFileSync(path.join(folder, '2020-01-02-welcome.md'), `${head}${words}\n`);
    writeFileSync(path.join(root, name, '_config.yml'), 'permalink: pretty\n');
    return importMarkdown(path.join(root, name), { into, timezone: 'Europe/Berlin' });
  };
  await site('harbour hill', 'Of the hill.');
  await site('harbour', 'Of the harbour.');
  await site('harbour', 'Of the old harbour.');
  await site('harbour hill', 'Of the hill.');
  expect(story(into, 'articles/2020/01/welcome.md').body).toBe('Of the hill.');
  expect(story(into, 'articles/2020/01/welcome-2.md').body).toBe('Of the old harbour.');
  expect(readdirSync(path.join(into, 'articles/2020/01'))).toHaveLength(2);
  expect(await errorsOf(into)).toEqual([]);
});

test('pictures by reference: beside the story where they are at hand, else a link', async () => {
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#abc' } })
    .png()
    .toBuffer();
  const head = '---\ntitle: A quay\n---\n';
  const into = await run({
    '_posts/2020-01-02-here.md': `${head}See ![A quay][q] and [more][m].\n\n[q]: /img/quay.png\n[m]: https://x.example/\n`,
    '_posts/2020-01-03-away.md': `${head}See ![A quay][q].\n\n[q]: https://x.example/quay.png\n`,
    'img/quay.png': png,
  });
  const here = story(into, 'articles/2020/01/here/index.md').body;
  expect(here).toContain('[q]: ./quay.png');
  expect(here).toContain('[m]: https://x.example/');
  expect(readFileSync(path.join(into, 'articles/2020/01/here/quay.png'))).toEqual(png);
  const away = story(into, 'articles/2020/01/away.md').body;
  expect(away).not.toContain('![');
  expect(away).toContain('(https://x.example/quay.png)');
});
