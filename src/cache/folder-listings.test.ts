import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { FolderListings } from './folder-listings.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

let place: string;
const at = (...names: string[]) => path.join(place, ...names);

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'folder-listings-'));
  onTestFinished(() => {
    rmSync(place, { recursive: true, force: true });
  });
  for (const folder of ['a', 'b']) {
    mkdirSync(at('root', folder), { recursive: true });
    writeFileSync(at('root', folder, 'index.html'), folder);
  }
});

/** A build later. */
async function open(): Promise<FolderListings> {
  await pause(120);
  mkdirSync(at('built'), { recursive: true });
  writeFileSync(at('built/index.html'), '');
  rmSync(at('built/index.html'));
  return new FolderListings(at('lists'), at('root'), at('built'));
}

/** What each folder holds, kept for the next time. */
function look(listings: FolderListings): Record<string, readonly string[]> {
  const found = ['a', 'b'].map((folder) => {
    const names = listings.read(folder).files.toSorted();
    return [folder, names] as const;
  });
  listings.close();
  return Object.fromEntries(found);
}

/** A list that is believed tells what it says; a folder that is read tells what is there. */
function rewriteLists(): void {
  for (const name of readdirSync(at('lists'))) {
    const list = at('lists', name);
    writeSealed(list, (readSealed(list) ?? '').replaceAll('index.html', 'as-listed.html'));
  }
}

it('reads a folder once, and again when something in it has changed', async () => {
  look(await open());
  rewriteLists();
  expect(look(await open())).toEqual({ a: ['as-listed.html'], b: ['as-listed.html'] });
  writeFileSync(at('root/a/foreign.html'), '');
  expect(look(await open())).toEqual({ a: ['foreign.html', 'index.html'], b: ['as-listed.html'] });
  rewriteLists();
  rmSync(at('root/a/foreign.html'));
  rmSync(at('root/a/index.html'));
  symlinkSync('nowhere', at('root/a/index.html'));
  const listings = await open();
  expect(listings.read('a')).toEqual({ files: [], folders: [], strange: ['index.html'] });
});

it('knows a folder wherever its root has gone, and no other in its place', async () => {
  look(await open());
  rewriteLists();
  renameSync(at('root/b'), at('root/c'));
  mkdirSync(at('root/b'));
  writeFileSync(at('root/b/other.html'), '');
  renameSync(at('root'), at('elsewhere'));
  renameSync(at('elsewhere'), at('root'));
  expect(look(await open())).toEqual({ a: ['as-listed.html'], b: ['other.html'] });
});

it('tells folders from files, as they were and as they are', async () => {
  mkdirSync(at('root/a/deep/deeper'), { recursive: true });
  const both = { files: ['index.html'], folders: ['deep'], strange: [] };
  const first = await open();
  expect(first.read('a')).toEqual(both);
  expect(first.read('a/deep')).toEqual({ files: [], folders: ['deeper'], strange: [] });
  first.close();
  rewriteLists();
  const second = await open();
  expect(second.read('a')).toEqual({ ...both, files: ['as-listed.html'] });
  second.close();
  rmSync(at('root/a/deep'), { recursive: true });
  writeFileSync(at('root/a/deep'), '');
  const third = await open();
  expect(third.read('a').files.toSorted()).toEqual(['deep', 'index.html']);
  third.close();
});

it('does not believe what was noted in the tick of the last change', async () => {
  await pause(120);
  mkdirSync(at('built'));
  writeFileSync(at('root/a/second.html'), '');
  look(new FolderListings(at('lists'), at('root'), at('built')));
  rewriteLists();
  expect(look(await open())).toEqual({ a: ['index.html', 'second.html'], b: ['as-listed.html'] });
});

it('reads everything where its list is lost, cut off or that of another root', async () => {
  look(await open());
  rewriteLists();
  const [name = ''] = readdirSync(at('lists'));
  writeFileSync(at('lists', name), `${readSealed(at('lists', name)) ?? ''} `);
  expect(look(await open())).toEqual({ a: ['index.html'], b: ['index.html'] });
  rmSync(at('lists'), { recursive: true });
  expect(look(await open())).toEqual({ a: ['index.html'], b: ['index.html'] });
});
