import fs, {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { keepSpare, renewSpare, type Wanted } from './spare-output.ts';

let root: string;
const at = (...names: string[]) => path.join(root, ...names);

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'spare-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  mkdirSync(at('built'));
  mkdirSync(at('spare'));
});

function write(name: string, text: string): void {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
}

/** Writes a file, and puts a link to it into the spare output. */
function stored(
  name: string,
  text: string,
): [string, Wanted extends ReadonlyMap<string, infer W> ? W : never] {
  write(`store/${name}`, text);
  mkdirSync(path.dirname(at('spare', name)), { recursive: true });
  linkSync(at('store', name), at('spare', name));
  const { ino, size, mtimeMs: mtime } = statSync(at('store', name));
  return [name, { ino, size, mtime }];
}

/** Every file with what is in it, and every folder that is empty. */
function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(at(folder), { recursive: true, encoding: 'utf8' }).flatMap((name) => {
      const place = at(folder, name);
      if (!statSync(place).isDirectory()) return [[name, readFileSync(place, 'utf8')]];
      return readdirSync(place).length === 0 ? [[name, 'empty']] : [];
    }),
  );
}

function keptOf(wanted: Wanted): string[] {
  return [...renewSpare(at('spare'), at('built'), wanted).kept.keys()].sort();
}

it('keeps the files that are wanted, takes the others away, and adds what was built', () => {
  const wanted = new Map([stored('2025/a/index.html', 'A'), stored('2025/b/index.html', 'B')]);
  stored('2024/old/index.html', 'no page any more');
  write('built/index.html', 'front');
  write('built/2025/c/index.html', 'C');

  expect(keptOf(wanted)).toEqual([...wanted.keys()]);
  expect(contents('built')).toEqual({
    'index.html': 'front',
    '2025/a/index.html': 'A',
    '2025/b/index.html': 'B',
    '2025/c/index.html': 'C',
  });
  expect(existsSync(at('spare'))).toBe(false);
});

it('believes no file but the one that would be linked', () => {
  const other = stored('other.html', 'as it should be');
  write('spare/other.html.new', 'as it should be');
  rmSync(at('spare/other.html'));
  writeFileSync(at('spare/other.html'), 'as it should be');
  const touched = stored('touched.html', 'T');
  utimesSync(at('store/touched.html'), 1, 1);
  const led = stored('led.html', 'L');
  rmSync(at('spare/led.html'));
  symlinkSync(at('store/led.html'), at('spare/led.html'));
  const gone = stored('gone.html', 'G');
  rmSync(at('spare/gone.html'));

  expect(keptOf(new Map([other, touched, led, gone]))).toEqual([]);
  expect(contents('built')).toEqual({});
  expect(readFileSync(at('store/led.html'), 'utf8')).toBe('L');
});

it('lets what was built stand where something else stood', () => {
  const wanted = new Map([
    stored('page/index.html', 'a page where a file is now'),
    stored('file', 'a file where a folder is now'),
    stored('same.html', 'the last one'),
  ]);
  write('built/page', 'file');
  write('built/file/index.html', 'page');
  write('built/same.html', 'this one');

  expect(keptOf(wanted)).toEqual([]);
  expect(contents('built')).toEqual({
    page: 'file',
    'file/index.html': 'page',
    'same.html': 'this one',
  });
  expect(readFileSync(at('store/same.html'), 'utf8')).toBe('the last one');
});

it('leaves what was built alone where there is no spare output', () => {
  rmSync(at('spare'), { recursive: true });
  write('built/index.html', 'front');
  expect(keptOf(new Map())).toEqual([]);
  expect(contents('built')).toEqual({ 'index.html': 'front' });
});

