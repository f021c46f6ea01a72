/** Where the dots of Arabic letters are drawn. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { faceFor, type Face } from './faces.ts';
import { toSvg } from './typesetting.ts';

const face = faceFor(0x0628, 'serif', 600);
if (!face) throw new Error('there is no Arabic face');
const unchanged: Face = {
  ...face,
  name: 'unchanged',
  data: readFileSync(
    createRequire(import.meta.url).resolve(`@fontsource/noto-naskh-arabic/files/${face.name}-normal.woff`),
  ),
};

/** First and last row of 200 that has ink. */
async function rowsOf(letter: string, used: Face): Promise<readonly [number, number]> {
  const size = { width: 200, height: 200 };
  const style = {
    ...size,
    display: 'flex',
    paddingTop: 40,
    paddingLeft: 40,
    fontSize: 80,
    fontFamily: used.name,
    backgroundColor: '#fff',
  };
  const svg = await toSvg(
    { node: { type: 'div', props: { style, children: letter } }, faces: [used], pictures: {} },
    size,
  );
  const pixels = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer();
  const inked = Array.from({ length: 200 }, (_, row) => row).filter((row) =>
    pixels.subarray(row * 200, (row + 1) * 200).some((value) => value < 128),
  );
  return [inked[0] ?? 0, inked.at(-1) ?? 0];
}

const BODY = 'ٮ';
const ABOVE = 'ث';
const BELOW = 'ب';

// Drawing takes its time on a machine that is busy.
describe('the dots of Arabic letters', { timeout: 60_000 }, () => {
  it('stand above and below as they should', async () => {
    const [bodyTop, bodyBottom] = await rowsOf(BODY, face);
    const [top] = await rowsOf(ABOVE, face);
    const [, bottom] = await rowsOf(BELOW, face);
    expect(bodyTop - top).toBeGreaterThan(8);
    expect(bottom - bodyBottom).toBeGreaterThan(10);
  });

  it('would not, were the font given to Satori as it is (when this fails, mark-anchors.ts can go)', async () => {
    for (const letter of [ABOVE, BELOW]) {
      expect(await rowsOf(letter, unchanged)).not.toEqual(await rowsOf(letter, face));
    }
  });
});
