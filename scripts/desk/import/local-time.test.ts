/** What becomes of a time that the clocks skip or repeat. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readInstant } from '../../../src/content/instant.ts';
import { singleTime } from './local-time.ts';

test.each([
  // The clocks go back from 2:00, and forward from 2:00.
  ['America/New_York', '2025-11-02T01:30:00', '2025-11-02T01:30:00-05:00', '2025-11-02T01:30:00-04:00'],
  ['America/New_York', '2025-03-09T02:30:00', '2025-03-09T03:30:00-04:00', '2025-03-09T01:30:00-05:00'],
  // Without a midnight, and with two.
  ['America/Santiago', '2025-09-07', '2025-09-07T01:00:00-03:00', '2025-09-07T01:00:00-03:00'],
  ['America/Havana', '2025-11-02', '2025-11-02T00:00:00-05:00', '2025-11-02T00:00:00-04:00'],
  // Samoa had no such day.
  ['Pacific/Apia', '2011-12-30', '2011-12-31T00:00:00+14:00', '2011-12-31T00:00:00+14:00'],
  ['Europe/London', '2025-06-01T10:00:00', '2025-06-01T10:00:00', '2025-06-01T10:00:00'],
  ['America/New_York', '2025-11-02T01:30:00Z', '2025-11-02T01:30:00Z', '2025-11-02T01:30:00Z'],
])('in %s %s begins %s and ends %s', (timezone, written, later, earlier) => {
  expect([singleTime(written, timezone), singleTime(written, timezone, 'earlier')]).toEqual([later, earlier]);
});

test('nothing begins before the later reading or ends after the earlier one of its time', () => {
  const zones = fc.constantFrom(
    'America/New_York',
    'America/Santiago',
    'America/Havana',
    'Australia/Lord_Howe',
  );
  // Of thousands of times only a few are such; so begin at a change of the clocks.
  const near = fc.record({
    zone: zones,
    year: fc.integer({ min: 1990, max: 2025 }),
    by: fc.integer({ min: -180, max: 180 }),
  });
  fc.assert(
    fc.property(near, fc.nat(3), fc.boolean(), ({ zone, year, by }, nth, isDay) => {
      let change = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(zone);
      for (let n = 0; n <= nth; n += 1) change = change.getTimeZoneTransition('next') ?? change;
      const local = change.toPlainDateTime().add({ minutes: by });
      const written = isDay ? local.toPlainDate().toString() : local.toString({ smallestUnit: 'second' });
      const at = (reading: 'earlier' | 'later') => {
        const read = readInstant(singleTime(written, zone, reading), zone);
        expect(read.ok).toBe(true);
        return read.ok ? read.instant : Number.NaN;
      };
      const time = Temporal.PlainDateTime.from(written);
      const [earlier, later] = (['earlier', 'later'] as const).map(
        (disambiguation) => time.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
      );
      expect(at('later')).toBe(later);
      if (!isDay) expect(at('earlier')).toBe(earlier);
      // A day ends nothing before it has begun.
      else expect(Math.min(at('earlier'), later ?? 0)).toBe(at('earlier'));
    }),
    { numRuns: 300 },
  );
});
