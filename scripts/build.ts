/**
 * `npm run build [-- --preview]`: reads and checks the content, builds the site aside, verifies what was built
 * and only then puts it in the place of the last good output (DESIGN section 8).
 *
 * Exit codes: 0 built, 1 something is wrong with the content or the output, 2 wrong usage.
 */
import { Command } from 'commander';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { exitWith } from './exit.ts';

const options = new Command('build')
  .description('Builds the outlet.')
  .option('--preview', 'show drafts and embargoed stories, marked, in dist-preview/')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<{ preview?: boolean }>();

// One build has one "now", whichever module asks for it.
process.env['BUILD_NOW'] ||= new Date().toISOString();
if (options.preview) process.env['BROADSHEET_PREVIEW'] = '1';

try {
  const started = performance.now();
  const { environment } = await import('../src/site/environment.ts');
  const { outDir } = environment;
  const aside = `${outDir}.next`;
  rmSync(aside, { recursive: true, force: true });

  const { build } = await import('astro');
  await build({ outDir: aside, logLevel: 'warn' });

  const { throwFailures } = await import('../src/site/render-failures.ts');
  throwFailures();
  const { verifyFolder } = await import('../src/integrations/verify-build.ts');
  const { outlet } = await import('../src/site/outlet.ts');
  const { displayPath } = await import('../src/content/outlet-file.ts');
  const report = verifyFolder(aside, outlet);
  for (const warning of report.warnings) console.warn(`warning: ${warning}`);
  if (report.errors.length > 0) {
    throw new Error(
      [`The built site is not right; ${displayPath(outDir)} stays as it was.`, ...report.errors].join('\n'),
    );
  }
  replaceFolder(outDir, aside);

  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${displayPath(outDir)}: ${String(report.pages)} pages, ${String(report.files)} files, ${seconds} s`,
  );
} catch (error) {
  exitWith(error);
}

/** Two renames: a reader of the folder sees the old output or the new one. */
function replaceFolder(place: string, next: string): void {
  const last = `${place}.last`;
  rmSync(last, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, last);
  renameSync(next, place);
  rmSync(last, { recursive: true, force: true });
}
