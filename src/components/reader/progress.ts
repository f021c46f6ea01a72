/** How far stories were read: kept on the device, the last twenty. */

export interface ReadStory {
  readonly path: string;
  /** Of the story, from 0 to 1. */
  readonly share: number;
}

const STORAGE_KEY = 'reading';
const MOST = 20;
/** Who has hardly begun and who has finished is offered nothing. */
const BEGUN = 0.15;
const FINISHED = 0.95;

/** Most lately read first. What is stored is not trusted. */
export function pathsRead(): ReadStory[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isReadStory) : [];
  } catch {
    return [];
  }
}

/**
 * How much of a story counts as read after a visit. Who goes back loses nothing; who had finished and reads it again
 * is on the way once more.
 * @param before what counted until then
 * @param furthest how far the reader came this time
 */
export function shareAfter(before: number, furthest: number): number {
  const isAgain = before >= FINISHED && furthest > BEGUN;
  return isAgain ? furthest : Math.max(before, furthest);
}

/**
 * @param story what is read
 * @param proceed a button that leads to where the reader was
 */
export function startProgress(story: HTMLElement, proceed: HTMLElement | null): void {
  const before = shareRead();
  if (proceed && before > BEGUN && before < FINISHED && location.hash === '' && scrollY < innerHeight / 2) {
    proceed.hidden = false;
    const hide = () => {
      proceed.hidden = true;
    };
    proceed.addEventListener('click', () => {
      const { top, height } = story.getBoundingClientRect();
      scrollTo({ top: scrollY + top + height * before - innerHeight * 0.9 });
      focusFirstOf(story);
      hide();
    });
    addEventListener(
      'scroll',
      () => {
        if (scrollY > innerHeight) hide();
      },
      { passive: true },
    );
  }
  let furthest = 0;
  const look = () => {
    const { top, height } = story.getBoundingClientRect();
    if (scrollY > 0) furthest = Math.min(1, Math.max(furthest, (innerHeight - top) / Math.max(1, height)));
  };
  addEventListener('scroll', look, { passive: true });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep(shareAfter(shareRead(), furthest));
  });
}

/** Of the story on this page. */
function shareRead(): number {
  return pathsRead().find(({ path }) => path === location.pathname)?.share ?? 0;
}

/** A button that goes takes the focus along: it is given first to what of the story is in the window. */
function focusFirstOf(story: HTMLElement): void {
  const blocks = [...story.children].filter((child) => child instanceof HTMLElement);
  const first = blocks.find((block) => block.getBoundingClientRect().bottom > 0);
  if (!first) return;
  // What is a stop of the Tab key stays one.
  if (first.tabIndex < 0) first.tabIndex = -1;
  first.focus({ preventScroll: true });
}

function keep(share: number): void {
  const { pathname: path } = location;
  const others = pathsRead().filter((story) => story.path !== path);
  const list = [{ path, share: Math.round(share * 100) / 100 }, ...others].slice(0, MOST);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(list));
  } catch {
    // Nothing may be stored.
  }
}

function isReadStory(value: unknown): value is ReadStory {
  const { path, share } = (value ?? {}) as Record<string, unknown>;
  return typeof path === 'string' && typeof share === 'number' && share >= 0 && share <= 1;
}
