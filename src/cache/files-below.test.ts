import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { eachBelow, filesBelow } from './files-below.ts';

function workshop(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'files-below-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  for (const file of ['index.html', '2025/a/index.html', '2025/a/card.png', '2025/b/index.html']) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), file);
  }
  mkdirSync(path.join(root, 'empty'));
  return root;
}

it('finds every file, in order, and tells of what is none', () => {
  const root = workshop();
  symlinkSync('nowhere', path.join(root, '2025/link'));
  expect(filesBelow(root)).toEqual([
    '2025/a/card.png',
    '2025/a/index.html',
    '2025/b/index.html',
    'index.html',
  ]);
  const strange: string[] = [];
  eachBelow(root, (name, isFile) => {
    if (!isFile) strange.push(name);
  });
  expect(strange).toEqual(['2025/link']);
});

it('does not look into a folder of which it is told', () => {
  const files: string[] = [];
  const known = new Map([['2025/a', ['index.html']]]);
  eachBelow(
    workshop(),
    (name) => files.push(name),
    (folder) => known.get(folder),
  );
  expect(files.sort()).toEqual(['2025/a/index.html', '2025/b/index.html', 'index.html']);
});
