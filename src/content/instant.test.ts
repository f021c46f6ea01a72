import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInstant } from './instant.ts';

const read = (written: string, timezone = 'Europe/London') => {
  const reading = readInstant(written, timezone);
  return reading.ok ? new Date(reading.instant).toISOString() : reading.what;
};

describe('readInstant', () => {
  it.each([
    ['2025-09-04T18:30:00+02:00', '2025-09-04T16:30:00.000Z'],
    ['2025-09-04T18:30:00-0330', '2025-09-04T22:00:00.000Z'],
    ['2025-09-04T18:30:00Z', '2025-09-04T18:30:00.000Z'],
    ['2025-09-04t18:30z', '2025-09-04T18:30:00.000Z'],
    ['2025-09-04T18:30:15.25+00:00', '2025-09-04T18:30:15.250Z'],
    ['2025-09-04T18:30', '2025-09-04T17:30:00.000Z'],
    ['2025-01-04 18:30', '2025-01-04T18:30:00.000Z'],
    [' 2025-09-04 ', '2025-09-03T23:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('reads %s', (written, instant) => {
    expect(read(written)).toBe(instant);
  });

  it('reads what has no offset in the zone, and what has one as it stands', () => {
    expect(read('2025-09-04', 'Asia/Kathmandu')).toBe('2025-09-03T18:15:00.000Z');
    expect(read('2025-09-04T00:00+05:45', 'America/New_York')).toBe('2025-09-03T18:15:00.000Z');
  });

  it.each([
    ['2025-03-30T01:30', 'Europe/London', 'the local time “2025-03-30T01:30” does not exist in Europe/London: the clocks change then'],
    ['2025-10-26T01:30', 'Europe/London', 'the local time “2025-10-26T01:30” exists twice in Europe/London: the clocks change then'],
    // The clocks of Lebanon change at midnight, and Samoa left out a day.
    ['2025-03-30', 'Asia/Beirut', 'the local time “2025-03-30” does not exist in Asia/Beirut: the clocks change then'],
    ['2011-12-30', 'Pacific/Apia', 'the local time “2011-12-30” does not exist in Pacific/Apia: the clocks change then'],
  ])('refuses %s in %s', (written, timezone, what) => {
    expect(read(written, timezone)).toBe(what);
  });

  it('takes the edges of a clock change, and either side of it with an offset', () => {
    expect(read('2025-03-30T00:59')).toBe('2025-03-30T00:59:00.000Z');
    expect(read('2025-03-30T02:00')).toBe('2025-03-30T01:00:00.000Z');
    expect(read('2025-10-26T00:59')).toBe('2025-10-25T23:59:00.000Z');
    expect(read('2025-10-26T02:00')).toBe('2025-10-26T02:00:00.000Z');
    expect([read('2025-10-26T01:30+01:00'), read('2025-10-26T01:30+00:00')]).toEqual([
      '2025-10-26T00:30:00.000Z',
      '2025-10-26T01:30:00.000Z',
    ]);
  });

  it.each(['', 'soon', '2025', '2025-09', '4.9.2025', '09/04/2025', '2025-9-4', '2025-09-04T18', '2025-09-04Z', '2025-09-04T18:30+2', '20250904'])(
    'says that “%s” is not a date',
    (written) => {
      expect(read(written)).toBe(`“${written}” is not a date`);
    },
  );

  it.each(['2025-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-09-04T25:00', '2025-09-04T18:60', '2025-09-04T18:30+99:00'])(
    'says that %s is no date of the calendar',
    (written) => {
      expect(read(written)).toBe(`“${written}” is no date of the calendar`);
    },
  );

  it('reads back every instant that is written with an offset', () => {
    const instants = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom('UTC', 'Asia/Kathmandu', 'Pacific/Apia'), (date, timezone) => {
        expect(read(date.toISOString(), timezone)).toBe(date.toISOString());
      }),
    );
  });
});
