/**
 * A build on several machines. A shard renders its share of the pages, draws their cards, indexes what blocks of search
 * it has whole, and looks over what it made; its part is what another build can reuse of that. To merge is to take all
 * parts into the cache and to build: every page is known by all that it shows, so that what a part lacks, or has from
 * other content, is only rendered again.
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { absorbPack } from '../../src/cache/absorb-pack.ts';
import { linkOrCopy } from '../../src/cache/page-store.ts';
import { absorbPages } from '../../src/integrations/absorb-pages.ts';
import { absorbBlocks } from '../../src/integrations/search/block-maker.ts';
import type { Environment } from '../../src/site/environment.ts';
import type { Share } from '../../src/site/share.ts';
import { UsageError } from '../../src/site/usage-error.ts';

/** What a part says of itself. */
interface PartNote extends Share {
  readonly version: 1;
  /** The instant at which its pages are true, ISO 8601. */
  readonly buildNow: string;
  readonly preview: boolean;
}

const NOTE = 'part.json';
/** What a shard learned of stories and files, by content. */
const PACKS = [
  { folder: 'verify', name: 'facts' },
  { folder: 'content', name: 'terms' },
  { folder: 'content', name: 'keys' },
  { folder: 'search', name: 'stories' },
];
/** Folders of CACHE_DIR of which a part is made, and what of them. */
const KEPT = [
  'pages/**',
  'cards/*.png',
  'search/blocks',
  'search/files/**',
  ...PACKS.map(({ folder, name }) => `${folder}/${name}.*`),
];
const PACK = /\.(?:data|index)$/;

/** Where a shard puts its part when OUT_DIR does not say: never where the site belongs. */
export function partFolder({ number, of }: Share): string {
  return `dist-part-${String(number)}-of-${String(of)}`;
}

/**
 * Makes the part of a shard from its cache. Call it when nothing writes to the cache any more.
 * @param folder absolute: where the part is made
 */
export function writePart(folder: string, { cacheDir, now, preview }: Environment, share: Share): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const entry of globSync(KEPT, { cwd: cacheDir, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const place = path.join(folder, path.relative(cacheDir, file));
    mkdirSync(path.dirname(place), { recursive: true });
    // The next build of this cache writes to a pack's own files.
    if (PACK.test(file)) copyFileSync(file, place);
    else linkOrCopy(file, place);
  }
  const buildNow = new Date(now).toISOString();
  const note: PartNote = { version: 1, ...share, buildNow, preview };
  writeFileSync(path.join(folder, NOTE), `${JSON.stringify(note, null, 1)}\n`);
}

/** Folders of parts that belong together. */
export interface Parts {
  /** Absolute. */
  readonly folders: readonly string[];
  /** ISO 8601. */
  readonly buildNow: string;
  readonly preview: boolean;
  /** Numbers of parts that are not there. */
  readonly missing: readonly number[];
  readonly of: number;
}

/**
 * @param folders each a part, or a folder of parts
 * @throws {UsageError} where one is no part, or they are not of one build
 */
export function findParts(folders: readonly string[]): Parts {
  const notes = new Map<string, PartNote>();
  for (const folder of folders.map((name) => path.resolve(name))) {
    const found = globSync([NOTE, `*/${NOTE}`], { cwd: folder });
    if (found.length === 0) {
      throw new UsageError(`--merge: ${folder} is no part. Name the folders that --shard has made.`);
    }
    for (const file of found)
      notes.set(path.dirname(path.join(folder, file)), readNote(path.join(folder, file)));
  }
  const [first, ...others] = [...notes.values()].sort((a, b) => a.number - b.number);
  if (!first) throw new UsageError('--merge: name the folders that --shard has made.');
  const { of, buildNow, preview } = first;
  const stranger = others.find(
    (note) => note.of !== of || note.buildNow !== buildNow || note.preview !== preview,
  );
  if (stranger) {
    throw new UsageError(
      `--merge: these parts are not of one build: ${told(first)}, but ${told(stranger)}. ` +
        'Build all shards with the same BUILD_NOW and the same number of parts.',
    );
  }
  const numbers = new Set([...notes.values()].map(({ number }) => number));
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter(
    (number) => !numbers.has(number),
  );
  return { folders: [...notes.keys()].sort(), buildNow, preview, missing, of };
}

/** Takes parts into a cache. @param cacheDir absolute */
export function absorbParts({ folders, missing, of }: Parts, cacheDir: string): void {
  for (const number of missing) {
    console.warn(
      `warning: part ${String(number)} of ${String(of)} is not there; its pages are rendered here.`,
    );
  }
  absorbPages(
    path.join(cacheDir, 'pages'),
    folders.map((folder) => path.join(folder, 'pages')),
  );
  absorbBlocks(
    path.join(cacheDir, 'search'),
    folders.map((folder) => path.join(folder, 'search')),
  );
  for (const folder of folders) {
    for (const { folder: place, name } of PACKS) {
      absorbPack({ folder: path.join(cacheDir, place), name }, path.join(folder, place));
    }
    const cards = path.join(folder, 'cards');
    if (existsSync(cards))
      cpSync(cards, path.join(cacheDir, 'cards'), { recursive: true, preserveTimestamps: true });
  }
}

/** Whether a folder is what a shard has made. @param folder absolute */
export function isPart(folder: string): boolean {
  return noteIn(path.join(folder, NOTE)) !== undefined;
}

function noteIn(file: string): PartNote | undefined {
  try {
    const note = JSON.parse(readFileSync(file, 'utf8')) as Partial<PartNote> | null;
    return note?.version === 1 && typeof note.number === 'number' ? (note as PartNote) : undefined;
  } catch {
    return undefined;
  }
}

function readNote(file: string): PartNote {
  const note = noteIn(file);
  if (note) return note;
  throw new UsageError(`--merge: ${file} does not say which part this is; build the shard again.`);
}

function told({ number, of, buildNow, preview }: PartNote): string {
  return `${String(number)} of ${String(of)}, ${preview ? 'a preview ' : ''}as of ${buildNow}`;
}
