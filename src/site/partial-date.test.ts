import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPartialDate, parsePartialDate } from './partial-date.ts';

describe('parsePartialDate', () => {
  it.each([
    ['2024', { year: 2024 }],
    ['2024-11', { year: 2024, month: 11 }],
    ['2024-02-29', { year: 2024, month: 2, day: 29 }],
    ['0047-03-15', { year: 47, month: 3, day: 15 }],
    ['2000-02-29', { year: 2000, month: 2, day: 29 }],
  ])('reads %s', (text, date) => {
    expect(parsePartialDate(text)).toEqual(date);
  });

  it.each([
    '',
    '24',
    '0000',
    '2024-00',
    '2024-13',
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-4-1',
    '2024-04-01T00:00',
    ' 2024',
    '2024/04',
  ])('refuses “%s”', (text) => {
    expect(parsePartialDate(text)).toBeUndefined();
  });

  it('accepts every day there is, and gives it back', () => {
    const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const text = day.toISOString().slice(0, 10);
        const read = parsePartialDate(text);
        expect([read?.year, read?.month, read?.day]).toEqual(text.split('-').map(Number));
      }),
    );
  });
});

describe('formatPartialDate', () => {
  it.each([
    ['2024-03-04', 'en-GB', '4 March 2024'],
    ['2024-11', 'en-GB', 'November 2024'],
    ['2024', 'en-GB', '2024'],
    ['2024-03-04', 'en-US', 'March 4, 2024'],
    ['2024-03-04', 'de', '4. März 2024'],
    ['2024-11', 'ja', '2024年11月'],
    ['0047-03-15', 'en-GB', '15 March 47'],
  ])('writes %s in %s as %s', (text, locale, expected) => {
    expect(formatPartialDate(text, locale)).toBe(expected);
  });

  it('stays in the calendar the date was written in', () => {
    expect(formatPartialDate('2024', 'fa-u-nu-latn')).toContain('2024');
    expect(formatPartialDate('2024', 'th')).toContain('2024');
  });

  it('says which text was no date', () => {
    expect(() => formatPartialDate('2024-02-30', 'en-GB')).toThrow('2024-02-30');
  });
});
