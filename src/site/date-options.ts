/**
 * What every date is written with, by the build and on the device of the reader: years are those of the addresses,
 * whatever calendar a language would have.
 * @param timezone IANA; where none is given it is the machine's own
 */
export function dateOptions(
  timezone: string | undefined,
  parts: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormatOptions {
  return { calendar: 'gregory', ...(timezone ? { timeZone: timezone } : {}), ...parts };
}

/** A day whose number and month stand on one line: “Tuesday,” and “1 December 2026”, never “Tuesday, 1”. */
export function writtenDay(format: Intl.DateTimeFormat, day: Date | number): string {
  const parts = format.formatToParts(day);
  const isDayOrMonth = (index: number) => /^(?:day|month)$/.test(parts[index]?.type ?? '');
  return parts
    .map(({ value }, index) =>
      isDayOrMonth(index - 1) && isDayOrMonth(index + 1) ? value.replaceAll(' ', '\u00a0') : value,
    )
    .join('');
}
