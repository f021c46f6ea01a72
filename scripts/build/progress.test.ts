import { expect, it } from 'vitest';
import { pace } from './progress.ts';

it.each([
  [{ done: 1200, of: 3000, seconds: 8 }, ' 1,200 of 3,000, 150 a second, 12 s left'],
  [{ done: 5, of: 12, seconds: 4 }, ' 5 of 12, 1.3 a second, 6 s left'],
  [{ done: 12, of: 12, seconds: 4 }, ' 12 of 12, 3.0 a second, 0 s left'],
  [{ done: 0, of: 12, seconds: 4 }, ' 0 of 12'],
])('says how far a phase is: %o', (state, line) => {
  expect(pace(state)).toBe(line);
});
