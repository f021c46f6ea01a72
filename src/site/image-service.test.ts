import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import service, { cropAround } from './image-service.ts';

type Transform = (input: Uint8Array, options: object) => Promise<{ data: Uint8Array; format: string }>;
const transform: Transform = (input, options) =>
  service.transform(
    input,
    { src: 'picture', ...options },
    { service: { entrypoint: '', config: {} } } as never,
    {} as never,
  );

/** Black, with one white pixel in ten at the right end. */
async function lightAtTheRight(orientation?: number): Promise<Buffer> {
  const light = await sharp({ create: { width: 40, height: 200, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const upright = sharp({ create: { width: 400, height: 200, channels: 3, background: '#000' } })
    .composite([{ input: light, left: 360, top: 0 }])
    .jpeg({ quality: 95 });
  if (orientation === undefined) return upright.toBuffer();
  // Lies on its side in the file, as a telephone writes it.
  const turned = await sharp(await upright.toBuffer())
    .rotate(-90)
    .toBuffer();
  return sharp(turned).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
}

async function brightness(picture: Uint8Array): Promise<number> {
  const { channels } = await sharp(picture).stats();
  return channels[0]?.mean ?? 0;
}

describe('a crop', () => {
  const square = { width: 100, height: 100, fit: 'cover', format: 'jpeg', quality: 80 };

  it.each([undefined, 6])(
    'keeps the focal point of a picture with EXIF orientation %s',
    async (orientation) => {
      const picture = await lightAtTheRight(orientation);
      const [left, right] = await Promise.all(
        ['10% 50%', '90% 50%'].map((position) => transform(picture, { ...square, position })),
      );
      expect(await sharp(right?.data).metadata()).toMatchObject({ width: 100, height: 100, format: 'jpeg' });
      expect(await brightness(left?.data ?? new Uint8Array())).toBeLessThan(10);
      expect(await brightness(right?.data ?? new Uint8Array())).toBeGreaterThan(40);
    },
  );

  it('lies in the picture, has its ratio, and holds the focal point', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    const size = fc.integer({ min: 1, max: 6000 });
    fc.assert(
      fc.property(
        size,
        size,
        fc.constantFrom(1, 4 / 3, 16 / 9),
        fraction,
        fraction,
        (width, height, ratio, x, y) => {
          const crop = cropAround({ width, height }, ratio, { x, y });
          expect(crop.left).toBeGreaterThanOrEqual(0);
          expect(crop.top).toBeGreaterThanOrEqual(0);
          expect(crop.left + crop.width).toBeLessThanOrEqual(width);
          expect(crop.top + crop.height).toBeLessThanOrEqual(height);
          expect(Math.abs(crop.width - crop.height * ratio)).toBeLessThanOrEqual(ratio + 1);
          expect(Math.abs(width * x - (crop.left + crop.width / 2))).toBeLessThanOrEqual(crop.width / 2 + 1);
          expect(Math.abs(height * y - (crop.top + crop.height / 2))).toBeLessThanOrEqual(
            crop.height / 2 + 1,
          );
        },
      ),
    );
  });
});

describe('what is transparent', () => {
  const size = { width: 40, height: 20, quality: 80 };
  /** A drawing without a ground: everything is transparent, and black below that. */
  const nothing = () =>
    sharp({ create: { width: 80, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
  const inputs: [string, () => Promise<Buffer>][] = [
    ['of a PNG', () => nothing().png().toBuffer()],
    ['of a grey PNG', () => nothing().toColourspace('b-w').png().toBuffer()],
    ['of a PNG of 16 bits', () => nothing().toColourspace('rgb16').png().toBuffer()],
    ['of a PNG with a palette', () => nothing().png({ palette: true }).toBuffer()],
    ['of a GIF', () => nothing().gif().toBuffer()],
    [
      'of a WebP that says who made it',
      () =>
        nothing()
          .withExif({ IFD0: { Artist: 'V. Quill' } })
          .webp()
          .toBuffer(),
    ],
  ];

  it.each(inputs)('%s is white in a JPEG, and stays transparent in a WebP', async (_, made) => {
    const input = await made();
    for (const crop of [{}, { fit: 'cover', position: '50% 50%' }]) {
      const { data } = await transform(input, { ...size, ...crop, format: 'jpeg' });
      expect(await brightness(data)).toBe(255);
      const webp = await transform(input, { ...size, ...crop, format: 'webp' });
      const { channels } = await sharp(webp.data).stats();
      expect(channels.at(-1)?.max).toBe(0);
    }
  });
});

it('names pictures by who made them, and tells browsers nothing of that', async () => {
  const settings = [{ service: { entrypoint: '', config: {} } }, {}] as never as [never, never];
  const asked = {
    src: { src: '/a.jpg', width: 40, height: 20, format: 'jpg' },
    width: 20,
    height: 10,
  } as never;
  const options = await service.validateOptions?.(asked, ...settings);
  const { madeBy } = options as unknown as { madeBy?: string };
  expect(madeBy).toMatch(/^[\w-]{43}$/);
  expect(service.propertiesToHash).toEqual(expect.arrayContaining(['src', 'width', 'position', 'madeBy']));
  const attributes = await service.getHTMLAttributes?.(options as never, ...settings);
  expect(attributes).toMatchObject({ width: 20, height: 10 });
  expect(attributes).not.toHaveProperty('madeBy');
});
