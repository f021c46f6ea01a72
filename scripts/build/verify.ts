import { displayPath } from '../../src/content/outlet-file.ts';
import { verifyFolder, type Verification } from '../../src/integrations/verify-build.ts';
import { outlet } from '../../src/site/outlet.ts';
import type { BuildRun } from './run.ts';

/** @throws when the output must not be released, with every reason */
export async function verifySite(run: BuildRun): Promise<Verification> {
  run.enter('verify');
  const verification = await Promise.resolve(verifyFolder(run.aside, outlet));
  if (verification.errors.length === 0) return verification;
  const place = displayPath(run.environment.outDir);
  throw new Error(
    [`The built site is not right; ${place} stays as it was.`, ...verification.errors].join('\n'),
  );
}
