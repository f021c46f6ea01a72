import { build } from 'astro';
import path from 'node:path';
import { closePacks } from '../../src/cache/pack.ts';
import { PictureCache } from '../../src/cache/picture-cache.ts';
import { sourceHash } from '../../src/cache/source-hash.ts';
import { shareLoaders } from '../../src/content/shared-loaders.ts';
import { IncrementalBuild } from '../../src/integrations/incremental.ts';
import { KnownStories } from '../../src/integrations/search/known-stories.ts';
import { indexBlocks, writeSearchIndex, type SearchOptions } from '../../src/integrations/search-index.ts';
import { scaledPictures } from '../../src/site/image-service.ts';
import { theseLoaders } from '../../src/site/newsroom-loaders.ts';
import { outlet } from '../../src/site/outlet.ts';
import { throwFailures } from '../../src/site/render-failures.ts';
import { isOurs, ourShare } from '../../src/views/our-share.ts';
import { renameAcrossDevices } from './across-devices.ts';
import { bundleError } from './bundle-error.ts';
import { takeCheckoutTurn } from './checkout-turn.ts';
import { deskVerdict } from './desk-verdict.ts';
import { findProjectModules } from './project-modules.ts';
import type { BuildRun } from './run.ts';
import { showStories } from './story-progress.ts';

/**
 * Has Astro read the content and write the site aside.
 * @throws {ContentError} naming every file of the newsroom that cannot be built
 */
export async function renderSite(run: BuildRun): Promise<void> {
  run.enter('content');
  const { cacheDir, contentDir, projectDir, preview } = run.environment;
  const pictures = new PictureCache(cacheDir);
  pictures.sweep();
  const { share } = run.environment;
  const salt = searchSalt(projectDir);
  const known = run.environment.without.has('search') ? undefined : new KnownStories(cacheDir, salt);
  const turn = await takeCheckoutTurn(projectDir, run.aside, () => {
    console.warn('Another outlet is being built from this checkout; this one waits for its turn.');
  });
  const pages = new IncrementalBuild({
    cacheDir,
    outDir: run.aside,
    base: outlet.base,
    salt: JSON.stringify([sourceHash(projectDir, ['src', 'astro.config.mjs']), outlet, preview]),
    isWanted: share && isOurs,
    isAwaited: isIndexOrCard,
    onBundled: turn.bundled,
    onProgress: showStories(run.progress),
    onPage: (sha, html) => known?.learn(sha, html),
    onRendered: () => {
      tellOfPictures(run, pictures);
    },
  });
  const mended = [renameAcrossDevices(), findProjectModules(run.aside, projectDir)];
  shareLoaders(theseLoaders());
  await build({
    outDir: run.aside,
    logLevel: 'warn',
    // What the bundler cannot do is thrown, and told below to those who can mend it.
    vite: { logLevel: 'silent' },
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
  })
    .catch((error: unknown) => {
      throw deskVerdict(bundleError(error, contentDir), run.environment);
    })
    .finally(() => {
      for (const restore of mended) restore();
      turn.release();
    });
  if (known) await indexStories(run, pages, { known, salt });
  closePacks();
  try {
    throwFailures();
  } catch (error) {
    throw deskVerdict(error, run.environment);
  }
  pages.keep();
  pictures.note(pages.pictures);
  run.left = pages.left;
  run.looked = pages.looked;
  run.rendering = pages.count;
}

/** Scaling pictures takes longer than all the rest in a first build; later there are few. */
function tellOfPictures(run: BuildRun, pictures: PictureCache): void {
  const ordered = [...(globalThis.astroAsset.staticImages?.values() ?? [])];
  const names = ordered.flatMap(({ transforms }) =>
    [...transforms.values()].map(({ finalPath }) => finalPath),
  );
  const missing = pictures.missing(names.map((name) => path.basename(name)));
  if (missing === 0) return;
  run.enter('pictures');
  let done = 0;
  scaledPictures.subscribe(() => {
    run.progress.step((done += 1), missing);
  });
}

/** Makes the search index; of a share what can be made of it without the others. */
async function indexStories(
  { aside, environment }: BuildRun,
  pages: IncrementalBuild,
  search: Pick<SearchOptions, 'known' | 'salt'>,
): Promise<void> {
  const { cacheDir } = environment;
  const options = { outDir: aside, cacheDir, base: outlet.base, pages: pages.files(), ...search };
  const share = ourShare();
  await (share ? indexBlocks(options, share.blocks) : writeSearchIndex({ ...options, left: pages.left }));
}

/** Of the code that an index depends on. */
function searchSalt(projectDir: string): string {
  return sourceHash(projectDir, [
    'src/integrations/search',
    'src/integrations/search-index.ts',
    'src/integrations/search-vocabulary.ts',
    'src/components/search/pairs-file.ts',
    'src/components/search/words.ts',
    'src/content/markup.ts',
    'src/site/urls.ts',
  ]);
}

/** Files that come into the output as links to a store alone: what stands there is never written to. */
function isIndexOrCard(file: string): boolean {
  return /^pagefind\/.*\/(?:fragment|index|filter|pairs)\/[^/]+$|(?:^|\/)card\.png$/.test(file);
}
