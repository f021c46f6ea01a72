import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeSealed } from '../../src/cache/sealed-file.ts';
import { cacheFault } from './cache-fault.ts';

it('what stands in the way in a cache is named, with what to do about it', () => {
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'cache-fault-'));
  onTestFinished(() => {
    rmSync(cacheDir, { recursive: true });
  });
  mkdirSync(path.join(cacheDir, 'pages/manifest/x'), { recursive: true });
  let thrown: unknown;
  try {
    writeSealed(path.join(cacheDir, 'pages/manifest'), 'text');
  } catch (error) {
    thrown = error;
  }
  expect(String(cacheFault(thrown, cacheDir))).toMatch(/manifest is not what .* Delete .* and build again/);
  // Elsewhere it is somebody else's business.
  expect(cacheFault(thrown, path.join(cacheDir, 'pages', 'other'))).toBe(thrown);
  expect(cacheFault(new Error('no'), cacheDir)).toMatchObject({ message: 'no' });
});
