/** Lays pictures beside a story, each once, under names that files may have. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import sharp from 'sharp';
import { isWholePicture } from '../../../src/content/pictures.ts';
import type { PictureFate } from './html/prepare.ts';
import type { OutletWriter } from './outlet-writer.ts';

/** What the image pipeline takes, and the suffix it wants. */
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  jpeg: ['.jpg', '.jpeg'],
  png: ['.png'],
  webp: ['.webp'],
  gif: ['.gif'],
  tiff: ['.tiff', '.tif'],
  heif: ['.avif'],
};

export class PictureShelf {
  readonly #writer: OutletWriter;
  readonly #folder: string;
  readonly #source: string;
  readonly #names = new Map<string, string>();
  #isUsed = false;

  /** @param folder of the story, below the content folder @param source what the story was made from */
  constructor(writer: OutletWriter, folder: string, source: string) {
    this.#writer = writer;
    this.#folder = folder;
    this.#source = source;
  }

  /** Whether a picture lies there: then the story does too. */
  get isUsed(): boolean {
    return this.#isUsed;
  }

  /** A picture that is written into the page. */
  async layData(src: string): Promise<PictureFate> {
    const data = /^data:image\/[\w.+-]+(?:;[\w=-]+)*;base64,(.+)$/is.exec(src)?.[1];
    if (data === undefined)
      return { url: '#', isLocal: false, why: 'it is written into the page in a way that cannot be read' };
    const bytes = Buffer.from(data.replaceAll(/\s+/g, ''), 'base64');
    return this.lay(bytes, `picture-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`, '#');
  }

  /**
   * @param wish the name it had @param address where it is, for a link when it cannot be shown
   */
  async lay(bytes: Buffer, wish: string, address: string): Promise<PictureFate> {
    let suffixes: readonly string[] | undefined;
    let isWhole = true;
    try {
      const { format, width, height } = await sharp(bytes).metadata();
      suffixes = width > 0 && height > 0 ? SUFFIXES[format] : undefined;
      isWhole = await isWholePicture(bytes, format);
    } catch {
      suffixes = undefined;
    }
    if (!suffixes)
      return { url: address, isLocal: false, why: 'the file is no picture that the site can show' };
    if (!isWhole) return { url: address, isLocal: false, why: 'its file is cut off' };
    const suffix = path.extname(wish).toLowerCase();
    const stem =
      path
        .basename(wish, path.extname(wish))
        .normalize('NFC')
        .replaceAll(/[^\p{L}\p{N}\p{M}._-]+/gu, '-')
        .replaceAll(/^[-.]+|[-.]+$/g, '')
        .slice(0, 80) || 'picture';
    const right = suffixes.includes(suffix) ? suffix : (suffixes[0] ?? '');
    const hash = createHash('sha256').update(bytes).digest('hex');
    let name = `${stem}${right}`;
    for (let n = 2; this.#names.has(name) && this.#names.get(name) !== hash; n += 1)
      name = `${stem}-${n}${right}`;
    this.#names.set(name, hash);
    const outcome = this.#writer.write(`${this.#folder}/${name}`, bytes, `${this.#source} picture ${name}`);
    if (outcome === 'foreign')
      return { url: address, isLocal: false, why: `${name} is there already and is another file` };
    if (outcome === 'removed')
      return { url: address, isLocal: false, why: `${name} was removed since the last import` };
    this.#isUsed = true;
    return { url: `./${encodeURI(name)}`, isLocal: true };
  }
}
