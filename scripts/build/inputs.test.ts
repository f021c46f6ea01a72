import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../../src/site/environment.ts';
import { readInputs } from './inputs.ts';

const root = mkdtempSync(path.join(tmpdir(), 'inputs-'));
const LONG_AGO = new Date('2025-01-01T00:00:00Z');
let number = 0;

/** A newsroom and a project of a file each, which nobody has touched for long. */
function room(): string {
  const folder = path.join(root, String((number += 1)));
  write(folder, 'content/articles/2025/10/ferry.md', 'One');
  write(folder, 'project/src/page.ts', 'export const page = 1;');
  return folder;
}

function write(folder: string, name: string, text: string, time = LONG_AGO): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  utimesSync(file, time, time);
}

function look(folder: string, env: Record<string, string> = {}, known = new Map()) {
  const settings = { CONTENT_DIR: path.join(folder, 'content'), BUILD_NOW: '2025-10-05T12:00:00Z', ...env };
  return readInputs(
    readEnvironment(settings, path.join(folder, 'project'), () => 0),
    known,
  );
}

const digestOf = (folder: string, env?: Record<string, string>) => look(folder, env)?.digest;

afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('the inputs of a build', () => {
  let folder = '';
  let before: string | undefined;
  beforeAll(() => {
    folder = room();
    before = digestOf(folder);
    expect(before).toBeDefined();
  });

  it('are the same whatever the times of files and the clock are', () => {
    const now = new Date();
    utimesSync(path.join(folder, 'content/articles/2025/10/ferry.md'), now, now);
    expect(digestOf(folder)).toBe(before);
    expect(digestOf(folder, { BUILD_NOW: '2026-01-01T00:00:00Z' })).toBe(before);
  });

  it.each([
    ['a story', 'content/articles/2025/10/ferry.md', 'Two'],
    ['a new file', 'content/public/.well-known/security.txt', 'Contact'],
    ['code', 'project/src/page.ts', 'export const page = 2;'],
    ['what is installed', 'project/node_modules/.package-lock.json', '{}'],
    ['variables for the bundler', 'project/.env.production', 'PUBLIC_A=1'],
  ])('differ with %s', (_what, name, text) => {
    const other = room();
    cpSync(folder, other, { recursive: true });
    const same = digestOf(other);
    write(other, name, text);
    expect(digestOf(other)).not.toBe(same);
  });

  it('differ with settings', () => {
    expect(digestOf(folder, { SITE_URL: 'https://other.example' })).not.toBe(before);
    expect(digestOf(folder, { BROADSHEET_PREVIEW: '1' })).not.toBe(before);
  });

  it('believe the times of a file only where it was left alone for a while', () => {
    const other = room();
    const story = 'content/articles/2025/10/ferry.md';
    const first = look(other);
    // Written a moment ago: its change times tell nothing yet.
    expect(first?.files.get('articles/2025/10/ferry.md')?.isSettled).toBe(false);
    write(other, story, 'Two');
    expect(look(other, {}, new Map(first?.files))?.digest).not.toBe(first?.digest);
  });

  it.each([
    [
      'code among the content',
      (at: string) => {
        write(at, 'content/lib/chart.js', '');
      },
    ],
    [
      'a story that imports from elsewhere',
      (at: string) => {
        write(at, 'content/articles/2025/10/chart.mdx', "import data from '../../../../../data.json'\n");
      },
    ],
    [
      'a story that imports who knows what',
      (at: string) => {
        write(at, 'content/articles/2025/10/chart.mdx', '{await import(name)}\n');
      },
    ],
    [
      'a link to a folder',
      (at: string) => {
        symlinkSync(path.join(at, 'project'), path.join(at, 'content/more'));
      },
    ],
  ])('cannot be told with %s', (_what, change) => {
    const other = room();
    change(other);
    expect(look(other)).toBeUndefined();
  });
});
