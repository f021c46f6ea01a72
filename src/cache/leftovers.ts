/**
 * What an output that was replaced holds of search index and cards, where the next one will want nearly all of it again.
 * It stays where it stands until whoever puts such files there says which; then the rest is taken away.
 */
import { lstatSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { StoredFile } from './page-store.ts';

/** What tells a file from every other one. */
export type FileState = Pick<StoredFile, 'ino' | 'size' | 'mtime'>;

/** A file as it stood when somebody looked. */
export interface SeenFile extends FileState {
  /** When any of that, or the number of its links, last changed; in milliseconds since the epoch. */
  readonly changed: number;
}

/** What a build has just looked at below its output. */
export interface Looked {
  /** How a file was seen to stand. */
  readonly stateOf: (file: string) => SeenFile | undefined;
  /** Names of everything in a folder that holds files alone, where nobody has put anything since. */
  readonly namesIn: (folder: string) => readonly string[] | undefined;
  /** SHA-1, in hexadecimal digits, of a file that a store has put there and whose bytes it has read. */
  readonly shaOf: (file: string) => string | undefined;
}

/** By path below the output: folders that hold files alone, and the names of these. */
export type ListedFolders = Map<string, readonly string[]>;

export class Leftovers {
  readonly #root: string;
  readonly #listed: ListedFolders;
  readonly #files: Set<string>;
  /** What was seen to stand where, and which stored file it is. */
  readonly #looked = new Map<string, { readonly stored: FileState; readonly seen: SeenFile }>();
  readonly #taken = new Map<string, SeenFile>();

  /**
   * @param root absolute
   * @param files paths below it, with slashes
   * @param listed folders whose files are known: one is struck out before anything in it changes
   */
  constructor(root: string, files: Iterable<string> = [], listed: ListedFolders = new Map()) {
    this.#root = path.resolve(root);
    this.#files = new Set(files);
    this.#listed = listed;
  }

  /** What was taken, by path below the output, as it stands there. */
  get taken(): ReadonlyMap<string, SeenFile> {
    return this.#taken;
  }

  /**
   * To be asked before a link to a stored file is made.
   * @param place absolute
   * @returns whether it stands there already; otherwise nothing of ours is in the way
   */
  take(place: string, stored: FileState): boolean {
    const file = this.#nameOf(place);
    const isLeft = this.#files.delete(file);
    const seen = isLeft ? this.#look(file, place, stored) : undefined;
    if (seen) {
      this.#taken.set(file, seen);
      return true;
    }
    this.#listed.delete(path.posix.dirname(file));
    if (isLeft) rmSync(place, { force: true });
    return false;
  }

  /** Whether it stands at a place, where it may be taken later. */
  has(place: string, stored: FileState): boolean {
    const file = this.#nameOf(place);
    return this.#files.has(file) && this.#look(file, place, stored) !== undefined;
  }

  #look(file: string, place: string, stored: FileState): SeenFile | undefined {
    const looked = this.#looked.get(file);
    if (looked?.stored === stored) return looked.seen;
    const seen = lookFor(place, stored);
    if (seen) this.#looked.set(file, { stored, seen });
    return seen;
  }

  #nameOf(place: string): string {
    const below = place.slice(this.#root.length + 1);
    return path.sep === '/' ? below : below.split(path.sep).join('/');
  }

  /** Takes away what nobody took, and folders that hold nothing then. */
  clear(): void {
    for (const file of this.#files) {
      this.#listed.delete(path.posix.dirname(file));
      rmSync(path.join(this.#root, file), { force: true });
      let folder = path.posix.dirname(file);
      while (folder !== '.' && removedEmpty(path.join(this.#root, folder)))
        folder = path.posix.dirname(folder);
    }
    this.#files.clear();
  }
}

/** The very file, where it stands at a place unchanged. @param place absolute, where something is */
export function lookFor(place: string, known: FileState | undefined): SeenFile | undefined {
  if (!known) return undefined;
  const state = lstatSync(place, { throwIfNoEntry: false });
  if (!state?.isFile()) return undefined;
  const { ino, size, mtimeMs: mtime, ctimeMs: changed } = state;
  const isSame = ino === known.ino && size === known.size && mtime === known.mtime;
  return isSame ? { ino, size, mtime, changed } : undefined;
}

function removedEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
