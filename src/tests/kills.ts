/** Builds that are killed at seeded moments, and what they leave. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { reportFile, type BuildReport } from '../../scripts/build/report.ts';
import { journalOf } from '../../scripts/build/swap.ts';
import { makeRandom, type Random } from '../../scripts/pictures/random.ts';
import { deployFolderOf } from '../site/output-folders.ts';
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
  /** Of those killed by the clock: in which phase a build that nobody kills is at that time. */
  readonly phases: ReadonlyMap<string, number>;
  /** Outputs that are neither the last one nor the new one. */
  readonly broken: readonly string[];
}

/**
 * Every other kill comes at any moment of one phase of a build after the other, however short it is; the others while
 * the output is put in place: as soon as something of the swap is seen beside the output, or a moment later.
 * @param folder absolute, empty: where all of it happens
 * @param seed of the moments
 * @param onKill told of each, how it ended
 */
export async function killBuilds(
  folder: string,
  count: number,
  seed: number,
  onKill: (told: string) => void = () => undefined,
): Promise<Kills> {
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
  // What the killed ones would take: with the cache of those before them, and its own output gone, so that all is done.
  rmSync(fresh, { recursive: true });
  let lasts = await build(fresh);
  const course = courseOf(cacheDir, lasts);
  const stretch = (n: number) => course[(n / 2) % course.length] ?? { name: 'start', from: 0, to: 1 };

  const env = { BUILD_NOW, CONTENT_DIR: contentDir, OUT_DIR: place, CACHE_DIR: cacheDir };
  const broken: string[] = [];
  let killed = 0;
  let inSwap = 0;
  let completed = 0;
  const phases = new Map<string, number>();
  copyOutput(old, place);
  for (let n = 0; n < count; n += 1) {
    const random = makeRandom(`kill ${String(seed)} ${String(n)}`);
    const { name: phase, from, to } = n % 2 === 0 ? stretch(n) : { name: undefined, from: 0, to: 0 };
    const moment =
      phase === undefined
        ? onSwap(beside, lasts / 2, random)
        : afterTime((from + random.next() * (to - from)) * lasts);
    const began = performance.now();
    const wasKilled = await killedAt(moment, env);
    if (wasKilled) {
      killed += 1;
      if (phase !== undefined) phases.set(phase, (phases.get(phase) ?? 0) + 1);
    } else lasts = (lasts + performance.now() - began) / 2;
    const state = (what = stateOf) => what(place, old, fresh);
    // Whoever reads the output meanwhile finds it whole, but between the two renames.
    const isInterrupted = existsSync(journalOf(place));
    if (isInterrupted) inSwap += 1;
    const left = state(isInterrupted ? stateOf : wholeStateOf);
    const isAbsent = isInterrupted && !existsSync(place);
    if (!['old', 'new'].includes(left) && !isAbsent) broken.push(`kill ${String(n)}: ${left}`);
    // Any command of ours ends what the killed one began; where there is nothing to end, the next build is that command.
    if (isInterrupted || !existsSync(place)) await runScript('desk.ts', ['check'], env);
    const ended = state(wholeStateOf);
    const where = isInterrupted ? 'in the middle of the swap' : (phase ?? 'near the swap');
    onKill(`${String(n)}: ${wasKilled ? `killed ${where}` : 'not killed'}; ${left}, then ${ended}`);
    if (ended === 'new') completed += 1;
    else if (ended !== 'old') broken.push(`kill ${String(n)}, after the next command: ${ended}`);
    if (ended === 'old') continue;
    copyOutput(old, place);
  }
  // Nothing that was left keeps the next build from its work, and nothing is left of it all.
  await build(place);
  broken.push(...differences(place, fresh).map((difference) => `after all: ${difference}`));
  const strange = readdirSync(beside).filter((name) => name !== 'dist' && name !== 'dist.deploy');
  broken.push(...strange.map((name) => `after all there is ${name}`));
  return { killed, inSwap, completed, phases, broken };
}

/** When a phase of a build is at work, as shares of the time that the whole takes. */
interface Stretch {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** What comes before the first phase is one too. */
function courseOf(cacheDir: string, lasts: number): Stretch[] {
  const { phases } = JSON.parse(readFileSync(reportFile(cacheDir), 'utf8')) as BuildReport;
  const all = phases.reduce((sum, { seconds }) => sum + seconds, 0);
  let from = 0;
  return [{ name: 'start', seconds: lasts / 1000 - all }, ...phases].map(({ name, seconds }) => {
    const to = from + seconds / (lasts / 1000);
    const stretch = { name, from, to };
    from = to;
    return stretch;
  });
}

function copyOutput(from: string, to: string): void {
  for (const [source, target] of [
    [from, to],
    [deployFolderOf(from), deployFolderOf(to)],
  ] as const) {
    rmSync(target, { recursive: true, force: true });
    cpSync(source, target, { recursive: true });
  }
}

/** Whether an output is the old one, the new one or neither, and then how it differs from the old one. */
function stateOf(place: string, old: string, fresh: string): string {
  if (!existsSync(place)) return `there is no ${path.basename(place)}`;
  if (differences(place, fresh).length === 0) return 'new';
  const differing = differences(place, old);
  return differing.length === 0 ? 'old' : differing.slice(0, 3).join('; ');
}

/** The output and what lies beside it for its host are of one build. */
function wholeStateOf(place: string, old: string, fresh: string): string {
  const state = stateOf(place, old, fresh);
  const beside = stateOf(deployFolderOf(place), deployFolderOf(old), deployFolderOf(fresh));
  return state === beside ? state : `the output: ${state}, beside it: ${beside}`;
}

/** Waits until it is time to kill; whoever does not want to wait any longer aborts it. */
type Moment = (signal: AbortSignal) => Promise<void>;

function afterTime(milliseconds: number): Moment {
  return (signal) => pause(milliseconds, undefined, { signal });
}

/**
 * While a swap is under way: the journal's draft, the journal, the folders and files that change places. That takes
 * milliseconds, and whoever waits to be told of it comes too late: so it is looked for without a pause.
 * @param notBefore milliseconds during which there is none
 */
function onSwap(beside: string, notBefore: number, random: Random): Moment {
  const milliseconds = random.next() * 2;
  return async (signal) => {
    await pause(notBefore, undefined, { signal });
    while (!isSwapSeen(beside, performance.now() + 5)) await pause(0, undefined, { signal });
    const due = performance.now() + milliseconds;
    while (performance.now() < due);
  };
}

function isSwapSeen(beside: string, until: number): boolean {
  while (performance.now() < until) {
    if (readdirSync(beside).some((name) => /\.(?:journal|last)/.test(name))) return true;
  }
  return false;
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
