import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDates, isoInstant } from './dates.ts';

const EVENING = Date.parse('2025-09-04T20:40:00Z');

describe('createDates', () => {
  it.each([
    [
      'en-GB',
      'Europe/London',
      '2025-09-04T21:40:00+01:00',
      '4 September 2025 at 21:40 BST',
      'Thursday, 4 September 2025',
      'September 2025',
    ],
    [
      'en-US',
      'America/New_York',
      '2025-09-04T16:40:00-04:00',
      'September 4, 2025 at 4:40 PM EDT',
      'Thursday, September 4, 2025',
      'September 2025',
    ],
    [
      'de',
      'Asia/Kathmandu',
      '2025-09-05T02:25:00+05:45',
      '5. September 2025 um 02:25 GMT+5:45',
      'Freitag, 5. September 2025',
      'September 2025',
    ],
    [
      'ja',
      'Asia/Tokyo',
      '2025-09-05T05:40:00+09:00',
      '2025年9月5日 5:40 JST',
      '2025年9月5日金曜日',
      '2025年9月',
    ],
    [
      'ar',
      'Asia/Riyadh',
      '2025-09-04T23:40:00+03:00',
      '4 سبتمبر 2025 في 11:40 م غرينتش+3',
      'الخميس، 4 سبتمبر 2025',
      'سبتمبر 2025',
    ],
  ])('%s in %s', (lang, timezone, iso, moment, weekday, month) => {
    const dates = createDates(lang, timezone);
    const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ');
    expect(dates.moment(EVENING).iso).toBe(iso);
    expect(plain(dates.moment(EVENING).text)).toBe(moment);
    const day = dates.weekday(EVENING);
    expect({ ...day, text: plain(day.text) }).toEqual({ iso: iso.slice(0, 10), text: weekday });
    expect(dates.month('2025-09')).toBe(month);
  });

  it('says no hour where nobody wrote one', () => {
    const dates = createDates('en-GB', 'Europe/London');
    const midnight = Date.parse('2025-07-23T23:00:00Z');
    expect(dates.moment(midnight)).toEqual({ iso: '2025-07-24T00:00:00+01:00', text: '24 July 2025' });
    expect(dates.moment(midnight + 60_000).text).toBe('24 July 2025 at 00:01 BST');
  });

  it('keeps the day and its month on one line', () => {
    const text = (lang: string) => createDates(lang, 'Europe/London').weekday(EVENING).text;
    expect(text('en-GB')).toBe('Thursday, 4\u00a0September 2025');
    expect(text('en-US')).toBe('Thursday, September\u00a04, 2025');
    expect(text('ja')).toBe('2025年9月4日木曜日');
  });

  it('keeps to the Gregorian calendar where a language prefers another', () => {
    expect(createDates('th', 'Asia/Bangkok').day(EVENING)).toEqual({
      iso: '2025-09-05',
      text: '5 กันยายน 2025',
    });
    expect(createDates('fa', 'Asia/Tehran').day(EVENING)).toEqual({
      iso: '2025-09-05',
      text: '۵ سپتامبر ۲۰۲۵',
    });
  });

  it('reads days and months as they are written, whatever the zone', () => {
    for (const timezone of ['Pacific/Pago_Pago', 'Pacific/Kiritimati']) {
      const dates = createDates('en-GB', timezone);
      expect([dates.plainDay('2025-09-01'), dates.month('2025-09'), dates.monthName('2025-01')]).toEqual([
        '1 September 2025',
        'September 2025',
        'January',
      ]);
    }
  });

  it('says summer and winter time apart', () => {
    const { moment } = createDates('en-GB', 'Europe/London');
    expect(moment(Date.parse('2025-10-26T00:30:00Z'))).toEqual({
      iso: '2025-10-26T01:30:00+01:00',
      text: '26 October 2025 at 01:30 BST',
    });
    expect(moment(Date.parse('2025-10-26T01:30:00Z'))).toEqual({
      iso: '2025-10-26T01:30:00+00:00',
      text: '26 October 2025 at 01:30 GMT',
    });
  });
});

describe('isoInstant', () => {
  it('leaves out fractions of a second', () => {
    expect(isoInstant(EVENING + 999, 'UTC')).toBe('2025-09-04T20:40:00+00:00');
  });

  it.each([
    ['2025-09-04T20:40:00Z', 'Africa/Monrovia', '2025-09-04T20:40:00+00:00'],
    ['1971-06-01T12:00:00Z', 'Africa/Monrovia', '1971-06-01T12:00:00Z'],
    ['1880-01-01T00:00:00Z', 'Europe/Paris', '1880-01-01T00:00:00Z'],
    ['1944-01-01T00:00:00Z', 'Asia/Kolkata', '1944-01-01T06:30:00+06:30'],
  ])('of %s in %s is %s', (instant, timezone, iso) => {
    expect(isoInstant(Date.parse(instant), timezone)).toBe(iso);
  });

  it('names the instant it was given, whatever clocks showed then', () => {
    const zones = ['Africa/Monrovia', 'Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'];
    const seconds = fc.integer({
      min: Date.parse('1800-01-01') / 1000,
      max: Date.parse('2100-01-01') / 1000,
    });
    fc.assert(
      fc.property(seconds, fc.constantFrom(...zones), (second, zone) => {
        expect(Date.parse(isoInstant(second * 1000, zone))).toBe(second * 1000);
      }),
    );
  });
});
