/** Months and ISO weeks of the outlet's own zone. */
import type { Instant } from './model.ts';

export interface LocalDay {
  /** `2025-09` */
  readonly month: string;
  /** ISO 8601 week: `2025-W36`; the year is the week's, not always the day's. */
  readonly week: string;
  /** `2025-09-04` */
  readonly day: string;
}

/** @param timezone IANA */
export function localDay(instant: Instant, timezone: string): LocalDay {
  const date = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timezone).toPlainDate();
  const day = date.toString();
  const week = `${String(date.yearOfWeek)}-W${String(date.weekOfYear).padStart(2, '0')}`;
  return { day, month: day.slice(0, 7), week };
}

/** Midnight at the start of a year in a zone. */
export function startOfYear(year: number, timezone: string): Instant {
  return Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(timezone).epochMilliseconds;
}

/** The first moments of a day and of those after it, by the clocks of a zone. @param count how many, that day's included */
export function daysFrom(instant: Instant, timezone: string, count: number): Instant[] {
  const today = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timezone).startOfDay();
  return Array.from(
    { length: count },
    (_, days) => today.toPlainDate().add({ days }).toZonedDateTime(timezone).epochMilliseconds,
  );
}

/** `2025-W36` to 2025 and 36. */
export function weekParts(week: string): { readonly year: number; readonly number: number } {
  const [year = 0, number = 1] = week.split('-W').map(Number);
  return { year, number };
}

/** Monday and Sunday of an ISO week, as `YYYY-MM-DD`. */
export function daysOfWeek(week: string): { readonly first: string; readonly last: string } {
  const { year, number } = weekParts(week);
  // 4 January is always in week 1 (ISO 8601, 3.1.1.23).
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  const first = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: number - 1 });
  return { first: first.toString(), last: first.add({ days: 6 }).toString() };
}
