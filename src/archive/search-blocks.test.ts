import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blocksOf } from './search-blocks.ts';

const sizes = { closed: 8, open: 3 };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

it('closes a block when it is full and keeps the rest in as few open ones as possible', () => {
  expect(blocksOf(numbers(23), sizes).map(({ start, items }) => [start, items.length])).toEqual([
    [0, 8],
    [8, 8],
    [16, 6],
    [22, 1],
  ]);
  expect(blocksOf([], sizes)).toEqual([]);
  const lengths = (count: number) => blocksOf(numbers(count)).map(({ items }) => items.length);
  expect(lengths(1999)).toEqual([1000, 500, 250, 249]);
  expect(lengths(4260)).toEqual([2000, 2000, 250, 10]);
});

it('holds every item once, in order, and changes one block when an item is added', () => {
  fc.assert(
    fc.property(fc.nat({ max: 100 }), (count) => {
      const before = blocksOf(numbers(count), sizes);
      const after = blocksOf(numbers(count + 1), sizes);
      expect(before.flatMap(({ items }) => items)).toEqual(numbers(count));
      const same = after.filter(({ start, items }) =>
        before.some((block) => block.start === start && block.items.length === items.length),
      );
      expect(after.length - same.length).toBe(1);
      expect(before.length).toBeLessThanOrEqual(Math.floor(count / sizes.closed) + 2);
    }),
  );
});
