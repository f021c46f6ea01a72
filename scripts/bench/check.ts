/**
 * `node scripts/bench/check.ts [--articles 20000] [--seed 1] [--folder <kept outlet>]`: how long `desk check` takes on a
 * synthetic outlet, and how much memory. The budget is 10 seconds and 1 GB on two cores for 20,000 articles.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeOutlet } from './outlet/write.ts';

const BUDGET = { seconds: 10, megabytes: 1024, articles: 20_000 };

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: String(BUDGET.articles) },
    seed: { type: 'string', default: '1' },
    folder: { type: 'string' },
  },
});
const made = values.folder === undefined ? mkdtempSync(path.join(tmpdir(), 'bench-check-')) : undefined;
const contentDir = path.resolve(values.folder ?? path.join(made ?? '', 'content'));
const articles = Number(values.articles);
if (!existsSync(path.join(contentDir, 'outlet.yaml'))) {
  await writeOutlet(contentDir, { seed: Number(values.seed), articles, pictures: 0.05, mdx: 0.01 });
}
const desk = path.resolve(import.meta.dirname, '../desk.ts');
// What the process used is asked of the process itself, threads included.
const meter = `process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('\\n' + JSON.stringify({ maxRSS, cpu: (userCPUTime + systemCPUTime) / 1e6 }));
})`;
const started = performance.now();
const { stdout, stderr, status } = spawnSync(
  process.execPath,
  ['--import', `data:text/javascript,${encodeURIComponent(meter)}`, desk, 'check', '--format', 'json'],
  { encoding: 'utf8', maxBuffer: 1024 ** 3, env: { ...process.env, CONTENT_DIR: contentDir } },
);
const seconds = (performance.now() - started) / 1000;
const { maxRSS, cpu } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '{}') as {
  maxRSS: number;
  cpu: number;
};
const { stories, errors, warnings } = JSON.parse(stdout) as Record<string, number>;
const megabytes = maxRSS / 1024;
console.log(
  [
    `${String(stories)} stories, ${String(errors)} errors, ${String(warnings)} warnings, exit code ${String(status)}`,
    `${seconds.toFixed(1)} s on the clock, ${cpu.toFixed(1)} s of processor, on ${String(availableParallelism())} cores`,
    `${megabytes.toFixed(0)} MB at most`,
  ].join('\n'),
);
if (made !== undefined) rmSync(made, { recursive: true, force: true });
const share = Math.max(1, articles / BUDGET.articles);
if (seconds > BUDGET.seconds * share || megabytes > BUDGET.megabytes * share) {
  console.log(`over budget: ${String(BUDGET.seconds)} s, ${String(BUDGET.megabytes)} MB for 20,000 articles`);
  process.exitCode = 1;
}
