import type { Day } from '../../outputs/latest-json.ts';
import { dateOptions, writtenDay } from '../../site/date-options.ts';
import type { TimeText } from '../../site/dates.ts';

/**
 * Puts today's date, as the newsroom's zone has it, before the page's own in the masthead, which a screen then hides.
 * @param days as `/latest.json` has them; a page that learns nothing from it asks the browser's calendars, which take
 * longer to read than all else that a page does
 */
export function showToday(root: ParentNode, now: Date, days: unknown): void {
  const today = dayOf(days, now);
  for (const place of root.querySelectorAll<HTMLElement>('[data-today]')) {
    const { iso, text } = today ?? workedOut(now, place.dataset['today'], place.dataset['timezone']);
    const time = document.createElement('time');
    time.dateTime = iso;
    time.textContent = text;
    place.prepend(time);
  }
}

/** What came over the network is looked at before it is believed. */
export function dayOf(days: unknown, now: Date): TimeText | undefined {
  if (!Array.isArray(days)) return undefined;
  const starts = days.map((day: Partial<Day> | null) => Date.parse(day?.from ?? ''));
  const index = starts.findIndex(
    (from, at) => from <= now.getTime() && now.getTime() < (starts[at + 1] ?? 0),
  );
  const { iso, text } = ((days as unknown[])[index] ?? {}) as Partial<Day>;
  return typeof iso === 'string' && typeof text === 'string' ? { iso, text } : undefined;
}

function workedOut(now: Date, lang: string | undefined, timezone: string | undefined): TimeText {
  const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return {
    // Swedish dates are written as ISO 8601 has them.
    iso: new Intl.DateTimeFormat('sv', dateOptions(timezone, {})).format(now),
    text: writtenDay(new Intl.DateTimeFormat(lang, dateOptions(timezone, parts)), now),
  };
}
