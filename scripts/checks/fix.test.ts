/** `--fix`: what it offers is mended, nothing else is touched, and there is nothing left to mend. */
import fc from 'fast-check';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { story, writeContent, type Files } from '../../src/tests/newsroom-factory.ts';
import { checkFolder } from './check-factory.ts';
import { applyFixes } from './fix.ts';

const FERRY = 'articles/2025/09/ferry.md';

async function fixed(
  files: Files,
): Promise<{ text: string; count: number; left: readonly string[]; again: number }> {
  const contentDir = writeContent(files);
  const file = Object.keys(files)[0] ?? '';
  let count = 0;
  for (let pass = 0; pass < 10; pass += 1) {
    const mended = applyFixes((await checkFolder(contentDir)).problems, process.cwd());
    if (mended === 0) break;
    count += mended;
  }
  const text = readFileSync(path.join(contentDir, file), 'utf8');
  const after = await checkFolder(contentDir);
  const again = applyFixes(after.problems, process.cwd());
  const result = { text, count, left: after.says, again };
  rmSync(path.dirname(contentDir), { recursive: true, force: true });
  return result;
}

describe('what is mended', () => {
  it.each([
    ['links without their slash', '[a](/sections/world#x "T")\n', '[a](/sections/world/#x "T")\n'],
    [
      'links with other capitals',
      'A <a href="/SECTIONS/World/">b</a>\n',
      'A <a href="/sections/world/">b</a>\n',
    ],
    [
      'links to files',
      '[a](quay.md#end) [b](../09/quay.md)\n',
      '[a](/2025/09/quay/#end) [b](/2025/09/quay/)\n',
    ],
    [
      'links to old addresses',
      '[a][b]\n\n[b]: /2020/old/?q=1 "T"\n',
      '[a][b]\n\n[b]: /2025/09/quay/?q=1 "T"\n',
    ],
    [
      'links by the whole address',
      '[a](https://test.example/2020/old)\n',
      '[a](https://test.example/2025/09/quay/)\n',
    ],
    ['doubled words', 'The the end of\nof it.\n', 'The end of\nit.\n'],
    ['headings of the first level', '# One\n\n## Two\n', '## One\n\n## Two\n'],
    [
      'quotation marks',
      '"*Yes*," said the "mate", "it\'s late." `"no"` [it\'s](https://x.example/"a") \\"x\\"\n',
      '“*Yes*,” said the “mate”, “it’s late.” `"no"` [it’s](https://x.example/"a") \\"x\\"\n',
    ],
  ])('%s', async (_, before, after) => {
    const quay = { 'articles/2025/09/quay.md': story({ aliases: '[/2020/old/]' }, '## End\n') };
    const { text, left, again } = await fixed({ [FERRY]: story({}, before), ...quay });
    expect(text).toBe(story({}, after));
    expect(left.filter((one) => !one.startsWith('broken-fragment'))).toEqual([]);
    expect(again).toBe(0);
  });

  it('keeps comments, order and quoting of the YAML', async () => {
    const fields = {
      kicker: `'It''s "late"'  # why`,
      seoTitle: `"It's \\"late\\" again \\u00e9"   # said the the mate`,
      image: '{decorative: true, caption: He said "no", src: /x.png, credit: "A \\"b\\""}',
      updates:
        '\n  -   date: 2025-09-05   # later\n      note: >-\n        The the mate\n        said "yes".',
    };
    const { text, left } = await fixed({ [FERRY]: story(fields) });
    expect(left.filter((one) => !one.startsWith('picture'))).toEqual([]);
    expect(text).toBe(
      story({
        kicker: `'It’s “late”'  # why`,
        seoTitle: `"It’s “late” again \\u00e9"   # said the the mate`,
        image: '{decorative: true, caption: He said “no”, src: /x.png, credit: "A \\"b\\""}',
        updates: '\n  -   date: 2025-09-05   # later\n      note: >-\n        The mate\n        said “yes”.',
      }),
    );
  });

  it('keeps byte order mark, line ends, tabs and what nobody sees, and adds no last line end', async () => {
    const wild = (text: string) => `\uFEFF${text.trimEnd().replaceAll('\n', '\r\n')}`;
    const body = (word: string) => `One\t\u0007two ${word} end.\n\n\n\n- three\u00a0\t\n`;
    const { text, left } = await fixed({ [FERRY]: wild(story({}, body('the the'))) });
    expect(text).toBe(wild(story({}, body('the'))));
    expect(left).toEqual([]);
  });

  it.each([
    [
      'en',
      'Her last will will be read. What they came with with such haste is gone. We heard The The play.\n',
    ],
    ['es', 'El tren para para recoger a los viajeros.\n'],
    ['nl', 'Zijn kinderen zijn zijn trots, omdat het het beste is.\n'],
    ['de', 'Er kam mit mit dem Schiff; was ist ist gut.\n'],
  ])('leaves words that may stand twice in %s', async (lang, body) => {
    expect(await fixed({ [FERRY]: story({ lang }, body) })).toMatchObject({
      count: 0,
      text: story({ lang }, body),
    });
  });

  it('leaves what corrections say', async () => {
    const corrections =
      '\n  - { date: 2025-09-05, kind: correction, severity: minor, text: It said "no" the the day }';
    const { count } = await fixed({ [FERRY]: story({ corrections }) });
    expect(count).toBe(0);
  });
});

describe('laws', () => {
  const word = fc.constantFrom(
    'the',
    'The',
    'of',
    'quay',
    '"',
    "it's",
    '"yes"',
    '“so”',
    '”',
    '“',
    '#',
    '##',
    '`',
    '*',
    '**',
    '[a](/sections/World)',
    '[b](/nope/)',
    '<b>',
    '</b>',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '|',
    '\\"',
    '&quot;',
    '😀',
    'é',
    '\t',
    '<!-- the the -->',
    '6"',
    'x\u0000',
    '{',
    '!',
    '![](',
    ')',
    '---',
  );
  const prose = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '));

  it('what was offered is gone, and a second run changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(prose, fc.constantFrom('\n', '\r\n'), async (body, lineEnd) => {
        const files = { [FERRY]: story({}, body).replaceAll('\n', lineEnd) };
        const { again } = await fixed(files);
        expect(again).toBe(0);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('whatever a file holds, it is read, and every place is in it', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      prose.map((body) => story({}, body)),
      prose.map((body) => `---\ntitle: ${body}\n---\n${body}`),
      fc.uint8Array({ maxLength: 300 }),
    );
    await fc.assert(
      fc.asyncProperty(anything, fc.constantFrom('md', 'mdx'), async (content, format) => {
        const contentDir = writeContent({ [`articles/2025/09/x.${format}`]: content });
        const { problems } = await checkFolder(contentDir);
        const lines = Buffer.from(content as string)
          .toString('utf8')
          .split(/\r\n|\r|\n/);
        for (const { file, line, column } of problems) {
          if (!file.includes('/x.md')) continue;
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        }
        rmSync(path.dirname(contentDir), { recursive: true, force: true });
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});
