/** Marks what is new since the reader was last here: a time stamp on the device, nothing sent. */

const STORAGE_KEY = 'visits';
/** A visit is over when nothing was opened for half an hour. */
const PAUSE = 1_800_000;

interface Visits {
  /** When the visit before this one ended; 0 on the first. Milliseconds since the epoch. */
  readonly before: number;
  readonly last: number;
}

/** @param stored what `localStorage` holds: anything */
export function nextVisit(stored: string | null, now: number): Visits {
  const [before = 0, last = 0] = (stored ?? '').split(' ').map(Number);
  const isSame = now - last < PAUSE;
  return { before: (isSame ? before : last) || 0, last: now };
}

/** @param label for screen readers; the mark itself is a dot */
export function markFresh(root: ParentNode, label: string, now: number): void {
  let visits: Visits;
  try {
    visits = nextVisit(localStorage.getItem(STORAGE_KEY), now);
    localStorage.setItem(STORAGE_KEY, `${String(visits.before)} ${String(visits.last)}`);
  } catch {
    return;
  }
  if (visits.before === 0) return;
  for (const time of root.querySelectorAll<HTMLTimeElement>('.teaser time')) {
    if (!(Date.parse(time.dateTime) > visits.before)) continue;
    const link = time.closest('.teaser')?.querySelector('.headline a');
    if (!link || link.querySelector('.fresh')) continue;
    const mark = document.createElement('span');
    mark.className = 'fresh';
    const words = document.createElement('span');
    words.className = 'visually-hidden';
    words.textContent = `${label}: `;
    mark.append(words);
    link.prepend(mark);
  }
}