it('leaves what somebody may want yet, until the one who puts it there has come', () => {
  const [, same] = stored('2025/a/card.png', 'the card');
  const [, changed] = stored('2025/b/card.png', 'the last card');
  stored('2024/old/card.png', 'of no story any more');
  stored('2024/old/other.png', 'nobody waits for it');
  write('spare/page/card.png', 'where a page is to be');
  write('built/built/card.png', 'as it was built');
  write('spare/built/card.png', 'as it stood');
  const wanted = new Map([stored('page/card.png.d/index.html', 'a page')]);
  const later = new Map([['page/card.png/index.html', same] as const, ...wanted]);

  const { kept, left, listed } = renewSpare(at('spare'), at('built'), later, {
    seen: new Map(),
    isAwaited: (file) => file.endsWith('card.png'),
  });
  expect([...kept.keys()]).toEqual([...wanted.keys()]);
  expect(contents('built')).toEqual({
    '2025/a/card.png': 'the card',
    '2025/b/card.png': 'the last card',
    '2024/old/card.png': 'of no story any more',
    'page/card.png.d/index.html': 'a page',
    'built/card.png': 'as it was built',
  });

  expect(left.has(at('built/2025/a/card.png'), same)).toBe(true);
  expect(left.has(at('built/2025/b/card.png'), same)).toBe(false);
  expect(left.has(at('built/2025/c/card.png'), same)).toBe(false);
  expect(left.take(at('built/2025/a/card.png'), same)).toBe(true);
  expect(left.take(at('built/2025/b/card.png'), { ...changed, ino: changed.ino + 1 })).toBe(false);
  expect(left.take(at('built/2025/c/card.png'), same)).toBe(false);
  expect(left.take(at('built/built/card.png'), same)).toBe(false);
  expect([...left.taken.keys()]).toEqual(['2025/a/card.png']);
  expect(Object.fromEntries(listed)).toEqual({
    '2024/old': ['card.png'],
    '2025/a': ['card.png'],
    'page/card.png.d': ['index.html'],
  });
  expect(left.taken.get('2025/a/card.png')).toMatchObject(same);
  left.clear();
  expect([...listed.keys()].sort()).toEqual(['2025/a', 'page/card.png.d']);
  expect(contents('built')).toEqual({
    '2025/a/card.png': 'the card',
    '2025/b': 'empty',
    'page/card.png.d/index.html': 'a page',
    'built/card.png': 'as it was built',
  });
});

it('keeps one output', () => {
  write('spare/index.html', 'the one before');
  write('replaced/index.html', 'the last one');
  keepSpare(at('replaced'), at('spare'));
  expect(contents('spare')).toEqual({ 'index.html': 'the last one' });
  expect(existsSync(at('replaced'))).toBe(false);
});

it('follows no link: whoever reads the folder behind it finds it as it was', () => {
  const wanted = new Map([stored('2025/a/index.html', 'A')]);
  stored('old/index.html', 'served');
  renameSync(at('spare'), at('served'));
  const served = contents('served');
  symlinkSync(at('served'), at('spare'));
  write('built/index.html', 'front');

  expect(keptOf(wanted)).toEqual([]);
  expect(contents('built')).toEqual({ 'index.html': 'front' });
  expect(contents('served')).toEqual(served);
  expect(lstatSync(at('spare'), { throwIfNoEntry: false })).toBeUndefined();

  symlinkSync(at('served'), at('link'));
  expect(() => {
    keepSpare(at('link'), at('spare'));
  }).toThrow('is no folder');
  expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
});

it('does without a spare output that lies on another file system', () => {
  const wanted = new Map([stored('2025/a/index.html', 'A')]);
  write('built/index.html', 'front');
  const { renameSync: rename } = fs;
  const diskOf = (place: string) => path.relative(root, place).split(path.sep)[0];
  fs.renameSync = ((from: string, to: string) => {
    if (diskOf(from) !== diskOf(to)) throw Object.assign(new Error('EXDEV'), { code: 'EXDEV' });
    rename(from, to);
  }) as typeof fs.renameSync;
  syncBuiltinESMExports();
  try {
    expect(keptOf(wanted)).toEqual([]);
  } finally {
    fs.renameSync = rename;
    syncBuiltinESMExports();
  }
  expect(contents('built')).toEqual({ 'index.html': 'front' });
  expect(existsSync(at('spare'))).toBe(false);
});
