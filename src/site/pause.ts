import { setImmediate } from 'node:timers/promises';

/** Milliseconds. */
const LONG = 500;

/**
 * For long work that waits for nothing: where others had no turn for a while they have one now. A build says what it is
 * at, and native modules give memory back, which Node lets them do in a turn of its loop alone: the Markdown reader had
 * held 1.2 GB that it had done with, of 100,000 stories.
 */
export function createPause(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < LONG) return undefined;
    return setImmediate().then(() => {
      last = performance.now();
    });
  };
}
