/** What the last build knew of its pages (incremental.ts): fifty thousand of them, read and written by every build. */
import type { StoredFile } from '../cache/page-store.ts';
import { readSealed, writeSealed } from '../cache/sealed-file.ts';

/** A page as it was built. */
export interface Page {
  /** The code and the route that made it. */
  readonly maker: string;
  /** The name of what it shows: its `cacheKey`. */
  readonly key: string;
  /** Path of its file below the output. */
  readonly file: string;
  readonly stored: StoredFile;
  /** Names of the pictures below `_astro/` that it shows. */
  readonly pictures: readonly string[];
}

export interface Manifest {
  /** By pathname. */
  readonly pages: Map<string, Page>;
  /** By name below `_astro/`. */
  readonly pictures: Map<string, StoredFile>;
}

const NONE: readonly string[] = [];
const NO_PLACES: readonly number[] = [];

const FORMAT = 'broadsheet pages 3';

type FileRow = readonly [sha: string, size: number, mtime: number, ino: number];
type PageRow = readonly [
  pathname: string,
  /** Empty where it is the one that a page of this path has. */
  file: string,
  /** Place in the list of makers. */
  maker: number,
  key: string,
  /** Places in the list of pictures. */
  pictures: readonly number[],
  ...FileRow,
];

interface Written {
  readonly format: typeof FORMAT;
  readonly makers: readonly string[];
  readonly pictures: readonly (readonly [name: string, ...FileRow])[];
  readonly pages: readonly PageRow[];
}

/** @param file absolute @returns an empty one where there is none, or none of this format that is whole */
export function readManifest(file: string): Manifest {
  const text = readSealed(file);
  const written = text === undefined ? undefined : (JSON.parse(text) as Partial<Written>);
  const manifest: Manifest = { pages: new Map(), pictures: new Map() };
  if (written?.format !== FORMAT) return manifest;
  const { makers, pictures, pages } = written as Written;
  for (const [name, sha, size, mtime, ino] of pictures) {
    manifest.pictures.set(name, { sha, size, mtime, ino });
  }
  for (const [pathname, own, maker, key, shown, sha, size, mtime, ino] of pages) {
    manifest.pages.set(pathname, {
      maker: makers[maker] ?? '',
      key,
      file: own === '' ? usualFile(pathname) : own,
      stored: { sha, size, mtime, ino },
      pictures: shown.length === 0 ? NONE : shown.map((place) => pictures[place]?.[0] ?? ''),
    });
  }
  return manifest;
}

/** @param file absolute */
export function writeManifest(file: string, { pages, pictures }: Manifest): void {
  const places = new Map(Array.from(pictures.keys(), (name, place) => [name, place]));
  const makers = new Map<string, number>();
  const rows: PageRow[] = [];
  for (const [pathname, { maker, key, file: own, pictures: shown, stored }] of pages) {
    const at = makers.get(maker) ?? makers.size;
    makers.set(maker, at);
    const { sha, size, mtime, ino } = stored;
    // Of every picture that a page shows the manifest knows.
    const numbers = shown.length === 0 ? NO_PLACES : shown.map((name) => places.get(name) ?? -1);
    rows.push([pathname, own === usualFile(pathname) ? '' : own, at, key, numbers, sha, size, mtime, ino]);
  }
  const written: Written = {
    format: FORMAT,
    makers: [...makers.keys()],
    pictures: Array.from(pictures, ([name, { sha, size, mtime, ino }]) => [name, sha, size, mtime, ino]),
    pages: rows,
  };
  writeSealed(file, JSON.stringify(written));
}

function usualFile(pathname: string): string {
  const bare = pathname.replace(/^\/|\/$/g, '');
  return bare === '' ? 'index.html' : `${bare}/index.html`;
}
