/**
 * The two files of a pack (pack.ts). The index begins with a hash of the salt; each of its rows names a value by the
 * beginning of its key's SHA-1 and says where it stands in the data.
 */
import { hash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';

/** Bytes of a key in the index: the beginning of its SHA-1. */
export const KEY = 16;
/** Key, place (float64), length and checksum (uint32). */
export const ENTRY = KEY + 8 + 4 + 4;
const FORMAT = 'broadsheet pack 1';
const CHUNK = 1 << 20;

export interface Place {
  readonly at: number;
  readonly length: number;
  readonly checksum: number;
}

export function filesOf(folder: string, name: string): { readonly data: string; readonly index: string } {
  return { data: path.join(folder, `${name}.data`), index: path.join(folder, `${name}.index`) };
}

/** What the index of this salt begins with. */
export function headFor(salt: string): Buffer {
  const head = Buffer.alloc(ENTRY);
  hash('sha256', `${FORMAT}\n${salt}`, 'buffer').copy(head);
  return head;
}

/** What an index begins with, whatever its salt. */
export function headOf(indexFile: string): Buffer | undefined {
  try {
    const index = readFileSync(indexFile);
    return index.length < ENTRY ? undefined : index.subarray(0, ENTRY);
  } catch {
    return undefined;
  }
}

export function checksum(id: string, value: Buffer): number {
  return crc32(value, crc32(Buffer.from(id, 'latin1')));
}

export function readIndex(file: string, head: Buffer): Map<string, Place> {
  const places = new Map<string, Place>();
  let index: Buffer;
  try {
    index = readFileSync(file);
  } catch {
    return places;
  }
  if (index.length < ENTRY || !index.subarray(0, ENTRY).equals(head)) return places;
  for (let row = ENTRY; row + ENTRY <= index.length; row += ENTRY) {
    const at = index.readDoubleLE(row + KEY);
    const length = index.readUInt32LE(row + KEY + 8);
    if (!Number.isSafeInteger(at) || at < 0) continue;
    places.set(index.toString('latin1', row, row + KEY), {
      at,
      length,
      checksum: index.readUInt32LE(row + KEY + 12),
    });
  }
  return places;
}

export function indexRows(start: number, values: ReadonlyMap<string, Buffer>): Buffer {
  let at = start;
  const rows: Buffer[] = [];
  for (const [id, value] of values) {
    rows.push(indexRow(id, { at, length: value.length, checksum: checksum(id, value) }));
    at += value.length;
  }
  return Buffer.concat(rows);
}

export function indexRow(id: string, { at, length, checksum }: Place): Buffer {
  const row = Buffer.allocUnsafe(ENTRY);
  row.write(id, 0, KEY, 'latin1');
  row.writeDoubleLE(at, KEY);
  row.writeUInt32LE(length, KEY + 8);
  row.writeUInt32LE(checksum, KEY + 12);
  return row;
}

export function writeValues(file: string, flags: string, start: number, values: readonly Buffer[]): void {
  const out = openSync(file, flags);
  let at = start;
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = () => {
    if (size > 0) writeSync(out, Buffer.concat(waiting), 0, size, at);
    at += size;
    waiting = [];
    size = 0;
  };
  for (const value of values) {
    waiting.push(value);
    size += value.length;
    if (size >= CHUNK) flush();
  }
  flush();
  closeSync(out);
}

export interface Data {
  read(at: number, length: number): Buffer | undefined;
  close(): void;
}

export function openData(file: string, whole: boolean): Data | undefined {
  try {
    if (whole) {
      const all = readFileSync(file);
      return {
        read: (at, length) => (at + length <= all.length ? all.subarray(at, at + length) : undefined),
        close: () => undefined,
      };
    }
    const handle = openSync(file, 'r');
    return {
      read(at, length) {
        if (length > 0x7fffffff) return undefined;
        const value = Buffer.allocUnsafe(length);
        return readSync(handle, value, 0, length, at) === length ? value : undefined;
      },
      close: () => {
        closeSync(handle);
      },
    };
  } catch {
    return undefined;
  }
}

/** Writes all of a file into another from a place on. @returns whether there was one */
export function appendFile(from: string, to: string, at: number): boolean {
  if (!existsSync(from)) return false;
  const source = openSync(from, 'r');
  const target = openSync(to, at === 0 ? 'w' : 'r+');
  const piece = Buffer.allocUnsafe(CHUNK);
  let end = at;
  for (;;) {
    const length = readSync(source, piece, 0, CHUNK, end - at);
    if (length === 0) break;
    writeSync(target, piece, 0, length, end);
    end += length;
  }
  closeSync(source);
  closeSync(target);
  return true;
}
