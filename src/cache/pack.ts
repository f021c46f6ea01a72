/**
 * A cache of many small values in two files: `<name>.data` holds the values one after another, `<name>.index` where
 * each stands. A hundred thousand files would cost more to open than their contents to compute.
 *
 * Nothing in it is believed: an entry counts only where the checksum over its key and value holds, and the index only
 * where it begins with the salt it is asked for. Cut off, mixed up or from another version it gives fewer values, never
 * wrong ones. Keys name contents (a digest), so another outlet's cache does no harm either.
 */
import { hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import {
  checksum,
  ENTRY,
  filesOf,
  headFor,
  indexRows,
  KEY,
  openData,
  readIndex,
  writeValues,
} from './pack-files.ts';

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
   * much. A pack that nobody closes is closed by `closePacks`.
   */
  close(): void;
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

  const places = readIndex(indexFile, head);
  let data = places.size > 0 ? openData(dataFile, whole) : undefined;
  if (!data) places.clear();
  const used = new Set<string>();
  const added = new Map<string, Buffer>();
  const own = createArena();

  function read(id: string): Buffer | undefined {
    const fresh = added.get(id);
    if (fresh) return fresh;
    const place = places.get(id);
    if (!place || !data) return undefined;
    const value = data.read(place.at, place.length);
    if (value && checksum(id, value) === place.checksum) return value;
    places.delete(id);
    return undefined;
  }

  const pack: Pack = {
    get(key) {
      const id = idOf(key);
      const value = read(id);
      if (value) used.add(id);
      return value;
    },
    set(key, value) {
      const id = idOf(key);
      used.add(id);
      added.set(id, own(typeof value === 'string' ? Buffer.from(value) : value));
      places.delete(id);
    },
    keep(key) {
      const id = idOf(key);
      const isThere = places.has(id) || added.has(id);
      if (isThere) used.add(id);
      return isThere;
    },
    close() {
      const stale = [...places.keys()].filter((id) => !used.has(id)).length;
      if (stale > WASTE * Math.max(1, used.size) || !data) rewrite();
      else if (added.size > 0) append();
      data?.close();
      data = undefined;
      openPacks().delete(pack);
    },
  };
  openPacks().add(pack);
  return pack;

  function append(): void {
    let end = 0;
    for (const { at, length } of places.values()) end = Math.max(end, at + length);
    // Other builds may have left the data longer than the index knows; what lies beyond is overwritten.
    writeValues(dataFile, 'r+', end, [...added.values()]);
    const out = openSync(indexFile, 'r+');
    const rows = indexRows(end, added);
    // Rows that were cut off in the middle are overwritten too. The old ones stay where they are.
    const known = readFileSync(indexFile);
    const rest = known.subarray(0, known.length - (known.length % ENTRY));
    writeSync(out, rows, 0, rows.length, rest.length);
    closeSync(out);
  }

  function rewrite(): void {
    const values = new Map<string, Buffer>();
    for (const id of used) {
      const value = read(id);
      if (value) values.set(id, value);
    }
    mkdirSync(folder, { recursive: true });
    // The index goes first and comes last: in between there is no cache.
    rmSync(indexFile, { force: true });
    writeValues(`${dataFile}.new`, 'w', 0, [...values.values()]);
    renameSync(`${dataFile}.new`, dataFile);
    const out = openSync(`${indexFile}.new`, 'w');
    writeSync(out, Buffer.concat([head, indexRows(0, values)]));
    closeSync(out);
    renameSync(`${indexFile}.new`, indexFile);
  }
}

const OPEN = Symbol.for('broadsheet.open-packs');
type Process = typeof globalThis & { [OPEN]?: Set<Pack> };

/** The process's own: pages run in a bundle, the build script does not. */
function openPacks(): Set<Pack> {
  const shared = globalThis as Process;
  const packs = shared[OPEN] ?? new Set<Pack>();
  shared[OPEN] = packs;
  return packs;
}

/** Ends the build's use of its caches: only whoever knows that all pages are made can say what is still wanted. */
export function closePacks(): void {
  for (const pack of [...openPacks()]) pack.close();
}

const SLAB = 2 ** 20;

/**
 * Copies small values into memory of their own. Node cuts small buffers from slabs that it shares among all: of 50,000 that
 * are kept until the end each would hold a slab with what was read and forgotten beside it, some 35 KB.
 */
function createArena(): (value: Buffer) => Buffer {
  let slab = Buffer.alloc(0);
  let end = 0;
  return (value) => {
    if (end + value.length > slab.length) {
      slab = Buffer.allocUnsafeSlow(Math.max(SLAB, value.length));
      end = 0;
    }
    value.copy(slab, end);
    end += value.length;
    return slab.subarray(end - value.length, end);
  };
}

function idOf(key: string): string {
  return hash('sha1', key, 'latin1').slice(0, KEY);
}
