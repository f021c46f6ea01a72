/** Newsrooms on disk for tests: four keys, an author, a section, and the files a test is about. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { readNewsroom, type Reading } from '../content/read-newsroom.ts';
import { readOutletFile } from '../content/outlet-file.ts';
import { ContentError, formatProblem, sortProblems } from '../content/problem.ts';
import { newsroomRules } from '../site/newsroom-rules.ts';

export const NOW = Date.parse('2025-10-05T12:00:00Z');

/** Path below the content folder to text or bytes; `undefined` leaves out a file every outlet has. */
export type Files = Readonly<Record<string, string | Uint8Array | undefined>>;
type FilesAndLinks = Readonly<Record<string, Files[string] | { readonly linkTo: string }>>;

export const OUTLET = 'name: The Test\nurl: https://test.example\ntimezone: Europe/London\nlang: en-GB\n';
const EVERY_OUTLET: Files = {
  'outlet.yaml': OUTLET,
  'authors/vera.yaml': 'name: Vera Lind\n',
  'sections/world.yaml': 'name: World\n',
};

/** A PNG of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Writes a content folder that the end of the test takes away. */
export function writeContent(files: FilesAndLinks): string {
  const contentDir = path.join(realpathSync(mkdtempSync(path.join(tmpdir(), 'newsroom-'))), 'content');
  onTestFinished(() => {
    rmSync(path.dirname(contentDir), { recursive: true, force: true });
  });
  for (const [name, text] of Object.entries({ ...EVERY_OUTLET, ...files })) {
    if (text === undefined) continue;
    const file = path.join(contentDir, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (typeof text === 'object' && 'linkTo' in text) symlinkSync(text.linkTo, file);
    else writeFileSync(file, text);
  }
  return contentDir;
}

export interface TestReading extends Reading {
  /** What the writer is told, files from the content folder on. */
  readonly errors: string;
  readonly warnings: readonly string[];
}

export async function readFiles(files: FilesAndLinks, now = NOW, since?: string): Promise<TestReading> {
  const contentDir = writeContent(files);
  const shorten = (text: string) => text.replaceAll(`${path.dirname(contentDir)}/`, '');
  const reading = await readNewsroom({
    ...newsroomRules(contentDir, now, readOutletFile(contentDir).written),
    since,
  });
  const errors = reading.problems.filter((problem) => problem.severity === 'error');
  const warnings = reading.problems.filter((problem) => problem.severity === 'warn');
  return {
    ...reading,
    errors: errors.length === 0 ? '' : shorten(new ContentError(errors).message),
    warnings: sortProblems(warnings).map(formatProblem).map(shorten),
  };
}

const FIELDS: Readonly<Record<string, string | undefined>> = {
  title: 'The ferry is late again',
  description: 'Passengers waited two hours on the quay while the harbour office said nothing at all.',
  author: 'vera',
  date: '2025-09-04T18:30:00+01:00',
  section: 'world',
};

/**
 * A sound article, fields changed or (with `undefined`) left out. Title on line 2, description 3, author 4,
 * date 5, section 6, more from 7 on; the body after the closing line and an empty one.
 * @param fields field to YAML, as somebody would write it
 */
export function story(
  fields: Readonly<Record<string, string | undefined>> = {},
  body = 'The quay was full.\n',
): string {
  const lines = Object.entries({ ...FIELDS, ...fields }).flatMap(([name, yaml]) =>
    yaml === undefined ? [] : [`${name}:${/^\s/.test(yaml) ? '' : ' '}${yaml}`],
  );
  return `---\n${lines.join('\n')}\n---\n\n${body}`;
}
