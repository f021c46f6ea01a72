/**
 * Astro's sharp service with one thing more: `position: "30% 40%"` crops around that point of the picture
 * (the focal point of the content contract), which sharp itself cannot do.
 */
import type { LocalImageService } from 'astro';
import sharpService from 'astro/assets/services/sharp';
import sharp from 'sharp';

const FOCAL = /^(?<x>\d+(?:\.\d+)?)% (?<y>\d+(?:\.\d+)?)%$/;

const service: LocalImageService = {
  ...sharpService,
  async transform(input, options, config, logger) {
    const { width, height, fit, position } = options as {
      width?: number;
      height?: number;
      fit?: string;
      position?: string;
    };
    const focal = FOCAL.exec(position ?? '')?.groups;
    if (fit !== 'cover' || !focal || !width || !height)
      return sharpService.transform(input, options, config, logger);
    const upright = await sharp(input).rotate().toBuffer({ resolveWithObject: true });
    const region = cropAround(upright.info, width / height, {
      x: Number(focal['x']) / 100,
      y: Number(focal['y']) / 100,
    });
    // Lossless between the two steps, so that nothing is compressed twice.
    const cropped = await sharp(upright.data).extract(region).png({ compressionLevel: 0 }).toBuffer();
    return sharpService.transform(cropped, { ...options, position: 'center' }, config, logger);
  },
};
export default service;

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
