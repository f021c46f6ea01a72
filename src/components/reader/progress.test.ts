import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareAfter } from './progress.ts';

const share = () => fc.double({ min: 0, max: 1, noNaN: true });
const unfinished = () => fc.double({ min: 0, max: 0.94, noNaN: true });

it('is never less for who goes back to the beginning', () => {
  fc.assert(
    fc.property(unfinished(), share(), (before, furthest) => {
      expect(shareAfter(before, furthest)).toBe(Math.max(before, furthest));
    }),
  );
});

it('is how far the reader came who had finished and reads it again', () => {
  expect(shareAfter(1, 0.5)).toBe(0.5);
  expect(shareAfter(0.95, 1)).toBe(1);
  // Who only looks at it has finished it all the same.
  expect(shareAfter(1, 0.07)).toBe(1);
});

it('is the same however often it is kept in one visit', () => {
  fc.assert(
    fc.property(share(), share(), (before, furthest) => {
      const kept = shareAfter(before, furthest);
      expect(shareAfter(kept, furthest)).toBe(kept);
    }),
  );
});
