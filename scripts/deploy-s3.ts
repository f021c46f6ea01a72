/**
 * `npm run deploy:s3 -- --bucket … [--endpoint …] [--prefix …] [--delete] [--preview] [--dry-run]`: brings the output to a store that speaks S3.
 * Only what changed is sent; interrupted and run again it goes on. The name and secret of the store come from where the
 * AWS SDK looks for them (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, profiles, roles).
 *
 * Exit codes: 0 deployed, 1 the store could not be reached or refused, 2 wrong usage, 75 a build is running.
 */
import { Command } from 'commander';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isLocked, outputLock } from './build/lock.ts';
import { refusePreview } from './build/preview-output.ts';
import { exitWith } from './exit.ts';

interface Options {
  bucket: string;
  endpoint?: string;
  prefix: string;
  delete?: boolean;
  all?: boolean;
  preview?: boolean;
  dryRun?: boolean;
}

const options = new Command('deploy:s3')
  .description('Brings the output to a store that speaks S3.')
  .requiredOption('--bucket <name>', 'the bucket')
  .option('--endpoint <address>', 'the store, where it is not Amazon’s')
  .option('--prefix <path>', 'begins every key: news/', '')
  .option('--delete', 'remove below the prefix what the output does not have, old pictures among it')
  .option('--all', 'send what did not change too, as after a change of headers')
  .option('--preview', 'send a preview, drafts and embargoed stories included')
  .option('--dry-run', 'print what would be done, do nothing')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<Options>();

try {
  const { environment } = await import('../src/site/environment.ts');
  const { UsageError } = await import('../src/site/usage-error.ts');
  const { recoverOutput } = await import('./build/recover.ts');
  const { displayPath } = await import('../src/content/outlet-file.ts');
  const { outDir } = environment;
  if (options.endpoint !== undefined && !URL.canParse(options.endpoint)) {
    throw new UsageError(`--endpoint: “${options.endpoint}” is not a web address.`);
  }
  recoverOutput(outDir);
  if (isLocked(outputLock(outDir))) {
    console.error(`A build is at work on ${displayPath(outDir)}. Deploy when it is done.`);
    process.exit(75);
  }
  if (!existsSync(path.join(outDir, 'index.html'))) {
    throw new UsageError(
      `There is nothing to deploy in ${displayPath(outDir)}. Build it with npm run build.`,
    );
  }
  if (!options.preview) refusePreview(outDir, ', or say --preview where only the newsroom can look');
  const { outlet } = await import('../src/site/outlet.ts');
  const { localFiles } = await import('./deploy-s3/local-files.ts');
  const { ObjectStore } = await import('./deploy-s3/store.ts');
  const { carryOut, planSync } = await import('./deploy-s3/sync.ts');
  const { showDeployProgress } = await import('./deploy-s3/progress.ts');

  const inner = options.prefix.replace(/^\/+|\/+$/g, '');
  const store = new ObjectStore({ ...options, prefix: inner === '' ? '' : `${inner}/` });
  const files = await localFiles(outDir, outlet);
  const plan = await planSync(store, files, { removes: options.delete === true, all: options.all === true });
  const [sent, removed] = [plan.uploads.flat(), plan.removals.flat()];
  if (options.dryRun) {
    for (const name of sent) console.log(`upload ${name}`);
    for (const name of removed) console.log(`remove ${name}`);
  } else {
    const progress = showDeployProgress(sent.length + removed.length);
    try {
      await carryOut(store, files, plan, (_, name) => progress.step(name));
    } finally {
      progress.end();
    }
  }
  store.close();
  const left = plan.surplus - removed.length;
  console.log(
    `${options.dryRun ? 'would be ' : ''}sent ${String(sent.length)}, removed ${String(removed.length)}, ` +
      `unchanged ${String(files.size - sent.length)}` +
      (left > 0 ? `; ${String(left)} that the output does not have stay (--delete removes them)` : ''),
  );
} catch (error) {
  exitWith(error);
}
