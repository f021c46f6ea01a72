/** When a post was public on its old site, and is to be here. */
import { readInstant } from '../../../../src/content/instant.ts';
import { environment } from '../../../../src/site/environment.ts';
import { singleTime } from '../local-time.ts';
import type { Raw } from './front-matter.ts';
import type { MarkdownRules, Placed } from './rules.ts';
import { flagValue, readDate, textValue, valueOf } from './sources.ts';
import { withheldBy } from './withheld.ts';

/** When a story that was held back goes out: after its date, or on it where that is to come. */
export function embargoOf(
  data: Raw,
  source: string,
  { date, hidden }: Placed,
  rules: MarkdownRules,
): string | undefined {
  const { until, unread } = heldUntil(data, date, rules, (what) =>
    rules.report.add('decision', source, `it was held back: ${what}`),
  );
  if (unread !== undefined)
    rules.report.add('decision', source, `“${unread}”, until which it was held back, is no date`);
  if (until !== date) return until;
  return hidden !== 1 && isToCome(date, rules) ? date : undefined;
}

/** What says which instant a written date is. */
type DateRules = Pick<MarkdownRules, 'map' | 'timezone'>;

/** The later of a story's date and of what it was held back until; and what that says where it is no date. */
function heldUntil(
  data: Raw,
  date: string,
  rules: DateRules,
  tell?: (what: string) => void,
): { readonly until: string; readonly unread?: string | undefined } {
  const written = textValue(valueOf(data, 'embargo', rules.map));
  const read = readDate(written);
  // `published: true` is Jekyll’s, and no date.
  const unread =
    read === undefined && written !== '' && flagValue(written) === undefined ? written : undefined;
  const until = singleTime(read ?? date, rules.timezone, 'later', tell);
  return { until: instantOf(until, rules) > instantOf(date, rules) ? until : date, unread };
}

/** When a story comes down; and what says that where it is no date. */
export function expiryOf(
  data: Raw,
  rules: DateRules,
  tell?: (what: string) => void,
): { readonly until?: string | undefined; readonly unread?: string | undefined } {
  const written = textValue(valueOf(data, 'expires', rules.map));
  const read = readDate(written);
  if (read !== undefined) return { until: singleTime(read, rules.timezone, 'earlier', tell) };
  return written === '' || flagValue(written) === false ? {} : { unread: written };
}

/** Whether a story is public when the import is made, and if not, why. */
export function hiddenBy(
  source: string,
  data: Raw,
  date: string,
  rules: MarkdownRules,
): Pick<Placed, 'hidden' | 'why'> {
  const withheld = withheldBy(source, data, rules.site);
  if (withheld !== '') return { hidden: 1, why: withheld };
  const expires = expiryOf(data, rules).until;
  if (expires !== undefined && !isToCome(expires, rules))
    return { hidden: 3, why: `it expired on ${expires}` };
  const { until } = heldUntil(data, date, rules);
  return isToCome(until, rules) ? { hidden: 2, why: `it goes out on ${until}` } : { hidden: 0, why: '' };
}

/** Whether a date has not come when the import is made. */
function isToCome(date: string, rules: Pick<DateRules, 'timezone'>): boolean {
  return instantOf(date, rules) > environment.now;
}

/** Milliseconds since the epoch. */
function instantOf(date: string, { timezone }: Pick<DateRules, 'timezone'>): number {
  const read = readInstant(date, timezone);
  return read.ok ? read.instant : Number.NaN;
}
