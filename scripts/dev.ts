/** `npm run dev`: the site while it is being written, drafts and embargoed stories included. */
import { Command, InvalidArgumentError } from 'commander';
import { closePacks } from '../src/cache/pack.ts';
import { archiveSize } from '../src/site/shared-archive.ts';
import { hearStoryWork } from '../src/site/story-work.ts';
import { showProgress, type Progress } from './build/progress.ts';
import { exitWith } from './exit.ts';
import { keepCode } from './kept-code.ts';

/** Fewer stories than these are looked through in no time. */
const MANY = 1000;

interface Options {
  readonly since?: string;
  readonly host?: string | true;
  readonly port?: number;
}

const { since, ...server } = new Command('dev')
  .description('Shows the outlet while it is being written, drafts and embargoed stories included.')
  .option('--since <year>', 'leave out articles of earlier years, or months (2026-03), to be quicker')
  .option('--host [address]', 'let other devices of the network look, too')
  .option('--port <number>', 'where it listens, unless that is taken', portOf)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<Options>();

process.env['BROADSHEET_PREVIEW'] = '1';
if (since !== undefined) process.env['BROADSHEET_SINCE'] = since;
process.env['BUILD_NOW'] ||= new Date().toISOString();
// Nobody is told of it: a build needs no network.
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

try {
  const { environment } = await import('../src/site/environment.ts');
  keepCode(environment.cacheDir);
  const [{ dev }, { recoverOutput }] = await Promise.all([import('astro'), import('./build/recover.ts')]);
  recoverOutput(environment.outDir);
  rememberStories();
  await dev({ server });
} catch (error) {
  exitWith(error);
}

/**
 * Before a page can say what is related, all stories of an archive are looked through: that is told, and kept for the
 * next time.
 */
function rememberStories(): void {
  let progress: Progress | undefined;
  hearStoryWork(({ work, done, of }) => {
    if (work !== 'words' || of < MANY) return;
    if (!progress) {
      const shown = showProgress();
      shown.enter(work);
      // It is done in one go.
      setImmediate(() => {
        shown.end();
        progress = undefined;
      });
      progress = shown;
    }
    progress.step(done, of);
  });
  process.once('exit', () => {
    if (archiveSize() >= MANY) closePacks(false);
  });
  // Otherwise these end it at once.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGHUP', () => process.exit(129));
}

/** @throws {InvalidArgumentError} */
function portOf(written: string): number {
  const port = Number(written);
  if (/^\d+$/.test(written) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError('It is a number from 1 to 65535.');
}
