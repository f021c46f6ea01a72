import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blocksOf } from './blocks.ts';

const sizes = { closed: 8, open: 3 };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

it('closes a block when it is full and keeps the rest in small ones', () => {
  expect(blocksOf(numbers(21), sizes).map(({ start, items }) => [start, items.length])).toEqual([
    [0, 8],
    [8, 8],
    [16, 3],
    [19, 2],
  ]);
  expect(blocksOf([], sizes)).toEqual([]);
});

it('holds every item once, in order, and changes one block when an item is added, or closes one', () => {
  fc.assert(
    fc.property(fc.nat({ max: 100 }), (count) => {
      const before = blocksOf(numbers(count), sizes);
      const after = blocksOf(numbers(count + 1), sizes);
      expect(before.flatMap(({ items }) => items)).toEqual(numbers(count));
      const same = after.filter(({ start, items }) =>
        before.some((block) => block.start === start && block.items.length === items.length),
      );
      const closes = (count + 1) % sizes.closed === 0;
      expect(after.length - same.length).toBe(1);
      if (!closes) expect(after.length).toBeGreaterThanOrEqual(before.length);
    }),
  );
});
