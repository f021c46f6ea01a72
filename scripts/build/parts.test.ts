import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Environment } from '../../src/site/environment.ts';
import { findParts, writePart } from './parts.ts';

function workshop(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'parts-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function part(
  folder: string,
  number: number,
  of: number,
  now = Date.UTC(2025, 9, 5, 12),
  preview = false,
): void {
  const environment = { cacheDir: path.join(folder, 'cache'), now, preview } as Environment;
  mkdirSync(path.join(environment.cacheDir, 'cards'), { recursive: true });
  writeFileSync(path.join(environment.cacheDir, 'cards', 'one.png'), 'a card');
  writePart(path.join(folder, 'parts', String(number)), environment, { number, of });
}

it('finds parts by their own names and in a folder of them', () => {
  const folder = workshop();
  for (const number of [1, 2, 3]) part(folder, number, 4);
  const parts = path.join(folder, 'parts');
  const folders = ['1', '2', '3'].map((name) => path.join(parts, name));
  const found = { folders, of: 4, missing: [4], buildNow: '2025-10-05T12:00:00.000Z', preview: false };
  expect(findParts([parts])).toEqual(found);
  expect(findParts(folders)).toEqual(found);
});

it('says which parts are not of one build', () => {
  const folder = workshop();
  part(folder, 1, 2);
  part(folder, 2, 2, Date.UTC(2025, 9, 5, 13));
  expect(() => findParts([path.join(folder, 'parts')])).toThrow(
    /1 of 2, as of 2025-10-05T12:00:00.000Z, but 2 of 2, as of 2025-10-05T13:00:00.000Z.*same BUILD_NOW/,
  );
});

it('says what is no part', () => {
  const folder = workshop();
  expect(() => findParts([folder])).toThrow(/is no part/);
  writeFileSync(path.join(folder, 'part.json'), '{');
  expect(() => findParts([folder])).toThrow(/does not say which part/);
});
