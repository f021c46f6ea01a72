import fc from 'fast-check';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openSpool } from './spool.ts';

it('gives back everything, in any order, and leaves no file behind', () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'spool-')), 'deep');
  onTestFinished(() => {
    rmSync(path.dirname(folder), { recursive: true, force: true });
  });
  const texts = fc.array(
    fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.repeat(9000)),
    {
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(texts, fc.array(fc.nat()), (written, order) => {
      const spool = openSpool(folder);
      const places: { readonly at: number; readonly length: number }[] = [];
      const expectAt = (index: number) => {
        const { at, length } = places[index] ?? { at: 0, length: 0 };
        expect(spool.read(at, length).toString() === written[index]).toBe(true);
      };
      for (const text of written) {
        const bytes = Buffer.from(text);
        places.push({ at: spool.append(bytes), length: bytes.length });
        // A caller may go on writing in its own.
        bytes.fill(0);
        expectAt((order[0] ?? 0) % places.length);
      }
      for (const number of order) if (written.length > 0) expectAt(number % written.length);
      written.forEach((_, index) => {
        expectAt(index);
      });
      const copy = path.join(folder, 'copy');
      mkdirSync(folder, { recursive: true });
      writeFileSync(copy, 'before');
      const file = openSync(copy, 'r+');
      spool.copyTo(file, 'before'.length);
      closeSync(file);
      expect(readFileSync(copy, 'utf8') === `before${written.join('')}`).toBe(true);
      rmSync(copy);
      spool.close();
    }),
    { numRuns: 40 },
  );
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
});
