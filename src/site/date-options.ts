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
