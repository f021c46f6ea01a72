import { setImmediate } from 'node:timers/promises';

/** Milliseconds. */
const LONG = 500;

/**
 * For long work that waits for nothing: where others had no turn for a while they have one now, so that a build can say
 * what it is at.
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
