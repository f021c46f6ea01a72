import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Looked } from '../../cache/leftovers.ts';
import { openFactStore } from './fact-store.ts';
import { Output } from './output.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'facts-'));
  writeFileSync(path.join(folder, 'placed.html'), 'other bytes than it says');
  writeFileSync(path.join(folder, 'rendered.html'), 'rendered');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const looked: Looked = {
  stateOf: () => undefined,
  namesIn: () => undefined,
  shaOf: (file) => (file === 'placed.html' ? hash('sha1', 'placed', 'hex') : undefined),
};
const digest = (text: string) => hash('sha1', text, 'base64url');
const digests = (trustsTimes: boolean) => {
  const store = openFactStore(new Output(folder, looked), { salt: '', trustsTimes });
  return ['placed.html', 'rendered.html'].map((file) => store.digestOf(file));
};

it('does not read again what a store has read', () => {
  expect(digests(true)).toEqual([digest('placed'), digest('rendered')]);
});

it('reads every file where nobody is to be believed', () => {
  expect(digests(false)).toEqual([digest('other bytes than it says'), digest('rendered')]);
});
