/**
 * What Astro scales a picture by: as an import of its file gives it, without the import. A bundler reads every picture of the
 * archive, in every build, for the few that are scaled anew. The name tells the file's bytes, so that pages and scaled
 * pictures of earlier builds are known by it.
 */
import path from 'node:path';
import type { PictureAsset } from '../archive/model.ts';
import { admittedStories } from '../content/admitted-stories.ts';
import type { PictureFacts } from '../content/pictures.ts';
import { outlet } from './outlet.ts';

/** So much of a digest, and of a file's name, is in the name of an asset. */
const DIGEST_LETTERS = 10;
const NAME_LETTERS = 80;

const assets = new Map<string, PictureAsset>();

/**
 * @param file absolute path of the file that names the picture
 * @param name as it is written there
 * @throws for a name that the newsroom was not read with
 */
export function pictureAsset(file: string, name: string): PictureAsset {
  const original = path.resolve(path.dirname(file), name);
  const facts = admittedStories().pictures.get(original)?.facts;
  if (!facts) throw new Error(`picture-asset: ${original} is no picture of the newsroom`);
  const { width, height, format } = facts;
  const src = import.meta.env.DEV
    ? servedAs(original, facts)
    : `${outlet.base}_astro/${nameOf(original, facts)}`;
  let asset = assets.get(src);
  if (!asset) {
    asset = { src, width, height, format };
    // Not among what is written of it: a page is the same wherever the content lies.
    Object.defineProperty(asset, 'fsPath', { value: original });
    assets.set(src, asset);
  }
  return asset;
}

/** Whether parts of a picture may be transparent. @param original absolute path of its file */
export function mayBeTransparent(original: string): boolean {
  return admittedStories().pictures.get(original)?.facts?.hasAlpha === true;
}

function nameOf(original: string, { format, digest = '' }: PictureFacts): string {
  const stem = path.parse(original).name.normalize('NFC');
  const plain = Array.from(stem.replaceAll(/[^\p{L}\p{M}\p{N}._-]/gu, '_'));
  return `${plain.slice(0, NAME_LETTERS).join('')}.${digest.slice(0, DIGEST_LETTERS)}.${format}`;
}

/** As the development server has a file that lies anywhere, with what its image service wants to know of it. */
function servedAs(original: string, { width, height, format }: PictureFacts): string {
  const address = original.split(path.sep).join('/');
  const size = new URLSearchParams({
    origWidth: String(width),
    origHeight: String(height),
    origFormat: format,
  });
  return `/@fs${address.startsWith('/') ? '' : '/'}${address}?${size.toString()}`;
}
