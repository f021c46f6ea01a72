/**
 * `npm run build [-- --preview]`: reads and checks the content, builds the site aside, verifies what was built
 * and only then puts it in the place of the last good output (DESIGN section 8).
 *
 * Exit codes: 0 built, 1 something is wrong with the content or the output, 2 wrong usage, 75 another build is running.
 */
import { Command } from 'commander';
import { BuildRun } from './build/run.ts';
import { exitWith } from './exit.ts';

const options = new Command('build')
  .description('Builds the outlet.')
  .option('--preview', 'show drafts and embargoed stories, marked, in dist-preview/')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<{ preview?: boolean }>();

// One build has one "now", whichever module asks for it.
process.env['BUILD_NOW'] ||= new Date().toISOString();
// Nobody is told of it: a build needs no network.
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
if (options.preview) process.env['BROADSHEET_PREVIEW'] = '1';

try {
  const { environment } = await import('../src/site/environment.ts');
  const run = new BuildRun(environment);
  try {
    const { renderSite } = await import('./build/render.ts');
    await renderSite(run);
    const { placeSocialCards } = await import('./build/social-cards.ts');
    await placeSocialCards(run);
    const { writeHostFiles } = await import('./build/host-files.ts');
    await writeHostFiles(run);
    const { verifySite } = await import('./build/verify.ts');
    const verified = await verifySite(run);
    const { writeUrlList } = await import('./build/url-list.ts');
    writeUrlList(run);
    run.finish(verified);
  } finally {
    run.close();
  }
} catch (error) {
  exitWith(error);
}
