import { outlet } from '../../site/outlet.ts';
import { formatPartialDate } from '../../site/partial-date.ts';
import type { EventProps } from './props.ts';

/** That of the house, in which dates are written; a label is in the story's. */
export function eventLanguage({ label }: EventProps): string | undefined {
  return label === undefined ? outlet.lang : undefined;
}

/** The date of an event as the reader sees it. */
export function eventDate({ date, label }: EventProps): string {
  return label ?? formatPartialDate(date, outlet.lang);
}
