/** Builds an outlet again and again with one cache, and beside it from nothing: the same bytes, whatever happened. */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, inject } from 'vitest';
import { makeRandom } from '../../scripts/pictures/random.ts';
import { writeOutlet } from '../../scripts/bench/outlet/write.ts';
import { copyProject, runScript } from './build-runner.ts';
import { writeFiles } from './outlets.ts';
import { DAMAGES, EDITS, type Edition } from './random-edits.ts';
import { differences, filesOf } from './site-files.ts';

export interface Plan {
  readonly name: string;
  readonly articles: number;
  /** Names of edits, a list for each build. */
  readonly edits: readonly (readonly string[])[];
  /** Names of damages; after each edition the cache suffers the next of them. */
  readonly damages?: readonly (string | undefined)[];
}

/** Of what Astro makes files of while a page is rendered, and of what no text of a page tells. */
const PAGES = {
  'pages/map.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40z"/></svg>\n',
  'pages/map.mdx':
    "---\ntitle: Where we are\n---\n\nimport { Image } from 'astro:assets';\nimport map from './map.svg';\n\n" +
    '<Image src={map} alt="The way from the station" />\n',
  'pages/team.mdx':
    "---\ntitle: Who we are\n---\n\nimport { getCollection } from 'astro:content';\n\n" +
    "export const names = (await getCollection('people')).map(({ data }) => data.name).sort();\n\n" +
    '<ul>{names.map((name) => <li>{name}</li>)}</ul>\n',
};

/** @throws when an incremental output differs from the clean one */
export async function runIncremental({ name, articles, edits, damages = [] }: Plan): Promise<void> {
  const folder = path.join(inject('workshop'), name);
  const edition: Edition = {
    contentDir: path.join(folder, 'content'),
    project: path.join(folder, 'project'),
    plan: { seed: 7, articles, pictures: 0.1, mdx: 0.1 },
    now: '2025-10-03T09:00:00Z',
    published: 0,
  };
  copyProject(edition.project);
  await writeOutlet(edition.contentDir, edition.plan);
  writeFiles(edition.contentDir, PAGES);

  const warm = { dir: path.join(folder, 'warm/dist'), cache: path.join(folder, 'warm/cache') };
  const clean = { dir: path.join(folder, 'clean/dist'), cache: path.join(folder, 'clean/cache') };
  await build(edition, warm);
  for (const [turn, names] of edits.entries()) {
    const random = makeRandom(`${name} ${String(turn)}`);
    for (const edit of names) await EDITS[edit]?.(edition, random);
    const damage = damages.length > 0 ? damages[turn % damages.length] : undefined;
    if (damage !== undefined) DAMAGES[damage]?.(warm.cache, random);
    await build(edition, warm);
    // An edit of a story alone leaves most pages as they were; otherwise there would be nothing to compare.
    if (damage === undefined && names.every((edit) => OF_ONE_STORY.has(edit))) {
      const { rendered, reused } = renderingOf(warm.cache);
      expect(reused, names.join(', ')).toBeGreaterThan(rendered / 3);
    }
    rmSync(clean.cache, { recursive: true, force: true });
    await build(edition, clean);
    expect(filesOf(clean.dir).length).toBeGreaterThan(articles);
    expect(
      differences(warm.dir, clean.dir),
      `after ${names.join(', ')}${damage ? `; ${damage}` : ''}`,
    ).toEqual([]);
  }
}

const OF_ONE_STORY = new Set(['edit', 'retitle', 'correct', 'picture']);

function renderingOf(cacheDir: string): { rendered: number; reused: number } {
  const report = JSON.parse(readFileSync(path.join(cacheDir, 'report.json'), 'utf8')) as {
    rendering: { rendered: number; reused: number };
  };
  return report.rendering;
}

async function build(
  { contentDir, project, now }: Edition,
  place: { dir: string; cache: string },
): Promise<void> {
  const env = { BUILD_NOW: now, CONTENT_DIR: contentDir, OUT_DIR: place.dir, CACHE_DIR: place.cache };
  const { code, output } = await runScript('build.ts', [], env, project);
  if (code !== 0) throw new Error(`exit ${String(code)}:\n${output}`);
}
