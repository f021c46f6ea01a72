/** Dates of an export: local ones, the same in UTC, and what stands for none. */
import { singleTime } from '../local-time.ts';

/** `2012-03-15 17:30:00` or its lack: `0000-00-00 00:00:00`, an empty text, the year -0001. */
function plain(written: string | undefined): Temporal.PlainDateTime | undefined {
  const parts = /^\s*(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)\s*$/.exec(written ?? '');
  if (!parts || (parts[1] ?? '').startsWith('0000')) return undefined;
  try {
    return Temporal.PlainDateTime.from(`${parts[1] ?? ''}T${parts[2] ?? ''}`);
  } catch {
    return undefined;
  }
}

/**
 * A date with its offset, as frontmatter has it; undefined where the export has none.
 * @param local date in the zone of the WordPress site @param utc the same instant in UTC
 * @param pubDate RFC 822, used where the others say nothing
 */
export function offsetDate(
  local: string | undefined,
  utc: string | undefined,
  pubDate: string | undefined,
  timezone: string,
): string | undefined {
  const here = plain(local);
  const there = plain(utc);
  if (here && there) {
    const minutes = Math.round(here.since(there).total('minutes'));
    // More than a day apart the two are not one instant; the one in UTC is the one WordPress publishes by.
    if (Math.abs(minutes) <= 14 * 60) return `${iso(here)}${offset(minutes)}`;
    return `${iso(there)}Z`;
  }
  if (there) return `${iso(there)}Z`;
  if (here) return singleTime(iso(here), timezone);
  const instant = Date.parse(pubDate ?? '');
  return Number.isNaN(instant) || instant <= 0
    ? undefined
    : new Date(instant).toISOString().replace('.000Z', 'Z');
}

/** Minutes that the site's clock was ahead of UTC, if the dates tell. */
export function offsetMinutes(local: string | undefined, utc: string | undefined): number | undefined {
  const here = plain(local);
  const there = plain(utc);
  const minutes = here && there ? Math.round(here.since(there).total('minutes')) : undefined;
  return minutes !== undefined && Math.abs(minutes) <= 14 * 60 ? minutes : undefined;
}

function iso(date: Temporal.PlainDateTime): string {
  return date.toString({ smallestUnit: 'second' });
}

function offset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
