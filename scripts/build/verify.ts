import { displayPath } from '../../src/content/outlet-file.ts';
import type { Verification } from '../../src/integrations/verify-build.ts';
import { learnOutlet, verifyOutlet } from '../../src/integrations/verify-outlet.ts';
import { outlet } from '../../src/site/outlet.ts';
import type { BuildRun } from './run.ts';

/**
 * Looks over what was built, after everything that writes to it.
 * @throws when it must not be released, with every reason
 */
export async function verifySite(run: BuildRun): Promise<Verification> {
  run.enter('verify');
  const verification = await verifyOutlet(run.aside, run.environment, outlet, {
    trustsTimes: true,
    looked: run.looked,
    onProgress: run.progress.step,
  });
  if (verification.errors.length === 0) return verification;
  const place = displayPath(run.environment.outDir);
  throw new Error(
    [`The built site is not right; ${place} stays as it was.`, ...verification.errors].join('\n'),
  );
}

/**
 * Looks over what one shard made, each file by itself: what it learns is part of its part. What it finds is told by
 * whoever merges, who sees the whole.
 */
export async function examineShare(run: BuildRun): Promise<Verification> {
  run.enter('verify');
  const learned = await learnOutlet(run.aside, run.environment, outlet, { onProgress: run.progress.step });
  return { ...learned, listed: [], errors: [], warnings: [] };
}
