/** Dates for readers, in the outlet's zone and language; the machine's own zone and locale never matter. */
import type { Instant } from '../archive/model.ts';
import { localDay } from '../archive/calendar.ts';
import { dateOptions, writtenDay } from './date-options.ts';

/** In nanoseconds. */
const MINUTE = 60e9;
/** Since Liberia gave up its own on 7 January 1972 no zone's offset has had seconds (IANA time zone database). */
const WHOLE_MINUTES_SINCE = Date.UTC(1972, 0, 8);

/** A time as `<time datetime>` wants it. */
export interface TimeText {
  /** ISO 8601: an instant with offset, or a date. */
  readonly iso: string;
  readonly text: string;
}

export interface Dates {
  /** `4 September 2025 at 21:40 BST`; of a date without a time `4 September 2025` */
  readonly moment: (instant: Instant) => TimeText;
  /** `4 September 2025` */
  readonly day: (instant: Instant) => TimeText;
  /** `Thursday 4 September 2025`, for the masthead */
  readonly weekday: (instant: Instant) => TimeText;
  /** `2025-09` to `September 2025` */
  readonly month: (month: string) => string;
  /** `2025-09` to `September` */
  readonly monthName: (month: string) => string;
  /** `2025-09-04` to `4 September 2025` */
  readonly plainDay: (day: string) => string;
}

/**
 * @param lang BCP 47
 * @param timezone IANA
 */
export function createDates(lang: string, timezone: string): Dates {
  const inZone = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang, dateOptions(timezone, options));
  const inUtc = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang, dateOptions('UTC', options));
  const long = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const moment = inZone({ ...long, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
  const day = inZone(long);
  const weekday = inZone({ ...long, weekday: 'long' });
  const month = inUtc({ month: 'long', year: 'numeric' });
  const monthName = inUtc({ month: 'long' });
  const plainDay = inUtc(long);
  const isoDay = (instant: Instant) => localDay(instant, timezone).day;
  return {
    // What begins with the day was written as a day, and nobody knows the hour.
    moment: (instant) => ({
      iso: isoInstant(instant, timezone),
      text: (isStartOfDay(instant, timezone) ? day : moment).format(instant),
    }),
    day: (instant) => ({ iso: isoDay(instant), text: day.format(instant) }),
    weekday: (instant) => ({ iso: isoDay(instant), text: writtenDay(weekday, instant) }),
    month: (written) => month.format(Date.parse(`${written}-01T00:00:00Z`)),
    monthName: (written) => monthName.format(Date.parse(`${written}-01T00:00:00Z`)),
    plainDay: (written) => plainDay.format(Date.parse(`${written}T00:00:00Z`)),
  };
}

function isStartOfDay(instant: Instant, timezone: string): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timezone);
  return local.startOfDay().epochMilliseconds === instant;
}

/**
 * `2025-09-04T21:40:00+01:00`. ISO 8601 has offsets of whole minutes; where a zone's had seconds, as all had before
 * they were set by law, the instant is written in UTC: a rounded offset beside the local second names another one.
 */
export function isoInstant(instant: Instant, timezone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(instant);
  const isWhole =
    instant >= WHOLE_MINUTES_SINCE || at.toZonedDateTimeISO(timezone).offsetNanoseconds % MINUTE === 0;
  return at.toString({ ...(isWhole && { timeZone: timezone }), smallestUnit: 'second' });
}
