/** All or nothing. */
import { existsSync, mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { writeContent } from '../../src/tests/newsroom-factory.ts';
import { ChangeSet } from './change-set.ts';
import { filesOf } from './room-factory.ts';

const FILES = { 'articles/a.md': 'a\n', 'articles/b.md': 'b\n', 'articles/c/index.md': 'c\n' };

function prepare() {
  const root = writeContent(FILES);
  const file = (name: string) => path.join(root, name);
  const changes = new ChangeSet(root);
  changes.write(file('articles/a.md'), 'A\n');
  changes.move(file('articles/c/index.md'), file('articles/d/e.md'));
  changes.edit(file('articles/c/index.md'), (text) => text.toUpperCase());
  changes.write(file('tags/new.yaml'), 'label: x\n');
  changes.remove(file('articles/b.md'));
  return { root, file, changes, before: filesOf(root) };
}

it('writes, moves and removes, and leaves no empty folder', () => {
  const { root, file, changes, before } = prepare();
  expect(filesOf(root)).toEqual(before);
  changes.apply();
  const { 'articles/a.md': a, 'articles/d/e.md': e, 'tags/new.yaml': made, ...rest } = filesOf(root);
  expect([a, e, made]).toEqual(['A\n', 'C\n', 'label: x\n']);
  expect(Object.keys(rest).filter((name) => name.startsWith('articles'))).toEqual([]);
  expect(existsSync(file('articles/c'))).toBe(false);
});

it('writes what a link leads to, and leaves the link', () => {
  const { root, file } = prepare();
  symlinkSync('a.md', file('articles/link.md'));
  const changes = new ChangeSet(root);
  changes.write(file('articles/link.md'), 'A\n');
  changes.apply();
  expect(readFileSync(file('articles/a.md'), 'utf8')).toBe('A\n');
  expect(readlinkSync(file('articles/link.md'))).toBe('a.md');
});

it('does nothing when a file was changed meanwhile', () => {
  const { root, file, changes } = prepare();
  writeFileSync(file('articles/a.md'), 'by somebody else\n');
  const before = filesOf(root);
  expect(() => changes.apply()).toThrow('was changed meanwhile; nothing was done');
  expect(filesOf(root)).toEqual(before);
});

it('undoes all when something fails half-way', () => {
  const { root, file, changes, before } = prepare();
  // The last of the steps cannot be done: what is to be removed is a folder by then.
  const doomed = file('articles/x');
  mkdirSync(path.join(doomed, 'y'), { recursive: true });
  changes.remove(doomed);
  expect(() => changes.apply()).toThrow();
  expect(filesOf(root)).toEqual(before);
  expect(existsSync(file('articles/d'))).toBe(false);
});
