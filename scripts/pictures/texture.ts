/** Paper and ink: a fine grain, a slow mottle and a few specks where the ink did not take. */

import type { Random } from './random.ts';

const SPECK = [244, 235, 216] as const;

/** A grid of random values read with smooth interpolation. */
function makeMottle(random: Random, width: number, height: number, cell: number) {
  const columns = Math.ceil(width / cell) + 2;
  const values = Float32Array.from(
    { length: columns * (Math.ceil(height / cell) + 2) },
    () => random.next() * 2 - 1,
  );
  const ease = (share: number): number => share * share * (3 - 2 * share);
  return (x: number, y: number): number => {
    const column = Math.floor(x / cell);
    const row = Math.floor(y / cell);
    const across = ease(x / cell - column);
    const down = ease(y / cell - row);
    const at = row * columns + column;
    const top = (values[at] ?? 0) * (1 - across) + (values[at + 1] ?? 0) * across;
    const below = at + columns;
    const foot = (values[below] ?? 0) * (1 - across) + (values[below + 1] ?? 0) * across;
    return top * (1 - down) + foot * down;
  };
}

/** Adds grain and mottle to RGB pixels, in place. */
function addGrain(pixels: Uint8Array, width: number, height: number, random: Random): void {
  const slow = makeMottle(random, width, height, 90);
  const patch = makeMottle(random, width, height, 11);
  const fine = makeMottle(random, width, height, 2.4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const shift = slow(x, y) * 3 + patch(x, y) * 3 + fine(x, y) * 4;
      const at = (y * width + x) * 3;
      for (let channel = at; channel < at + 3; channel += 1) {
        pixels[channel] = Math.min(255, Math.max(0, (pixels[channel] ?? 0) + shift));
      }
    }
  }
}

/** Leaves small unprinted specks, in place. */
function addSpecks(pixels: Uint8Array, width: number, height: number, random: Random): void {
  const count = Math.round((width * height) / 5200);
  for (let speck = 0; speck < count; speck += 1) {
    const x = random.whole(1, width - 3);
    const y = random.whole(1, height - 3);
    const strength = random.between(0.08, 0.34);
    const size = random.chance(0.25) ? 2 : 1;
    for (let row = y; row < y + size; row += 1) {
      for (let column = x; column < x + size; column += 1) {
        const at = (row * width + column) * 3;
        for (const [channel, tone] of SPECK.entries()) {
          const value = pixels[at + channel] ?? 0;
          pixels[at + channel] = value + (tone - value) * strength;
        }
      }
    }
  }
}

/** Prints the picture on paper: changes RGB pixels in place. */
export function printOnPaper(pixels: Uint8Array, width: number, height: number, random: Random): void {
  addGrain(pixels, width, height, random);
  addSpecks(pixels, width, height, random);
}
