/** Runs `npm run build` as a person would: a process of its own, with nothing of the test run in its environment. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CODE } from '../../scripts/build/inputs.ts';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
export const SAMPLE_CONTENT = path.join(PROJECT, 'content');
/** The instant at which the tests build, unless they say otherwise. */
export const BUILD_NOW = '2025-10-05T12:00:00Z';

const PICTURES = path.join(PROJECT, '.cache/astro');
/** Scaled pictures, and the sums by which a build believes them. */
const KEPT = ['assets', 'assets.sums'];
const CARDS = path.join(PROJECT, '.cache/cards');

/** A checkout of its own, for tests that change code, or run what shares `.astro/` with nobody. @param folder absolute */
export function copyProject(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const part of CODE) cpSync(path.join(PROJECT, part), path.join(folder, part), { recursive: true });
  symlinkSync(path.join(PROJECT, 'node_modules'), path.join(folder, 'node_modules'));
}

/** What a script finds in its environment: nothing of the test run. */
const ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  TZ: 'UTC',
  ASTRO_TELEMETRY_DISABLED: '1',
};

export interface Run {
  readonly code: number | null;
  /** Standard output and errors, as they came. */
  readonly output: string;
}

type Script = 'build.ts' | 'desk.ts' | 'dev.ts' | 'ping.ts' | 'deploy-s3.ts' | 'verify.ts' | 'release.ts';

/** A program that runs. */
export interface Running {
  /** What it has said so far. */
  readonly output: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<Run>;
}

/** Runs a program of `scripts/` in the project's folder. */
export function runScript(
  script: Script,
  programArguments: readonly string[],
  env: Readonly<Record<string, string>> = {},
  project = PROJECT,
): Promise<Run> {
  return startScript(script, programArguments, env, project).ended;
}

/** The same, of one that does not end by itself. */
export function startScript(
  script: Script,
  programArguments: readonly string[],
  env: Readonly<Record<string, string>> = {},
  project = PROJECT,
): Running {
  const child = spawn(process.execPath, [path.join(project, 'scripts', script), ...programArguments], {
    cwd: project,
    env: { ...ENVIRONMENT, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<Run>((resolve, reject) => {
    child.on('error', reject).on('close', (code) => {
      resolve({ code, output });
    });
  });
  return { output: () => output, kill: (signal) => child.kill(signal), ended };
}

export interface BuildSettings {
  readonly contentDir: string;
  readonly outDir: string;
  /** Starts with the pictures of earlier builds and nothing else. */
  readonly cacheDir: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly arguments?: readonly string[];
}

export async function runBuild(settings: BuildSettings): Promise<Run> {
  const { contentDir, outDir, cacheDir, env = {}, arguments: given = [] } = settings;
  const pictures = path.join(cacheDir, 'astro');
  for (const name of KEPT) copyNew(path.join(PICTURES, name), path.join(pictures, name));
  const cards = path.join(cacheDir, 'cards');
  copyNew(CARDS, cards);
  const run = await runScript('build.ts', given, {
    BUILD_NOW,
    CONTENT_DIR: contentDir,
    OUT_DIR: outDir,
    CACHE_DIR: cacheDir,
    ...env,
  });
  // Scaled pictures are named by their contents: what the tests had to scale spares the next build the work.
  if (run.code === 0 && contentDir === SAMPLE_CONTENT) {
    copyNew(path.join(pictures, 'assets'), path.join(PICTURES, 'assets'));
    // Of what the others had scaled already, these know all.
    cpSync(path.join(pictures, 'assets.sums'), path.join(PICTURES, 'assets.sums'));
    copyNew(cards, CARDS);
  }
  return run;
}

function copyNew(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(path.dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, force: false });
}
