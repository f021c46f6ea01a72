import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedOf, visibilityAt, type Timing } from './visibility.ts';

// A small range, so that instants meet each other often.
const instant = fc.integer({ min: 0, max: 20 });
const timing: fc.Arbitrary<Timing> = fc.record({
  draft: fc.boolean(),
  date: instant,
  embargo: fc.option(instant, { nil: undefined }),
  expires: fc.option(instant, { nil: undefined }),
});

describe('visibilityAt', () => {
  it('is public exactly when no rule forbids it', () => {
    fc.assert(
      fc.property(instant, timing, (now, article) => {
        const { draft, date, embargo, expires } = article;
        const allowed =
          !draft &&
          now >= date &&
          (embargo === undefined || now >= embargo) &&
          (expires === undefined || now <= expires);
        expect(visibilityAt(now, article) === 'public').toBe(allowed);
      }),
    );
  });

  it('never shows a draft, whatever its dates', () => {
    fc.assert(
      fc.property(instant, timing, (now, article) => {
        expect(visibilityAt(now, { ...article, draft: true })).toBe('draft');
      }),
    );
  });

  it('goes from scheduled to public to expired, and never back', () => {
    const rank = { draft: -1, scheduled: 0, public: 1, expired: 2 };
    fc.assert(
      fc.property(timing, (article) => {
        const ranks = Array.from({ length: 22 }, (_, now) => rank[visibilityAt(now, article)]);
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
    );
  });

  it('is public at the very instants of publication and of expiry', () => {
    const article = { draft: false, date: 5, embargo: 7, expires: 9 };
    expect([6, 7, 9, 10].map((now) => visibilityAt(now, article))).toEqual([
      'scheduled',
      'public',
      'public',
      'expired',
    ]);
  });
});

describe('publishedOf', () => {
  it('is the later of date and embargo', () => {
    expect([
      publishedOf({ date: 5 }),
      publishedOf({ date: 5, embargo: 3 }),
      publishedOf({ date: 5, embargo: 8 }),
    ]).toEqual([5, 5, 8]);
  });
});
