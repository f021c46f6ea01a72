import { mkdtempSync, rmSync, truncateSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { absorbPack } from './absorb-pack.ts';
import { openPack } from './pack.ts';

function workshop(): { readonly here: string; readonly there: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'absorb-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return { here: path.join(folder, 'here'), there: path.join(folder, 'there') };
}

const open = (folder: string, salt = 'one') => openPack({ folder, name: 'test', salt });

function fill(folder: string, keys: readonly string[], salt?: string): void {
  const pack = open(folder, salt);
  for (const key of keys) pack.set(key, `value of ${key}`.repeat(key.length));
  pack.close();
}

function known(folder: string, keys: string, salt?: string): string {
  const pack = open(folder, salt);
  return Array.from(keys)
    .filter((key) => pack.get(key)?.toString() === `value of ${key}`.repeat(key.length))
    .join('');
}

it('holds what both held', () => {
  const { here, there } = workshop();
  fill(here, ['a', 'b', 'c']);
  fill(there, ['c', 'd', 'e']);
  absorbPack({ folder: here, name: 'test' }, there);
  expect(known(here, 'abcdef')).toBe('abcde');
  expect(known(there, 'abcdef')).toBe('cde');
});

it('holds what the other held where there was none, or one of another salt', () => {
  const { here, there } = workshop();
  fill(there, ['a', 'b']);
  absorbPack({ folder: here, name: 'test' }, there);
  expect(known(here, 'ab')).toBe('ab');
  fill(there, ['c'], 'two');
  absorbPack({ folder: here, name: 'test' }, there);
  expect(known(here, 'abc', 'two')).toBe('c');
});

it('takes nothing wrong from files that were cut off, and can be added to', () => {
  const { here, there } = workshop();
  fill(here, ['a', 'b']);
  fill(there, ['c', 'd', 'e']);
  const data = path.join(there, 'test.data');
  truncateSync(data, statSync(data).size - 3);
  truncateSync(path.join(here, 'test.index'), statSync(path.join(here, 'test.index')).size - 5);
  absorbPack({ folder: here, name: 'test' }, there);
  expect(known(here, 'abcde')).toBe('acd');
  const pack = open(here);
  for (const key of 'acd') pack.keep(key);
  pack.set('e', 'value of e');
  pack.close();
  expect(known(here, 'acde')).toBe('acde');
});

it('is content with nothing to take', () => {
  const { here, there } = workshop();
  fill(here, ['a']);
  absorbPack({ folder: here, name: 'test' }, there);
  expect(known(here, 'a')).toBe('a');
});
