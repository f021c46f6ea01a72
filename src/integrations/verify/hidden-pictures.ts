/**
 * No picture of the output comes from an original that only hidden stories use. The record of the build are the names:
 * the bundler calls what it makes of `lead.jpg` `lead.<hash of the original>…`. Since a name proves little, the look of
 * the pictures decides: a difference hash of the original, whole and in every crop the site makes, against the output's.
 */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { cropAround } from '../../site/image-service.ts';
import type { FactStore } from './fact-store.ts';
import { fault, type Finding } from './finding.ts';
import type { Output } from './output.ts';

export interface HiddenPicture {
  /** Absolute path of the original. */
  readonly file: string;
  readonly shown: string;
  /** Fractions from the top left. */
  readonly focal: { readonly x: number; readonly y: number };
}

/** Width by height of the grid whose neighbours are compared: 16 × 16 bits. */
const GRID = { width: 17, height: 16 } as const;
/** Bits of 256 that may differ: scaling and compression change a few, another picture about half. */
const NEAR = 26;
/** A picture with so few contours looks like any other. */
const TELLING = 24;
const RATIOS = [3 / 2, 16 / 9, 4 / 3, 1, 4 / 5, 2, 1200 / 630];
const PICTURE = /\.(?:jpe?g|png|webp|avif|gif|tiff?|svg)$/i;

/** The first byte of SVG. A drawing is painted as large as it says it is, which costs nothing to say. */
const DRAWING = '<'.charCodeAt(0);
const LARGEST_DRAWING = 5e7;

/** @param publicOriginals absolute paths: what looks like one of these is explained; asked for only on a hit */
export async function findHiddenPictures(
  output: Output,
  hidden: readonly HiddenPicture[],
  publicOriginals: () => readonly string[],
  store: FactStore,
): Promise<Finding[]> {
  const looks: { readonly picture: HiddenPicture; readonly bits: string }[] = [];
  for (const picture of hidden) {
    for (const bits of await looksOf(picture)) looks.push({ picture, bits });
  }
  if (looks.length === 0) return [];
  const hits: { readonly file: string; readonly picture: HiddenPicture }[] = [];
  for (const file of output.files.keys()) {
    if (!PICTURE.test(file)) continue;
    const digest = store.digestOf(file);
    let bits = store.lookOf(file, digest);
    if (bits === undefined) {
      bits = await lookOf(output.bytes(file));
      store.setLook(file, digest, bits);
    }
    const like = looks.find((look) => distance(look.bits, bits) <= NEAR);
    if (like) hits.push({ file, picture: like.picture });
  }
  if (hits.length === 0) return [];
  const open: string[] = [];
  for (const original of publicOriginals()) {
    const picture = { file: original, shown: '', focal: { x: 0.5, y: 0.5 } };
    open.push(...(await looksOf(picture)));
  }
  const explained = new Set(
    hidden.filter((picture) =>
      looks.some(
        (look) => look.picture === picture && open.some((bits) => distance(bits, look.bits) <= NEAR),
      ),
    ),
  );
  return hits
    .filter(({ picture }) => !explained.has(picture))
    .map(({ file, picture }) =>
      fault(file, `shows ${picture.shown}, which only stories that are not public use`),
    );
}

/** The look of an original, whole and in the crops that pages use. */
async function looksOf({ file, focal }: HiddenPicture): Promise<string[]> {
  try {
    const upright = await sharp(readFileSync(file)).rotate().toBuffer({ resolveWithObject: true });
    const whole = await lookOf(upright.data);
    const crops = await Promise.all(
      RATIOS.map(async (ratio) =>
        lookOf(
          await sharp(upright.data)
            .extract(cropAround(upright.info, ratio, focal))
            .png()
            .toBuffer(),
        ),
      ),
    );
    return [...new Set([whole, ...crops])].filter((bits) => bits.split('1').length - 1 >= TELLING);
  } catch {
    // The check of the content says what is wrong with it.
    return [];
  }
}

/** A difference hash: whether each point of a small grid is darker than its neighbour, as 256 digits. */
async function lookOf(bytes: Buffer): Promise<string> {
  try {
    const grid = await sharp(bytes, { limitInputPixels: bytes[0] === DRAWING ? LARGEST_DRAWING : false })
      .resize(GRID.width, GRID.height, { fit: 'fill' })
      .greyscale()
      .raw()
      .toBuffer();
    let bits = '';
    for (let row = 0; row < GRID.height; row += 1) {
      for (let column = 0; column + 1 < GRID.width; column += 1) {
        const at = row * GRID.width + column;
        // Compression makes a plain surface uneven.
        bits += (grid[at] ?? 0) + 2 < (grid[at + 1] ?? 0) ? '1' : '0';
      }
    }
    return bits;
  } catch {
    return '';
  }
}

function distance(one: string, other: string): number {
  if (one.length !== other.length) return Infinity;
  let differing = 0;
  for (let bit = 0; bit < one.length; bit += 1) if (one[bit] !== other[bit]) differing += 1;
  return differing;
}
