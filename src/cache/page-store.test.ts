import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { PageStore } from './page-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'page-store-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
});

const NOBODY_KNOWS = new Set<string>();
const adopt = (store: PageStore, ...texts: string[]) =>
  texts.map((text) => store.adoptBytes(Buffer.from(text)).sha);
const stored = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.basename(name))
    .filter((name) => /^[0-9a-f]{40}$/.test(name))
    .sort();

it('deletes what is not wanted any more', () => {
  const [a = '', b = ''] = adopt(new PageStore(folder), 'a', 'b');
  new PageStore(folder).prune(new Set([a]), NOBODY_KNOWS);
  expect(stored()).toEqual([a]);
  const store = new PageStore(folder);
  const [c = ''] = adopt(store, 'c');
  store.prune(new Set([c]), new Set([a]));
  expect(stored()).toEqual([c]);
  expect(b).not.toBe(c);
});

it('finds what a build has left that was ended before it could say so, or in a time that nobody remembers', () => {
  const first = new PageStore(folder);
  const [a = ''] = adopt(first, 'a');
  first.prune(new Set([a]), NOBODY_KNOWS);
  adopt(new PageStore(folder), 'b');
  new PageStore(folder).prune(new Set([a]), new Set([a]));
  expect(stored()).toEqual([a]);

  const second = new PageStore(folder);
  const [c = ''] = adopt(second, 'c');
  second.prune(new Set([a, c]), new Set([a]));
  new PageStore(folder).prune(new Set([c]), NOBODY_KNOWS);
  expect(stored()).toEqual([c]);
});

it('finds what was taken from another store', () => {
  const other = new PageStore(path.join(folder, 'other'));
  const taken = other.adoptBytes(Buffer.from('a'));
  const store = new PageStore(path.join(folder, 'own'));
  const [b = ''] = adopt(store, 'b');
  store.prune(new Set([b]), NOBODY_KNOWS);
  new PageStore(path.join(folder, 'own')).take(other, taken);
  expect(existsSync(path.join(folder, 'own', taken.sha.slice(0, 2), taken.sha))).toBe(true);
  new PageStore(path.join(folder, 'own')).prune(new Set([b]), new Set([b]));
  expect(existsSync(path.join(folder, 'own', taken.sha.slice(0, 2), taken.sha))).toBe(false);
});

it('does not look through what it knows to hold nothing else', () => {
  const store = new PageStore(folder);
  const [a = ''] = adopt(store, 'a');
  store.prune(new Set([a]), NOBODY_KNOWS);
  const foreign = path.join(folder, a.slice(0, 2), 'f'.repeat(40));
  writeFileSync(foreign, '');
  new PageStore(folder).prune(new Set([a]), new Set([a]));
  expect(existsSync(foreign)).toBe(true);
});

it('reads a file whose times are not what they were, and says so', () => {
  const known = new PageStore(folder).adoptBytes(Buffer.from('a'));
  const place = path.join(folder, known.sha.slice(0, 2), known.sha);
  const find = () => {
    const store = new PageStore(folder);
    return [store.find(known)?.sha, store.hasRead(known)];
  };
  expect(find()).toEqual([known.sha, false]);
  utimesSync(place, 1, 1);
  expect(find()).toEqual([known.sha, true]);
  writeFileSync(place, 'b');
  expect(find()).toEqual([undefined, false]);
});
