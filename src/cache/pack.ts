/**
 * A cache of many small values in two files: `<name>.data` holds the values one after another, `<name>.index` where
 * each stands. A hundred thousand files would cost more to open than their contents to compute.
 *
 * Nothing in it is believed: an entry counts only where the checksum over its key and value holds, and the index only
 * where it begins with the salt it is asked for. Keys bear the salt, too: a command that reads the newsroom takes no lock,
 * and may write while somebody else makes the files anew. Cut off, mixed up or from another version it gives fewer
 * values, never wrong ones. Keys name contents (a digest), so another outlet's cache does no harm either.
 */
import { hash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import {
  checksum,
  endOf,
  ENTRY,
  filesOf,
  freshRows,
  headFor,
  openData,
  readIndex,
  writeValues,
  type Value,
} from './pack-files.ts';
import { FRESH, GONE, KEPT, KEY } from './pack-table.ts';
import { processOwn } from './process-own.ts';
import { openSpool } from './spool.ts';

/** With more than this share of values that nobody asked for, the files are written anew. */
const WASTE = 0.3;

export interface Pack {
  /** The value of a key, if it is there and whole. */
  get(key: string): Buffer | undefined;
  set(key: string, value: Buffer | string): void;
  /** Says that a value is still wanted, without reading it. @returns whether it is there */
  keep(key: string): boolean;
  /**
   * Writes what is new, and forgets what was not asked for since it was opened when that has become
   * much. A pack that nobody closes is closed by `closePacks`. From then on it knows nothing and keeps nothing.
   * @param forgets false of whoever has asked only for a part of what others want
   */
  close(forgets?: boolean): void;
}

export interface PackOptions {
  /** Absolute. */
  readonly folder: string;
  readonly name: string;
  /** What every value depends on besides its key: versions of code and libraries, settings. */
  readonly salt: string;
  /** Reads all values at once: for caches of which a build wants most. */
  readonly whole?: boolean;
}

export function openPack({ folder, name, salt, whole = false }: PackOptions): Pack {
  const { data: dataFile, index: indexFile } = filesOf(folder, name);
  const head = headFor(salt);
  const prefix = head.toString('base64url', 0, 12);
  const idOf = (key: string) => beginningOf(prefix + key);

  const opened = stateOf(indexFile);
  const table = readIndex(indexFile, head);
  let data = table.length > 0 ? openData(dataFile, whole) : undefined;
  if (!data) table.clear();
  const spool = openSpool(folder);
  let isOpen = true;

  function read(row: number): Value | undefined {
    const { at, length, checksum: sum } = table.placeOf(row);
    const state = table.stateOf(row);
    if (state === GONE || !isOpen) return undefined;
    const id = table.idOf(row);
    if (state === FRESH) return { id, value: spool.read(at, length), checksum: sum };
    const value = data?.read(at, length);
    if (value && checksum(id, value) === sum) return { id, value, checksum: sum };
    table.remove(row);
    return undefined;
  }

  function* keptValues(): Generator<Value> {
    for (const row of table.rows()) {
      const value = table.stateOf(row) === KEPT && table.isUsed(row) ? read(row) : undefined;
      if (value) yield value;
    }
  }

  const pack: Pack = {
    get(key) {
      const row = table.find(idOf(key));
      const found = row < 0 ? undefined : read(row);
      if (found) table.use(row);
      return found?.value;
    },
    set(key, value) {
      if (!isOpen) return;
      const id = idOf(key);
      const bytes = typeof value === 'string' ? Buffer.from(value) : value;
      const at = spool.append(bytes);
      table.use(table.put(id, { at, length: bytes.length, checksum: checksum(id, bytes) }, FRESH));
    },
    keep(key) {
      const row = table.find(idOf(key));
      const isThere = row >= 0 && table.stateOf(row) !== GONE;
      if (isThere) table.use(row);
      return isThere;
    },
    close(forgets = true) {
      if (!isOpen) return;
      let [stale, used, fresh] = [0, 0, 0];
      for (const row of table.rows()) {
        if (table.isUsed(row)) used += 1;
        else stale += 1;
        if (table.stateOf(row) === FRESH) fresh += 1;
      }
      try {
        if (!data || (forgets && stale > WASTE * Math.max(1, used))) rewrite();
        else if (fresh > 0) append();
      } catch (error) {
        // Somebody else is making the files anew: theirs are as good.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
      isOpen = false;
      data?.close();
      data = undefined;
      spool.close();
      table.clear();
      openPacks().delete(pack);
    },
  };
  openPacks().add(pack);
  return pack;

  function append(): void {
    const index = readFileSync(indexFile);
    // It is somebody else's by now.
    if (!index.subarray(0, ENTRY).equals(head)) return;
    // Whoever was open meanwhile may have added or forgotten: what stands there now is what is added to.
    const end = endOf(stateOf(indexFile) === opened ? table : readIndex(indexFile, head));
    // Others may have left the data longer than the index knows; what lies beyond is overwritten.
    const rows = writeFresh(dataFile, end);
    const out = openSync(indexFile, 'r+');
    // Rows that were cut off in the middle are overwritten too. The old ones stay where they are.
    writeSync(out, rows, 0, rows.length, index.length - (index.length % ENTRY));
    closeSync(out);
  }

  function rewrite(): void {
    mkdirSync(folder, { recursive: true });
    // The index goes first and comes last: in between there is no cache.
    rmSync(indexFile, { force: true });
    const used = writeValues(`${dataFile}.new`, 'w', 0, keptValues());
    const fresh = writeFresh(`${dataFile}.new`, used.end);
    renameSync(`${dataFile}.new`, dataFile);
    const out = openSync(`${indexFile}.new`, 'w');
    writeSync(out, Buffer.concat([head, used.rows, fresh]));
    closeSync(out);
    renameSync(`${indexFile}.new`, indexFile);
  }

  /** As they stand one behind the other: a first build has a million, and read one by one they would be copied twice. */
  function writeFresh(file: string, position: number): Buffer {
    const out = openSync(file, 'r+');
    spool.copyTo(out, position);
    closeSync(out);
    return freshRows(table, position);
  }
}

const open = processOwn<Set<Pack>>('open-packs');

function openPacks(): Set<Pack> {
  return (open.value ??= new Set());
}

/**
 * Ends the use of all caches that are open.
 * @param forgets as of `Pack.close`: only whoever knows that all pages are made can say what is still wanted
 */
export function closePacks(forgets = true): void {
  for (const pack of [...openPacks()]) pack.close(forgets);
}

/** Another one when somebody has written to a file, or put another in its place. */
function stateOf(file: string): string | undefined {
  const state = statSync(file, { throwIfNoEntry: false });
  return state && `${String(state.ino)} ${String(state.size)} ${String(state.mtimeMs)}`;
}

const ID = Buffer.alloc(KEY);

/** A build asks for a million: a buffer for each would be as many pieces of memory. @returns what holds until the next */
function beginningOf(key: string): Buffer {
  ID.write(hash('sha1', key, 'latin1'), 'latin1');
  return ID;
}
