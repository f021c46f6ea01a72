/** Dates that are known only to the day, the month or the year, as timelines hold them. */
import { dateOptions } from './date-options.ts';

export interface PartialDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (also what `<time datetime>` takes); undefined when it is no date. */
export function parsePartialDate(text: string): PartialDate | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  if (year === 0) return undefined;
  if (match[2] === undefined) return { year };
  const month = Number(match[2]);
  if (month < 1 || month > 12) return undefined;
  if (match[3] === undefined) return { year, month };
  const day = Number(match[3]);
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day };
}

/**
 * `4 March 2024`, `March 2024` or `2024` in the language of `locale`. A calendar date has no time zone, so none
 * is applied.
 */
export function formatPartialDate(text: string, locale: string): string {
  const date = parsePartialDate(text);
  if (date === undefined)
    throw new RangeError(`Not a date written as YYYY, YYYY-MM or YYYY-MM-DD: “${text}”`);
  const options = dateOptions('UTC', {
    year: 'numeric',
    ...(date.month !== undefined && { month: 'long' }),
    ...(date.day !== undefined && { day: 'numeric' }),
  });
  return new Intl.DateTimeFormat(locale, options).format(utc(date.year, date.month ?? 1, date.day ?? 1));
}

function daysInMonth(year: number, month: number): number {
  return utc(year, month + 1, 0).getUTCDate();
}

/** `Date.UTC` takes the years 0 to 99 for 1900 to 1999. */
function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}
