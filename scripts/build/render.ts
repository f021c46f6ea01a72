import { build } from 'astro';
import { closePacks } from '../../src/cache/pack.ts';
import { PictureCache } from '../../src/cache/picture-cache.ts';
import { sourceHash } from '../../src/cache/source-hash.ts';
import { IncrementalBuild } from '../../src/integrations/incremental.ts';
import { outlet } from '../../src/site/outlet.ts';
import { throwFailures } from '../../src/site/render-failures.ts';
import type { BuildRun } from './run.ts';

/**
 * Has Astro read the content and write the site aside.
 * @throws {ContentError} naming every file of the newsroom that cannot be built
 */
export async function renderSite(run: BuildRun): Promise<void> {
  run.enter('content');
  const { cacheDir, projectDir, preview } = run.environment;
  const pictures = new PictureCache(cacheDir);
  pictures.sweep();
  const pages = new IncrementalBuild({
    cacheDir,
    outDir: run.aside,
    base: outlet.base,
    salt: JSON.stringify([sourceHash(projectDir, ['src', 'astro.config.mjs']), outlet, preview]),
    onProgress: run.progress.step,
  });
  await build({
    outDir: run.aside,
    logLevel: 'warn',
    integrations: [
      pages.integration,
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
  pages.keep();
  pictures.note(pages.pictures);
  run.rendering = pages.count;
}
