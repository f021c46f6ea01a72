import { build } from 'astro';
import { closePacks } from '../../src/cache/pack.ts';
import { throwFailures } from '../../src/site/render-failures.ts';
import type { BuildRun } from './run.ts';

/**
 * Has Astro read the content and write the site aside.
 * @throws {ContentError} naming every file of the newsroom that cannot be built
 */
export async function renderSite(run: BuildRun): Promise<void> {
  run.enter('content');
  await build({
    outDir: run.aside,
    logLevel: 'warn',
    integrations: [
      {
        name: 'phases',
        hooks: {
          'astro:build:start': () => run.enter('pages'),
          'astro:build:generated': () => run.enter('index'),
        },
      },
    ],
  });
  closePacks();
  throwFailures();
}
