/** Reads the dates that writers write. */

export type InstantReading = { readonly ok: true; readonly instant: number } | { readonly ok: false; readonly what: string };

const WRITTEN =
  /^(?<date>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(?<offset>Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * An ISO 8601 date as milliseconds since the epoch. Without an offset it is read in `timezone` (IANA), without
 * a time it is 00:00 there. A local time that a clock change skips or repeats is refused.
 */
export function readInstant(written: string, timezone: string): InstantReading {
  const parts = WRITTEN.exec(written.trim())?.groups;
  if (!parts?.['date']) return refuse(`“${written}” is not a date`);
  const { date, time = '00:00', offset } = parts;
  try {
    if (offset) {
      return accept(Temporal.Instant.from(`${date}T${time}${offset.toUpperCase()}`).epochMilliseconds);
    }
    const local = Temporal.PlainDateTime.from(`${date}T${time}`);
    const earlier = local.toZonedDateTime(timezone, { disambiguation: 'earlier' });
    const later = local.toZonedDateTime(timezone, { disambiguation: 'later' });
    if (earlier.epochMilliseconds === later.epochMilliseconds) return accept(earlier.epochMilliseconds);
    const exists = earlier.toPlainDateTime().equals(local);
    const problem = exists ? 'exists twice' : 'does not exist';
    return refuse(`the local time “${written}” ${problem} in ${timezone}: the clocks change then`);
  } catch {
    // Temporal refuses 30 February and 25 o'clock.
    return refuse(`“${written}” is no date of the calendar`);
  }
}

function accept(instant: number): InstantReading {
  return { ok: true, instant };
}

function refuse(what: string): InstantReading {
  return { ok: false, what };
}
