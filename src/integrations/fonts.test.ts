import { create } from 'fontkitten';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT } from '../tests/build-runner.ts';
import { FONT_WEIGHTS, houseFonts } from './fonts.ts';

const SOURCE = path.resolve(import.meta.dirname, '..');

let cacheDir: string;

beforeAll(() => {
  cacheDir = mkdtempSync(path.join(tmpdir(), 'fonts-'));
});
afterAll(() => {
  rmSync(cacheDir, { recursive: true });
});

interface Cut {
  readonly file: string;
  /** What it was cut from. */
  readonly source: string;
  readonly unicodeRange: readonly string[];
}

async function cutAll(): Promise<Cut[]> {
  const families = await Promise.all(
    houseFonts({ cacheDir, projectDir: PROJECT }).map(async ({ provider, name, options }) => {
      const cut = await provider.resolveFont({
        familyName: name,
        weights: [],
        styles: [],
        subsets: [],
        formats: [],
        options,
      });
      return (cut?.fonts ?? []).map(({ src, style, unicodeRange = [], meta }): Cut => {
        const [first] = src;
        const stem = `${options.package}-${String(meta?.subset)}-wght-${String(style)}`;
        return {
          file: first && 'url' in first ? first.url : '',
          source: createRequire(import.meta.url).resolve(
            `@fontsource-variable/${options.package}/files/${stem}.woff2`,
          ),
          unicodeRange,
        };
      });
    }),
  );
  return families.flat();
}

const read = (file: string) => {
  const font = create(readFileSync(file));
  if (font.isCollection) throw new Error('one font was expected');
  return font;
};

describe('the fonts of the house', () => {
  it('keep every letter of their range, and the weights that the house sets', async () => {
    const cuts = await cutAll();
    expect(cuts).toHaveLength(6);
    for (const { file, source, unicodeRange } of cuts) {
      const [cut, whole] = [read(file), read(source)];
      expect(cut.variationAxes).toMatchObject({ wght: FONT_WEIGHTS });
      const letters = whole.characterSet.filter((letter) => isWithin(letter, unicodeRange));
      expect(letters.length).toBeGreaterThan(100);
      expect(letters.filter((letter) => !cut.hasGlyphForCodePoint(letter))).toEqual([]);
      expect(readFileSync(file).length).toBeLessThan(0.95 * readFileSync(source).length);
    }
  });

  it('are cut again where a kept file was damaged, to the same bytes', async () => {
    const files = (await cutAll()).map(({ file }) => file);
    const before = files.map((file) => readFileSync(file));
    for (const file of files) truncateSync(file, 1000);
    await cutAll();
    expect(files.map((file) => readFileSync(file))).toEqual(before);
  });

  it('are asked for no other weights', () => {
    const sheets = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(?:css|astro)$/.test(name),
    );
    const weights = sheets.flatMap((name) =>
      [
        ...readFileSync(path.join(SOURCE, name), 'utf8').matchAll(/(?:font-weight|--weight-\w+): (\w+);/g),
      ].map(([, weight = '']) => ({ name, weight })),
    );
    expect(weights.length).toBeGreaterThan(10);
    const { min, max } = FONT_WEIGHTS;
    // By name: 400 and 700 (CSS Fonts Level 4, section 2.2).
    const isKept = (weight: string) =>
      weight === 'normal' || weight === 'bold' || (min <= Number(weight) && Number(weight) <= max);
    expect(weights.filter(({ weight }) => !isKept(weight) && weight !== 'inherit')).toEqual([]);
  });
});

function isWithin(letter: number, unicodeRange: readonly string[]): boolean {
  return unicodeRange.some((range) => {
    const [first = 0, last = first] = range
      .replace('U+', '')
      .split('-')
      .map((point) => parseInt(point, 16));
    return first <= letter && letter <= last;
  });
}
