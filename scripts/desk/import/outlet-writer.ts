/**
 * Writes an import into a content folder so that it can be done again: nothing twice, and nothing over a file that
 * somebody edited, moved or removed since. What was written, and its hash, stands in `.import/<name>.sha256` (as
 * `sha256sum` writes it, with the site and the source of each file); the content's reader does not look there.
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
  /** With the site: `old.example post 12`. */
  readonly source: string;
}

export class OutletWriter {
  readonly root: string;
  /** What the old site is called: others' stories may have the same sources. */
  readonly #site: string;
  readonly #ledger: Ledger;
  readonly #manifest: string;
  readonly #journal: string;
  /** Absolute: those that are there. */
  readonly #folders = new Set<string>();
  /** The last run did not end: what is missing was never written, not removed. */
  #wasInterrupted = false;

  /**
   * @param root absolute path of the content folder
   * @param name of the kind of import: `wordpress`
   * @param site that the stories come from, the same on every run: `old.example`
   */
  constructor(root: string, name: string, site: string, ledger: Ledger) {
    this.root = root;
    // Ends at the first space of a source: “old” is not “old site”.
    this.#site = site.replaceAll(/\s+/g, '-');
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
    return this.#ledger.get<Written>('SELECT * FROM written WHERE source = ?', this.#own(source))?.path;
  }

  /** Whether a path holds something that no import of this site wrote. */
  isForeign(file: string): boolean {
    return existsSync(path.join(this.root, file)) && !this.#isOurs(this.#writtenAt(file));
  }

  /** Whether a file is, to the byte, what an import of this site wrote. */
  isAsWritten(file: string): boolean {
    const written = this.#writtenAt(file);
    return this.#isOurs(written) && this.#hashOf(file) === written?.hash;
  }

  /**
   * @param file path below the content folder, with forward slashes
   * @param from what it was made from, the same on every run: `post 12`
   */
  write(file: string, content: string | Uint8Array, from: string): Outcome {
    const source = this.#own(from);
    const hash = createHash('sha256').update(content).digest('hex');
    const earlier = this.#ledger.get<Written>('SELECT * FROM written WHERE source = ?', source);
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
        if (this.#isOurs(this.#writtenAt(file) ?? { source })) this.#append(file, hash, source);
        return 'unchanged';
      }
      const known = this.#writtenAt(file);
      if (there !== undefined && !(known?.hash === there && this.#isOurs(known))) return 'foreign';
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
    for (const { hash, path: file, source } of this.#ledger.each<Written>(
      'SELECT * FROM written ORDER BY path',
    )) {
      if (!aside.write(`${hash}  ${file}\t${source}\n`)) await once(aside, 'drain');
    }
    aside.end();
    await once(aside, 'finish');
    renameSync(`${this.#manifest}.part`, this.#manifest);
    rmSync(this.#journal, { force: true });
  }

  #own(source: string): string {
    return `${this.#site} ${source}`;
  }

  #isOurs(written: Pick<Written, 'source'> | undefined): boolean {
    return written?.source.startsWith(this.#own('')) ?? false;
  }

  #writtenAt(file: string): Written | undefined {
    return this.#ledger.get<Written>('SELECT * FROM written WHERE path = ?', file);
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
