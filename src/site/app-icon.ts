/** The outlet's icon as a picture, for systems that put a site among their programs. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { environment } from './environment.ts';
import { outlet } from './outlet.ts';

/** What is certainly seen of a maskable icon, by diameter (https://www.w3.org/TR/appmanifest/#icon-masks). */
const SAFE = 0.6;
/**
 * @param size pixels
 * @param paper colour of the sheet where systems cut it to a shape: a maskable icon
 * @returns PNG; a plain sheet where the icon is no file of `public/`
 */
export async function appIcon(size: number, paper?: string): Promise<Buffer> {
  const sheet = sharp({
    create: {
      width: size,
      height: size,
      channels: 4,
      background: paper ?? { r: 0, g: 0, b: 0, alpha: 0 },
    },
  });
  const file = [environment.contentDir, environment.projectDir]
    .map((folder) => path.join(folder, 'public', decodeURI(outlet.icon)))
    .find((candidate) => existsSync(candidate));
  if (file === undefined) return sheet.png().toBuffer();
  const inner = Math.round(paper === undefined ? size : size * SAFE);
  const picture = await sharp(file, { density: 1200 })
    .resize(inner, inner, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer();
  return sheet
    .composite([{ input: picture }])
    .png()
    .toBuffer();
}
