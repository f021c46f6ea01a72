import { describe, expect, it } from 'vitest';
import { nextVisit } from './fresh.ts';

const MINUTE = 60_000;
const NOW = 1_700_000_000_000;

describe('the visit before this one', () => {
  it('is none on the first', () => {
    expect(nextVisit(null, NOW)).toEqual({ before: 0, last: NOW });
  });

  it('stays the same while the reader goes from page to page', () => {
    expect(nextVisit(`${String(NOW - 900 * MINUTE)} ${String(NOW - 5 * MINUTE)}`, NOW).before).toBe(
      NOW - 900 * MINUTE,
    );
  });

  it('ended with the last page of it', () => {
    expect(nextVisit(`1 ${String(NOW - 31 * MINUTE)}`, NOW).before).toBe(NOW - 31 * MINUTE);
  });

  it('is none where something else was stored', () => {
    expect(nextVisit('nonsense', NOW)).toEqual({ before: 0, last: NOW });
    expect(nextVisit('1 x', NOW).before).toBe(0);
  });
});
