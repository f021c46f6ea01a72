/**
 * What is in folders that nobody has touched: the names are what they were as long as the folder's ctime is, which
 * changes with them and which nobody can set (POSIX.1-2024, `sys/stat.h`). A page has a folder of its own; to read
 * 250,000 of them again took a quarter of a build that publishes one story, since each lies in a block of its own.
 */
import { lstatSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { readSealed, writeSealed } from './sealed-file.ts';

/** File systems tell time in ticks: two changes within one may leave one ctime. Milliseconds. */
const TICK = 100;
/** Outputs take turns, previews among them. */
const REMEMBERED = 4;

/** Names of what is in a folder. */
export interface Listing {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** What is neither. */
  readonly strange: readonly string[];
}

const NONE: readonly string[] = [];

export class FolderListings {
  readonly #root: string;
  readonly #file: string;
  /** What has changed since may change again without being noticed. */
  readonly #settled: number;
  /** By path below the root: `<inode>\t<ctime>\t<name>\t<name>/`, as it was last time and as it is now; folders bear a slash. */
  readonly #last: ReadonlyMap<string, string>;
  readonly #now = new Map<string, string>();

  /**
   * @param folder absolute: where listings are kept, each under the number of the folder that it is of
   * @param root absolute: the folder below which are those that are asked for
   * @param changed absolute: something that changed a moment ago, by the clock of the same file system
   */
  constructor(folder: string, root: string, changed: string) {
    this.#root = root;
    this.#file = path.join(folder, String(statSync(root).ino));
    this.#settled = statSync(changed).ctimeMs - TICK;
    const last = new Map<string, string>();
    for (const line of (readSealed(this.#file) ?? '').split('\n')) {
      const end = line.indexOf('\t');
      last.set(line.slice(0, end), line.slice(end + 1));
    }
    this.#last = last;
  }

  /** What is in a folder. @param folder path below the root, with slashes */
  read(folder: string): Listing {
    const place = `${this.#root}/${folder}`;
    // Before the names are: whatever is changed meanwhile will be seen.
    const { ino, ctimeMs } = lstatSync(place);
    const known = this.#last.get(folder);
    if (known !== undefined) {
      const [inoThen, ctimeThen, ...names] = known.split('\t');
      if (Number(inoThen) === ino && Number(ctimeThen) === ctimeMs) {
        this.#now.set(folder, known);
        return listingOf(names);
      }
    }
    const files: string[] = [];
    const folders: string[] = [];
    const strange: string[] = [];
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      const list = entry.isFile() ? files : entry.isDirectory() ? folders : strange;
      list.push(entry.name);
    }
    // What changes from now on changes the ctime, too.
    if (ctimeMs < this.#settled && strange.length === 0) {
      const names = [...files, ...folders.map((name) => `${name}/`)];
      if (!/[\t\n]/.test(folder + names.join(''))) {
        this.#now.set(folder, [ino, ctimeMs, ...names].join('\t'));
      }
    }
    return { files, folders, strange };
  }

  /** Keeps what was read for the next time, and forgets listings of roots that nobody asks for any more. */
  close(): void {
    const lines: string[] = [];
    for (const [folder, listing] of this.#now) lines.push(`${folder}\t${listing}`);
    writeSealed(this.#file, lines.join('\n'));
    const folder = path.dirname(this.#file);
    const files = readdirSync(folder).map((name) => path.join(folder, name));
    const age = (file: string) => -statSync(file).mtimeMs;
    for (const file of files.sort((a, b) => age(a) - age(b)).slice(REMEMBERED)) rmSync(file);
  }
}

function listingOf(names: readonly string[]): Listing {
  if (!names.some((name) => name.endsWith('/'))) return { files: names, folders: NONE, strange: NONE };
  const [files, folders]: [string[], string[]] = [[], []];
  for (const name of names) {
    if (name.endsWith('/')) folders.push(name.slice(0, -1));
    else files.push(name);
  }
  return { files, folders, strange: NONE };
}
