/** Local times of an old site as the contract takes them, which refuses those that a zone’s clocks skip or repeat. */
import { readInstant } from '../../../src/content/instant.ts';

/**
 * A time that the clocks skip or repeat, with the offset that makes it one instant; any other as it was written.
 * @param written as the contract has dates
 * @param reading the later one, so that nothing goes out early; the earlier one of what ends
 * @param tell of a time that had to be read as one of two
 */
export function singleTime(
  written: string,
  timezone: string,
  reading: 'earlier' | 'later' = 'later',
  tell: (what: string) => void = () => undefined,
): string {
  const read = readInstant(written, timezone);
  if (read.ok) return written;
  const single =
    reading === 'earlier' && !written.includes('T')
      ? // It ends when the day begins, not in the hour before.
        Temporal.PlainDate.from(written).toZonedDateTime(timezone)
      : Temporal.PlainDateTime.from(written).toZonedDateTime(timezone, { disambiguation: reading });
  const text = single.toString({ timeZoneName: 'never' });
  tell(`${read.what}; it is read as ${text}`);
  return text;
}
