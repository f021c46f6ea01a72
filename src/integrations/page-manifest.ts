/** What the last build knew of its pages (incremental.ts): fifty thousand of them, read and written by every build. */
import type { StoredFile } from '../cache/page-store.ts';
import { readSealed, writeSealed } from '../cache/sealed-file.ts';

/** A page as it was built. */
export interface Page {
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

const FORMAT = 'broadsheet pages 2';

type FileRow = readonly [sha: string, size: number, mtime: number, ino: number];
type PageRow = readonly [
  pathname: string,
  /** Empty where it is the one that a page of this path has. */
  file: string,
  /** Place in the list of what keys begin with: the code and the route. */
  head: number,
  /** The rest of the key. */
  tail: string,
  /** Places in the list of pictures. */
  pictures: readonly number[],
  ...FileRow,
];

interface Written {
  readonly format: typeof FORMAT;
  readonly heads: readonly string[];
  readonly pictures: readonly (readonly [name: string, ...FileRow])[];
  readonly pages: readonly PageRow[];
}

/** @param file absolute @returns an empty one where there is none, or none of this format that is whole */
export function readManifest(file: string): Manifest {
  const text = readSealed(file);
  const written = text === undefined ? undefined : (JSON.parse(text) as Partial<Written>);
  const manifest: Manifest = { pages: new Map(), pictures: new Map() };
  if (written?.format !== FORMAT) return manifest;
  const { heads, pictures, pages } = written as Written;
  for (const [name, ...row] of pictures) manifest.pictures.set(name, fileOfRow(row));
  for (const [pathname, own, head, tail, shown, ...row] of pages) {
    manifest.pages.set(pathname, {
      key: (heads[head] ?? '') + tail,
      file: own === '' ? usualFile(pathname) : own,
      stored: fileOfRow(row),
      pictures: shown.map((place) => pictures[place]?.[0] ?? ''),
    });
  }
  return manifest;
}

/** @param file absolute */
export function writeManifest(file: string, { pages, pictures }: Manifest): void {
  const places = new Map(Array.from(pictures.keys(), (name, place) => [name, place]));
  const heads = new Map<string, number>();
  const rows = Array.from(pages, ([pathname, page]): PageRow => {
    const end = page.key.lastIndexOf(' ') + 1;
    const head = page.key.slice(0, end);
    const at = heads.get(head) ?? heads.size;
    heads.set(head, at);
    return [
      pathname,
      page.file === usualFile(pathname) ? '' : page.file,
      at,
      page.key.slice(end),
      // Of every picture that a page shows the manifest knows.
      page.pictures.map((name) => places.get(name) ?? -1),
      ...rowOf(page.stored),
    ];
  });
  const written: Written = {
    format: FORMAT,
    heads: [...heads.keys()],
    pictures: Array.from(pictures, ([name, stored]) => [name, ...rowOf(stored)]),
    pages: rows,
  };
  writeSealed(file, JSON.stringify(written));
}

function usualFile(pathname: string): string {
  const bare = pathname.replace(/^\/|\/$/g, '');
  return bare === '' ? 'index.html' : `${bare}/index.html`;
}

function rowOf({ sha, size, mtime, ino }: StoredFile): FileRow {
  return [sha, size, mtime, ino];
}

function fileOfRow([sha, size, mtime, ino]: FileRow): StoredFile {
  return { sha, size, mtime, ino };
}
