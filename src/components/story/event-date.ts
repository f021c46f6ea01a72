import { outlet } from '../../site/outlet.ts';
import { formatPartialDate } from '../../site/partial-date.ts';
import type { EventProps } from './props.ts';

/** The date of an event as the reader sees it. */
export function eventDate({ date, label }: EventProps): string {
  return label ?? formatPartialDate(date, outlet.lang);
}
