import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TermLists } from './term-lists.ts';

it('gives back every list, however many there are, and the sum of one with other weights', () => {
  const list = fc.array(fc.tuple(fc.nat(50), fc.float({ min: 0, max: 2, noNaN: true })), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(list, { maxLength: 20 }), (written) => {
      const lists = new TermLists();
      // Enough of them to outgrow what it begins with.
      const all = Array.from({ length: 30 }, () => written).flat();
      const rows = all.map((entries) =>
        lists.add({
          terms: Uint32Array.from(entries, ([term]) => term),
          weights: Float32Array.from(entries, ([, weight]) => weight),
        }),
      );
      const weights = Float64Array.from({ length: 51 }, (_, term) => term + 1);
      all.forEach((entries, index) => {
        const { terms, weights: own } = lists.list(rows[index] ?? -1);
        expect([...terms]).toEqual(entries.map(([term]) => term));
        expect([...own]).toEqual(entries.map(([, weight]) => weight));
        const sum = entries.reduce((total, [term, weight]) => total + (term + 1) * weight, 0);
        expect(lists.product(rows[index] ?? -1, weights)).toBeCloseTo(sum);
      });
      expect(lists.rows).toBe(all.length);
      expect(lists.size).toBe(all.flat().length);
    }),
    { numRuns: 30 },
  );
});
