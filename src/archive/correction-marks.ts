import type { Correction, Instant } from './model.ts';

/**
 * What each correction of a story is told from its others by, for good, and at the end what a retraction is: by when they
 * were made. Of two of one instant the first keeps its name.
 */
export function correctionMarks(
  corrections: readonly Pick<Correction, 'date'>[],
  isRetracted: boolean,
): string[] {
  const seen = new Map<Instant, number>();
  const marks = corrections.map(({ date }) => {
    const count = (seen.get(date) ?? 0) + 1;
    seen.set(date, count);
    const when = new Date(date).toISOString().replace('.000Z', 'Z');
    return count === 1 ? `correction-${when}` : `correction-${when}-${String(count)}`;
  });
  return isRetracted ? [...marks, 'retraction'] : marks;
}
