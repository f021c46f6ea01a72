/**
 * The sites that tests look at, each built once in a run, when a test first asks for it. One at a time: a build
 * takes all the processors there are, and two would write to the same `.astro` folder.
 */
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import { runBuild, SAMPLE_CONTENT, type BuildSettings } from './build-runner.ts';
import { arabicOutlet, emptyOutlet, longWordsOutlet, naughtyOutlet, valleyOutlet } from './outlets.ts';

export interface BuiltSite {
  /** Absolute: the output. */
  readonly dir: string;
  readonly contentDir: string;
  readonly origin: string;
  readonly base: string;
  /** What the build printed. */
  readonly output: string;
}

interface Plan {
  readonly contentDir: string;
  readonly origin: string;
  readonly base?: string;
  readonly env?: BuildSettings['env'];
  readonly arguments?: BuildSettings['arguments'];
}

/** Stories of the sample outlet that nobody may see at BUILD_NOW. */
export const HIDDEN_STORIES = [
  'articles/2025/10/league-summit-protocol.md',
  'articles/2025/10/verrania-census-notes.md',
];

const SAMPLE_ORIGIN = 'https://vantagetimes.example';

const VALLEY = {
  origin: 'https://valley.example',
  base: '/news/',
  env: { SITE_URL: 'https://valley.example', BASE_PATH: '/news/' },
};

/** Each gets a folder of its own to write its content in. */
const PLANS = {
  /** The sample outlet. */
  sample: () => ({ contentDir: SAMPLE_CONTENT, origin: SAMPLE_ORIGIN }),
  /** The same from another part of the world, into another folder, with nothing in the cache but pictures. */
  sampleElsewhere: () => ({
    contentDir: SAMPLE_CONTENT,
    origin: SAMPLE_ORIGIN,
    env: { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  }),
  /** The same without the files that are not public. */
  sampleWithoutHidden: async (folder) => {
    const contentDir = path.join(folder, 'content');
    await cp(SAMPLE_CONTENT, contentDir, { recursive: true });
    for (const story of HIDDEN_STORIES) rmSync(path.join(contentDir, story));
    return { contentDir, origin: SAMPLE_ORIGIN };
  },
  samplePreview: () => ({ contentDir: SAMPLE_CONTENT, origin: SAMPLE_ORIGIN, arguments: ['--preview'] }),
  /** What `desk init` writes, without any story. */
  empty: async (folder) => ({ contentDir: await emptyOutlet(folder), origin: 'https://news.example' }),
  /** One story in MDX, below a base path, in another zone. */
  valley: async (folder) => ({ contentDir: await valleyOutlet(folder, { draft: true }), ...VALLEY }),
  /** The same without the draft that its story names. */
  valleyWithoutDraft: async (folder) => ({
    contentDir: await valleyOutlet(folder, { draft: false }),
    ...VALLEY,
  }),
  /** Right to left. */
  arabic: async (folder) => ({ contentDir: await arabicOutlet(folder), origin: 'https://sahifa.example' }),
  /** In German, with a word that breaks pages wherever one can stand. */
  longWords: async (folder) => ({
    contentDir: await longWordsOutlet(folder),
    origin: 'https://oberland.example',
  }),
  /** Every headline, tag and name is out to break something. */
  naughty: async (folder) => ({ contentDir: await naughtyOutlet(folder), origin: 'https://naughty.example' }),
} satisfies Record<string, (folder: string) => Plan | Promise<Plan>>;

export type SiteName = keyof typeof PLANS;

/** @throws when the build fails, with what it printed */
export async function builtSite(name: SiteName): Promise<BuiltSite> {
  const workshop = inject('workshop');
  const folder = path.join(workshop, name);
  const record = path.join(folder, 'built.json');
  const lock = path.join(workshop, 'building');
  while (!existsSync(record)) {
    if (!take(lock)) {
      await pause(200);
      continue;
    }
    try {
      if (!existsSync(record)) writeFileSync(record, JSON.stringify(await build(name, folder)));
    } finally {
      rmdirSync(lock);
    }
  }
  const { failed, ...site } = JSON.parse(readFileSync(record, 'utf8')) as BuiltSite & { failed?: string };
  if (failed !== undefined) throw new Error(failed);
  return site;
}

async function build(name: SiteName, folder: string): Promise<BuiltSite & { failed?: string }> {
  mkdirSync(folder, { recursive: true });
  const plan: Plan = await PLANS[name](folder);
  const { contentDir, origin, base = '/' } = plan;
  const dir = path.join(folder, 'dist');
  const { code, output } = await runBuild({
    contentDir,
    outDir: dir,
    cacheDir: path.join(folder, 'cache'),
    env: plan.env ?? {},
    arguments: plan.arguments ?? [],
  });
  const site = { dir, contentDir, origin, base, output };
  return code === 0
    ? site
    : { ...site, failed: `The site “${name}” was not built (exit ${String(code)}):\n${output}` };
}

/** A folder can be made only once: whoever makes it builds. */
function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
