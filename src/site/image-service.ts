/**
 * Astro's sharp service with three things more: `position: "30% 40%"` crops around that point of the picture
 * (the focal point of the content contract), which sharp itself cannot do; what a picture's file says of its maker
 * and its licence goes along, of all its metadata the only part; and what is transparent is white where the format
 * knows no transparency.
 */
import type { LocalImageService } from 'astro';
import { channel } from 'node:diagnostics_channel';
import { baseService } from 'astro/assets';
import sharpService from 'astro/assets/services/sharp';
import sharp, { type FormatEnum } from 'sharp';
import { filesHash } from '../cache/source-hash.ts';
import { environment } from './environment.ts';
import { rightsOf } from './picture-rights.ts';

/** Hears of each picture that was scaled: the service runs where Astro puts it, the build that counts does not. */
export const scaledPictures = channel('broadsheet:scaled-pictures');

/** Else sharp makes it black, the colour of the lines and letters that are drawn on no ground. */
const GROUND = '#fff';
const FOCAL = /^(?<x>\d+(?:\.\d+)?)% (?<y>\d+(?:\.\d+)?)%$/;

/** This code, and the library below it. */
const MADE_BY = filesHash(
  environment.projectDir,
  ['src/site/image-service.ts', 'src/site/picture-rights.ts', 'src/content/character-references.ts'],
  sharp.versions.sharp,
);

/**
 * Names of pictures say who made them: caches and browsers take whatever lies under a name for what it was, so what
 * another version makes must bear another one.
 */
const service: LocalImageService = {
  ...sharpService,
  propertiesToHash: [...(baseService.propertiesToHash ?? []), 'madeBy'],
  async validateOptions(...asked) {
    const [asWritten] = asked;
    return { ...((await sharpService.validateOptions?.(...asked)) ?? asWritten), madeBy: MADE_BY };
  },
  getHTMLAttributes(options, ...settings) {
    const { madeBy: _madeBy, ...attributes } =
      (sharpService.getHTMLAttributes?.(options, ...settings) as Record<string, unknown> | undefined) ?? {};
    return attributes;
  },
  async transform(...asked) {
    const picture = await transform(...asked);
    scaledPictures.publish(undefined);
    return picture;
  },
};
export default service;

const transform: LocalImageService['transform'] = async (input, options, config, logger) => {
  const { width, height, fit, position, format, quality } = options as {
    width?: number;
    height?: number;
    fit?: string;
    position?: string;
    format?: keyof FormatEnum;
    quality?: number;
  };
  const focal = FOCAL.exec(position ?? '')?.groups;
  const { limitInputPixels = true } = config.service.config as { limitInputPixels?: number | boolean };
  const settings = { failOn: 'none', limitInputPixels } as const;
  const metadata = await sharp(input, settings).metadata();
  const rights = rightsOf(metadata);
  const crops = fit === 'cover' && focal !== undefined;
  // A picture that moves is Astro's business.
  const isOurs = crops || (rights !== undefined && (metadata.pages ?? 1) === 1 && fit === undefined);
  // Given to both: neither does anything with it where nothing is transparent.
  const background = /^jpe?g$/.test(format ?? '') ? GROUND : undefined;
  if (!isOurs || !width || !height || !format)
    return sharpService.transform(input, background ? { background, ...options } : options, config, logger);
  const { autoOrient: upright } = metadata;
  const region = crops
    ? cropAround(upright, width / height, { x: Number(focal['x']) / 100, y: Number(focal['y']) / 100 })
    : { left: 0, top: 0, width: upright.width, height: upright.height };
  // In one go: the service can only be given a file, and to write one between takes longer than all the rest.
  const scaled = sharp(input, settings)
    .autoOrient()
    .extract(region)
    .resize({ width, height, fit: 'cover', withoutEnlargement: true })
    .toFormat(format, quality === undefined ? {} : { quality });
  if (background) scaled.flatten({ background });
  if (rights !== undefined) scaled.withXmp(rights);
  const { data, info } = await scaled.toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), format: info.format };
};

export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The largest region of a ratio (width / height) that lies in the picture with the focal point as near its
 * centre as the edges allow. Pixels; the focal point as fractions.
 */
export function cropAround(
  picture: { readonly width: number; readonly height: number },
  ratio: number,
  focal: { readonly x: number; readonly y: number },
): Region {
  const width = Math.max(1, Math.min(picture.width, Math.round(picture.height * ratio)));
  const height = Math.max(1, Math.min(picture.height, Math.round(picture.width / ratio)));
  const place = (whole: number, part: number, at: number) =>
    Math.round(Math.min(Math.max(whole * at - part / 2, 0), whole - part));
  return {
    left: place(picture.width, width, focal.x),
    top: place(picture.height, height, focal.y),
    width,
    height,
  };
}
