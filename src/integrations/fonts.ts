/** The two families of the house, from their packages, cut to what pages set. */
import type { FontProvider } from 'astro';
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readSealed, writeSealed } from '../cache/sealed-file.ts';
import { sourceHash } from '../cache/source-hash.ts';

const LATIN =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD';
const LATIN_EXT =
  'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF';
/** By the names that their packages give them. A page loads those whose letters it has. */
const SUBSETS = { latin: LATIN, 'latin-ext': LATIN_EXT };

/** All that style sheets ask for: the lighter and heavier designs are a third of a variable font's bytes. */
export const FONT_WEIGHTS = { min: 400, max: 700 };

const require = createRequire(import.meta.url);

/** Both absolute. */
interface Folders {
  readonly cacheDir: string;
  readonly projectDir: string;
}

/** A family of a `@fontsource-variable` package. */
interface Family {
  readonly package: string;
  readonly styles: readonly string[];
}

/**
 * A provider of fonts for Astro that cuts them with HarfBuzz. The cut files are kept in the cache, by what they are
 * made of; their names in the output are made by Astro from their bytes, so that pages are the same anywhere.
 */
function cutFonts({ cacheDir, projectDir }: Folders): FontProvider<Family> {
  const folder = path.join(cacheDir, 'fonts');
  const code = sourceHash(projectDir, ['src/integrations/fonts.ts']);
  return {
    name: 'cut',
    config: FONT_WEIGHTS,
    resolveFont: async ({ options }) => {
      if (!options) return undefined;
      const faces = options.styles.flatMap((style) =>
        Object.entries(SUBSETS).map(async ([subset, unicodeRange]) => {
          const name = `${options.package}/files/${options.package}-${subset}-wght-${style}.woff2`;
          const source = require.resolve(`@fontsource-variable/${name}`);
          const file = await cutFont(source, unicodeRange, folder, code);
          return {
            src: [{ url: file, format: 'woff2' }],
            weight: [FONT_WEIGHTS.min, FONT_WEIGHTS.max] satisfies [number, number],
            style,
            unicodeRange: unicodeRange.split(', '),
            meta: { subset },
          };
        }),
      );
      return { fonts: await Promise.all(faces) };
    },
  };
}

/**
 * A cut font in a folder of the cache, where a file that was damaged meanwhile is made again.
 * @param code the hash of what cuts
 * @returns its absolute path
 */
async function cutFont(source: string, unicodeRange: string, folder: string, code: string): Promise<string> {
  const bytes = readFileSync(source);
  const key = hash('sha1', JSON.stringify([code, unicodeRange, hash('sha1', bytes)]), 'hex');
  const file = path.join(folder, `${key}.woff2`);
  const seal = `${file}.sha1`;
  if (readSealed(seal) === hashOfFile(file)) return file;
  // HarfBuzz and the packer of WOFF2 are WebAssembly, and mostly the fonts are cut already.
  const { default: subsetFont } = await import('subset-font');
  const cut = await subsetFont(bytes, lettersOf(unicodeRange), {
    targetFormat: 'woff2',
    variationAxes: { wght: FONT_WEIGHTS },
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.new`, cut);
  renameSync(`${file}.new`, file);
  writeSealed(seal, hash('sha1', cut, 'hex'));
  return file;
}

/** Nothing where there is no such file, or none that can be read. */
function hashOfFile(file: string): string | null {
  try {
    return hash('sha1', readFileSync(file), 'hex');
  } catch {
    return null;
  }
}

/** The letters of a `unicode-range` (CSS Fonts Level 4, section 4.5). */
function lettersOf(unicodeRange: string): string {
  return unicodeRange
    .split(', ')
    .map((range) => {
      const [first = 0, last = first] = range
        .replace('U+', '')
        .split('-')
        .map((point) => parseInt(point, 16));
      return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
    })
    .join('');
}

/**
 * The fonts of `astro.config.mjs`.
 *
 * `optional`: who has them not in time reads this page in the fallback, and the next, from the cache, in ours. Text
 * never moves under a reader's eyes, and fallbacks that match by their metrics are not on every device.
 */
export function houseFonts(folders: Folders) {
  const provider = cutFonts(folders);
  const family = (name: string, cssVariable: string, fallbacks: [string, string], options: Family) => ({
    provider,
    name,
    cssVariable,
    fallbacks,
    display: 'optional' as const,
    options,
  });
  return [
    family('Newsreader', '--font-serif', ['Georgia', 'serif'], {
      package: 'newsreader',
      styles: ['normal', 'italic'],
    }),
    family('Libre Franklin', '--font-sans', ['Arial', 'sans-serif'], {
      package: 'libre-franklin',
      styles: ['normal'],
    }),
  ];
}
