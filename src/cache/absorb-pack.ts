import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile, endOf, ENTRY, filesOf, headOf, indexRow, readIndex } from './pack-files.ts';
import type { PackOptions } from './pack.ts';

/**
 * Adds what another folder's pack of the same name holds, without knowing its salt: two packs of one salt become one,
 * of two salts the other one stays. Neither may be open.
 * @param from absolute
 */
export function absorbPack({ folder, name }: Pick<PackOptions, 'folder' | 'name'>, from: string): void {
  const here = filesOf(folder, name);
  const there = filesOf(from, name);
  const head = headOf(there.index);
  if (!head) return;
  const known = readIndex(here.index, head);
  const theirs = readIndex(there.index, head);
  const end = endOf(known);
  mkdirSync(folder, { recursive: true });
  // The index comes last: until then there is none that tells of what is being written.
  const rows = known.length > 0 ? readFileSync(here.index) : head;
  rmSync(here.index, { force: true });
  if (!appendFile(there.data, here.data, end)) return;
  const added: Buffer[] = [];
  for (const row of theirs.rows()) {
    const id = theirs.idOf(row);
    const { at, length, checksum } = theirs.placeOf(row);
    if (known.find(id) < 0) added.push(indexRow(id, { at: end + at, length, checksum }));
  }
  const whole = rows.subarray(0, rows.length - (rows.length % ENTRY));
  writeFileSync(`${here.index}.new`, Buffer.concat([whole, ...added]));
  renameSync(`${here.index}.new`, here.index);
}
