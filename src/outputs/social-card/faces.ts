/**
 * The typefaces of a card, from their packages. Each comes in files for parts of Unicode; only those are read whose
 * characters occur.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { flipVerticalPositions } from './mark-anchors.ts';
import { coverageOf, readWoff, writeFont } from './woff.ts';

export type Weight = 500 | 600 | 700;

/** One font file: characters of one typeface. */
export interface Face {
  /** Unique; what `fontFamily` names. */
  readonly name: string;
  readonly weight: Weight;
  readonly data: Buffer;
  /** Code points it has a glyph for. */
  readonly covers: ReadonlySet<number>;
}

export type Style = 'serif' | 'sans';

/** Packages in the order in which they are asked for a character. Noto Serif JP stands in for all that is not here. */
const FAMILIES: Readonly<Record<Style, readonly string[]>> = {
  serif: ['newsreader', 'noto-naskh-arabic', 'libre-franklin', 'noto-serif-jp'],
  sans: ['libre-franklin', 'noto-naskh-arabic', 'noto-serif-jp'],
};
const EMOJI = 'noto-emoji';

/** What the drawing depends on, for the key under which it is kept. */
export const FONT_PACKAGES: readonly string[] = [...new Set([...Object.values(FAMILIES).flat(), EMOJI])].map(
  (name) => `@fontsource/${name}`,
);

const require = createRequire(import.meta.url);

interface Subset {
  /** As the file is named: `latin`, `119`. */
  readonly id: string;
  /** Inclusive. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

const subsets = new Map<string, readonly Subset[]>();
const faces = new Map<string, Face>();

/** The face that a character is drawn with, or none when no face has it. */
export function faceFor(codePoint: number, style: Style, weight: Weight): Face | undefined {
  return findFace(FAMILIES[style], weight, [codePoint]);
}

/** The face that has all of an emoji, so that its parts can join. */
export function emojiFaceFor(codePoints: readonly number[]): Face | undefined {
  return findFace([EMOJI], 700, codePoints);
}

function findFace(
  families: readonly string[],
  weight: Weight,
  codePoints: readonly number[],
): Face | undefined {
  for (const family of families) {
    for (const subset of subsetsOf(family)) {
      if (!codePoints.every((code) => contains(subset, code))) continue;
      const face = loadFace(family, subset.id, weight);
      // What a style sheet may load the file for is more than what is in it.
      if (codePoints.every((code) => face.covers.has(code))) return face;
    }
  }
  return undefined;
}

function contains({ ranges }: Subset, code: number): boolean {
  return ranges.some(([first, last]) => code >= first && code <= last);
}

/** Latin comes last in the packages' lists, but is asked first. */
function subsetsOf(family: string): readonly Subset[] {
  let known = subsets.get(family);
  if (!known) {
    const file = require.resolve(`@fontsource/${family}/unicode.json`);
    const written = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
    known = Object.entries(written)
      .map(([id, ranges]) => ({
        id: id.replace(/^\[(\d+)\]$/, '$1'),
        ranges: ranges.split(',').map(readRange),
      }))
      .reverse();
    subsets.set(family, known);
  }
  return known;
}

/** `U+0600-06FF` or `U+20AC` */
function readRange(written: string): readonly [number, number] {
  const [first = 0, last = first] = written
    .trim()
    .replace(/^U\+/i, '')
    .split('-')
    .map((code) => Number.parseInt(code, 16));
  return [first, last];
}

function loadFace(family: string, subset: string, weight: Weight): Face {
  const name = `${family}-${subset}-${String(weight)}`;
  let face = faces.get(name);
  if (!face) {
    const folder = path.dirname(require.resolve(`@fontsource/${family}/unicode.json`));
    const file = path.join(folder, 'files', `${name}-normal.woff`);
    const { flavor, tables } = readWoff(readFileSync(file));
    const cmap = tables.get('cmap');
    const gpos = tables.get('GPOS');
    if (gpos) flipVerticalPositions(gpos);
    face = {
      name,
      weight,
      data: writeFont(flavor, tables),
      covers: cmap ? coverageOf(cmap) : new Set(),
    };
    faces.set(name, face);
  }
  return face;
}
