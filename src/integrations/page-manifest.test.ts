import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { writeSealed } from '../cache/sealed-file.ts';
import { readManifest, writeManifest, type Manifest } from './page-manifest.ts';

let file: string;
beforeEach(() => {
  const folder = mkdtempSync(path.join(tmpdir(), 'manifest-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  file = path.join(folder, 'manifest');
});

const stored = (number: number) => ({
  sha: String(number).padStart(40, '0'),
  size: number,
  mtime: 1.5,
  ino: 2 ** 40,
});
const MANIFEST: Manifest = {
  pages: new Map([
    [
      '/',
      { maker: 'code pages/index.astro', key: 'k1', file: 'index.html', stored: stored(1), pictures: [] },
    ],
    [
      '/2025/09/ferry/',
      {
        maker: 'code pages/[...article].astro',
        key: 'k2',
        file: '2025/09/ferry/index.html',
        stored: stored(2),
        pictures: ['b.webp', 'a.webp'],
      },
    ],
    [
      '/rss.xml',
      { maker: 'code pages/rss.xml.ts', key: 'k3', file: 'rss.xml', stored: stored(3), pictures: ['a.webp'] },
    ],
    ['/404/', { maker: '', key: 'alone', file: '404.html', stored: stored(4), pictures: [] }],
  ]),
  pictures: new Map([
    ['a.webp', stored(5)],
    ['b.webp', stored(6)],
  ]),
};
const NOTHING: Manifest = { pages: new Map(), pictures: new Map() };

it('is read as it was written', () => {
  writeManifest(file, MANIFEST);
  expect(readManifest(file)).toEqual(MANIFEST);
});

it('knows nothing where it is of another format, cut off or changed', () => {
  expect(readManifest(file)).toEqual(NOTHING);
  writeSealed(file, JSON.stringify({ pages: { '/': MANIFEST.pages.get('/') }, pictures: {} }));
  expect(readManifest(file)).toEqual(NOTHING);
  writeManifest(file, MANIFEST);
  writeFileSync(file, readFileSync(file, 'utf8').replace('k1', 'k9'));
  expect(readManifest(file)).toEqual(NOTHING);
  writeManifest(file, MANIFEST);
  truncateSync(file, readFileSync(file).length - 5);
  expect(readManifest(file)).toEqual(NOTHING);
});
