/** Builds that are killed at seeded moments, and what they leave. */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { journalOf } from '../../scripts/build/swap.ts';
import { makeRandom, type Random } from '../../scripts/pictures/random.ts';
import { BUILD_NOW, PROJECT, runBuild, runScript } from './build-runner.ts';
import { emptyOutlet } from './outlets.ts';
import { differences } from './site-files.ts';

export interface Kills {
  /** Builds that were dead before they had ended by themselves. */
  readonly killed: number;
  /** Of them: those whose journal was there, so that the next command had to end what they began. */
  readonly inSwap: number;
  /** Those that had begun to put their output in place. */
  readonly completed: number;
  /** Outputs that are neither the last one nor the new one. */
  readonly broken: readonly string[];
}

/**
 * Every other kill comes at any moment of a build, the others while the output is put in place: as soon as something
 * of the swap is seen beside the output, or some milliseconds later.
 * @param folder absolute, empty: where all of it happens
 * @param seed of the moments
 */
export async function killBuilds(folder: string, count: number, seed: number): Promise<Kills> {
  mkdirSync(folder, { recursive: true });
  const contentDir = await emptyOutlet(folder);
  const outlet = path.join(contentDir, 'outlet.yaml');
  const cacheDir = path.join(folder, 'cache');
  const build = async (outDir: string) => {
    const began = performance.now();
    const { code, output } = await runBuild({ contentDir, outDir, cacheDir });
    if (code !== 0) throw new Error(output);
    return performance.now() - began;
  };
  // Nothing but the output and its companions lies beside it.
  const beside = path.join(folder, 'place');
  mkdirSync(beside);
  const place = path.join(beside, 'dist');
  const [old, fresh] = [path.join(folder, 'old'), path.join(folder, 'new')];
  await build(old);
  writeFileSync(outlet, `${readFileSync(outlet, 'utf8')}\ntagline: Another line below the name\n`);
  await build(fresh);
  // What the killed ones would take: with the cache of those before them.
  let lasts = await build(fresh);

  const env = { BUILD_NOW, CONTENT_DIR: contentDir, OUT_DIR: place, CACHE_DIR: cacheDir };
  const broken: string[] = [];
  let killed = 0;
  let inSwap = 0;
  let completed = 0;
  cpSync(old, place, { recursive: true });
  for (let n = 0; n < count; n += 1) {
    const random = makeRandom(`kill ${String(seed)} ${String(n)}`);
    const moment = n % 2 === 0 ? afterTime(random.next() * lasts) : onSwap(beside, random);
    const began = performance.now();
    if (await killedAt(moment, env)) killed += 1;
    else lasts = (lasts + performance.now() - began) / 2;
    const state = () => {
      if (!existsSync(place)) return 'there is no output';
      if (differences(place, fresh).length === 0) return 'new';
      const differing = differences(place, old);
      return differing.length === 0 ? 'old' : differing.slice(0, 3).join('; ');
    };
    // Whoever reads the output meanwhile finds it whole, but between the two renames.
    const isInterrupted = existsSync(journalOf(place));
    if (isInterrupted) inSwap += 1;
    const left = state();
    if (!['old', 'new'].includes(left) && !isInterrupted) broken.push(`kill ${String(n)}: ${left}`);
    // Any command of ours ends what the killed one began; where there is nothing to end, the next build is that command.
    if (isInterrupted || !existsSync(place)) await runScript('desk.ts', ['check'], env);
    const ended = state();
    if (ended === 'new') completed += 1;
    else if (ended !== 'old') broken.push(`kill ${String(n)}, after the next command: ${ended}`);
    if (ended === 'old') continue;
    rmSync(`${place}.again`, { recursive: true, force: true });
    cpSync(old, `${place}.again`, { recursive: true });
    rmSync(place, { recursive: true, force: true });
    renameSync(`${place}.again`, place);
  }
  // Nothing that was left keeps the next build from its work, and nothing is left of it all.
  await build(place);
  broken.push(...differences(place, fresh).map((difference) => `after all: ${difference}`));
  const strange = readdirSync(beside).filter((name) => name !== 'dist' && name !== 'dist.deploy');
  broken.push(...strange.map((name) => `after all there is ${name}`));
  return { killed, inSwap, completed, broken };
}

/** Waits until it is time to kill; whoever does not want to wait any longer aborts it. */
type Moment = (signal: AbortSignal) => Promise<void>;

function afterTime(milliseconds: number): Moment {
  return (signal) => pause(milliseconds, undefined, { signal });
}

/** While a swap is under way: the journal's draft, the journal, the folders and files that change places. */
function onSwap(beside: string, random: Random): Moment {
  const events = random.whole(1, 6);
  const milliseconds = random.chance(0.5) ? 0 : random.next() * 12;
  return async (signal) => {
    let seen = 0;
    await new Promise<void>((resolve, reject) => {
      const watcher = watch(beside, (_, name) => {
        if (!/\.(?:journal|last)/.test(name ?? '') || (seen += 1) < events) return;
        watcher.close();
        resolve();
      });
      signal.addEventListener('abort', () => {
        watcher.close();
        reject(new Error('aborted'));
      });
    });
    if (milliseconds > 0) await pause(milliseconds, undefined, { signal });
  };
}

/** @returns whether the build was still at work */
async function killedAt(moment: Moment, env: Readonly<Record<string, string>>): Promise<boolean> {
  const waiting = new AbortController();
  const due = moment(waiting.signal);
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
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await Promise.race([due, ended]).catch(() => undefined);
  child.kill('SIGKILL');
  waiting.abort();
  await Promise.allSettled([due, ended]);
  return child.signalCode === 'SIGKILL';
}
