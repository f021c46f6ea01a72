/** The file that a picture becomes: what Astro writes after all pages are made, here while they are made. */
import { getConfiguredImageService, getImage, imageConfig } from 'astro:assets';
import type { ImageMetadata, LocalImageService } from 'astro';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Picture } from '../archive/model.ts';
import { environment } from './environment.ts';
import { originalOf, structuredImage } from './responsive-picture.ts';

export interface PictureFile {
  /** Url with base path. */
  readonly src: string;
  readonly width: number;
  readonly height: number;
  /** Length of the file; 0 in development, where there is none. */
  readonly bytes: number;
}

/** Where Astro keeps the pictures it made (`cacheDir` of astro.config.mjs); what lies there it takes as it is. */
const MADE = path.join(environment.cacheDir, 'astro/assets');
type Options = Awaited<ReturnType<typeof getImage>>['options'];

/** The picture of a story for feeds, the widest crop that search engines get, with the length that an enclosure states. */
export async function pictureFile(picture: Picture): Promise<PictureFile> {
  const { image, width, height } = await structuredImage(picture, '16:9');
  const { src } = image;
  if (import.meta.env.DEV) return { src, width, height, bytes: 0 };
  const file = path.join(MADE, path.posix.basename(src));
  const original = originalOf(picture.asset);
  return { src, width, height, bytes: sizeOf(file) ?? (await make(file, original ?? '', image.options)) };
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

/** Puts the picture where Astro finds it, so that it is made once. */
async function make(file: string, original: string, options: Options): Promise<number> {
  const service = (await getConfiguredImageService()) as LocalImageService;
  const { src } = options.src as ImageMetadata;
  const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const made = await service.transform(readFileSync(original), { ...options, src }, imageConfig, logger);
  mkdirSync(path.dirname(file), { recursive: true });
  const aside = `${file}.${String(process.pid)}`;
  writeFileSync(aside, made.data);
  renameSync(aside, file);
  return made.data.byteLength;
}
