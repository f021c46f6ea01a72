/**
 * In which order files change places, so that nobody ever meets a page whose picture is not there: what pages load comes before
 * them, new pages before those that lead to them, what names pages after them, and what is no longer there goes last, pages
 * before what they loaded.
 */
export interface Plan {
  /** Names of files; those of one step may be sent at once, a step begins when the last one is done. */
  readonly uploads: readonly (readonly string[])[];
  readonly removals: readonly (readonly string[])[];
}

/** What names pages, or decides which index is searched. */
const NAMES_PAGES =
  /(?:^|\/)(?:rss\.xml|atom\.xml|feed\.json|feeds\.opml|latest\.json|pagefind-entry\.json|robots\.txt)$|\.xml$/;
/** What names those. */
const NAMES_FEEDS = /^(?:sitemap\.xml|feeds\.opml|robots\.txt)$/;

/**
 * @param changed names of files that the store has not, or has in another version
 * @param present names of what the store has
 * @param wanted names of what it should have
 */
export function planOf(
  changed: Iterable<string>,
  present: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
): Plan {
  const steps: string[][] = [[], [], [], [], [], []];
  for (const name of [...changed].sort()) steps[uploadStep(name, present)]?.push(name);
  const surplus = [...present].filter((name) => !wanted.has(name)).sort();
  const isLoaded = (name: string) => uploadStep(name, present) === 0;
  const filled = (lists: readonly string[][]) => lists.filter((list) => list.length > 0);
  return {
    uploads: filled(steps),
    removals: filled([surplus.filter((name) => !isLoaded(name)), surplus.filter(isLoaded)]),
  };
}

function uploadStep(name: string, present: ReadonlySet<string>): number {
  if (name === 'index.html') return 3;
  if (name.endsWith('.html')) return present.has(name) ? 2 : 1;
  if (NAMES_FEEDS.test(name)) return 5;
  return NAMES_PAGES.test(name) ? 4 : 0;
}
