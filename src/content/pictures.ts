/** Pictures that stories name: whether they exist, are pictures, and lie in the content folder. */
import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Metadata } from 'sharp';
import { didYouMean } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { Position } from './source-document.ts';
import type { StoryMemory } from './story-memory.ts';

export interface PictureUse {
  /** Absolute path of the file that names the picture. */
  readonly file: string;
  readonly shown: string;
  /** As written, percent-decoded. */
  readonly src: string;
  /** Where it is named; asked for only when something is wrong with it. */
  readonly place: () => Position;
}

/** What the image pipeline takes; an SVG can hold scripts and goes through `public/`, on purpose. */
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif']);
/** Where a format, as sharp calls it, is not what its files are called. */
const SUFFIX_OF: Readonly<Record<string, string>> = { jpeg: 'jpg', heif: 'avif' };
const SUFFIX = /\.(?:jpe?g|png|webp|avif|gif|tiff)$/i;
const LOOKS_AT_ONCE = 8;

/** What is known of a picture file. */
export interface PictureLook {
  /** Why it cannot be used. */
  readonly flaw?: string;
  /** ` Did you mean “Lead.jpg”?` */
  readonly hint?: string;
  readonly facts?: PictureFacts;
}

/** Of a picture that can be used. */
export interface PictureFacts {
  /** In pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** As a file of it would end: `jpg`. */
  readonly format: string;
  /** Its file can say what is transparent; absent where it cannot. */
  readonly hasAlpha?: true;
  /** Of its bytes; only where there is a memory, since that takes reading all of it. */
  readonly digest?: string | undefined;
}

/**
 * @param looks filled with what was found, by absolute path
 * @param memory what it has is not looked at again; a build has one, and names pictures by their bytes
 */
export async function checkPictures(
  uses: readonly PictureUse[],
  contentDir: string,
  looks = new Map<string, PictureLook>(),
  memory?: StoryMemory,
): Promise<Problem[]> {
  const verdicts = new Map<string, Promise<PictureLook>>();
  const root = realpathSync.native(contentDir);
  const findings: (Problem | undefined)[] = new Array<undefined>(uses.length);
  let next = 0;
  const worker = async () => {
    while (next < uses.length) {
      const index = next++;
      const use = uses[index];
      if (!use) continue;
      const target = path.resolve(path.dirname(use.file), use.src);
      let verdict = verdicts.get(target);
      if (!verdict) {
        verdict = look(target, root, memory);
        verdicts.set(target, verdict);
      }
      const found = await verdict;
      looks.set(target, found);
      findings[index] = toProblem(use, found);
    }
  };
  await Promise.all(Array.from({ length: LOOKS_AT_ONCE }, worker));
  return findings.filter((finding) => finding !== undefined);
}

function toProblem(use: PictureUse, { flaw, hint = '' }: PictureLook): Problem | undefined {
  if (flaw === undefined) return undefined;
  const { shown, src } = use;
  const { line, column } = use.place();
  if (/^https?:/i.test(src)) {
    const what = `The picture “${src}” is an address, and not a file of yours.`;
    const how = 'Save it beside the story, if you may use it, and write `./` and its name.';
    return { rule: 'picture', severity: 'error', file: shown, line, column, what, how };
  }
  const what = `The picture “${src}” ${flaw}.${hint}`;
  return { rule: 'picture', severity: 'error', file: shown, line, column, what, how: HOW[flaw] ?? '' };
}

