/** `npm run dev`: the site while it is being written, drafts and embargoed stories included. */
import { exitWith } from './exit.ts';

process.env['BROADSHEET_PREVIEW'] = '1';
process.env['BUILD_NOW'] ||= new Date().toISOString();
// Nobody is told of it: a build needs no network.
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

try {
  const [{ dev }, { environment }, { recoverOutput }] = await Promise.all([
    import('astro'),
    import('../src/site/environment.ts'),
    import('./build/recover.ts'),
  ]);
  recoverOutput(environment.outDir);
  await dev({});
} catch (error) {
  exitWith(error);
}
