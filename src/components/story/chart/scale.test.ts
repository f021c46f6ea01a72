import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barDomain, decimalsOf, linear, lineDomain, niceTicks } from './scale.ts';

/** What `props.ts` lets through. */
const value = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ min: 1e-6, max: 1e12, maxExcluded: true, noNaN: true }),
  fc.double({ min: -1e12, max: -1e-6, minExcluded: true, noNaN: true }),
);
const steps = fc.integer({ min: 2, max: 8 });

describe('niceTicks', () => {
  it.each([
    [0, 44, [0, 10, 20, 30, 40, 50]],
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [-30, 20, [-30, -20, -10, 0, 10, 20]],
    [0, 0.3, [0, 0.1, 0.2, 0.3]],
    [0, 4120, [0, 1000, 2000, 3000, 4000, 5000]],
  ])('marks %d to %d', (min, max, values) => {
    expect(niceTicks(min, max, { steps: 5 }).values).toEqual(values);
  });

  it('marks something where there is no extent', () => {
    expect(niceTicks(0, 0, { steps: 5 }).values).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(niceTicks(0, 0, { steps: 5, whole: true }).values).toEqual([0, 1]);
    expect(niceTicks(7, 7, { steps: 5 }).values.length).toBeGreaterThan(2);
  });

  it('does not halve what is counted', () => {
    expect(niceTicks(0, 3, { steps: 5, whole: true }).values).toEqual([0, 1, 2, 3]);
    expect(niceTicks(0, 11, { steps: 5, whole: true }).values).toEqual([0, 5, 10, 15]);
  });

  it('covers the domain, ascending, in few steps', () => {
    fc.assert(
      fc.property(value, value, steps, fc.boolean(), (a, b, wanted, whole) => {
        const { values, step } = niceTicks(a, b, { steps: wanted, whole });
        expect(values[0]).toBeLessThanOrEqual(Math.min(a, b));
        expect(values.at(-1)).toBeGreaterThanOrEqual(Math.max(a, b));
        expect(values.length).toBeGreaterThanOrEqual(2);
        expect(values.length).toBeLessThanOrEqual(wanted + 3);
        values.slice(1).forEach((tick, index) => expect(tick).toBeGreaterThan(values[index] ?? NaN));
        expect(step).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('holds zero wherever the domain does', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), steps, (values, wanted) => {
        const [low, high] = barDomain(values);
        expect(niceTicks(low, high, { steps: wanted }).values).toContain(0);
      }),
    );
  });
});

describe('domains', () => {
  it('begins bars at zero', () => {
    expect(barDomain([3, 8])).toEqual([0, 8]);
    expect(barDomain([-3, -8])).toEqual([-8, 0]);
  });

  it('begins a line at zero unless that would leave it in the upper half', () => {
    expect(lineDomain([10, 44])).toEqual([0, 44]);
    expect(lineDomain([96, 104])).toEqual([96, 104]);
    expect(lineDomain([-3, 8])).toEqual([-3, 8]);
    expect(lineDomain([-44, -10])).toEqual([-44, 0]);
  });
});

describe('linear', () => {
  it('takes the ends to the ends', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        fc.pre(a !== b);
        const scale = linear([a, b], [10, 200]);
        expect(scale(a)).toBeCloseTo(10, 6);
        expect(scale(b)).toBeCloseTo(200, 6);
      }),
    );
  });

  it('has a middle for a domain of one value', () => {
    expect(linear([5, 5], [0, 100])(5)).toBe(50);
  });
});

it.each([
  [1, 0],
  [2.5, 1],
  [25, 0],
  [0.25, 2],
  [0.1, 1],
  [0.00002, 5],
])('needs for steps of %d %d decimals', (step, decimals) => {
  expect(decimalsOf(step)).toBe(decimals);
});
