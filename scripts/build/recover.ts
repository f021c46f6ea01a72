import { existsSync } from 'node:fs';
import { BusyError, outputLock, takeLocks } from './lock.ts';
import { journalOf, recoverSwap } from './swap.ts';

/**
 * What every command of ours does first: ends a swap in which a build was killed. A build that is at work is left
 * alone. @param outDir absolute
 */
export function recoverOutput(outDir: string): void {
  const interrupted = existsSync(journalOf(outDir)) || (!existsSync(outDir) && existsSync(`${outDir}.last`));
  if (!interrupted) return;
  try {
    const lock = takeLocks([outputLock(outDir)]);
    const done = recoverSwap(outDir);
    if (done) console.warn(done);
    lock.release();
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
  }
}
