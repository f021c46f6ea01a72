import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Mark } from '../../../src/outputs/social-card/draw.ts';

/** Pixels; twice as high as it is ever drawn. */
const HEIGHT = 184;

/**
 * The outlet's mark as cards show it.
 * @param folder absolute: the output, in which every file of public/ lies
 * @param logo as outlet.yaml names it: `/mark.svg`
 * @returns a reason instead where there is one and it cannot be read
 */
export async function readMark(folder: string, logo: string | undefined): Promise<Mark | string | undefined> {
  if (!logo?.startsWith('/')) return undefined;
  const file = path.join(folder, path.normalize(logo));
  try {
    // Vectors are drawn large enough to be made smaller.
    const image = sharp(readFileSync(file), { density: 288 }).resize({ height: HEIGHT });
    const { data, info } = await image.png().toBuffer({ resolveWithObject: true });
    return { src: `data:image/png;base64,${data.toString('base64')}`, ratio: info.width / info.height };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
