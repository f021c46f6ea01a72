import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { ContentError } from '../content/problem.ts';
import { layOriginals, wantOriginal } from './wanted-originals.ts';

const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'originals-'));
const outDir = path.join(folder, 'out');
const original = path.join(folder, 'lead.jpg');
const place = path.join(outDir, '_astro/lead.0123456789.jpg');

beforeEach(() => {
  rmSync(outDir, { recursive: true, force: true });
  writeFileSync(original, 'as it was');
  wantOriginal('/news/_astro/lead.0123456789.jpg', original);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const later = () => Date.now() + 10_000;

it('lays a picture where Astro reads it, without touching it', () => {
  const { ctimeMs, nlink } = statSync(original);
  layOriginals(outDir, '/news/', later());
  expect(readFileSync(place, 'utf8')).toBe('as it was');
  rmSync(place);
  expect(statSync(original)).toMatchObject({ ctimeMs, nlink });
});

it('leaves what the bundler has put there', () => {
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, 'of the bundler');
  layOriginals(outDir, '/news/', later());
  expect(readFileSync(place, 'utf8')).toBe('of the bundler');
});

it('says which picture has changed, or gone, since the newsroom was read', () => {
  const { ctimeMs } = statSync(original);
  expect(() => layOriginals(outDir, '/news/', ctimeMs - 1)).toThrow(ContentError);
  expect(() => layOriginals(outDir, '/news/', ctimeMs - 1)).toThrow(/lead\.jpg/);
  rmSync(original);
  expect(() => layOriginals(outDir, '/news/', later())).toThrow(/lead\.jpg/);
  expect(existsSync(place)).toBe(false);
});
