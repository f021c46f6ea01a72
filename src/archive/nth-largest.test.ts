import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nthLargest } from './nth-largest.ts';

it('finds what sorting would put at a place', () => {
  const few = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 });
  const many = fc.array(fc.double({ noNaN: true }), { maxLength: 300 });
  fc.assert(
    fc.property(fc.oneof(few, many), fc.nat(310), (numbers, place) => {
      const sorted = Float64Array.from(numbers).sort().reverse();
      // To sorting, minus nought is less.
      expect(nthLargest(Float64Array.from(numbers), place)).toSatisfy(
        (found: unknown) => found === sorted[place],
      );
    }),
  );
});
