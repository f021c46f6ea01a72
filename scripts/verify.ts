/**
 * `npm run verify [-- <folder>]`: looks over an output as the build does before it releases one, every file anew. By
 * default OUT_DIR. Exit codes: 0 sound, 1 something is wrong, 2 wrong usage.
 */
import { Command } from 'commander';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cacheLock, isLocked } from './build/lock.ts';
import { exitWith } from './exit.ts';

const [given] = new Command('verify')
  .description('Looks over a built site.')
  .argument('[folder]', 'the output; default OUT_DIR')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse().args;

try {
  const { environment } = await import('../src/site/environment.ts');
  const { recoverOutput } = await import('./build/recover.ts');
  recoverOutput(environment.outDir);
  const folder = given === undefined ? environment.outDir : path.resolve(given);
  const { displayPath } = await import('../src/content/outlet-file.ts');
  const { UsageError } = await import('../src/site/usage-error.ts');
  if (!existsSync(folder))
    throw new UsageError(`There is no folder ${displayPath(folder)}. Build it with npm run build.`);
  const { outlet } = await import('../src/site/outlet.ts');
  const { verifyOutlet } = await import('../src/integrations/verify-outlet.ts');
  // A build that is at work has the cache to itself.
  const cacheDir = isLocked(cacheLock(environment.cacheDir)) ? undefined : environment.cacheDir;
  const { census, errors, warnings } = await verifyOutlet(folder, { ...environment, cacheDir }, outlet);
  for (const warning of warnings) console.warn(`warning: ${warning}`);
  for (const error of errors) console.error(error);
  console.log(
    `${displayPath(folder)}: ${String(census.counts.pages)} pages, ${String(census.counts.files)} files, ` +
      `${String(errors.length)} errors, ${String(warnings.length)} warnings`,
  );
  process.exitCode = errors.length > 0 ? 1 : 0;
} catch (error) {
  exitWith(error);
}
