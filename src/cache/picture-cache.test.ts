import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PictureCache } from './picture-cache.ts';

let cacheDir = '';
const at = (name: string) => path.join(cacheDir, 'astro/assets', name);

function write(name: string, bytes: string, daysAgo = 0): void {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), bytes);
  const time = new Date(Date.now() - daysAgo * 86_400_000);
  utimesSync(at(name), time, time);
}

/** A build that shows these, from the sweep before it to the note after it. */
function build(shown: readonly string[]): PictureCache {
  const pictures = new PictureCache(cacheDir);
  pictures.sweep();
  pictures.note(new Set(shown));
  return pictures;
}

const isThere = (name: string) => existsSync(at(name));

describe('pictures that were scaled before', () => {
  beforeEach(() => {
    cacheDir = mkdtempSync(path.join(tmpdir(), 'pictures-'));
    write('ferry.webp', 'ferry', 1);
    new PictureCache(cacheDir).note(new Set(['ferry.webp']));
  });
  afterEach(() => {
    rmSync(cacheDir, { recursive: true });
  });

  it('are kept while they are what they were, whatever their times', () => {
    write('ferry.webp', 'ferry', 3);
    expect(build(['ferry.webp']).missing(['ferry.webp', 'quay.webp'])).toBe(1);
    expect(isThere('ferry.webp')).toBe(true);
  });

  it.each([
    ['cut off', 'fer'],
    ['changed', 'fairy'],
  ])('are taken away where they were %s', (_, bytes) => {
    write('ferry.webp', bytes);
    expect(build([]).missing(['ferry.webp'])).toBe(1);
    expect(isThere('ferry.webp')).toBe(false);
  });

  it('are not believed again for having been there at the end of a build', () => {
    const pictures = new PictureCache(cacheDir);
    pictures.sweep();
    write('ferry.webp', 'fairy');
    pictures.note(new Set(['ferry.webp']));
    build(['ferry.webp']);
    expect(isThere('ferry.webp')).toBe(false);
  });

  it('are taken away where nobody noted them, and with them all else that Astro keeps', () => {
    write('stray.webp', 'stray');
    write('../other/list.json', '{}');
    build(['ferry.webp']);
    expect(['stray.webp', '../other/list.json', 'ferry.webp'].map(isThere)).toEqual([false, false, true]);
  });

  it('are forgotten a week after they were made where nothing shows them', () => {
    write('quay.webp', 'quay', 8);
    write('pier.webp', 'pier', 6);
    write('lead.webp', 'lead', 8);
    const pictures = new PictureCache(cacheDir);
    pictures.note(new Set(['lead.webp']));
    expect(['quay.webp', 'pier.webp', 'lead.webp'].map(isThere)).toEqual([false, true, true]);
    expect(pictures.missing(['quay.webp', 'pier.webp', 'lead.webp'])).toBe(1);
  });
});
