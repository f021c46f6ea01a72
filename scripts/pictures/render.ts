/** From a scene to bytes: SVG, pixels, paper, JPEG. */

import sharp from 'sharp';

import { Art, BLEED } from './art.ts';
import { makeRandom } from './random.ts';
import { printOnPaper } from './texture.ts';

export interface Picture {
  /** The seed and the name for `--only`. */
  name: string;
  /** Where the file goes, below `content/`. */
  file: string;
  width: number;
  height: number;
  scene: (art: Art) => string;
}

const LIMIT = 130 * 1024;
const QUALITIES = [80, 75, 70, 65, 60, 55, 52];

/** Draws a picture and gives its JPEG, at the best quality that stays below the limit. */
export async function renderPicture(picture: Picture): Promise<Buffer> {
  const { name, width, height } = picture;
  const art = new Art(name, width, height);
  const svg = art.document(picture.scene(art));
  const { data, info } = await sharp(Buffer.from(svg), { unlimited: true })
    .flatten({ background: '#f1e6d0' })
    .removeAlpha()
    .extract({ left: BLEED, top: BLEED, width, height })
    .blur(0.75)
    .raw()
    .toBuffer({ resolveWithObject: true });
  printOnPaper(data, info.width, info.height, makeRandom(`${name} paper`));
  const raw = { width: info.width, height: info.height, channels: 3 as const };
  let jpeg = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    jpeg = await sharp(data, { raw }).jpeg({ quality, mozjpeg: true }).toBuffer();
    if (jpeg.length <= LIMIT) break;
  }
  return jpeg;
}
