import { expect, it } from 'vitest';
import { MarkTable } from './mark-table.ts';

it('gives every mark the number that it came with, however many there are', () => {
  const table = new MarkTable();
  const known = new Map<number, number>();
  // All bits of 53, and many with the same lower half.
  const marks = Array.from({ length: 40_000 }, (_, index) => (index % 5) * 2 ** 48 + ((index * 7919) >>> 3));
  for (const mark of [0, 2 ** 32, 2 ** 53 - 1, ...marks, ...marks]) {
    const number = known.get(mark) ?? known.size;
    expect(table.has(mark)).toBe(known.has(mark));
    expect(table.numberOf(mark, known.size)).toBe(number);
    known.set(mark, number);
  }
  expect(new Set(table.marks())).toEqual(new Set(known.keys()));
  expect(table.marks()).toHaveLength(known.size);
});