const MISSING = 'does not exist';
const OUTSIDE = 'lies outside the content folder';
const NO_PICTURE = 'is not a picture';
const CUT_OFF = 'is not whole: its file ends too early';
const TOO_LARGE = 'has too many pixels';
/** As many as sharp reads, unless told otherwise: 16,383 a side. */
const MOST_PIXELS = 0x3fff ** 2;
const WRONG_SUFFIX = 'has no suffix of a picture';
const SPELLED = 'is written with other characters than the name of its file, though both look the same';
const HEIC = 'is a HEIC, which most browsers do not show';
const DRAWING = 'is a drawing (SVG), which can hold scripts';
const NOTE_OF_LFS = 'is not here: Git has laid a note in its place';
/** What newsrooms have that is no picture for a page, by its suffix and by its first bytes. */
const OTHER_SUFFIXES = [[/\.hei[cf]$/i, HEIC], [/\.svgz?$/i, DRAWING]] as const;
const OTHER_BEGINS = [
  [/^.{4}ftyphe(?:i[cxms]|v[cxms])/s, HEIC],
  [/^version https:\/\/git-lfs\.github\.com\/spec\//, NOTE_OF_LFS],
] as const;
const HOW: Readonly<Record<string, string>> = {
  [MISSING]: 'Put the file beside the story, or correct the name; capital letters count.',
  [OUTSIDE]: 'Copy it beside the story.',
  [NO_PICTURE]: 'Save it as JPEG, PNG, WebP, AVIF, GIF or TIFF; a new suffix alone does not change a file.',
  [CUT_OFF]: 'Save or copy it again; the end got lost on the way.',
  [TOO_LARGE]: 'Save it smaller: 6,000 pixels a side are more than any page shows.',
  [SPELLED]: 'Name the file anew, and write that name here; without accents it is safe from this.',
  [HEIC]: 'Export it as JPEG; a new suffix alone does not change a file.',
  [DRAWING]: 'Export it as PNG. For a picture in the text, the SVG may also lie in `public/`: write a slash and its name.',
  [NOTE_OF_LFS]: 'Get the file itself with `git lfs pull`.',
  [WRONG_SUFFIX]: 'Name it .jpg, .png, .webp, .avif, .gif or .tiff.',
};

async function look(target: string, root: string, memory: StoryMemory | undefined): Promise<PictureLook> {
  let real: string;
  try {
    real = realpathSync.native(target);
  } catch {
    const name = path.basename(target);
    const beside = await readdir(path.dirname(target)).catch(() => []);
    // An é is one character or two (UAX 15); some disks keep the latter, and only some take both for the same.
    if (beside.some((other) => other.normalize() === name.normalize())) return { flaw: SPELLED };
    return { flaw: MISSING, hint: didYouMean(name, beside.filter((name) => SUFFIX.test(name))) };
  }
  const relative = path.relative(root, real);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return { flaw: OUTSIDE };
  if (!SUFFIX.test(target)) return { flaw: OTHER_SUFFIXES.find(([suffix]) => suffix.test(target))?.[1] ?? WRONG_SUFFIX };
  const known = memory?.pictureOf(real);
  if (known) return { facts: known };
  try {
    const { head, tail, size } = endsOf(real);
    const begin = head.toString('latin1', 0, 64);
    const other = OTHER_BEGINS.find(([begins]) => begins.test(begin));
    if (other) return { flaw: other[1] };
    const { format, autoOrient, hasAlpha } = await factsOf(real, head, size);
    if (format === 'svg') return { flaw: DRAWING };
    const { width, height } = autoOrient;
    if (width * height > MOST_PIXELS) {
      const hint = ` It is ${width.toLocaleString('en')} × ${height.toLocaleString('en')}.`;
      return { flaw: TOO_LARGE, hint };
    }
    if (!FORMATS.has(format) || width === 0 || height === 0) return { flaw: NO_PICTURE };
    // Cheap, and wrong where something was appended to the file.
    if (!endsAsItShould(format, head, tail, size) && !(await canBeDecoded(real))) return { flaw: CUT_OFF };
    const digest = memory && hash('sha256', readFileSync(real), 'hex');
    const alpha = hasAlpha ? ({ hasAlpha } as const) : {};
    const facts = { width, height, format: SUFFIX_OF[format] ?? format, ...alpha, digest };
    memory?.rememberPicture(real, facts);
    return { facts };
  } catch {
    return { flaw: NO_PICTURE };
  }
}

/** Nearly every picture says in its first bytes what it is. */
const HEAD = 64 * 1024;
const TAIL = 12;

interface Ends {
  readonly head: Buffer;
  readonly tail: Buffer;
  /** Of the whole file, in bytes. */
  readonly size: number;
}

/** Read at once: five calls that wait for each other take ten times as long. */
function endsOf(file: string): Ends {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const read = (position: number, most: number) => {
      const bytes = Buffer.allocUnsafe(Math.min(most, size));
      return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, position));
    };
    return { head: read(0, HEAD), tail: read(Math.max(0, size - TAIL), TAIL), size };
  } finally {
    closeSync(handle);
  }
}

/** Given a name, sharp opens the file once for each format that it might be. */
async function factsOf(file: string, head: Buffer, size: number): Promise<Metadata> {
  const told = (from: Buffer | string) => sharp(from, { limitInputPixels: false }).metadata();
  return size <= HEAD ? told(head) : told(head).catch(() => told(file));
}

/** No is uncertain. @param start of the file, @param end its last twelve bytes */
function endsAsItShould(format: string, start: Buffer, end: Buffer, size: number): boolean {
  switch (format) {
    case 'jpeg':
      return end.includes(Buffer.from([0xff, 0xd9]));
    case 'png':
      return end.includes('IEND');
    case 'gif':
      return end.includes(0x3b);
    case 'webp':
      return start.readUInt32LE(4) + 8 <= size;
    case 'heif':
      return endOfBoxes(start) === size;
    default:
      // The parts of a TIFF may lie in any order.
      return false;
  }
}

/** Where the boxes of an AVIF end, which say how long they are (ISO 14496-12, 4.2); unknown where one begins behind this. */
function endOfBoxes(start: Buffer): number | undefined {
  let at = 0;
  while (at + 16 <= start.length) {
    const short = start.readUInt32BE(at);
    const length = short === 1 ? Number(start.readBigUInt64BE(at + 8)) : short;
    // 0: up to the end of the file, wherever that is.
    if (length < 8) return undefined;
    at += length;
  }
  return at;
}

/** Whether a picture can be shown in full. @param format as sharp calls it */
export async function isWholePicture(bytes: Buffer, format: string): Promise<boolean> {
  const seems = endsAsItShould(format, bytes, bytes.subarray(-TAIL), bytes.length);
  return seems || canBeDecoded(bytes);
}

/** Reads the whole picture, as a build would. */
async function canBeDecoded(file: string | Buffer): Promise<boolean> {
  return sharp(file)
    .stats()
    .then(
      () => true,
      () => false,
    );
}
