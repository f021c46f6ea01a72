import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
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
import { planMove } from '../../move.ts';
import { carryOut, filesOf, roomAt } from '../../room-factory.ts';
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
  expect(report).toContain('first-post.md: no standfirst: the first sentence of its text stands for one');
});

test('Jekyll: text of tags and categories is split at its spaces, a list is not', async () => {
  const post = (fields: string) => `---\ntitle: T\n${fields}---\nText.\n`;
  const files = {
    '_posts/2020-01-02-text.md': post('categories: news politics\ntags: apple banana\n'),
    '_posts/2020-01-02-list.md': post('categories: [Press releases]\ntags: [live music, C]\n'),
    '_posts/2020-01-02-comma.md': post('category: breaking news\ntags: live music, jazz\n'),
  };
  const labels = (into: string, name: string) => {
    const { section, tags } = story(into, `articles/2020/01/${name}.md`).data;
    return { section, tags };
  };
  const into = await run({ ...files, '_config.yml': 'title: G\n' });
  expect(await errorsOf(into)).toEqual([]);
  expect(labels(into, 'text')).toEqual({ section: 'news', tags: ['apple', 'banana', 'politics'] });
  expect(labels(into, 'list')).toEqual({ section: 'press-releases', tags: ['live music', 'C'] });
  expect(labels(into, 'comma')).toEqual({ section: 'breaking-news', tags: ['live music', 'jazz'] });
  // Hexo has such a file too, and reads text as one.
  const hexo = await run({ ...files, '_config.yml': 'public_dir: public\npermalink: :title/\n' });
  expect(labels(hexo, 'text')).toEqual({ section: 'news-politics', tags: ['apple banana'] });
});

test('Jekyll: old addresses, below the path that the site stood under, redirect and resolve', async () => {
  const post = (fields: string, body = 'Text.') => `---\ntitle: T\n${fields}---\n${body}\n`;
  const into = await run({
    '_config.yml': 'title: G\nurl: https://old.example\nbaseurl: /blog/\n',
    '_posts/2019-04-01-a.md': post('categories: news politics\n'),
    '_posts/2019-04-02-b.md': post('categories: [News, "Press releases"]\nredirect_from: /was/b.html\n'),
    'sea/_posts/2019-04-03-C_d.md': post('category: ships\npermalink: /:categories/:y_day/:title\n'),
    '_posts/2019-04-04-e.md': post('permalink: /own/e.html\n'),
    '_posts/2019-04-06-two words!.md': post(''),
    '_posts/2019-04-05-f.md': post('permalink: /:w_day/f.html\n'),
    '_posts/2019-05-01-links.md': post(
      'permalink: https://old.example/blog/links/\n',
      [
        '[1](https://old.example/blog/news/politics/2019/04/01/a.html)',
        '[2](/blog/news/press%20releases/2019/04/02/b.html)',
        '[3]({{ site.baseurl }}/was/b.html)',
        '[4]({{ "/own/e.html" | relative_url }})',
        '[5]({{ site.baseurl }}{% post_url 2019-04-01-a %})',
        '[6]({{ site.baseurl }}/about.html)',
        '[7](https://old.example/blog/)',
        '[8]({{ site.baseurl }}/files/x.pdf)',
      ].join(' '),
    ),
    'files/x.pdf': 'x',
  });
  expect(await errorsOf(into)).toEqual([]);
  const aliases = (name: string) => story(into, `articles/2019/${name}.md`).data['aliases'];
  expect(aliases('04/a')).toEqual(['/blog/news/politics/2019/04/01/a.html']);
  expect(aliases('04/b')).toEqual(['/blog/news/press%20releases/2019/04/02/b.html', '/blog/was/b.html']);
  expect(aliases('04/c-d')).toEqual(['/blog/sea/ships/093/C_d/']);
  expect(aliases('04/e')).toEqual(['/blog/own/e.html']);
  expect(aliases('04/f')).toBeUndefined();
  expect(aliases('04/two-words')).toEqual(['/blog/2019/04/06/two-words!.html']);
  expect(aliases('05/links')).toEqual(['/blog/links/']);
  expect(story(into, 'articles/2019/05/links.md').body.split(' ')).toEqual([
    '[1](/2019/04/a/)',
    '[2](/2019/04/b/)',
    '[3](/2019/04/b/)',
    '[4](/2019/04/e/)',
    '[5](/2019/04/a/)',
    '[6](https://old.example/blog/about.html)',
    '[7](/)',
    '[8](/files/x.pdf)',
  ]);
  expect(readFileSync(path.join(into, 'outlet.yaml'), 'utf8')).toContain('url: https://old.example\n');
  const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
  expect(report).toContain('outlet.yaml: the old site stood under /blog: ');
  expect(report).toContain('_posts/2019-04-05-f.md: /:w_day/f.html: nothing here knows “:w_day”');
});

test('Jekyll: an old address has the day and week of the zone in its settings', async () => {
  const files = {
    '_posts/2020-01-05-a.md': '---\ntitle: T\ndate: 2020-01-06 03:00:00 +0000\n---\nText.\n',
    '_posts/2020-01-06-b.md': '---\ntitle: T\n---\nText.\n',
  };
  const aliases = async (config: string) => {
    const into = await run({ ...files, '_config.yml': config });
    return ['a', 'b'].map((name) => story(into, `articles/2020/01/${name}.md`).data['aliases']);
  };
  expect(await aliases('permalink: weekdate\ntimezone: America/New_York\n')).toEqual([
    ['/2020/W01/SUN/a.html'],
    ['/2020/W02/MON/b.html'],
  ]);
  expect(await aliases('permalink: ordinal\ntimezone: Nowhere\n')).toEqual([
    ['/2020/006/a.html'],
    ['/2020/006/b.html'],
  ]);
});

