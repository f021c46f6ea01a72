/**
 * Files of earlier outputs, each under the hash of its bytes, to be put into the next output as hard links: that costs
 * no space and no time that grows with their size. Where links do not work they are copied.
 *
 * Nobody may write through a link, and somebody may all the same: a file whose time or size is not as it was noted is
 * believed only after its bytes were hashed again.
 */
import { hash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** A file of the store. */
export interface StoredFile {
  /** SHA-1 of its bytes, in hexadecimal digits. */
  readonly sha: string;
  readonly size: number;
  readonly mtime: number;
  /** Its place on disk: the same of all links to it. */
  readonly ino: number;
}

export class PageStore {
  readonly #folder: string;
  /** What was looked at; `null` is not there or not what it was. */
  readonly #found = new Map<string, StoredFile | null>();
  /** Whose bytes were read in this run, since their times were others, and were found to be what they are to be. */
  readonly #read = new Set<string>();
  readonly #made = new Set<string>();
  /** Stands there while nobody has taken anything in since the store was pruned. */
  readonly #mark: string;
  #wasPruned: boolean | undefined;

  /** @param folder absolute */
  constructor(folder: string) {
    this.#folder = folder;
    this.#mark = path.join(folder, 'pruned');
  }

  #placeOf(sha: string): string {
    return path.join(this.#folder, sha.slice(0, 2), sha);
  }

  /** A file as it stands in the store, where its bytes are what they were. */
  find(known: StoredFile): StoredFile | undefined {
    let found = this.#found.get(known.sha);
    if (found === undefined) {
      found = this.#look(known) ?? null;
      this.#found.set(known.sha, found);
    }
    return found ?? undefined;
  }

  #look({ sha, size, mtime }: StoredFile): StoredFile | undefined {
    const file = this.#placeOf(sha);
    const state = statSync(file, { throwIfNoEntry: false });
    if (state?.size !== size) return undefined;
    if (state.mtimeMs !== mtime) {
      if (hash('sha1', readFileSync(file), 'hex') !== sha) return undefined;
      this.#read.add(sha);
    }
    return { sha, size, mtime: state.mtimeMs, ino: state.ino };
  }

  /** Whether the bytes of a file that was found were read to find it, not only its times believed. */
  hasRead({ sha }: StoredFile): boolean {
    return this.#read.has(sha);
  }

  /** The bytes of a file that was found. */
  read({ sha }: StoredFile): Buffer {
    return readFileSync(this.#placeOf(sha));
  }

  /** Puts a file of the store at a place. @param place absolute @returns whether the place was free */
  put({ sha }: StoredFile, place: string): boolean {
    this.#makeFolder(path.dirname(place));
    try {
      linkOrCopy(this.#placeOf(sha), place);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  /** Takes a finished file in. @param file absolute @param sha known already, where it is */
  adopt(file: string, sha = hash('sha1', readFileSync(file), 'hex')): StoredFile {
    const known = this.#found.get(sha);
    if (known) return known;
    const place = this.#place(sha);
    // What lies there may have been changed; it is not written to, since an output may hold a link to it.
    rmSync(place, { force: true });
    linkOrCopy(file, place);
    const { size, mtimeMs: mtime, ino } = statSync(place);
    const stored = { sha, size, mtime, ino };
    this.#found.set(sha, stored);
    return stored;
  }

  /** Takes bytes in. */
  adoptBytes(bytes: Uint8Array): StoredFile {
    const sha = hash('sha1', bytes, 'hex');
    const known = this.#found.get(sha);
    if (known) return known;
    const place = this.#place(sha);
    rmSync(place, { force: true });
    writeFileSync(place, bytes);
    const { size, mtimeMs: mtime, ino } = statSync(place);
    const stored = { sha, size, mtime, ino };
    this.#found.set(sha, stored);
    return stored;
  }

  /** Takes in a file of another store; whether it is whole is seen when somebody asks for it. */
  take(other: PageStore, { sha }: StoredFile): void {
    const from = other.#placeOf(sha);
    if (existsSync(this.#placeOf(sha)) || !existsSync(from)) return;
    linkOrCopy(from, this.#place(sha));
  }

  /**
   * Deletes every file that is not wanted any more.
   * @param last what was wanted when it was done last, where anybody remembers: then only among these is there anything
   *   to delete, unless somebody has taken files in since and ended before this
   */
  prune(wanted: ReadonlySet<string>, last: Iterable<string>): void {
    let isKnown = false;
    const drop = (sha: string) => {
      if (!wanted.has(sha)) rmSync(this.#placeOf(sha), { recursive: true, force: true });
    };
    for (const sha of this.#isPruned() ? last : []) {
      isKnown = true;
      drop(sha);
    }
    if (!isKnown) for (const sha of this.#all()) drop(sha);
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(this.#mark, '');
  }

  *#all(): Generator<string> {
    for (const part of list(this.#folder)) yield* list(path.join(this.#folder, part));
  }

  /** Whether the store held what was wanted and nothing else, before this build took anything in. */
  #isPruned(): boolean {
    return (this.#wasPruned ??= existsSync(this.#mark));
  }

  /** Where a new file is to stand. */
  #place(sha: string): string {
    if (this.#isPruned()) rmSync(this.#mark, { force: true });
    const place = this.#placeOf(sha);
    this.#makeFolder(path.dirname(place));
    return place;
  }

  #makeFolder(folder: string): void {
    if (this.#made.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** @throws when there is a file already */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    // Another file system, one without links, or a file that has too many already.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}
