/** What `desk correct` refuses to tell readers, and what it never lets into a story. */
import { describe, expect, it } from 'vitest';
import { story, writeContent } from '../../src/tests/newsroom-factory.ts';
import { UsageError } from '../../src/site/usage-error.ts';
import { planCorrection } from './correct.ts';
import { carryOut, filesOf, roomAt } from './room-factory.ts';

const MD = 'articles/2025/09/a.md';
const MDX = 'articles/2025/09/a.mdx';
const wanted = { kind: 'correction', severity: 'minor', was: '14 boats', now: '15 boats' } as const;

it.each([
  ['15', '15'],
  ['15 ', ' 15'],
  ['a  b', 'a\nb'],
  ['caf\u00e9', 'cafe\u0301'],
])('refuses a correction that says nothing: “%s” to “%s”', async (was, now) => {
  const room = roomAt(writeContent({ [MD]: story({}, 'It was 15.\n') }));
  for (const text of [undefined, 'We erred.']) {
    const planned = planCorrection(room, MD, { ...wanted, was, now, text });
    await expect(planned).rejects.toThrow(UsageError);
    await expect(planned).rejects.toThrow('--was and --now say the same');
  }
});

describe('the same correction twice', () => {
  it.each<[what: string, given: object, body: string, file?: string]>([
    ['words that were put right', {}, 'There were 14 boats.\n'],
    ['words that are a part of the right ones', { now: '14 boats and a raft' }, 'There were 14 boats.\n'],
    ['words that are code in MDX', { was: 'See', now: '{See}' }, 'See there.\n', MDX],
    ['words that were put right before', {}, 'There were 15 boats.\n'],
    ['a sentence alone', { was: undefined, now: undefined, text: 'We erred.' }, 'There were 14 boats.\n'],
  ])('is told once: %s', async (_, given, body, file = MD) => {
    const contentDir = writeContent({ [file]: story({}, body) });
    const room = roomAt(contentDir);
    expect(await carryOut(room, await planCorrection(room, file, { ...wanted, ...given }))).toEqual([]);
    const before = filesOf(contentDir);
    const again = planCorrection(room, file, { ...wanted, ...given });
    await expect(again).rejects.toThrow(UsageError);
    await expect(again).rejects.toThrow(
      /a\.mdx? already, of 2025-10-05T13:00:00\+01:00; nothing was changed/,
    );
    expect(filesOf(contentDir)).toEqual(before);
  });

  it.each<[what: string, given: object]>([
    ['it is graver', { severity: 'major' }],
    ['the right words are others', { was: '15 boats', now: '16 boats' }],
  ])('is another one where %s', async (_, given) => {
    const contentDir = writeContent({ [MD]: story({}, 'There were 14 boats.\n') });
    const room = roomAt(contentDir);
    for (const more of [{}, given])
      expect(await carryOut(room, await planCorrection(room, MD, { ...wanted, ...more }))).toEqual([]);
    expect(filesOf(contentDir)[MD]?.match(/kind: correction/g)).toHaveLength(2);
  });

  it('is told again where the wrong words came back', async () => {
    const contentDir = writeContent({
      [MD]: story(
        {
          corrections:
            '\n  - {date: 2025-09-06, kind: correction, severity: minor, text: T, was: 14 boats, now: 15 boats}',
        },
        'There were 14 boats.\n',
      ),
    });
    const room = roomAt(contentDir);
    expect(await carryOut(room, await planCorrection(room, MD, wanted))).toEqual([]);
    expect(filesOf(contentDir)[MD]).toContain('There were 15 boats.');
  });
});

describe('what would be code', () => {
  it.each<[now: string, file: string, body: string, after?: string]>([
    ['{See}', MDX, 'There were 14 boats.\n', 'There were \\{See\\}.\n'],
    ['{', MDX, 'There were 14 boats.\n', 'There were \\{.\n'],
    ['<15', MDX, 'There were *14 boats*.\n', 'There were *\\<15*.\n'],
    [
      '<Embed />',
      MDX,
      '<FactBox title="x">\n\n14 boats\n\n</FactBox>\n',
      '<FactBox title="x">\n\n\\<Embed />\n\n</FactBox>\n',
    ],
    ['\\{See}', MDX, 'There were 14 boats.\n', 'There were \\\\\\{See\\}.\n'],
    ['export 15', MDX, '14 boats\n'],
    ['{See}', MDX, '<FactBox title="14 boats">\n\nx\n\n</FactBox>\n'],
    ['{See}', MD, 'There were 14 boats.\n', 'There were {See}.\n'],
    ['15 < 16', MD, 'There were 14 boats.\n', 'There were 15 < 16.\n'],
    ['<script>x</script>', MD, 'There were 14 boats.\n'],
    ['<b>15</b>', MD, '<p>There were 14 boats.</p>\n'],
  ])('“%s” in %s: %j', async (now, file, body, after = body) => {
    const contentDir = writeContent({ [file]: story({}, body) });
    const room = roomAt(contentDir);
    const plan = await planCorrection(room, file, { ...wanted, now });
    // The check reads every body: MDX that cannot be parsed is an error there.
    expect(await carryOut(room, plan)).toEqual([]);
    expect(filesOf(contentDir)[file]?.endsWith(`\n---\n\n${after}`)).toBe(true);
    expect(plan.says[0]).toContain(after === body ? 'so the story was not changed' : `is now “${now}”`);
  });
});
