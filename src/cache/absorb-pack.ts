import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { endOf, ENTRY, filesOf, headOf, openData, readIndex, writeValues, type Value } from './pack-files.ts';
import { PackTable } from './pack-table.ts';
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
  const data = head && openData(there.data, false);
  if (!head || !data) return;
  const known = existsSync(here.data) ? readIndex(here.index, head) : new PackTable();
  mkdirSync(folder, { recursive: true });
  // The index comes last: until then there is none that tells of what is being written.
  const rows = known.length > 0 ? readFileSync(here.index) : head;
  rmSync(here.index, { force: true });
  const theirs = readIndex(there.index, head);
  const added = writeValues(here.data, known.length > 0 ? 'r+' : 'w', endOf(known), others());
  data.close();
  const whole = rows.subarray(0, rows.length - (rows.length % ENTRY));
  writeFileSync(`${here.index}.new`, Buffer.concat([whole, added.rows]));
  renameSync(`${here.index}.new`, here.index);

  /** What is not known here; whether it is whole is seen when somebody asks for it. */
  function* others(): Generator<Value> {
    for (const row of theirs.rows()) {
      const id = theirs.idOf(row);
      const { at, length, checksum } = theirs.placeOf(row);
      const value = known.find(id) < 0 ? data?.read(at, length) : undefined;
      if (value) yield { id, value, checksum };
    }
  }
}
