import { describe, expect, it } from 'vitest';
import { PROJECT } from '../../tests/build-runner.ts';
import { readFiles, story } from '../../tests/newsroom-factory.ts';
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
    const contentDir = newsroom.articles[0]?.file.replace(/\/articles\/.*$/, '') ?? '';
    return secretsOf(newsroom, contentDir, PROJECT).stories;
  };

  it('is also what tags say to readers', async () => {
    const { hidden } = await secrets('Nothing.\n');
    expect(hidden).toHaveLength(1);
    expect(hidden[0]?.texts).toEqual(expect.arrayContaining([CAPTION, 'The harbour board']));
    expect(hidden[0]?.texts).not.toContain('./a.png');
  });

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

  it('is not what tags of public stories say too', async () => {
    const { publicTexts } = await secrets(`<p title="${CAPTION}">x</p>\n`);
    const scanner = new RunScanner();
    scanner.addText(CAPTION, 0);
    expect([...publicTexts()].some((text) => scanner.scan(text).length > 0)).toBe(true);
  });

  it.each(['fox@example.org', 'https://example.org/fox'])('nor what they say in %s', async (address) => {
    const said = `Write to Jean Fox at ${address} by noon.`;
    const { publicTexts } = await secrets(`${said.replace(address, `<${address}>`)}\n`);
    const scanner = new RunScanner();
    scanner.addText(said, 0);
    expect([...publicTexts()].flatMap((text) => scanner.scan(text))).not.toEqual([]);
  });
});
