import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isOfShare, readShare, type Share } from './share.ts';
import { UsageError } from './usage-error.ts';

it('reads the third of eight', () => {
  expect(readShare('3/8')).toEqual({ number: 3, of: 8 });
  expect(readShare('1/1')).toEqual({ number: 1, of: 1 });
});

it.each(['', '3', '0/8', '9/8', '-1/8', '3/0', '1/257', '3/8/2', 'three/eight', '1.5/2'])(
  'takes no “%s”',
  (written) => {
    expect(() => readShare(written)).toThrow(UsageError);
  },
);

const sharesOf = (of: number): Share[] =>
  Array.from({ length: of }, (_, index) => ({ number: index + 1, of }));

it('gives every address to exactly one share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.string(), (of, address) => {
      expect(sharesOf(of).filter((share) => isOfShare(share, address))).toHaveLength(1);
    }),
  );
});

it('keeps a story, its text-only page and its card together', () => {
  const [first] = sharesOf(5).filter((share) => isOfShare(share, '/2025/09/ferries-sail/'));
  for (const address of [
    '2025/09/ferries-sail',
    'lite/2025/09/ferries-sail/',
    '2025/09/ferries-sail/card.png',
  ]) {
    expect(first && isOfShare(first, address), address).toBe(true);
  }
});

it('spreads them evenly', () => {
  const counts = sharesOf(8).map(
    (share) =>
      Array.from({ length: 4000 }, (_, number) => `/2025/09/story-${String(number)}/`).filter((address) =>
        isOfShare(share, address),
      ).length,
  );
  expect(Math.max(...counts)).toBeLessThan(600);
  expect(Math.min(...counts)).toBeGreaterThan(400);
});