test('Jekyll: pictures below the path that the site stood under are found in its folder', async () => {
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#abc' } })
    .png()
    .toBuffer();
  const into = await run({
    '_config.yml': 'url: https://old.example\nbaseurl: blog\n',
    '_posts/2020-01-02-a.md':
      '---\ntitle: T\nimage: /blog/img/lead.png\n---\n![A]({{ site.baseurl }}/img/a.png) ![B](https://old.example/blog/img/b.png)\n',
    'img/lead.png': png,
    'img/a.png': png,
    'img/b.png': png,
  });
  const { data, body } = story(into, 'articles/2020/01/a/index.md');
  expect(data['image']).toEqual({ src: './lead.png' });
  expect(body).toMatch(/^!\[A\]\(\.\/\w+\.png\) !\[B\]\(\.\/\w+\.png\)$/);
});

test('an old address redirects wherever nothing of the site itself stands', async () => {
  const into = await run({
    '_posts/2019-05-02-a.md':
      '---\ntitle: T\ntags: [Boats]\naliases: [/archive/2019/old-one/, /tags/ferry-report/, /sections/, /tags/boats/, /tags/late/, /tags/boats/page/2/, /sections/news/rss.xml, /archive/2019/05/, /icons/a.png, /lite/2019/05/b/, /lite/x/]\n---\nText.\n',
    '_posts/2019-05-03-b.md': '---\ntitle: T\ntags: [Late]\n---\nText.\n',
  });
  expect(story(into, 'articles/2019/05/a.md').data['aliases']).toEqual(
    expect.arrayContaining(['/archive/2019/old-one/', '/tags/ferry-report/', '/lite/x/']),
  );
  expect(await errorsOf(into)).toEqual([]);
  const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
  for (const kept of ['/sections/', '/tags/boats/', '/tags/late/', '/archive/2019/05/', '/lite/2019/05/b/'])
    expect(report).toContain(`${kept} belongs to another story or to the site`);
});

test('Hugo: old addresses lie below the path of the site, unless the outlet does too', async () => {
  const files = {
    'config.toml': 'baseURL = "https://old.example/blog/"\nlanguageCode = "en"\n',
    'content/posts/Abc.md':
      '---\ntitle: T\ndate: 2020-01-01\naliases: [/old/a, /50%25/, /b\\c/]\n---\n[1](https://old.example/blog/posts/other/)\n',
    'content/posts/b.md': '---\ntitle: T\ndate: 2020-01-01\nslug: other\n---\nText.\n',
    'content/posts/c.md': '---\ntitle: T\ndate: 2020-01-01\nurl: /here/c\n---\nText.\n',
  };
  const aliases = (into: string) =>
    ['abc', 'other', 'c'].map((name) => story(into, `articles/2020/01/${name}.md`).data['aliases']);
  const into = await run(files);
  // As Hugo 0.111 writes them.
  expect(aliases(into)).toEqual([
    ['/blog/posts/abc/', '/blog/old/a/', '/blog/50%25/'],
    ['/blog/posts/other/'],
    ['/blog/here/c/'],
  ]);
  expect(story(into, 'articles/2020/01/abc.md').body).toBe('[1](/2020/01/other/)');
  expect(readFileSync(path.join(into, 'outlet.yaml'), 'utf8')).toContain('url: https://old.example\n');
  const below = await run(files, 'outlet: { url: https://new.example/blog }\n');
  expect(aliases(below)).toEqual([['/posts/abc/', '/old/a/', '/50%25/'], ['/posts/other/'], ['/here/c/']]);
  expect(readFileSync(path.join(below, 'outlet.yaml'), 'utf8')).toContain('url: https://new.example/blog\n');
});

describe('Hugo: old addresses as `permalinks` has them', () => {
  const files = {
    'content/posts/Deep/er/bundle/index.md':
      '---\ntitle: "Ferries & quays – again"\ndate: 2021-03-07T23:30:00-05:00\nslug: Bundle Slug\n---\nText.\n',
    'content/posts/Deep/_index.md': '---\ntitle: Deep\n---\n',
    'content/posts/plain.md': '---\ntitle: No slug here\ndate: 2021-03-02\n---\nText.\n',
    'content/notes/n.md': '---\ntitle: N\ndate: 2021-03-03\n---\nText.\n',
  };
  const aliases = (into: string) =>
    ['bundle-slug', 'plain', 'n'].map((name) => story(into, `articles/2021/03/${name}.md`).data['aliases']);
  const BASE = 'baseURL = "https://old.example/"\n';

  test.each<[file: string, settings: string, bundle: string, plain: string]>([
    [
      'hugo.toml',
      `${BASE}[permalinks]\nposts = "/blog/:slug/"\n`,
      '/blog/bundle-slug/',
      '/blog/no-slug-here/',
    ],
    [
      'hugo.toml',
      `${BASE}[permalinks.page]\nPosts = "/:year/:month/:day/:title"\n[permalinks.section]\nposts = "/x/"\n`,
      '/2021/03/07/ferries-quays-again/',
      '/2021/03/02/no-slug-here/',
    ],
    [
      'hugo.yaml',
      'baseURL: https://old.example/\npermalinks: {posts: "/:section/:monthname/:weekday-:weekdayname/:yearday/:filename.html"}\n',
      '/posts/march/0-sunday/66/bundle.html',
      '/posts/march/2-tuesday/61/plain.html',
    ],
    [
      'config.json',
      '{"baseURL": "https://old.example/", "permalinks": {"posts": "/:sections/:06/:1/:Jan/:slugorfilename/"}}',
      '/posts/deep/21/3/mar/bundle-slug/',
      '/posts/21/3/mar/plain/',
    ],
    [
      'config/_default/hugo.toml',
      `${BASE}disablePathToLower = true\n[permalinks]\nposts = "/:sections[last]/:contentbasename/:slugorcontentbasename"\n`,
      '/Deep/bundle/Bundle-Slug/',
      '/posts/plain/plain/',
    ],
    [
      'config.toml',
      `${BASE}[permalinks]\nposts = "a/:sections[1:]/:slug"\n`,
      '/a/deep/bundle-slug/',
      '/a/no-slug-here/',
    ],
  ])('%s: %s', async (file, settings, bundle, plain) => {
    const into = await run({ ...files, [file]: settings });
    expect(await errorsOf(into)).toEqual([]);
    expect(aliases(into)).toEqual([[bundle], [plain], ['/notes/n/']]);
  });

  test('what cannot be told is a decision, and nothing is made up', async () => {
    const into = await run({
      ...files,
      'hugo.toml': `${BASE}[permalinks]\nposts = "/:sectionslug/:slug/"\n"notes/old" = "/x/:slug/"\n[languages.de.permalinks]\nposts = "/b/:slug/"\n`,
    });
    expect(aliases(into)).toEqual([undefined, undefined, ['/notes/n/']]);
    const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
    const decisions = report.split('## Decisions to look at\n\n')[1]?.split('\n\n')[0];
    for (const what of ['“:sectionslug” of `permalinks`', 'of “notes/old”', 'of the language “de”'])
      expect(decisions).toContain(what);
    expect(report).toContain('posts/plain.md: /:sectionslug/:slug/: nothing says what “:sectionslug” was');
  });
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
  const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
  expect(report).not.toContain('calm.md: no standfirst');
});

