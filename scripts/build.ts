/**
 * `npm run build [-- --preview]`: reads and checks the content, builds the site aside, verifies what was built
 * and only then puts it in the place of the last good output (DESIGN section 8). On several machines: each renders
 * its `--shard 3/8`, and one puts the parts together with `--merge`.
 *
 * Exit codes: 0 built, 1 something is wrong with the content or the output, 2 wrong usage, 75 another build is running.
 */
import { Command, Option } from 'commander';
import { setFlagsFromString } from 'node:v8';
import { exitWith } from './exit.ts';
import { keepCode } from './kept-code.ts';
import { readShare } from '../src/site/share.ts';

interface Options {
  readonly preview?: boolean;
  readonly shard?: string;
  readonly merge?: readonly string[];
}

const options = new Command('build')
  .description('Builds the outlet.')
  .option('--preview', 'show drafts and embargoed stories, marked, in dist-preview/')
  .addOption(
    new Option('--shard <number/of>', 'render one part of the pages, into OUT_DIR or dist-part-…').conflicts(
      'merge',
    ),
  )
  .option('--merge <folders...>', 'put the parts of all shards together, and build what needs the whole')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<Options>();

// Left to itself the engine lets garbage grow to three times what is in use, and most of a build's memory was that.
setFlagsFromString('--heap-growing-percent=60');

// Nobody is told of it: a build needs no network.
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

try {
  const loadParts = () => import('./build/parts.ts');
  const parts = options.merge && (await loadParts()).findParts(options.merge);
  if (options.preview || parts?.preview) process.env['BROADSHEET_PREVIEW'] = '1';
  if (options.shard !== undefined) {
    process.env['BROADSHEET_SHARD'] = options.shard;
    process.env['OUT_DIR'] ||= (await loadParts()).partFolder(readShare(options.shard));
  }
  // One build has one "now", whichever module asks for it, and whichever machine.
  process.env['BUILD_NOW'] ||= parts?.buildNow ?? new Date().toISOString();
  const { environment } = await import('../src/site/environment.ts');
  keepCode(environment.cacheDir);
  const { BuildRun } = await import('./build/run.ts');
  const { share } = environment;
  const run = new BuildRun(environment);
  try {
    if (!run.isDone()) {
      if (parts) run.take(parts);
      const { renderSite } = await import('./build/render.ts');
      await renderSite(run);
      const { placeSocialCards } = await import('./build/social-cards.ts');
      await placeSocialCards(run);
      run.left?.clear();
      if (share) {
        const { examineShare } = await import('./build/verify.ts');
        run.finishPart(share, await examineShare(run));
      } else {
        const { writeHostFiles } = await import('./build/host-files.ts');
        await writeHostFiles(run);
        const { verifySite } = await import('./build/verify.ts');
        const verified = await verifySite(run);
        const { writeUrlList } = await import('./build/url-list.ts');
        writeUrlList(run, verified.listed);
        const { thisNewsroom } = await import('../src/site/newsroom.ts');
        run.finish(verified, (await thisNewsroom()).newsroom);
      }
    }
  } catch (error) {
    const { cacheFault } = await import('./build/cache-fault.ts');
    throw cacheFault(error, environment.cacheDir);
  } finally {
    run.close();
  }
} catch (error) {
  exitWith(error);
}
