import { describe, expect, it } from 'vitest';
import { PROJECT } from '../../tests/build-runner.ts';
import { NOW, OUTLET, PNG, readFiles, story } from '../../tests/newsroom-factory.ts';
import { secretsOf } from './secrets.ts';
import { RunScanner } from './run-scanner.ts';

const CAPTION = 'Nobody on the islands has been told that the pier will close';

describe('what must not be told', () => {
  const secrets = async (open: string, files: Readonly<Record<string, string>> = {}) => {
    const { newsroom } = await readFiles({
      ...files,
      'articles/2025/09/hidden.mdx': story(
        { draft: 'true', title: 'Wages < prices' },
        `<Figure src="./a.png" caption="${CAPTION}" credit={'The harbour board'}>\n\n</Figure>\n`,
      ),
      'articles/2025/09/open.md': story({}, open),
    });
    return secretsOf(newsroom, NOW, PROJECT).stories;
  };

  it('is also what tags say to readers', async () => {
    const { hidden } = await secrets('Nothing.\n');
    expect(hidden).toHaveLength(1);
    expect(hidden[0]?.texts).toEqual(expect.arrayContaining([CAPTION, 'The harbour board']));
    expect(hidden[0]?.texts).not.toContain('./a.png');
  });

  it.each([
    ['a name', `labels={["North quay", "${CAPTION}"]}`],
    ['the name of a series', `series={[{ name: '${CAPTION}', values: [1, 2] }]}`],
    ['a template', `labels={[\`${CAPTION}\`]}`],
    ['with escapes', `labels={["${CAPTION.replace(' on the', '\\u0020on\\n the')}"]}`],
    ['markup', `note={<>${CAPTION.replace('has been', '<em class="a">has</em> been')}</>}`],
    ['a tag in markup', `note={<p><b title="${CAPTION}">a</b></p>}`],
    ['spread', `{...{ note: "${CAPTION}" }}`],
    ['behind a sign of markup', `height={(a) => a > 2} labels={["${CAPTION}"]}`],
  ])('is also what a chart says: %s', async (_, code) => {
    const { hidden } = await secrets('Nothing.\n', {
      'articles/2025/09/chart.mdx': story(
        { draft: 'true' },
        `<Chart type="bar" ${code} values={[1, 2]} />\n`,
      ),
    });
    const scanner = new RunScanner();
    for (const text of hidden.find(({ shown }) => shown.endsWith('chart.mdx'))?.texts ?? []) {
      scanner.addText(text, 0);
    }
    expect(scanner.scan(CAPTION).length).toBe(CAPTION.split(' ').length - 7);
  });

  it('is soon read behind a row of links that nobody closes', async () => {
    const { hidden } = await secrets('Nothing.\n', {
      'articles/2025/09/links.md': story({ draft: 'true' }, `${']('.repeat(80_000)}\n\n${CAPTION}.\n`),
    });
    expect(hidden.some(({ texts }) => texts[0]?.includes(CAPTION))).toBe(true);
  }, 5000);

  it('is not a title in the address that an expired story leaves', async () => {
    const { publicTexts } = await secrets('Nothing.\n', {
      'articles/2025/09/the-pier-is-shut.md': story({ title: 'The pier is shut!', expires: '2025-09-10' }),
      'articles/2025/09/the-fair-is-off.md': story({ title: 'The fair is off!', draft: 'true' }),
    });
    const scanner = new RunScanner();
    scanner.addPhrase('The pier is shut!', 0);
    scanner.addPhrase('The fair is off!', 1);
    const found = [...publicTexts()].flatMap((text) => scanner.scan(text));
    expect(new Set(found.map(({ source }) => source))).toEqual(new Set([0]));
  });

  it('is also what a draft of a page says and shows', async () => {
    const shows = (src: string) => `image: { src: ${src}, alt: A }\n`;
    const { newsroom } = await readFiles({
      'pages/our-new-inn.md': `---\ntitle: The inn reopens\ndraft: true\n---\n\n${CAPTION}.\n\n![A](./inn.png) ![B](./b.png) ![C](./c.png)\n`,
      'pages/open.md': '---\ntitle: Open\n---\n\n![B](./b.png)\n',
      'ads/c.yaml': `slot: leaderboard\nsponsor: Sam\nurl: https://sam.example/\nend: 2025-10-01\n${shows('../pages/c.png')}`,
      'pages/inn.png': PNG,
      'pages/b.png': PNG,
      'pages/c.png': PNG,
    });
    const { stories, pictures, publicOriginals } = secretsOf(newsroom, NOW, PROJECT);
    expect(stories.hidden).toMatchObject([
      { why: 'draft', names: ['/our-new-inn/'], phrases: ['The inn reopens', '/our-new-inn/'] },
    ]);
    expect(stories.hidden[0]?.shown).toMatch(/pages\/our-new-inn\.md$/);
    expect(stories.hidden[0]?.texts.join(' ')).toContain(CAPTION);
    expect(stories.publicNames).toEqual(['/open/']);
    expect(pictures.map(({ shown }) => shown.replace(/ of .*\/pages\//, ' of '))).toEqual([
      'inn.png of our-new-inn.md',
      'c.png of our-new-inn.md',
    ]);
    expect(publicOriginals().map((file) => file.replace(/^.*\//, ''))).toEqual(['b.png']);
  });

  const comment = (article: string) =>
    `---\narticle: ${article}\nname: Sam\ndate: 2025-09-05\n---\n\n${CAPTION}.\n`;
  const ad = (when: string) =>
    `slot: leaderboard\nsponsor: Sam\nurl: https://sam.example/\n${when}\nimage: { src: ./a.png, alt: ${CAPTION} }\n`;
  const described = (field: string) => `${field}: Harbour\ndescription: ${CAPTION}\n`;
  const ISLANDS = story({ tags: '[islands]' });
  it.each<[boolean, string, Readonly<Record<string, string>>]>([
    [true, 'the settings', { 'outlet.yaml': `${OUTLET}tagline: ${CAPTION}\n` }],
    [true, 'a page', { 'pages/pier.md': `---\ntitle: Pier\n---\n\n${CAPTION}.\n` }],
    [true, 'a comment on a public story', { 'comments/a.md': comment('2025/09/open') }],
    [true, 'an advertisement that runs', { 'ads/a.yaml': ad('start: 2025-10-01') }],
    [true, 'a section', { 'sections/harbour.yaml': described('name') }],
    [true, 'a series', { 'series/harbour.yaml': described('name') }],
    [true, 'an author', { 'authors/sam.yaml': `name: Sam\nbio: ${CAPTION}\n` }],
    [true, 'a tag', { 'tags/islands.yaml': described('label'), 'articles/2025/09/tagged.md': ISLANDS }],
    [true, 'a front', { 'fronts/home.yaml': `blocks: [{ id: a, title: ${CAPTION} }]\n` }],
    [true, 'gone.yaml', { 'gone.yaml': `- url: /2025/09/x/\n  date: 2025-09-20\n  reason: ${CAPTION}\n` }],
    [false, 'a tag that no public story has', { 'tags/islands.yaml': described('label') }],
    [false, 'a plan', { 'plan.md': `# Next week\n\n${CAPTION}.\n`, 'plans/a.yaml': `- ${CAPTION}\n` }],
    [false, 'a draft of a page', { 'pages/a.md': `---\ntitle: A\ndraft: true\n---\n\n${CAPTION}.\n` }],
    [false, 'a comment on a hidden story', { 'comments/a.md': comment('2025/09/hidden') }],
    [
      false,
      'a comment that its story does not show',
      {
        'articles/2025/09/closed.md': story({ comments: 'false' }),
        'comments/a.md': comment('2025/09/closed'),
      },
    ],
    [false, 'an advertisement that has ended', { 'ads/a.yaml': ad('end: 2025-10-01') }],
    [false, 'an advertisement that is to come', { 'ads/a.yaml': ad('start: 2025-10-10') }],
  ])('is public (%s) when %s says it', async (isPublic, _, files) => {
    const { publicTexts } = await secrets('Nothing.\n', files);
    const scanner = new RunScanner();
    scanner.addText(CAPTION, 0);
    expect([...publicTexts()].some((text) => scanner.scan(text).length > 0)).toBe(isPublic);
  });

  it('is not what tags of public stories say too', async () => {
    const { publicTexts } = await secrets(`<p title="${CAPTION}">x</p>\n`, {
      'articles/2025/09/chart.mdx': story({}, `<Chart labels={["${CAPTION.toUpperCase()}"]} />\n`),
    });
    const scanner = new RunScanner();
    scanner.addText(CAPTION, 0);
    expect([...publicTexts()].filter((text) => scanner.scan(text).length > 0)).toEqual([
      CAPTION.toUpperCase(),
      CAPTION,
    ]);
  });

  it.each(['fox@example.org', 'https://example.org/fox'])('nor what they say in %s', async (address) => {
    const said = `Write to Jean Fox at ${address} by noon.`;
    const { publicTexts } = await secrets(`${said.replace(address, `<${address}>`)}\n`);
    const scanner = new RunScanner();
    scanner.addText(said, 0);
    expect([...publicTexts()].flatMap((text) => scanner.scan(text))).not.toEqual([]);
  });
});