test('what was held back until a later date is held back here', async () => {
  const post = (fields: string) => `---\ntitle: T\n${fields}---\nText.\n`;
  const into = await run({
    'hugo.toml': 'title = "G"\nbaseURL = "https://old.example/"\n',
    'content/held.md': post('date: 2026-01-01\npublishDate: 2130-01-01\n'),
    'content/draft.md': post('date: 2026-01-01\npublishdate: 2130-01-01\ndraft: true\n'),
    'content/over.md': post('date: 2020-01-01\npublishDate: 2020-01-05T10:00:00Z\n'),
    'content/early.md': post('date: 2020-01-02\npublishDate: 2020-01-01\n'),
    'content/alone.md': post('publishDate: 2020-01-03\n'),
    'content/ahead.md': post('date: 2130-01-02\n'),
    'content/words.md': post('date: 2020-01-04\npublishDate: soon\n'),
    'content/jekyll.md': post('date: 2020-01-05\npublished: true\n'),
    'content/links.md': `${post('date: 2020-01-06\n')}\n[One](/held/), [two](ahead.md), [three](/over/).\n`,
  });
  expect(await errorsOf(into)).toEqual([]);
  expect(story(into, 'articles/2020/01/links.md').body).toContain('One, two, [three](/2020/01/over/).');
  const dates = (file: string) => {
    const { date, embargo } = story(into, `articles/${file}.md`).data;
    return [date, embargo];
  };
  expect(dates('2026/01/held')).toEqual(['2026-01-01', '2130-01-01']);
  expect(dates('2026/01/draft')).toEqual(['2026-01-01', '2130-01-01']);
  expect(dates('2020/01/over')).toEqual(['2020-01-01', '2020-01-05T10:00:00Z']);
  expect(dates('2020/01/early')).toEqual(['2020-01-02', undefined]);
  expect(dates('2020/01/alone')).toEqual(['2020-01-03', undefined]);
  expect(dates('2130/01/ahead')).toEqual(['2130-01-02', '2130-01-02']);
  const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
  expect(report.split('## Not public\n\n')[1]?.split('\n\n')[0]?.split('\n')).toEqual([
    '- articles/2026/01/draft.md: it was a draft',
    '- articles/2026/01/held.md: it goes out on 2130-01-01',
    '- articles/2130/01/ahead.md: it goes out on 2130-01-02',
  ]);
  expect(report).toContain('words.md: “soon”, until which it was held back, is no date');
  expect(report).not.toContain('“true”');
});

/** Lines of the report under “Not public”, by the names of their files. */
function notPublic(into: string): Record<string, string> {
  const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
  const lines = report.split('## Not public\n\n')[1]?.split('\n\n')[0]?.trim().split('\n') ?? [];
  return Object.fromEntries(
    lines.map(
      (line) => /^- articles\/(?:\d+\/)*(.+?)(?:\/index)?\.mdx?: (.*)$/.exec(line)?.slice(1) ?? [line],
    ),
  ) as Record<string, string>;
}

test('what the old site does not show is not public here, and told', async () => {
  const post = (fields: string) => `---\ntitle: T\ndate: 2020-01-01\n${fields}---\nText.\n`;
  const hugo = await run({
    'hugo.toml': 'title = "G"\nbaseURL = "https://old.example/"\n',
    'content/shown.md': post('draft: no\nbuild: {render: always, list: never}\nExpiryDate: 2130-01-01\n'),
    'content/over.md': post('expirydate: 2021-01-01\n'),
    'content/over2.md':
      '+++\ntitle = "T"\ndate = 2020-01-01\nunpublishdate = 2021-01-01T10:00:00Z\n+++\nText.\n',
    'content/capital.md': post('Draft: true\n'),
    'content/yes.md': post('draft: yes\n'),
    'content/quoted.md': post('draft: "TRUE"\n'),
    'content/never.md': post('build:\n  render: never\n'),
    'content/once.md': post('_build: {render: false}\n'),
    'content/headless.md': post('headless: true\n'),
    'content/news/bundle/index.md': post(''),
    'content/news/bundle/more.md': post(''),
    'content/news/bundle/deep/index.md': post(''),
    'content/news/other.md': post('expirydate: whenever\n'),
    'content/links.md': `${post('')}\n[One](/over/), [two](/news/bundle/).\n`,
  });
  expect(await errorsOf(hugo)).toEqual([]);
  expect(notPublic(hugo)).toEqual({
    over: 'it expired on 2021-01-01',
    over2: 'it expired on 2021-01-01T10:00:00Z',
    capital: 'it was a draft',
    yes: 'it was a draft',
    quoted: 'it was a draft',
    never: 'the old site had no page of it: `build: {render: never}`',
    once: 'the old site had no page of it: `_build: {render: false}`',
    headless: 'the old site had no page of it: `headless`',
    more: 'the old site had no page of it: it belongs to that of news/bundle',
    deep: 'the old site had no page of it: it belongs to that of news/bundle',
  });
  expect(story(hugo, 'articles/2020/01/over.md').data['expires']).toBe('2021-01-01');
  for (const name of ['capital', 'yes', 'quoted', 'never', 'once', 'headless', 'more', 'deep'])
    expect(story(hugo, `articles/2020/01/${name}.md`).data).toMatchObject({ draft: true });
  expect(story(hugo, 'articles/2020/01/links.md').body).toContain('One, [two](/2020/01/bundle/).');
  expect(readFileSync(path.join(hugo, '.import/markdown-report.md'), 'utf8')).toContain(
    'content/news/other.md: “whenever”, until which it was shown, is no date',
  );

  const jekyll = await run({
    '_config.yml': 'title: G\n',
    '_posts/2020-01-01-no.md': post('published: no\n'),
    '_posts/2020-01-01-off.md': post("published: 'false'\n"),
    '_posts/2020-01-01-on.md': post('published: on\npermalink: false\n'),
  });
  expect(notPublic(jekyll)).toEqual({ no: 'it was a draft', off: 'it was a draft' });
  expect(readFileSync(path.join(jekyll, '.import/markdown-report.md'), 'utf8')).not.toContain('is no date');

  const eleventy = await run({ 'no-page.md': post('permalink: false\n'), 'shown.md': post('') });
  expect(notPublic(eleventy)).toEqual({
    'no-page': 'the old site had no page of it: `permalink: false`',
  });
});

