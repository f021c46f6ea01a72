import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/content/problem.ts';
import { printableLine, widthOf } from './columns.ts';
import { REPORTERS, type Report } from './report.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'report-'));
afterAll(() => rmSync(directory, { recursive: true }));
writeFileSync(
  path.join(directory, 'a, b.md'),
  ['---', 'title: 日本 \u001B[31mthe the', '---', '\tTab TK', `${'x'.repeat(300)}TK${'y'.repeat(300)}`].join(
    '\r\n',
  ),
);

const problem = (line: number, column: number, more: Partial<Problem> = {}): Problem => ({
  rule: 'placeholder',
  severity: 'warn',
  file: 'a, b.md',
  line,
  column,
  what: '“TK” is still in the story.',
  how: 'Put in what is missing, or take it out.',
  ...more,
});

const REPORT: Report = {
  problems: [
    problem(2, 18, { rule: 'doubled-word', what: '100%: two\nlines', fix: [] }),
    problem(4, 6),
    problem(5, 301, { severity: 'error', rule: 'broken-link' }),
    problem(99, 1, { file: 'gone: 50%.yaml' }),
  ],
  stories: 3,
  notes: ['correction-history: not looked at, since this is a shallow clone.'],
  fixed: 0,
  directory,
  repository: path.dirname(directory),
  colour: false,
};

describe('terminal', () => {
  it('groups by file and puts a caret below the place, whatever stands before it', () => {
    expect(REPORTERS.terminal(REPORT)).toMatchInlineSnapshot(`
      "a, b.md
        a, b.md:2:18: warning: 100%: two lines [doubled-word, --fix mends it]
          2 │ title: 日本 [31mthe the
                                ^
          Put in what is missing, or take it out.
        a, b.md:4:6: warning: “TK” is still in the story. [placeholder]
          4 │     Tab TK
                      ^
          Put in what is missing, or take it out.
        a, b.md:5:301: error: “TK” is still in the story. [broken-link]
          5 │ …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxTKyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…
                                                               ^
          Put in what is missing, or take it out.

      gone: 50%.yaml
        gone: 50%.yaml:99:1: warning: “TK” is still in the story. [placeholder]
          Put in what is missing, or take it out.

      note: correction-history: not looked at, since this is a shallow clone.

      3 stories read, 1 error, 3 warnings; --fix mends 1
      "
    `);
  });

  it('has colour only where it is wanted, and the same words', () => {
    const plain = REPORTERS.terminal(REPORT);
    const coloured = REPORTERS.terminal({ ...REPORT, colour: true });
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
    // Neither the source nor a message smuggles a sequence of its own in.
    expect(plain).not.toContain('\u001B');
  });

  it('says so when there is nothing to mend', () => {
    expect(REPORTERS.terminal({ ...REPORT, problems: [], notes: [], fixed: 2 })).toBe(
      '3 stories read, 2 mended, nothing to mend\n',
    );
  });

  it('cuts short what one mistake makes it say again and again, and counts it all', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => problem(2, index + 1, { severity: 'error' }));
    const problems = [...many, problem(4, 6, { rule: 'doubled-word' }), problem(1, 1, { file: 'b.md' })];
    const said = REPORTERS.terminal({ ...REPORT, problems });
    expect(said.match(/\[placeholder\]/g)).toHaveLength(21);
    expect(said).toContain('  … and 1980 more of the same kind (placeholder) in a, b.md\n\nb.md\n');
    expect(said).toContain('[doubled-word]');
    expect(said).toContain('2000 errors, 2 warnings');
    expect(JSON.parse(REPORTERS.json({ ...REPORT, problems }))).toMatchObject({
      problems: { length: 2_002 },
    });
  });

  it.each([
    ['abc', 3],
    ['日本', 4],
    ['e\u0301', 1],
    ['👩‍👩‍👧', 2],
    ['“…”', 3],
    ['ﾊ', 1],
    ['مرحبا', 5],
  ])('knows how wide %s is', (text, width) => expect(widthOf(text)).toBe(width));

  it('shows tabs as four columns', () => expect(printableLine('\ta\u0000b')).toBe('    ab'));
});

it('JSON has every problem and the counts', () => {
  const read = JSON.parse(REPORTERS.json(REPORT)) as Record<string, unknown>;
  expect(read).toMatchObject({
    stories: 3,
    errors: 1,
    warnings: 3,
    fixable: 1,
    fixed: 0,
    notes: REPORT.notes,
  });
  expect(read['problems']).toHaveLength(4);
  expect((read['problems'] as unknown[])[1]).toEqual({
    rule: 'placeholder',
    severity: 'warn',
    file: 'a, b.md',
    line: 4,
    column: 6,
    what: '“TK” is still in the story.',
    how: 'Put in what is missing, or take it out.',
    fixable: false,
  });
});

it('GitHub gets one command to a line, from the root of the repository, escaped', () => {
  const folder = path.basename(directory);
  expect(REPORTERS.github(REPORT).split('\n')).toEqual([
    `::warning file=${folder}/a%2C b.md,line=2,endLine=2,col=18,title=doubled-word::100%25: two%0Alines%0APut in what is missing, or take it out.`,
    `::warning file=${folder}/a%2C b.md,line=4,endLine=4,col=6,title=placeholder::“TK” is still in the story.%0APut in what is missing, or take it out.`,
    `::error file=${folder}/a%2C b.md,line=5,endLine=5,col=301,title=broken-link::“TK” is still in the story.%0APut in what is missing, or take it out.`,
    `::warning file=${folder}/gone%3A 50%25.yaml,line=99,endLine=99,col=1,title=placeholder::“TK” is still in the story.%0APut in what is missing, or take it out.`,
    '::notice::correction-history: not looked at, since this is a shallow clone.',
    '3 stories read, 1 errors, 3 warnings',
    '',
  ]);
});

describe('SARIF', () => {
  interface Sarif {
    readonly version: string;
    readonly runs: readonly {
      readonly tool: {
        readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] };
      };
      readonly columnKind: string;
      readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>;
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly {
          readonly physicalLocation: {
            readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
            readonly region: { readonly startLine: number; readonly startColumn: number };
          };
        }[];
      }[];
      readonly invocations: readonly { readonly executionSuccessful: boolean }[];
    }[];
  }
  const sarif = JSON.parse(REPORTERS.sarif(REPORT)) as Sarif;

  it('is of version 2.1.0, and every result names a rule of the tool', () => {
    expect(sarif.version).toBe('2.1.0');
    const [run] = sarif.runs;
    expect(run?.tool.driver.name).not.toBe('');
    for (const { ruleId, ruleIndex, level, message } of run?.results ?? []) {
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(['none', 'note', 'warning', 'error']).toContain(level);
      expect(message.text).not.toBe('');
    }
    expect(run?.results).toHaveLength(4);
  });

  it('names files as URIs that lead to them from the root of the repository', () => {
    const [run] = sarif.runs;
    const places = run?.results.flatMap(({ locations }) =>
      locations.map(({ physicalLocation }) => physicalLocation),
    );
    const [first] = places ?? [];
    const root = run?.originalUriBaseIds[first?.artifactLocation.uriBaseId ?? '']?.uri ?? '';
    expect(root.endsWith('/')).toBe(true);
    expect(decodeURIComponent(new URL(first?.artifactLocation.uri ?? '', root).pathname)).toBe(
      path.join(directory, 'a, b.md'),
    );
    expect(first?.region).toEqual({ startLine: 2, startColumn: 18 });
  });
});
