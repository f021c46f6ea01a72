/**
 * Changes to files that are made together or not at all: all of them are prepared in memory, then written beside their
 * files, then put in their places. What fails half-way is undone.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { YamlEditError } from '../../src/content/edit/yaml-edit.ts';
import { displayPath } from '../../src/content/outlet-file.ts';
import { git } from '../git.ts';

export class ChangeSet {
  readonly #root: string;
  /** Of what each file held when it was read: a newsroom may have a hundred thousand. */
  readonly #digests = new Map<string, string>();
  /** By the file's place before any move. */
  readonly #written = new Map<string, string>();
  readonly #moves = new Map<string, string>();
  readonly #removals = new Set<string>();

  /** @param root folder that empty folders are not removed above */
  constructor(root: string) {
    this.#root = root;
  }

  /** Text of a file as it will be; empty where there is none. */
  read(file: string): string {
    const written = this.#written.get(file);
    if (written !== undefined) return written;
    if (!existsSync(file)) return '';
    const bytes = readFileSync(file);
    if (!this.#digests.has(file)) this.#digests.set(file, digestOf(bytes));
    return bytes.toString('utf8');
  }

  /** @param file its place before it is moved */
  write(file: string, text: string): void {
    if (this.read(file) === text && existsSync(file)) this.#written.delete(file);
    else this.#written.set(file, text);
  }

  /** Changes the text of a file, if the change changes it. */
  edit(file: string, change: (text: string) => string): boolean {
    const before = this.read(file);
    let after: string;
    try {
      after = change(before);
    } catch (error) {
      if (error instanceof YamlEditError)
        throw new Error(`${displayPath(file)}: ${error.message}`, { cause: error });
      throw error;
    }
    if (after !== before) this.write(file, after);
    return after !== before;
  }

  /** @throws when something is in the way */
  move(from: string, to: string): void {
    if (from === to) return;
    if (existsSync(to) && !this.#moves.has(to))
      throw new Error(`${displayPath(to)} exists already; nothing was changed.`);
    this.#moves.set(from, to);
  }

  remove(file: string): void {
    this.#written.delete(file);
    this.#removals.add(file);
  }

  /** Files that are made or changed, by their places before any move, with what they will hold. */
  get written(): ReadonlyMap<string, string> {
    return this.#written;
  }

  get isEmpty(): boolean {
    return this.#written.size + this.#moves.size + this.#removals.size === 0;
  }

  /** One line for each file. */
  describe(): string[] {
    const shown = (file: string) => displayPath(file);
    const moved = [...this.#moves].map(([from, to]) => {
      const more = this.#written.has(from) ? ', changed' : '';
      return `moved    ${shown(from)} -> ${shown(to)}${more}`;
    });
    const written = [...this.#written.keys()]
      .filter((file) => !this.#moves.has(file))
      .map((file) => `${existsSync(file) ? 'changed ' : 'made    '} ${shown(file)}`);
    const removed = [...this.#removals].map((file) => `removed  ${shown(file)}`);
    return [...moved, ...written.sort(), ...removed.sort()];
  }

  /** @throws when a file was changed meanwhile, or cannot be written; then nothing is changed */
  apply(): void {
    for (const file of new Set([...this.#written.keys(), ...this.#moves.keys(), ...this.#removals])) {
      const digest = this.#digests.get(file);
      const isSame = digest === undefined || (existsSync(file) && digestOf(readFileSync(file)) === digest);
      if (isSame) continue;
      throw new Error(`${displayPath(file)} was changed meanwhile; nothing was done. Run the command again.`);
    }
    const undo: (() => void)[] = [];
    const staged: { readonly aside: string; readonly place: string }[] = [];
    try {
      for (const [file, text] of this.#written) {
        // What is a link stays one.
        const place = this.#moves.get(file) ?? (existsSync(file) ? realpathSync.native(file) : file);
        const aside = `${place}.${String(process.pid)}.tmp`;
        makeFolder(path.dirname(place), undo);
        undo.push(() => rmSync(aside, { force: true }));
        writeFileSync(aside, text, { flag: 'wx', mode: existsSync(file) ? statSync(file).mode : 0o666 });
        staged.push({ aside, place });
      }
      const tracked = trackedFiles([...this.#moves.keys()], this.#root);
      for (const [from, to] of this.#moves) {
        makeFolder(path.dirname(to), undo);
        moveFile(from, to, tracked.has(from));
        undo.push(() => {
          moveFile(to, from, tracked.has(from));
        });
      }
      for (const { aside, place } of staged) {
        const before = existsSync(place) ? readFileSync(place) : undefined;
        renameSync(aside, place);
        undo.push(() => {
          if (before) writeFileSync(place, before);
          else rmSync(place, { force: true });
        });
      }
      for (const file of this.#removals) {
        const before = readFileSync(file);
        rmSync(file);
        undo.push(() => {
          writeFileSync(file, before);
        });
      }
    } catch (error) {
      for (const step of undo.reverse()) step();
      throw error;
    }
    for (const file of [...this.#moves.keys(), ...this.#removals])
      pruneFolders(path.dirname(file), this.#root);
  }
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
}

function makeFolder(folder: string, undo: (() => void)[]): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first !== undefined) undo.push(() => rmSync(first, { recursive: true, force: true }));
}

/** Folders that nothing is left in, up to the root. */
function pruneFolders(folder: string, root: string): void {
  for (let one = folder; one.startsWith(`${root}${path.sep}`); one = path.dirname(one)) {
    if (!existsSync(one)) continue;
    if (readdirSync(one).length > 0) return;
    rmdirSync(one);
  }
}

/** Git is told of a move, so that the file's history goes with it; outside a checkout it is a plain one. */
function moveFile(from: string, to: string, isTracked: boolean): void {
  if (isTracked && git(path.dirname(from), ['mv', '--', from, to]) !== undefined) return;
  renameSync(from, to);
}

function trackedFiles(files: readonly string[], root: string): Set<string> {
  if (files.length === 0 || git(root, ['rev-parse', '--is-inside-work-tree']) === undefined) return new Set();
  return new Set(
    files.filter(
      (file) =>
        git(path.dirname(file), ['ls-files', '--error-unmatch', '--', path.basename(file)]) !== undefined,
    ),
  );
}
