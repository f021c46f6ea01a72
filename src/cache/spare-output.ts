/**
 * The output before the last, brought up to date. To link fifty thousand unchanged files into an empty folder, and to
 * delete the folder that it replaces, takes longer than all that one story more asks for; nearly all of what is needed
 * lies in the output that was replaced by the last build. It is kept, and what differs is taken away and added.
 *
 * Nothing in it is believed: a file stays only where it is the very file that the next output would link to.
 */
import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FolderListings } from './folder-listings.ts';
import { Leftovers, lookFor, type ListedFolders, type SeenFile } from './leftovers.ts';
import type { StoredFile } from './page-store.ts';

/** Absolute: where the output waits that the last build replaced. @param cacheDir absolute */
export function spareOf(cacheDir: string): string {
  return path.join(cacheDir, 'pages', 'spare');
}

/** What is to stand in the output besides what was built: by path below it, with slashes. */
export type Wanted = ReadonlyMap<string, Pick<StoredFile, 'ino' | 'size' | 'mtime'>>;

/** What is known of files of a spare output, by path below it. */
export interface Known {
  /** Files that are the very ones that are wanted, as somebody saw a moment ago. */
  readonly seen: ReadonlyMap<string, SeenFile>;
  /** Of what is not wanted: whether somebody may want it yet. */
  readonly isAwaited: (file: string) => boolean;
}

const NOBODY_KNOWS: Known = { seen: new Map(), isAwaited: () => false };

/** What an output that was replaced had of the next one. */
export interface Renewed {
  /** By path: wanted files that stand there now; the others are to be put there. */
  readonly kept: ReadonlyMap<string, SeenFile>;
  /** What others may want, who come later. */
  readonly left: Leftovers;
  /** Folders that nothing was put into; whoever puts something into one strikes it out. */
  readonly listed: ListedFolders;
}

/**
 * Lets an output that was replaced take the place of what a build has written, which moves into it.
 * @param spare absolute; gone afterwards
 * @param built absolute; what stands there comes before what is wanted
 */
export function renewSpare(
  spare: string,
  built: string,
  wanted: Wanted,
  { seen, isAwaited }: Known = NOBODY_KNOWS,
): Renewed {
  const kept = new Map<string, SeenFile>();
  const awaited = new Set<string>();
  const listed: ListedFolders = new Map();
  if (!isMovable(spare, built)) {
    // Of a link the link alone.
    rmSync(spare, { recursive: true, force: true });
    return { kept, left: new Leftovers(built), listed };
  }
  const listings = new FolderListings(`${spare}-folders`, spare, built);
  const { files, folders } = treeOf(built);
  const later = foldersOf(wanted.keys());
  const mayWait = (name: string) => !wanted.has(name) && !later.has(name) && isAwaited(name);
  /** @returns whether anything is left in the folder */
  const tidy = (folder: string): boolean => {
    let holds = false;
    let isLeaf = !folders.has(folder) && folder !== '';
    const below = folder === '' ? '' : `${folder}/`;
    const names: string[] = [];
    const found = listings.read(folder);
    for (const entry of found.files) {
      const name = below + entry;
      const isTaken = files.has(name) || folders.has(name);
      const same = isTaken ? undefined : (seen.get(name) ?? lookFor(`${spare}/${name}`, wanted.get(name)));
      if (same && wanted.has(name)) {
        kept.set(name, same);
        names.push(entry);
      } else if (!isTaken && mayWait(name)) {
        awaited.add(name);
        names.push(entry);
      } else rmSync(`${spare}/${name}`, { force: true });
    }
    for (const entry of found.folders) {
      const name = below + entry;
      if (files.has(name)) rmSync(`${spare}/${name}`, { recursive: true });
      else {
        holds = tidy(name) || holds;
        isLeaf = false;
      }
    }
    for (const entry of found.strange) rmSync(`${spare}/${below}${entry}`, { force: true });
    if (isLeaf && names.length > 0) listed.set(folder, names);
    holds ||= names.length > 0;
    if (!holds && folder !== '') rmdirSync(path.join(spare, folder));
    return holds;
  };
  tidy('');
  listings.close();
  for (const folder of folders) mkdirSync(path.join(spare, folder), { recursive: true });
  for (const file of files) renameSync(path.join(built, file), path.join(spare, file));
  rmSync(built, { recursive: true });
  renameSync(spare, built);
  return { kept, left: new Leftovers(built, awaited, listed), listed };
}

/**
 * Whether a spare output can take the place of what was built: it is a folder, not a link to one that somebody reads,
 * and lies on the same file system.
 */
function isMovable(spare: string, built: string): boolean {
  if (!isFolder(spare)) return false;
  // Numbers of devices do not tell: layers of a container and mounted folders have one and are several.
  const there = path.join(built, '.spare');
  try {
    renameSync(spare, there);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EXDEV') return false;
    throw error;
  }
  renameSync(there, spare);
  return true;
}

/** Whether something is a folder, and no link to one. */
function isFolder(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * Keeps an output that was replaced, in the place of one that was kept before.
 * @param replaced absolute
 * @param spare absolute
 * @throws when it cannot be kept: on another file system, for one, or where it is no folder
 */
export function keepSpare(replaced: string, spare: string): void {
  if (!isFolder(replaced)) throw new Error(`${replaced} is no folder and cannot be kept.`);
  rmSync(spare, { recursive: true, force: true });
  mkdirSync(path.dirname(spare), { recursive: true });
  renameSync(replaced, spare);
}

/** Folders before what is in them. */
function treeOf(root: string): { readonly files: Set<string>; readonly folders: Set<string> } {
  const tree = { files: new Set<string>(), folders: new Set<string>() };
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(name);
      (entry.isDirectory() ? tree.folders : tree.files).add(name);
    }
  }
  return tree;
}

/** Every folder that these files lie in. */
function foldersOf(files: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const file of files) {
    let end = file.lastIndexOf('/');
    while (end > 0 && !folders.has(file.slice(0, end))) {
      folders.add(file.slice(0, end));
      end = file.lastIndexOf('/', end - 1);
    }
  }
  return folders;
}
