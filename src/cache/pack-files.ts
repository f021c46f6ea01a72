/**
 * The two files of a pack (pack.ts). The index begins with a hash of the salt; each of its rows names a value by the
 * beginning of its key's SHA-1 and says where it stands in the data.
 */
import { hash } from 'node:crypto';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { windowOn } from './file-window.ts';
import { FRESH, KEPT, KEY, PackTable } from './pack-table.ts';

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

export function checksum(id: Buffer, value: Buffer): number {
  return crc32(value, crc32(id));
}

/** What an index tells; nothing where it is of another salt. */
export function readIndex(file: string, head: Buffer): PackTable {
  const table = new PackTable();
  let index: Buffer;
  try {
    index = readFileSync(file);
  } catch {
    return table;
  }
  if (index.length < ENTRY || !index.subarray(0, ENTRY).equals(head)) return table;
  for (let row = ENTRY; row + ENTRY <= index.length; row += ENTRY) {
    const at = index.readDoubleLE(row + KEY);
    const length = index.readUInt32LE(row + KEY + 8);
    if (!Number.isSafeInteger(at) || at < 0) continue;
    table.put(
      index.subarray(row, row + KEY),
      { at, length, checksum: index.readUInt32LE(row + KEY + 12) },
      KEPT,
    );
  }
  return table;
}

/** Where the data ends that a table tells of. */
export function endOf(table: PackTable): number {
  let end = 0;
  for (const row of table.rows()) {
    const { at, length } = table.placeOf(row);
    if (table.stateOf(row) === KEPT) end = Math.max(end, at + length);
  }
  return end;
}

function writeRow(rows: Buffer, begin: number, id: Buffer, { at, length, checksum }: Place): void {
  id.copy(rows, begin, 0, KEY);
  rows.writeDoubleLE(at, begin + KEY);
  rows.writeUInt32LE(length, begin + KEY + 8);
  rows.writeUInt32LE(checksum, begin + KEY + 12);
}

/** A value on its way into the data. */
export interface Value {
  readonly id: Buffer;
  readonly value: Buffer;
  readonly checksum: number;
}

/** Rows for the index of what has been added to a table. @param position where in the data the first of it stands */
export function freshRows(table: PackTable, position: number): Buffer {
  let count = 0;
  for (const row of table.rows()) if (table.stateOf(row) === FRESH) count += 1;
  const rows = Buffer.allocUnsafeSlow(ENTRY * count);
  let begin = 0;
  for (const row of table.rows()) {
    if (table.stateOf(row) !== FRESH) continue;
    const { at, length, checksum } = table.placeOf(row);
    writeRow(rows, begin, table.idOf(row), { at: position + at, length, checksum });
    begin += ENTRY;
  }
  return rows;
}

/** Writes values one behind the other. @returns their rows for the index, and where the last one ends */
export function writeValues(
  file: string,
  flags: string,
  start: number,
  values: Iterable<Value>,
): { readonly rows: Buffer; readonly end: number } {
  const out = openSync(file, flags);
  const rows: Buffer[] = [];
  let at = start;
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = () => {
    if (size > 0) writeSync(out, Buffer.concat(waiting), 0, size, at);
    at += size;
    waiting = [];
    size = 0;
  };
  for (const { id, value, checksum } of values) {
    const row = Buffer.allocUnsafe(ENTRY);
    writeRow(row, 0, id, { at: at + size, length: value.length, checksum });
    rows.push(row);
    waiting.push(value);
    size += value.length;
    if (size >= CHUNK) flush();
  }
  flush();
  closeSync(out);
  return { rows: Buffer.concat(rows), end: at };
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
    const window = windowOn(handle);
    return {
      read: (at, length) => window.read(at, length),
      close: () => {
        closeSync(handle);
      },
    };
  } catch {
    return undefined;
  }
}