describe('Eleventy: what data files say of the stories below their folder', () => {
  const post = (fields = '', body = 'Text.') => `---\ntitle: A tale\n${fields}---\n${body}\n`;
  const shared = (data: object) => JSON.stringify(data);
  const data = (into: string, name: string) => story(into, `articles/2020/${name}.md`).data;
  const report = (into: string) => readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');

  test('addresses, authors and tags come over, and links find them', async () => {
    const into = await run({
      'site/site.json': shared({ author: 'Nobody', section: 'Sea' }),
      'site/posts/posts.json': shared({
        permalink: '/blog/{{ page.fileSlug }}/',
        Author: 'Jane Roe',
        tags: ['posts', 'Harbour'],
      }),
      'site/posts/2020-01-02-a.md': post('', 'See [b](/blog/b/).'),
      'site/posts/2020-01-03-b.md': post(
        'author: Bo Ek\ntags: Ships\npermalink: /own/\n',
        'See [a](/blog/a/).',
      ),
      'site/posts/2020-01-04-c.md': post(),
      'site/posts/2020-01-04-c.11tydata.json': shared({ author: 'Ann Berg', draft: true }),
      'site/other/2020-01-05-d.md': post(),
    });
    expect(await errorsOf(into)).toEqual([]);
    expect(data(into, '01/a')).toMatchObject({
      author: 'jane-roe',
      section: 'sea',
      tags: ['Harbour'],
      aliases: ['/blog/a/'],
    });
    expect(data(into, '01/b')).toMatchObject({
      author: 'bo-ek',
      tags: ['Harbour', 'Ships'],
      aliases: ['/own/'],
    });
    expect(data(into, '01/c')).toMatchObject({ author: 'ann-berg', draft: true, aliases: ['/blog/c/'] });
    expect(data(into, '01/d')).toMatchObject({ author: 'nobody', aliases: ['/site/other/2020-01-05-d/'] });
    expect(story(into, 'articles/2020/01/b.md').body).toBe('See [a](/2020/01/a/).');
  });

  test.each([
    ['/{{ page.date | date: "%Y/%m/%-d" }}/{{ title | slugify }}/', '/2020/01/2/a-tale/'],
    ['{{ page.filePathStem }}.html', '/posts/a.html'],
    ['/{{ kind.name }}/{{ page.fileSlug }}/index.html', '/essays/a/'],
    ['/{{ title }}/{{ page.fileSlug | reversed }}/', undefined, '{{ page.fileSlug | reversed }}'],
    ['/{{ page.date }}/', undefined, '{{ page.date }}'],
    ['/{% if old %}x{% endif %}/', undefined, '{% if old %}x{% endif %}/'],
    ['/{{ name.odd | slug }}/', undefined, '{{ name.odd | slug }}'],
  ])('%s', async (permalink, alias, unknown?: string) => {
    const files = {
      'posts/posts.json': shared({ permalink, kind: { name: 'essays' }, name: { odd: 'it’s' } }),
      'posts/2020-01-02-a.md': post(),
    };
    const into = await run(files);
    expect(data(into, '01/a')['aliases']).toEqual(alias === undefined ? undefined : [alias]);
    if (unknown !== undefined) {
      expect(report(into)).toContain(`: nothing here knows “${unknown}” of old addresses`);
      const mapped = await run(files, 'permalink: /:year/:title/\n');
      expect(data(mapped, '01/a')['aliases']).toEqual(['/2020/a/']);
    }
  });

  test.each(['js', 'cjs', 'mjs'])(
    'a program, *.11tydata.%s, is told of, and no address made up',
    async (end) => {
      const program = (text: string) => `export default { ${text} };\n`;
      const files = {
        [`posts/posts.11tydata.${end}`]: program('permalink: (data) => data.x'),
        'posts/2020-01-02-a.md': post(),
        'posts/2020-01-03-b.md': post('permalink: /own/\n'),
        [`notes/notes.11tydata.${end}`]: program('author: "Jane Roe"'),
        'notes/2020-02-03-c.md': post(),
      };
      const into = await run(files);
      const aliases = (from: string) => ['01/a', '01/b', '02/c'].map((name) => data(from, name)['aliases']);
      expect(aliases(into)).toEqual([undefined, ['/own/'], ['/notes/2020-02-03-c/']]);
      const told = report(into)
        .split('\n')
        .filter((line) => line.includes('11tydata'));
      expect(told).toEqual([
        expect.stringMatching(/^- notes\/.*gives stories data; what they lack/),
        expect.stringMatching(/^- posts\/.*old addresses; set `permalink` in the map/),
      ]);
      expect(aliases(await run(files, 'permalink: /:title/\n'))).toEqual([['/a/'], ['/own/'], ['/c/']]);
    },
  );

  test('to Jekyll they are files as any other', async () => {
    const into = await run({
      '_config.yml': 'title: G\n',
      '_posts/_posts.json': shared({ author: 'Jane Roe' }),
      '_posts/2020-01-02-a.md': post(),
    });
    expect(data(into, '01/a')['author']).toBe('newsroom');
  });
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

test('a time that the clocks skip or repeat holds a story back until the later reading, and ends it on the earlier', async () => {
  const posts = {
    'skipped.md': '---\ntitle: T\ndate: 2025-09-07\nexpires: 2026-09-06\n---\nText.\n',
    'held.md':
      '---\ntitle: T\ndate: 2020-01-01\npublishDate: 2130-11-05T01:30:00\nexpires: 2131-11-04 01:30\n---\nText.\n',
    'ahead.md': '---\ntitle: T\ndate: 2130-11-05 01:30\n---\nText.\n',
    'gap.md': '---\ntitle: T\ndate: 2130-03-12 02:30\n---\nText.\n',
    'none.md': '---\ntitle: T\ndate: 2020-01-01 25:00\n---\nText.\n',
  };
  // Chile has no midnight when its summer begins: the story stays on its day.
  const chile = await run(posts, undefined, 'America/Santiago');
  expect(await errorsOf(chile)).toEqual([]);
  expect(story(chile, 'articles/2025/09/skipped.md').data).toMatchObject({
    date: '2025-09-07T01:00:00-03:00',
    expires: '2026-09-06T01:00:00-03:00',
  });
  const york = await run(posts, undefined, 'America/New_York');
  expect(await errorsOf(york)).toEqual([]);
  expect(story(york, 'articles/2020/01/held.md').data).toMatchObject({
    embargo: '2130-11-05T01:30:00-05:00',
    expires: '2131-11-04T01:30:00-04:00',
  });
  expect(story(york, 'articles/2130/11/ahead.md').data).toMatchObject({
    date: '2130-11-05T01:30:00-05:00',
    embargo: '2130-11-05T01:30:00-05:00',
  });
  expect(story(york, 'articles/2130/03/gap.md').data['embargo']).toBe('2130-03-12T03:30:00-04:00');
  const report = readFileSync(path.join(york, '.import/markdown-report.md'), 'utf8');
  expect(report).toContain(
    'held.md: it was held back: the local time “2130-11-05T01:30:00” exists twice in America/New_York: the clocks change then; it is read as 2130-11-05T01:30:00-05:00',
  );
  expect(report).toContain('held.md: it was shown until: the local time “2131-11-04T01:30:00” exists twice');
  expect(report).toContain('none.md: “2020-01-01 25:00” is no date');
});

test('frontmatter that cannot be read is told with its line, and the others come over', async () => {
  const into = await run({
    'a.md': '---\ntitle: "open\ndate: 2020-01-01\n---\nx\n',
    'b.md': '+++\ntitle = "B"\ndate = \n+++\nx\n',
    '2020-01-01-c.md': '---\ntitle: C\n---\nText.\n',
    // Hugo reads what stands below blank lines.
    '2020-01-02-d.md': '\n \n---\nTitle: D\n---\nText.\n',
    'e.md': '\n\n+++\nTitle = "E"\nDate = 2020-01-03\n+++\nText.\n',
    'f.md': '\n\n+++\ntitle = "F"\ndate = \n+++\nx\n',
    '2020-01-04-g.md': 'Text.\n',
    'h.md': '---\ntitle: H\n---\nText.\n',
  });
  const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
  expect(report).toMatch(/a\.md:\d+: the YAML cannot be read/);
  expect(report).toMatch(/b\.md:3: the TOML cannot be read/);
  for (const name of ['c', 'd', 'e'])
    expect(story(into, `articles/2020/01/${name}.md`)).toMatchObject({
      data: { title: name.toUpperCase() },
      body: 'Text.',
    });
  expect(report).toMatch(/f\.md:5: the TOML cannot be read/);
  expect(report).toContain('2020-01-04-g.md: no frontmatter: no story');
  expect(report).toContain('h.md: no date, in its frontmatter or its name');
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

test('a second import heeds what the map says of the outlet, unless somebody has edited it', async () => {
  const from = path.join(root, 'settled');
  mkdirSync(from);
  writeFileSync(path.join(from, 'a.md'), '---\ntitle: T\ndate: 2020-01-02\n---\nText.\n');
  const into = path.join(root, 'outlet-settled');
  const map = path.join(root, 'map-settled.yaml');
  const file = path.join(into, 'outlet.yaml');
  const again = async (says: string, timezone?: string) => {
    writeFileSync(map, says);
    await importMarkdown(from, { into, map, ...(timezone === undefined ? {} : { timezone }) });
    const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
    const decisions = report.split('\n').filter((line) => line.startsWith('- outlet.yaml'));
    return [readFileSync(file, 'utf8'), ...decisions];
  };
  const text = (name: string, url: string, zone: string) =>
    `name: ${name}\nurl: ${url}\ntimezone: ${zone}\nlang: en\n`;
  const unknown = '- outlet.yaml: nothing says where the site stands: set `url`, here or in the map';
  const utc = '- outlet.yaml: nothing says in which time zone: `timezone` is UTC; give --timezone';
  const first = text('Imported outlet', 'https://outlet.example', 'UTC');
  expect(await again('')).toEqual([first, utc, unknown]);
  expect(await again('')).toEqual([first, utc, unknown]);
  const second = text('Hill', 'https://hill.example', 'Europe/Rome');
  expect(await again('outlet: {name: Hill, url: https://hill.example/}', 'Europe/Rome')).toEqual([second]);
  // What was said once need not be said again.
  expect(await again('')).toEqual([second]);
  const edited = text('Our hill', 'https://hill.example', 'Europe/Rome');
  writeFileSync(file, edited);
  expect(await again('outlet: {name: Hill, url: https://dale.example, lang: en}')).toEqual([
    edited,
    ...[
      '`name: Our hill`, the map or the command Hill',
      '`url: https://hill.example`, the map or the command https://dale.example',
    ].map(
      (what) => `- outlet.yaml: it says ${what}: it is not as an import of this site wrote it, so it stays`,
    ),
  ]);
});

test('of a story that was moved or edited since, the report of a second import says only that it was left alone', async () => {
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#abc' } })
    .png()
    .toBuffer();
  const files = {
    '_config.yml': 'url: https://old.example\n',
    '_posts/2020-01-02-moved.md': '---\ntitle: T\nimage: /q.png\n---\n![Q](q.png) {% mystery %} <u>x</u>\n',
    '_posts/2020-01-03-edited.md': '---\ntitle: T\n---\n![Q](/none.png) {% mystery %}\n',
    'q.png': png,
  };
  const into = await run(files);
  const room = roomAt(into);
  const { newsroom } = await room.read();
  const moved = newsroom.articles.find(({ filePath }) => filePath === '2020/01/moved');
  expect(await carryOut(room, await planMove(room, moved?.id ?? '', '2020/02/elsewhere'))).toEqual([]);
  const edited = path.join(into, 'articles/2020/01/edited.md');
  writeFileSync(edited, readFileSync(edited, 'utf8').replace('title: T', 'title: Better'));
  const before = filesOf(into);
  await importMarkdown(path.join(root, `site-${String(number)}`), { into, timezone: 'Europe/Berlin' });
  const unlisted = (all: Record<string, string>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith('.import/')));
  expect(unlisted(filesOf(into))).toEqual(unlisted(before));
  const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
  expect(report).toContain('- 2 articles left alone\n');
  expect(report.match(/^(?:## |- (?!\d)).*$/gm)).toEqual([
    '## Left alone: edited, moved or removed since an earlier import, or somebody else’s',
    '- articles/2020/01/edited.md: edited since the last import',
    '- articles/2020/01/moved.md: moved or removed since the last import',
  ]);
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

test('a headline is one line of text, and one tilde strikes nothing out', async () => {
  const body = 'Winds of 3~5 knots ⛵, 6~7 ~later~, ~~not~~ `1~2 3~4`.';
  const into = await run({
    '2020-01-02-kept.md': `---\ntitle: "2016. A year, 3~5 *Vec<T>*"\ndescription: "> 500 crews"\n---\n${body}\n`,
    '2020-01-02-anew.md': `---\ntitle: T\n---\n${body} <u>x</u>\n`,
  });
  const kept = story(into, 'articles/2020/01/kept.md');
  expect(kept.data).toMatchObject({ title: '2016. A year, 3~5 Vec<T>', description: '> 500 crews' });
  expect(kept.body).toBe('Winds of 3\\~5 knots ⛵, 6\\~7 \\~later\\~, ~~not~~ `1~2 3~4`.');
  expect(story(into, 'articles/2020/01/anew.md').body).toBe(`${kept.body} <u>x</u>`);
});

test('fragments and queries of links stay, and so do the ids that they lead to', async () => {
  const ids = [
    '## Deep water {#deep}',
    '## Deep water {: #bare .x}',
    '## Use of `x`\n{: #use}',
    'Below {#under}\n-----',
    '## Same words {#same-words}',
    '## Class only {.x}',
    '```\n## Code {#code}\n```',
  ].join('\n\n');
  const links =
    '[1](/2020/01/02/ids/?a=1#deep) [2]({% post_url 2020-01-02-ids %}#use) [3](#own-words) [4](#o)';
  const own = '## Own words\n\n## Other {#o}';
  const into = await run({
    '_config.yml': 'url: https://old.example\npermalink: pretty\n',
    '_posts/2020-01-02-ids.md': `---\ntitle: T\n---\n${ids}\n`,
    '_posts/2020-01-02-anew.md': `---\ntitle: T\n---\n${ids}\n\n<h2 id="raw">Raw</h2>\n`,
    '_posts/2020-01-03-links.md': `---\ntitle: T\n---\n${links}\n\n${own}\n`,
    '_posts/2020-01-03-html.md': `---\ntitle: T\n---\n${links} <u>x</u>\n\n${own}\n`,
    '_posts/2020-01-04-away.md': `---\ntitle: T\n---\n[1](/gone/?a=1#b) [2](https://old.example/2020/01/02/ids/#deep)\n`,
  });
  const kept = [
    '## <a id="deep"></a>Deep water',
    '## <a id="bare"></a>Deep water',
    '## <a id="use"></a>Use of `x`',
    '## <a id="under"></a>Below',
    '## Same words',
    '## Class only',
    '```\n## Code {#code}\n```',
  ].join('\n\n');
  const body = (name: string) => story(into, `articles/2020/01/${name}.md`).body;
  expect(body('ids')).toBe(kept.replace('## <a id="under"></a>Below', '<a id="under"></a>Below\n-----'));
  expect(body('anew')).toBe(`${kept}\n\n## Raw`);
  const written = '[1](/2020/01/ids/?a=1#deep) [2](/2020/01/ids/#use) [3](#own-words) [4](#o)';
  const other = '## Own words\n\n## <a id="o"></a>Other';
  expect(body('links')).toBe(`${written}\n\n${other}`);
  expect(body('html')).toBe(`${written} <u>x</u>\n\n${other}`);
  expect(body('away')).toBe('[1](https://old.example/gone/?a=1#b) [2](/2020/01/ids/#deep)');
});

test('a reference to a page that is no story leads to the old site', async () => {
  const hugo = await run({
    'hugo.toml': 'baseURL = "https://old.example/"\n',
    'content/news/a.md':
      '---\ntitle: T\ndate: 2020-01-01\n---\n[1]({{< ref "/About/_index.md" >}}) [2]({{% relref "My page.md#x" %}}) [3][r] [4]({{< ref "b c.md" >}}) {{< ref "loose.md" >}}\n\n[r]: {{< ref "/news" >}}\n',
    'content/news/b c.md': '---\ntitle: T\ndate: 2020-01-01\n---\nText.\n',
  });
  expect(story(hugo, 'articles/2020/01/a.md').body).toBe(
    '[1](https://old.example/about/) [2](https://old.example/news/my-page/#x) [3][r] [4](/2020/01/b-c/) {{\\< ref "loose.md" >}}\n\n[r]: https://old.example/news/',
  );
  const report = readFileSync(path.join(hugo, '.import/markdown-report.md'), 'utf8');
  expect(report).toContain('a.md: /about/: nothing of that address was imported; it leads to the old site');
  const jekyll = await run({
    '_config.yml': 'url: https://old.example\nbaseurl: /blog\n',
    '_posts/2020-01-01-a.md':
      '---\ntitle: T\n---\n[1]({% link about/index.md %}) [2]({{ site.baseurl }}{% link files/x.zip %})\n',
    'files/x.zip': 'x',
  });
  expect(story(jekyll, 'articles/2020/01/a.md').body).toBe(
    '[1](https://old.example/blog/about/) [2](/files/x.zip)',
  );
});

test('what templates put into a text: told where it is not known, and never a standfirst', async () => {
  const body = [
    '{{ page.unknown }} began.',
    'We are {{ page.Mood }} of {{ site.title }}, {{ site.data.crew.size }} [here]({{ page.url | relative_url }}).',
    '{{ "https://youtu.be/abcdefgh" | video: 3 }}',
    '{{ 5 | times: 3 }} and {% raw %}{{ page.mood }}{% endraw %} and `{{ page.mood }}`.',
  ].join('\n\n');
  const into = await run({
    '_config.yml': 'title: G\nurl: https://old.example\n',
    '_data/crew.yml': 'size: 41\n',
    '_posts/2020-01-02-a.md': `---\ntitle: T\nmood: glad\n---\n${body}\n`,
  });
  const { data, body: text } = story(into, 'articles/2020/01/a.mdx');
  expect(data['description']).toBe('We are glad of G, 41 here.');
  expect(text.split('\n\n')).toEqual([
    '\\{\\{ page.unknown \\}\\} began.',
    'We are glad of G, 41 [here](/2020/01/a/).',
    '<Embed url="https://www.youtube-nocookie.com/embed/abcdefgh" title="https://youtu.be/abcdefgh" provider="YouTube" />',
    '\\{\\{ 5 | times: 3 \\}\\} and \\{\\{ page.mood \\}\\} and `{{ page.mood }}`.',
  ]);
  const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
  expect(report).toMatch(/a\.mdx:\d+: \{\{ page\.unknown \}\}: nothing here knows it/);
  expect(report).toContain('{{ 5 | times: 3 }}: nothing here knows it');
  expect(report).not.toContain('{{ page.mood }}');
  // To Hugo these are text.
  const hugo = await run({
    'hugo.toml': 'baseURL = "https://old.example/"\n',
    'content/a.md': '---\ntitle: T\ndate: 2020-01-01\n---\nWrite {{ page.mood }}.\n',
  });
  expect(story(hugo, 'articles/2020/01/a.md').body).toBe('Write {{ page.mood }}.');
  expect(readFileSync(path.join(hugo, '.import/markdown-report.md'), 'utf8')).not.toContain('{{');
});

test('what a symbolic link leads to outside of the old site does not come over, and is told once', async () => {
  const secret = path.join(root, 'secret');
  mkdirSync(path.join(secret, 'deep'), { recursive: true });
  for (const name of ['notes.txt', 'post.md', 'crew.yml', 'deep/list.txt'])
    writeFileSync(path.join(secret, name), '---\ntitle: Secret\ndate: 2020-01-01\n---\nSecret.\n');
  writeFileSync(path.join(secret, 'crew.yml'), 'captain: Secret\n');
  const picture = sharp({ create: { width: 8, height: 6, channels: 3, background: '#345' } });
  writeFileSync(path.join(secret, 'face.png'), await picture.png().toBuffer());
  const from = path.join(root, 'linked');
  const post = (body: string) => `---\ntitle: T\ndate: 2020-01-01\n---\n${body}\n`;
  for (const [name, text] of Object.entries({
    '_config.yml': 'title: G\nurl: https://old.example\n',
    '_posts/2020-01-01-a.md': post(
      '[a](/files/notes.txt) [b](/etc/list.txt) [c](/own.txt)\n\n![A face](/files/face.png)\n\nOf {{ site.data.crew.captain }}.',
    ),
    '_posts/2020-01-01-b.md': post('[a](/files/notes.txt)'),
    'real/own.txt': 'Ours.',
  })) {
    mkdirSync(path.dirname(path.join(from, name)), { recursive: true });
    writeFileSync(path.join(from, name), text);
  }
  for (const folder of ['files', '_data']) mkdirSync(path.join(from, folder));
  for (const [link, target] of [
    ['files/notes.txt', 'notes.txt'],
    ['files/face.png', 'face.png'],
    ['_posts/2020-01-01-secret.md', 'post.md'],
    ['_data/crew.yml', 'crew.yml'],
    ['etc', 'deep'],
    ['_posts/2020-01-01-gone.md', 'nothing'],
  ] as const)
    symlinkSync(path.join(secret, target), path.join(from, link));
  // A link within is the old site's own affair, and so is one to all of it.
  symlinkSync('real/own.txt', path.join(from, 'own.txt'));
  symlinkSync(from, path.join(root, 'linked-site'));
  const into = path.join(root, 'outlet-linked');
  await importMarkdown(path.join(root, 'linked-site'), { into, timezone: 'UTC' });
  const written = filesOf(into);
  const report = written['.import/markdown-report.md'] ?? '';
  const outlet = Object.entries(written).filter(([name]) => !name.startsWith('.import/'));
  expect(outlet.flatMap(([name, text]) => (/secret/i.test(name + text) ? [name] : []))).toEqual([]);
  expect(
    outlet.map(([name]) => name).filter((name) => !/^(?:authors|sections)\/|^outlet/.test(name)),
  ).toEqual(['articles/2020/01/a.md', 'articles/2020/01/b.md', 'public/own.txt']);
  const told = 'a symbolic link leads to it, out of the folder of the old site';
  expect(report.split('\n').filter((line) => line.endsWith(told))).toEqual(
    [
      '_data/crew.yml',
      '_posts/2020-01-01-secret.md',
      'etc/list.txt',
      'files/face.png',
      'files/notes.txt',
    ].map((name) => `- ${name}: ${told}`),
  );
});

test('drawings and files are carried to where they were; what is not at hand leads to where it was', async () => {
  const svg = (inner: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inner}</svg>`;
  const post = (body: string, fields = '') => `---\ntitle: T\ndate: 2020-01-01\n${fields}---\n${body}\n`;
  const into = await run({
    'hugo.toml': 'baseURL = "https://old.example/"\n',
    'content/posts/a.md': post(
      '![A](assets/none.svg) [b](gone.pdf?x=1#y) [c](../other/) [d](nobody.md) [e](../../docs/talk.pptx#2)',
    ),
    'content/posts/other.md': post(
      '![A](/img/chart.svg) ![B](/img/bad.svg) [c](/img/bad.xhtml)',
      'image: /img/chart.svg\n',
    ),
    'content/posts/bundle/index.md': post('![A](own.svg) [b](data.csv)'),
    'content/posts/bundle/own.svg': svg('<rect width="9" height="9"/>'),
    'content/posts/bundle/data.csv': '1',
    'content/posts/second/index.md': post('[b](data.csv)'),
    'content/posts/second/data.csv': '2',
    'content/posts/draft/index.md': post('[b](data.csv)', 'draft: true\n'),
    'content/posts/draft/data.csv': '3',
    'static/img/chart.svg': svg(''),
    'static/img/bad.svg': svg('<s-v:script xmlns:s-v="http://www.w3.org/2000/svg">bad()</s-v:script>'),
    'static/img/bad.xhtml': '<html/>',
    'static/docs/talk.pptx': 'x',
  });
  expect(await errorsOf(into)).toEqual([]);
  const body = (name: string) => story(into, `articles/2020/01/${name}.md`).body;
  const old = 'https://old.example/posts';
  expect(body('a').split(' ')).toEqual([
    `[A](${old}/a/assets/none.svg)`,
    `[b](${old}/a/gone.pdf?x=1#y)`,
    '[c](/2020/01/other/)',
    `[d](${old}/nobody/)`,
    '[e](/docs/talk.pptx#2)',
  ]);
  expect(body('other')).toBe(
    '![A](/img/chart.svg) [B](https://old.example/img/bad.svg) [c](https://old.example/img/bad.xhtml)',
  );
  expect(story(into, 'articles/2020/01/other.md').data['image']).toBeUndefined();
  expect(body('bundle')).toBe('![A](/posts/bundle/own.svg) [b](/posts/bundle/data.csv)');
  expect(body('draft')).toBe(`[b](${old}/draft/data.csv)`);
  const files = Object.entries(filesOf(into)).filter(([name]) => name.startsWith('public/'));
  expect(Object.fromEntries(files)).toEqual({
    'public/docs/talk.pptx': 'x',
    'public/img/chart.svg': svg(''),
    'public/posts/bundle/data.csv': '1',
    'public/posts/bundle/own.svg': svg('<rect width="9" height="9"/>'),
    'public/posts/second/data.csv': '2',
  });
  const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
  expect(report).toContain('bad.svg: its file is a drawing with a script; now a link');
  expect(report).toContain('bad.xhtml: its file may be a page or a script; it leads to the old site');
  expect(report).toContain(
    'data.csv: its file would be public, and the story is not; it leads to the old site',
  );
});

test('footnotes: no heading is left of them where a text is made anew, and no number in the standfirst', async () => {
  const note = '\n\n[^1]: Note.\n';
  const into = await run({
    '2020-01-02-html.md': `---\ntitle: T\n---\nText.[^1]\n\nMore <u>x</u>.${note}`,
    '2020-01-02-plain.md': `---\ntitle: T\n---\nText.[^1]${note}`,
  });
  const html = story(into, 'articles/2020/01/html.md');
  expect(html.body).toBe('Text.[^1]\n\nMore <u>x</u>.\n\n[^1]: Note.');
  expect(html.data['description']).toBe('Text.');
  const plain = story(into, 'articles/2020/01/plain.md');
  expect(plain.body).toBe('Text.[^1]\n\n[^1]: Note.');
  expect(plain.data['description']).toBe('Text.');
});

test('templates in code that is set in stay as they are', async () => {
  const code = 'Text.\n\n    {{< x >}}\n    {{ y }}\n\n- Item\n\n      {{< in >}}\n\n    {{< text >}}';
  const into = await run({
    '2020-01-02-kept.md': `---\ntitle: T\n---\n${code}\n`,
    '2020-01-02-anew.md': `---\ntitle: T\n---\n${code}\n\n<u>x</u>\n`,
  });
  const kept = story(into, 'articles/2020/01/kept.md').body;
  expect(kept).toBe(code.replace('{{< text', '{{\\< text'));
  const anew = story(into, 'articles/2020/01/anew.md').body;
  expect(anew).toContain('```\n{{< x >}}\n{{ y }}\n```');
  expect(anew).toContain('```\n  {{< in >}}\n  ```');
  const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
  expect(report).not.toContain('{{< x >}}');
  expect(report).toContain('{{< text >}}');
});

test('tags that become one, and those that no address can be made of, are told once', async () => {
  const post = '---\ntitle: T\ntags: [C++, C#, c, "!!"]\n---\nText.\n';
  const into = await run({ '2020-01-02-a.md': post, '2020-01-02-b.md': post });
  expect(story(into, 'articles/2020/01/a.md').data['tags']).toEqual(['C++']);
  const report = readFileSync(path.join(into, '.import/markdown-report.md'), 'utf8');
  const told = report.split('\n').filter((line) => line.includes('tag') && line.startsWith('- '));
  expect(told).toEqual([
    '- 1 tags',
    '- tag “!!”: it has neither a letter nor a digit to make an address of',
    '- tags/c: “C#” and “C++” are one tag, since their addresses are the same',
    '- tags/c: “c” and “C++” are one tag, since their addresses are the same',
  ]);
});
