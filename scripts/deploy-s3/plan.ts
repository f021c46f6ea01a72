/**
 * In which order files change places, so that nobody who is led through the site ever meets what is not there: a page
 * whose picture is missing, a list whose story is. What pages load comes before them, new pages and what new pages
 * name before whatever leads to them; what is no longer there goes last, pages before what they loaded.
 */
export interface Plan {
  /** Names of files; those of one step may be sent at once, a step begins when the last one is done. */
  readonly uploads: readonly (readonly string[])[];
  readonly removals: readonly (readonly string[])[];
}

const FRONT = 'index.html';
/** Of one name for good, and naming what is loaded: the service worker, the manifest. */
const NAMES_LOADED = /^(?:sw\.js|manifest\.webmanifest)$/;
/** What names pages, or decides which index is searched. */
const NAMES_PAGES =
  /(?:^|\/)(?:feed\.json|latest\.json|pagefind-entry\.json|blocks\.json|(?:facets|order|pairs|vocabulary)\.packed)$|\.xml$/;
/** What names those. */
const NAMES_FEEDS = /^feeds\.opml$/;
/** No page leads there: crawlers know their names. */
const MAP = 'sitemap.xml';
const ROBOTS = 'robots.txt';

/** Places of steps, in order. */
const STEPS = [
  'loaded',
  'names what is loaded',
  // Nobody is led here yet, so they may name each other.
  'new page',
  'new list',
  'new list of lists',
  'page',
  'front',
  'list',
  'list of lists',
  // A site that nobody knows opens when all of it is there.
  'new front',
  'map',
  'robots',
] as const;
type Step = (typeof STEPS)[number];

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
  const sorted = [...changed].sort();
  const surplus = [...present].filter((name) => !wanted.has(name)).sort();
  const isLoaded = (name: string) => STEPS.indexOf(stepOf(name, present)) <= 1;
  const filled = (lists: readonly string[][]) => lists.filter((list) => list.length > 0);
  return {
    uploads: filled(STEPS.map((step) => sorted.filter((name) => stepOf(name, present) === step))),
    removals: filled([surplus.filter((name) => !isLoaded(name)), surplus.filter(isLoaded)]),
  };
}

function stepOf(name: string, present: ReadonlySet<string>): Step {
  const isNew = !present.has(name);
  if (name === FRONT) return isNew ? 'new front' : 'front';
  if (name === MAP) return 'map';
  if (name === ROBOTS) return 'robots';
  if (name.endsWith('.html')) return isNew ? 'new page' : 'page';
  if (NAMES_FEEDS.test(name)) return isNew ? 'new list of lists' : 'list of lists';
  if (NAMES_PAGES.test(name)) return isNew ? 'new list' : 'list';
  return NAMES_LOADED.test(name) ? 'names what is loaded' : 'loaded';
}
