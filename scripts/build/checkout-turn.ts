/** What builds of one checkout share while Astro is at work, though each has an output and a cache of its own. */
import path from 'node:path';
import { takeTurn, type Lock } from './lock.ts';

/** A build's turn with the checkout. */
export interface CheckoutTurn {
  /** Nothing in `.astro/` is needed any more but, perhaps, the code of the pages: the next build may begin. */
  readonly bundled: () => void;
  readonly release: () => void;
}

/**
 * Astro keeps the outlet's picture list in `.astro/` until it has bundled the pages. Their code stands in the output while
 * they are rendered, which takes nearly all of the time, so shards can do that side by side; for an output that does not
 * lie in the project it stands in `.astro/`, too (`getOutDirWithinCwd`), and the next such build waits for the end.
 * @param projectDir absolute
 * @param outDir absolute: where the site is built
 * @param onWait told once, when another build is at work
 */
export async function takeCheckoutTurn(
  projectDir: string,
  outDir: string,
  onWait: () => void,
): Promise<CheckoutTurn> {
  const lockOf = (name: string) => path.join(projectDir, '.astro', name);
  let waits = false;
  const onWaitOnce = () => {
    if (!waits) onWait();
    waits = true;
  };
  const isCodeOutside = !outDir.startsWith(projectDir);
  // Always in this order, so that no two wait for each other.
  const pages: Lock | undefined = isCodeOutside
    ? await takeTurn(lockOf('pages.lock'), onWaitOnce)
    : undefined;
  const bundling = await takeTurn(lockOf('build.lock'), onWaitOnce);
  return {
    bundled: bundling.release,
    release: () => {
      bundling.release();
      pages?.release();
    },
  };
}
