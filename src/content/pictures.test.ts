import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { hash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPictures, isWholePicture, type PictureFacts, type PictureLook } from './pictures.ts';
import type { StoryMemory } from './story-memory.ts';

const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'pictures-'));
const turned = path.join(folder, 'turned.jpeg');
const drawn = path.join(folder, 'drawn.png');

beforeAll(async () => {
  const blank = sharp({ create: { width: 30, height: 20, channels: 3, background: 'teal' } });
  // As a telephone writes it that was held upright (Exif 2.32, orientation 6).
  await blank.jpeg().withMetadata({ orientation: 6 }).toFile(turned);
  await blank.clone().ensureAlpha(0).png().toFile(drawn);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A memory of pictures alone. */
function remembering(known = new Map<string, PictureFacts>()) {
  const memory: Pick<StoryMemory, 'pictureOf' | 'rememberPicture'> = {
    pictureOf: (file) => known.get(file),
    rememberPicture: (file, facts) => void known.set(file, facts),
  };
  return { known, memory: memory as StoryMemory };
}

async function look(memory?: StoryMemory, picture = turned): Promise<PictureLook | undefined> {
  const use = { file: path.join(folder, 'story.md'), shown: 'story.md', src: path.basename(picture) };
  const looks = new Map<string, PictureLook>();
  await checkPictures([{ ...use, place: () => ({ line: 1, column: 1 }) }], folder, looks, memory);
  return looks.get(picture);
}

describe('a picture whose end got lost', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const)('is known as %s', async (format) => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const drawing = sharp({ create: { width: 200, height: 150, channels: 3, background: 'teal', noise } });
    const bytes = await drawing.toFormat(format).toBuffer();
    const formatCalled = format === 'avif' ? 'heif' : format;
    const file = path.join(folder, `whole.${format}`);
    writeFileSync(file, bytes);
    expect((await look(undefined, file))?.facts).toMatchObject({ width: 200, height: 150 });
    expect(await isWholePicture(bytes, formatCalled)).toBe(true);
    const cut = path.join(folder, `cut.${format}`);
    // The list of what is in it, without which a TIFF is nothing, may stand first or last.
    const half = bytes.subarray(0, bytes.length / 2);
    writeFileSync(cut, half);
    expect((await look(undefined, cut))?.flaw).toMatch(/^is not (?:whole|a picture)/);
    expect(await isWholePicture(half, formatCalled)).toBe(false);
    // Some programs leave something behind a picture.
    writeFileSync(file, Buffer.concat([bytes, Buffer.alloc(20)]));
    expect((await look(undefined, file))?.flaw).toBeUndefined();
  });
});

describe('what is known of a picture', () => {
  it('is its size as it is seen, and what its files are called', async () => {
    expect(await look()).toEqual({ facts: { width: 20, height: 30, format: 'jpg', digest: undefined } });
  });

  it('is that parts of it may be transparent', async () => {
    expect((await look(undefined, drawn))?.facts).toMatchObject({ format: 'png', hasAlpha: true });
  });

  it('is the digest of its bytes, where there is a memory that spares reading them again', async () => {
    const { memory, known } = remembering();
    const digest = hash('sha256', readFileSync(turned), 'hex');
    expect(await look(memory)).toEqual({ facts: { width: 20, height: 30, format: 'jpg', digest } });
    expect(known.get(turned)?.digest).toBe(digest);
  });

  it('is what is remembered', async () => {
    const facts = { width: 1, height: 2, format: 'png', digest: 'of another time' };
    expect(await look(remembering(new Map([[turned, facts]])).memory)).toEqual({ facts });
  });
});
