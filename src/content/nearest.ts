import { distance } from 'fastest-levenshtein';

/**
 * The known word a mistyped one was probably meant to be, or nothing when none is near: at most a third of
 * its letters may differ, rounded up, so that two letters of `vera` may change places. Ties go to the first in code-point order.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  const limit = Math.ceil(wanted.length / 3);
  let best: { word: string; distance: number } | undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const d = distance(wanted, candidate.toLowerCase());
    if (d > limit) continue;
    if (!best || d < best.distance || (d === best.distance && candidate < best.word)) {
      best = { word: candidate, distance: d };
    }
  }
  return best?.word;
}

/** ` Did you mean “…”?`, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const match = nearest(word, known);
  return match === undefined ? '' : ` Did you mean “${match}”?`;
}
