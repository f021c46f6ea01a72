import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openSpool } from './spool.ts';

it('gives back every text, in any order, and leaves no file behind', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'spool-'));
  const spool = openSpool(path.join(folder, 'deep'));
  const texts = ['', 'a', 'Ünicode 🗞️', 'x'.repeat(300_000), 'last'];
  const read = texts.map((text) => spool.put(text));
  for (const index of [4, 0, 3, 1, 2, 3]) expect(read[index]?.()).toBe(texts[index]);
  expect(readdirSync(path.join(folder, 'deep'))).toEqual([]);
});
