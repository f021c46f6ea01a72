/**
 * What an output that was replaced holds of search index and cards, where the next one will want nearly all of it again.
 * It stays where it stands until whoever puts such files there says which; then the rest is taken away.
 */
import { lstatSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { StoredFile } from './page-store.ts';

/** What tells a file from every other one. */
export type FileState = Pick<StoredFile, 'ino' | 'size' | 'mtime'>;

export class Leftovers {
  readonly #root: string;
  readonly #files: Set<string>;
  /** What was seen to stand where. */
  readonly #looked = new Map<string, FileState>();

  /**
   * @param root absolute
   * @param files paths below it, with slashes
   */
  constructor(root: string, files: Iterable<string> = []) {
    this.#root = path.resolve(root);
    this.#files = new Set(files);
  }

  /**
   * To be asked before a link to a stored file is made.
   * @param place absolute
   * @returns whether it stands there already; otherwise nothing of ours is in the way
   */
  take(place: string, stored: FileState): boolean {
    const file = this.#nameOf(place);
    if (!this.#files.delete(file)) return false;
    if (this.#looked.get(file) === stored || isSameFile(place, stored)) return true;
    rmSync(place, { force: true });
    return false;
  }

  /** Whether it stands at a place, where it may be taken later. */
  has(place: string, stored: FileState): boolean {
    const file = this.#nameOf(place);
    if (!this.#files.has(file) || !isSameFile(place, stored)) return false;
    this.#looked.set(file, stored);
    return true;
  }

  #nameOf(place: string): string {
    const below = place.slice(this.#root.length + 1);
    return path.sep === '/' ? below : below.split(path.sep).join('/');
  }

  /** Takes away what nobody took, and folders that hold nothing then. */
  clear(): void {
    for (const file of this.#files) {
      rmSync(path.join(this.#root, file), { force: true });
      let folder = path.posix.dirname(file);
      while (folder !== '.' && removedEmpty(path.join(this.#root, folder)))
        folder = path.posix.dirname(folder);
    }
    this.#files.clear();
  }
}

/** Whether the very file stands at a place, unchanged. @param place absolute, where something is */
export function isSameFile(place: string, known: FileState | undefined): boolean {
  if (!known) return false;
  const state = lstatSync(place, { throwIfNoEntry: false });
  return (
    state?.isFile() === true &&
    state.ino === known.ino &&
    state.size === known.size &&
    state.mtimeMs === known.mtime
  );
}

function removedEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
