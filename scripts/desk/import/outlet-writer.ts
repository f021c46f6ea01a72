/**
 * Writes an import into a content folder so that it can be done again: nothing twice, and nothing over a file that
 * somebody edited, moved or removed since. What was written, and its hash, stands in `.import/<name>.sha256` (as
 * `sha256sum` writes it, with the source of each file); the content's reader does not look there.
 */
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Ledger } from './ledger.ts';

export const WRITER_SCHEMA = `
  CREATE TABLE written (path TEXT PRIMARY KEY, hash TEXT NOT NULL, source TEXT NOT NULL);
  CREATE INDEX written_source ON written (source);
`;

/** What became of a file. `foreign`: one of that name was there before any import. */
export type Outcome = 'written' | 'updated' | 'unchanged' | 'edited' | 'removed' | 'foreign';

interface Written {
  readonly path: string;
  readonly hash: string;
}

export class OutletWriter {
  readonly root: string;
  readonly #ledger: Ledger;
  readonly #manifest: string;
  readonly #journal: string;
  /** Absolute: those that are there. */
  readonly #folders = new Set<string>();
  /** The last run did not end: what is missing was never written, not removed. */
  #wasInterrupted = false;

  /** @param root absolute path of the content folder @param name of the kind of import: `wordpress` */
  constructor(root: string, name: string, ledger: Ledger) {
    this.root = root;
    this.#ledger = ledger;
    this.#manifest = path.join(root, '.import', `${name}.sha256`);
    this.#journal = path.join(root, '.import', `${name}.journal`);
  }

  /** Reads what earlier runs wrote. */
  async open(): Promise<void> {
    this.#wasInterrupted = existsSync(this.#journal);
    for (const file of [this.#manifest, this.#journal]) {
      if (!existsSync(file)) continue;
      for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
        const parts = /^(?<hash>[\da-f]{64}) {2}(?<path>[^\t]+)\t(?<source>.*)$/.exec(line)?.groups;
        if (parts) this.#note(parts['path'] ?? '', parts['hash'] ?? '', parts['source'] ?? '');
      }
    }
  }

  /** Where an earlier run put what this source was made into. */
  pathOf(source: string): string | undefined {
    return this.#ledger.get<Written>('SELECT path FROM written WHERE source = ?', source)?.path;
  }

  /** Whether a path holds something that no import wrote. */
  isForeign(file: string): boolean {
    return (
      existsSync(path.join(this.root, file)) &&
      !this.#ledger.get('SELECT path FROM written WHERE path = ?', file)
    );
  }

  /**
   * @param file path below the content folder, with forward slashes
   * @param source what it was made from, the same on every run: `post 12`
   */
  write(file: string, content: string | Uint8Array, source: string): Outcome {
    const hash = createHash('sha256').update(content).digest('hex');
    const earlier = this.#ledger.get<Written>('SELECT path, hash FROM written WHERE source = ?', source);
    if (earlier) {
      const onDisk = this.#hashOf(earlier.path);
      if (onDisk === undefined && !this.#wasInterrupted) return 'removed';
      if (onDisk !== undefined && onDisk !== earlier.hash && onDisk !== hash) return 'edited';
      if (onDisk === hash && earlier.path === file) {
        if (earlier.hash !== hash) this.#append(file, hash, source);
        return 'unchanged';
      }
    }
    if (earlier?.path !== file) {
      const there = this.#hashOf(file);
      if (there === hash) {
        this.#append(file, hash, source);
        return 'unchanged';
      }
      const known = this.#ledger.get<Written>('SELECT path, hash FROM written WHERE path = ?', file);
      if (there !== undefined && known?.hash !== there) return 'foreign';
    }
    const absolute = path.join(this.root, file);
    this.#makeFolder(path.dirname(absolute));
    const aside = `${absolute}.part`;
    writeFileSync(aside, content);
    this.#append(file, hash, source);
    renameSync(aside, absolute);
    if (earlier && earlier.path !== file) {
      this.#remove(earlier.path);
      this.#ledger.run('DELETE FROM written WHERE path = ?', earlier.path);
    }
    return earlier ? 'updated' : 'written';
  }

  /** Puts the list of what was written in place. */
  async finish(): Promise<void> {
    if (!this.#ledger.get('SELECT path FROM written LIMIT 1')) return;
    mkdirSync(path.dirname(this.#manifest), { recursive: true });
    const aside = createWriteStream(`${this.#manifest}.part`);
    for (const { hash, path: file, source } of this.#ledger.each<Written & { source: string }>(
      'SELECT * FROM written ORDER BY path',
    )) {
      if (!aside.write(`${hash}  ${file}\t${source}\n`)) await once(aside, 'drain');
    }
    aside.end();
    await once(aside, 'finish');
    renameSync(`${this.#manifest}.part`, this.#manifest);
    rmSync(this.#journal, { force: true });
  }

  #append(file: string, hash: string, source: string): void {
    this.#makeFolder(path.dirname(this.#journal));
    appendFileSync(this.#journal, `${hash}  ${file}\t${source}\n`);
    this.#note(file, hash, source);
  }

  /** Asked of every file, and told to the disk once. */
  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
  }

  #note(file: string, hash: string, source: string): void {
    this.#ledger.run('INSERT OR REPLACE INTO written VALUES (?, ?, ?)', file, hash, source);
  }

  #hashOf(file: string): string | undefined {
    try {
      return createHash('sha256')
        .update(readFileSync(path.join(this.root, file)))
        .digest('hex');
    } catch {
      return undefined;
    }
  }

  #remove(file: string): void {
    rmSync(path.join(this.root, file), { force: true });
    try {
      const folder = path.dirname(path.join(this.root, file));
      rmdirSync(folder);
      this.#folders.delete(folder);
    } catch {
      // Something else lies in the folder.
    }
  }
}
