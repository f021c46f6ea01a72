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

export class Leftovers {
  readonly #root: string;
  readonly #files: Set<string>;
  /** What was seen to stand where, and which stored file it is. */
  readonly #looked = new Map<string, { readonly stored: FileState; readonly seen: SeenFile }>();
  readonly #taken = new Map<string, SeenFile>();

  /**
   * @param root absolute
   * @param files paths below it, with slashes
   */
  constructor(root: string, files: Iterable<string> = []) {
    this.#root = path.resolve(root);
    this.#files = new Set(files);
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
    if (!this.#files.delete(file)) return false;
    const looked = this.#looked.get(file);
    const seen = looked?.stored === stored ? looked.seen : lookFor(place, stored);
    if (seen) this.#taken.set(file, seen);
    else rmSync(place, { force: true });
    return seen !== undefined;
  }

  /** Whether it stands at a place, where it may be taken later. */
  has(place: string, stored: FileState): boolean {
    const file = this.#nameOf(place);
    const seen = this.#files.has(file) ? lookFor(place, stored) : undefined;
    if (seen) this.#looked.set(file, { stored, seen });
    return seen !== undefined;
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
