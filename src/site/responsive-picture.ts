/**
 * Every picture of the site in the sizes a browser may choose from.
 *
 * WebP with a JPEG fallback. Of 40 pictures at 720 pixels WebP takes 0.70 of JPEG's bytes and 2.6 times its time;
 * AVIF 0.47 of the bytes, but 70 times the time, 1.7 s a picture (scripts/bench/pictures.ts): an archive of thousands
 * would be hours from its first build.
 */
import { getImage } from 'astro:assets';
import type { ImageMetadata } from 'astro';
import type { Picture, PictureAsset } from '../archive/model.ts';
import { mayBeTransparent } from './picture-asset.ts';
import { wantOriginal } from './wanted-originals.ts';

export const RATIOS = {
  '3:2': 3 / 2,
  '4:3': 4 / 3,
  '16:9': 16 / 9,
  '1:1': 1,
  '4:5': 4 / 5,
  '2:1': 2,
} as const;
export type Ratio = keyof typeof RATIOS;

export interface ResponsivePicture {
  /** Candidates for `<source type="image/webp">`. */
  readonly srcset: string;
  /** The smallest candidate. */
  readonly thumbnail: string;
  /** JPEG for what knows neither WebP nor `<picture>`. */
  readonly src: string;
  /** CSS pixels: natural size of the largest candidate, for the ratio. */
  readonly width: number;
  readonly height: number;
  /** Of its `<img>`. */
  readonly class: string | undefined;
}

/** A little over what telephones ask for: 412 CSS pixels are 721 or 1,082 of theirs, and 720 would not do. */
const SMALLEST = 320;
const WIDTHS = [SMALLEST, 480, 750, 1100, 1600];
const FALLBACK_WIDTH = 750;
const QUALITY = { webp: 72, jpeg: 76 } as const;
const CENTRE = { x: 0.5, y: 0.5 };
const SOCIAL = { width: 1200, height: 630 } as const;

/**
 * @param ratio crops around the focal point; without one the picture keeps its own shape
 * @param widest CSS pixels the picture is ever shown at, times two for sharp screens; bounds the candidates
 */
export async function responsivePicture(
  asset: PictureAsset,
  {
    ratio,
    focal = CENTRE,
    widest = Infinity,
  }: { ratio?: Ratio | undefined; focal?: Picture['focal']; widest?: number },
): Promise<ResponsivePicture> {
  const shape = ratio ? RATIOS[ratio] : asset.width / asset.height;
  // Never enlarged: a crop is as wide as the original allows.
  const largest = Math.min(asset.width, Math.floor(asset.height * shape));
  const fitting = WIDTHS.filter((width) => width < largest && width < widest * 1.3);
  const widths = largest <= (WIDTHS.at(-1) ?? 0) && largest <= widest * 1.3 ? [...fitting, largest] : fitting;
  const make = async (width: number, format: 'webp' | 'jpeg') => {
    const image = await scaled(asset, {
      width,
      height: Math.round(width / shape),
      format,
      quality: QUALITY[format],
      ...(ratio ? { fit: 'cover', position: `${percent(focal.x)} ${percent(focal.y)}` } : {}),
    });
    return image.src;
  };
  const sized = widths.length > 0 ? widths : [Math.min(SMALLEST, largest)];
  const candidates = await Promise.all(
    sized.map(async (width) => ({ url: await make(width, 'webp'), width })),
  );
  const natural = sized.at(-1) ?? largest;
  return {
    srcset: candidates.map(({ url, width }) => `${url} ${String(width)}w`).join(', '),
    thumbnail: candidates[0]?.url ?? '',
    src: await make(Math.min(FALLBACK_WIDTH, natural), 'jpeg'),
    width: natural,
    height: Math.round(natural / shape),
    class: mayBeTransparent(originalOf(asset) ?? '') ? 'on-paper' : undefined,
  };
}

export interface SocialPicture {
  /** Url with base path; absolute where it is used. */
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** The picture for a link preview: 1200 × 630 around the focal point, or less where the original has less. */
export async function socialPicture({ asset, focal }: Picture): Promise<SocialPicture> {
  const width = Math.min(
    SOCIAL.width,
    asset.width,
    Math.floor((asset.height * SOCIAL.width) / SOCIAL.height),
  );
  const height = Math.round((width * SOCIAL.height) / SOCIAL.width);
  const image = await scaled(asset, {
    width,
    height,
    format: 'jpeg',
    quality: QUALITY.jpeg,
    fit: 'cover',
    position: `${percent(focal.x)} ${percent(focal.y)}`,
  });
  return { src: image.src, width, height };
}

export interface StructuredPicture {
  /** Url with base path; absolute where it is used. */
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

const STRUCTURED_WIDTH = 1200;

/**
 * The crops that search engines choose from, around the focal point: 1200 pixels wide, or less where the original has
 * less (https://developers.google.com/search/docs/appearance/structured-data/article).
 */
export function structuredPictures(
  { asset, focal }: Picture,
  ratios: readonly Ratio[] = ['16:9', '4:3', '1:1'],
): Promise<StructuredPicture[]> {
  return Promise.all(
    ratios.map(async (ratio) => {
      const { image, width, height } = await structuredImage({ asset, focal }, ratio);
      return { src: image.src, width, height };
    }),
  );
}

/** One of these crops, with what an image service needs to make it. */
export async function structuredImage({ asset, focal }: Pick<Picture, 'asset' | 'focal'>, ratio: Ratio) {
  const shape = RATIOS[ratio];
  const width = Math.min(STRUCTURED_WIDTH, asset.width, Math.floor(asset.height * shape));
  const height = Math.round(width / shape);
  const image = await scaled(asset, {
    width,
    height,
    format: 'jpeg',
    quality: QUALITY.jpeg,
    fit: 'cover',
    position: `${percent(focal.x)} ${percent(focal.y)}`,
  });
  return { image, width, height };
}

/** Asks for the picture, and says that its original is wanted. */
function scaled(asset: PictureAsset, options: Omit<Parameters<typeof getImage>[0], 'src'>) {
  const original = originalOf(asset);
  if (original !== undefined) wantOriginal(asset.src, original);
  return getImage({ ...options, src: asset as ImageMetadata });
}

/** Absolute path of its file, where it has one. */
export function originalOf(asset: PictureAsset): string | undefined {
  return (asset as PictureAsset & { fsPath?: string }).fsPath;
}

function percent(fraction: number): string {
  return `${String(Math.round(fraction * 100))}%`;
}
