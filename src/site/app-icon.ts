/** The outlet's icon as a picture, for systems that put a site among their programs. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { environment } from './environment.ts';
import { outlet } from './outlet.ts';

/** What is certainly seen of a maskable icon, by diameter (https://www.w3.org/TR/appmanifest/#icon-masks). */
const SAFE = 0.6;
/** `--paper` of styles/tokens.css, by day. */
const PAPER = '#fdfbf7';

/** @param size pixels @returns PNG; a plain sheet where the icon is no file of `public/` */
export async function appIcon(size: number, maskable: boolean): Promise<Buffer> {
  const sheet = sharp({
    create: {
      width: size,
      height: size,
      channels: 4,
      background: maskable ? PAPER : { r: 0, g: 0, b: 0, alpha: 0 },
    },
  });
  const file = [environment.contentDir, environment.projectDir]
    .map((folder) => path.join(folder, 'public', decodeURI(outlet.icon)))
    .find((candidate) => existsSync(candidate));
  if (file === undefined) return sheet.png().toBuffer();
  const inner = Math.round(maskable ? size * SAFE : size);
  const picture = await sharp(file, { density: 1200 })
    .resize(inner, inner, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer();
  return sheet
    .composite([{ input: picture }])
    .png()
    .toBuffer();
}
