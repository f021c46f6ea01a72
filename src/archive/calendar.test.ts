import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOfWeek, localDay, startOfYear } from './calendar.ts';

const at = (written: string, zone = 'UTC') => localDay(Date.parse(written), zone);

describe('localDay', () => {
  it.each([
    ['2024-12-29T12:00:00Z', '2024-12', '2024-W52'],
    ['2024-12-30T12:00:00Z', '2024-12', '2025-W01'],
    ['2025-01-01T12:00:00Z', '2025-01', '2025-W01'],
    ['2020-12-31T12:00:00Z', '2020-12', '2020-W53'],
    ['2021-01-03T12:00:00Z', '2021-01', '2020-W53'],
    ['2021-01-04T12:00:00Z', '2021-01', '2021-W01'],
    ['2022-01-02T12:00:00Z', '2022-01', '2021-W52'],
  ])('around new year: %s lies in month %s and week %s', (written, month, week) => {
    expect(at(written)).toMatchObject({ month, week });
  });

  it('is the day of the zone, not of the host or of UTC', () => {
    const eve = '2024-12-31T11:30:00Z';
    expect(at(eve, 'Pacific/Kiritimati')).toEqual({ day: '2025-01-01', month: '2025-01', week: '2025-W01' });
    expect(at(eve, 'Pacific/Pago_Pago')).toEqual({ day: '2024-12-31', month: '2024-12', week: '2025-W01' });
    expect(at('2025-09-07T18:20:00Z', 'Asia/Kathmandu')).toMatchObject({
      day: '2025-09-08',
      week: '2025-W37',
    });
  });

  it('follows the clock changes', () => {
    expect(at('2025-07-01T23:30:00Z', 'Europe/London').day).toBe('2025-07-02');
    expect(at('2025-01-01T23:30:00Z', 'Europe/London').day).toBe('2025-01-01');
    expect(at('2025-03-30T00:59:59Z', 'Europe/London').day).toBe('2025-03-30');
    expect(at('2025-10-25T22:59:59Z', 'Europe/London').day).toBe('2025-10-25');
    expect(at('2025-10-25T23:00:00Z', 'Europe/London').day).toBe('2025-10-26');
  });
});

describe('startOfYear', () => {
  it('is midnight there', () => {
    expect(new Date(startOfYear(2025, 'Europe/London')).toISOString()).toBe('2025-01-01T00:00:00.000Z');
    expect(new Date(startOfYear(2025, 'Asia/Kathmandu')).toISOString()).toBe('2024-12-31T18:15:00.000Z');
  });
});

describe('daysOfWeek', () => {
  it.each([
    ['2025-W01', '2024-12-30', '2025-01-05'],
    ['2025-W36', '2025-09-01', '2025-09-07'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
    ['2021-W01', '2021-01-04', '2021-01-10'],
  ])('%s', (week, first, last) => {
    expect(daysOfWeek(week)).toEqual({ first, last });
  });

  it('encloses every instant of the week', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('UTC', 'Asia/Tokyo', 'America/St_Johns'), (date, zone) => {
        const { day: local, week } = localDay(date.getTime(), zone);
        const { first, last } = daysOfWeek(week);
        expect(first <= local && local <= last).toBe(true);
      }),
    );
  });
});
