/** Builds that are killed at seeded moments, and what they leave. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BUILD_NOW, PROJECT, runBuild, runScript } from './build-runner.ts';
import { emptyOutlet } from './outlets.ts';
import { differences } from './site-files.ts';

export interface Kills {
  /** How many builds had begun to put their output in place. */
  readonly completed: number;
  /** Outputs that are neither the last one nor the new one. */
  readonly broken: readonly string[];
}

/**
 * @param folder absolute, empty: where all of it happens
 * @param seed of the moments
 */
export async function killBuilds(folder: string, count: number, seed: number): Promise<Kills> {
  mkdirSync(folder, { recursive: true });
  const contentDir = await emptyOutlet(folder);
  const outlet = path.join(contentDir, 'outlet.yaml');
  const cacheDir = path.join(folder, 'cache');
  const build = async (outDir: string) => {
    const { code, output } = await runBuild({ contentDir, outDir, cacheDir });
    if (code !== 0) throw new Error(output);
  };
  const [old, fresh, place] = ['old', 'new', 'dist'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  await build(old);
  writeFileSync(outlet, `${readFileSync(outlet, 'utf8')}\ntagline: Another line below the name\n`);
  const began = performance.now();
  await build(fresh);
  const lasts = performance.now() - began;

  const env = { BUILD_NOW, CONTENT_DIR: contentDir, OUT_DIR: place, CACHE_DIR: cacheDir };
  const broken: string[] = [];
  let completed = 0;
  cpSync(old, place, { recursive: true });
  for (let n = 0; n < count; n += 1) {
    await killedAfter(random(seed + n) * lasts * 1.1, env);
    // Any command of ours ends what the killed one began.
    await runScript('desk.ts', ['check'], env);
    if (!existsSync(place)) {
      broken.push(`kill ${String(n)}: there is no output`);
      continue;
    }
    if (differences(place, fresh).length === 0) {
      completed += 1;
      cpSync(old, `${place}.again`, { recursive: true });
      rmSync(place, { recursive: true });
      renameSync(`${place}.again`, place);
    } else {
      const differing = differences(place, old);
      if (differing.length > 0) broken.push(`kill ${String(n)}: ${differing.slice(0, 3).join('; ')}`);
    }
  }
  // Nothing that was left keeps the next build from its work.
  await build(place);
  broken.push(...differences(place, fresh).map((difference) => `after all: ${difference}`));
  return { completed, broken };
}

async function killedAfter(milliseconds: number, env: Readonly<Record<string, string>>): Promise<void> {
  const child = spawn(process.execPath, [path.join(PROJECT, 'scripts/build.ts')], {
    cwd: PROJECT,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TZ: 'UTC',
      ASTRO_TELEMETRY_DISABLED: '1',
      ...env,
    },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await Promise.race([pause(milliseconds), ended]);
  child.kill('SIGKILL');
  await ended;
}

/** Between 0 and 1, from a whole number (Mulberry32). */
function random(seed: number): number {
  let state = Math.imul(seed ^ 0x6d2b79f5, 0x9e3779b1);
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}
