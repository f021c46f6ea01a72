/** Font files as the drawing needs them: WOFF 1.0 unpacked, and which characters a font has. */
import { inflateSync } from 'node:zlib';

/** Tables of a font by their tags. */
export type FontTables = Map<string, Buffer>;

const HEADER = 44;
const ENTRY = 20;

/**
 * Unpacks a font.
 * @see https://www.w3.org/TR/WOFF/ sections 3 to 5
 * @throws when the file is not WOFF 1.0
 */
export function readWoff(file: Buffer): { readonly flavor: number; readonly tables: FontTables } {
  if (file.toString('latin1', 0, 4) !== 'wOFF') throw new Error('woff: this is not a WOFF 1.0 file');
  const tables: FontTables = new Map();
  for (let index = 0; index < file.readUInt16BE(12); index += 1) {
    const entry = HEADER + index * ENTRY;
    const offset = file.readUInt32BE(entry + 4);
    const packed = file.readUInt32BE(entry + 8);
    const length = file.readUInt32BE(entry + 12);
    const data = file.subarray(offset, offset + packed);
    // A copy either way: what is returned may be changed.
    tables.set(
      file.toString('latin1', entry, entry + 4),
      packed < length ? inflateSync(data) : Buffer.from(data),
    );
  }
  return { flavor: file.readUInt32BE(4), tables };
}

/**
 * A font of these tables, in the order given, as OpenType lays it out. Checksums are left empty: nothing here reads them.
 * @see https://learn.microsoft.com/typography/opentype/spec/otff
 */
export function writeFont(flavor: number, tables: FontTables): Buffer {
  const count = tables.size;
  const power = Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + count * 16);
  head.writeUInt32BE(flavor, 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 << power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(count * 16 - (16 << power), 10);
  const parts: Uint8Array[] = [head];
  let offset = head.length;
  let record = 12;
  for (const [tag, data] of tables) {
    head.write(tag, record, 'latin1');
    head.writeUInt32BE(offset, record + 8);
    head.writeUInt32BE(data.length, record + 12);
    const padding = (4 - (data.length % 4)) % 4;
    parts.push(data, Buffer.alloc(padding));
    offset += data.length + padding;
    record += 16;
  }
  return Buffer.concat(parts);
}

/**
 * The code points that a font has a glyph for.
 * @param cmap table; formats 4 and 12 are read, which all of ours have
 * @see https://learn.microsoft.com/typography/opentype/spec/cmap
 */
export function coverageOf(cmap: Buffer): Set<number> {
  const covered = new Set<number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + index * 8));
    const format = table.readUInt16BE(0);
    if (format === 4) readSegments(table, covered);
    else if (format === 12) readGroups(table, covered);
  }
  return covered;
}

function readSegments(table: Buffer, covered: Set<number>): void {
  const size = table.readUInt16BE(6);
  for (let segment = 0; segment < size; segment += 2) {
    const end = table.readUInt16BE(14 + segment);
    const start = table.readUInt16BE(16 + size + segment);
    const delta = table.readUInt16BE(16 + 2 * size + segment);
    const rangeAt = 16 + 3 * size + segment;
    const range = table.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const written = range === 0 ? code : table.readUInt16BE(rangeAt + range + 2 * (code - start));
      if (written !== 0 && ((written + delta) & 0xffff) !== 0) covered.add(code);
    }
  }
}

function readGroups(table: Buffer, covered: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const at = 16 + group * 12;
    const first = table.readUInt32BE(at);
    const last = table.readUInt32BE(at + 4);
    const glyph = table.readUInt32BE(at + 8);
    for (let code = first; code <= last; code += 1) if (glyph + code - first !== 0) covered.add(code);
  }
}
