import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { PAPER } from '../outputs/manifest.ts';
import { appIcon } from './app-icon.ts';

const SIZE = 128;

async function pixelsOf(paper?: string) {
  const icon = sharp(await appIcon(SIZE, paper)).ensureAlpha();
  const { data } = await icon.raw().toBuffer({ resolveWithObject: true });
  const pixels = Array.from({ length: SIZE * SIZE }, (_, at) => ({
    x: (at % SIZE) + 0.5 - SIZE / 2,
    y: Math.floor(at / SIZE) + 0.5 - SIZE / 2,
    colour: `#${data.toString('hex', at * 4, at * 4 + 3)}`,
    alpha: data[at * 4 + 3],
  }));
  return pixels;
}

describe('the icon of the outlet', () => {
  it('lies on paper, and all of it where every mask leaves it to be seen', async () => {
    const pixels = await pixelsOf(PAPER);
    expect(pixels.every(({ alpha }) => alpha === 255)).toBe(true);
    const drawn = pixels.filter(({ colour }) => colour !== PAPER);
    // A circle of 40 % of the edge (https://www.w3.org/TR/appmanifest/#icon-masks).
    expect(Math.max(...drawn.map(({ x, y }) => Math.hypot(x, y)))).toBeLessThanOrEqual(0.4 * SIZE);
    expect(Math.max(...drawn.map(({ x, y }) => Math.hypot(x, y)))).toBeGreaterThan(0.3 * SIZE);
  });

  it('fills its sheet where no mask cuts it', async () => {
    const drawn = (await pixelsOf()).filter(({ alpha = 0 }) => alpha > 0);
    expect(Math.max(...drawn.map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y))))).toBe(SIZE / 2 - 0.5);
  });
});
