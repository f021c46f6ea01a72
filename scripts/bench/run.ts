/**
 * `npm run bench [-- --sizes 1000,5000 --runs 1 --folder /tmp/bench]`: what building an archive costs, and what
 * publishing one story more does, beside Hugo (Debian's, or HUGO_BIN) and Eleventy (npm's, in the bench's folder).
 * Interleaved runs, medians, ratios of CPU time, since other work on the machine spoils the clock. Social cards,
 * pictures and search are left out of the comparison, because the peers have none. Writes scripts/bench/RESULTS.md
 * and results.svg, after each size anew.
 */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measure, type Cost } from './measure.ts';
import { makeStory, NEWEST, type OutletPlan } from './outlet/story.ts';
import { writeOutlet, writeStory } from './outlet/write.ts';
import { chromeOf, type Chrome } from './peers/markup.ts';
import { findPeers } from './peers/peers.ts';
import { lacks, writtenIn, type Written } from './peers/written.ts';
import { writeResults, type Row } from './results.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,5000' },
    runs: { type: 'string', default: '1' },
    folder: { type: 'string', default: path.join(tmpdir(), 'broadsheet-bench') },
  },
});
const project = path.join(import.meta.dirname, '../..');
const benchFolder = path.resolve(values.folder);
const peers = findPeers(benchFolder);
const rows: Row[] = [];
const loads: number[] = [];
const machine = `${String(cpus().length)} × ${cpus()[0]?.model ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}`;

for (const size of values.sizes.split(',').map(Number)) {
  const folder = path.join(benchFolder, String(size));
  rmSync(folder, { recursive: true, force: true });
  const contentDir = path.join(folder, 'content');
  const plan: OutletPlan = { seed: 1, articles: size, pictures: 0, mdx: 0 };
  await writeOutlet(contentDir, plan);
  const outDir = path.join(folder, 'dist');
  const env = {
    ...process.env,
    CONTENT_DIR: contentDir,
    OUT_DIR: outDir,
    CACHE_DIR: path.join(folder, 'cache'),
    BUILD_NOW: new Date(NEWEST + 3_600_000).toISOString(),
    BUILD_WITHOUT: 'search,cards',
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  const build = () => measure([process.execPath, '--run', 'build'], { cwd: project, env });
  const steps: Record<string, () => unknown> = {
    full: () => rmSync(env.CACHE_DIR, { recursive: true, force: true }),
    unchanged: () => undefined,
    'publish one': () => writeStory(contentDir, makeStory(plan, size)),
    'edit one': () => change(contentDir, (text) => `${text}\nOne paragraph more.\n`, 0.5),
    'rename a tag': () => renameTag(contentDir),
  };
  const costs = new Map<string, Cost[]>();
  const facts = new Map<string, { rendered: number; changed: number; bytes: number }>();
  const written = new Map<string, Written>();
  for (let run = 0; run < Number(values.runs); run += 1) {
    for (const [name, prepare] of Object.entries(steps)) {
      const before = inodesOf(outDir);
      await prepare();
      const cost = await build();
      loads.push(loadavg()[0] ?? 0);
      costs.set(name, [...(costs.get(name) ?? []), cost]);
      facts.set(name, { rendered: renderedOf(env.CACHE_DIR), ...changesOf(outDir, before) });
      tell(size, name, cost, facts.get(name));
      if (name !== 'full') continue;
      written.set(name, writtenIn(outDir));
      console.log(size, name, written.get(name));
      for (const peer of peers) {
        const site = peer.site(size);
        peer.write(site, contentDir, chromeIn(outDir));
        const own = await measure(peer.command, { cwd: site, env });
        costs.set(peer.name, [...(costs.get(peer.name) ?? []), own]);
        const wrote = writtenIn(path.join(site, 'public'));
        written.set(peer.name, wrote);
        facts.set(peer.name, { rendered: wrote.files, changed: wrote.files, bytes: wrote.bytes });
        tell(size, peer.name, own, wrote);
      }
    }
  }
  const cpuOf = (name: string) => median((costs.get(name) ?? []).map(({ cpu }) => cpu));
  for (const [name, all] of costs) {
    const wrote = written.get(name);
    const ours = written.get('full');
    const lacking = wrote && ours ? lacks(ours, wrote) : [];
    for (const lack of lacking) console.log(`NOT COMPARABLE: ${name} wrote ${lack}`);
    rows.push({
      size,
      name,
      wall: median(all.map((cost) => cost.wall)),
      cpu: cpuOf(name),
      ratios: peers.map((peer) => cpuOf(name) / cpuOf(peer.name)),
      written: wrote,
      lacking,
      memory: Math.max(...all.map((cost) => cost.memory)),
      ...(facts.get(name) ?? { rendered: 0, changed: 0, bytes: 0 }),
    });
  }
  // A run that is stopped has told what it knew.
  writeResults(path.join(project, 'scripts/bench'), rows, {
    machine,
    peers,
    loads,
    runs: Number(values.runs),
  });
}

function change(contentDir: string, how: (text: string) => string, place: number): void {
  const files = globSync('articles/**/*.md', { cwd: contentDir }).sort();
  const file = path.join(contentDir, files[Math.floor(files.length * place)] ?? '');
  writeFileSync(file, how(readFileSync(file, 'utf8')));
}

/** The tag of the newest story gets another label: every page that names it changes. */
function renameTag(contentDir: string): void {
  const files = globSync('articles/**/*.md', { cwd: contentDir }).sort();
  const text = readFileSync(path.join(contentDir, files.at(-1) ?? ''), 'utf8');
  const tag = /^tags: \[([^,\]]+)/m.exec(text)?.[1] ?? 'none';
  const file = path.join(contentDir, 'tags', `${tag.toLowerCase()}.yaml`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `label: ${tag} renamed\n`);
}

function renderedOf(cacheDir: string): number {
  const report = JSON.parse(readFileSync(path.join(cacheDir, 'report.json'), 'utf8')) as {
    rendering: { rendered: number };
  };
  return report.rendering.rendered;
}

type Files = ReadonlyMap<
  string,
  { readonly ino: number; readonly bytes: () => Buffer; readonly size: number }
>;

function inodesOf(folder: string): Files {
  const files = existsSync(folder) ? globSync('**/*', { cwd: folder }) : [];
  return new Map(
    files.flatMap((name) => {
      const file = path.join(folder, name);
      const state = statSync(file);
      return state.isFile()
        ? [[name, { ino: state.ino, size: state.size, bytes: () => readFileSync(file) }]]
        : [];
    }),
  );
}

/** Files that are not the same file as before; what was written anew with the same bytes is told apart by size only. */
function changesOf(folder: string, before: Files): { changed: number; bytes: number } {
  let changed = 0;
  let bytes = 0;
  for (const [name, { ino, size }] of inodesOf(folder)) {
    const old = before.get(name);
    if (old && (old.ino === ino || (old.size === size && before.size > 0 && !name.endsWith('.html'))))
      continue;
    changed += 1;
    bytes += size;
  }
  return { changed, bytes };
}

/** What stands around a story of ours. */
function chromeIn(outDir: string): Chrome {
  const [page = 'index.html'] = globSync('20*/*/*/index.html', { cwd: outDir }).sort();
  return chromeOf(readFileSync(path.join(outDir, page), 'utf8'));
}

function tell(size: number, name: string, { cpu, memory }: Cost, facts: unknown): void {
  console.log(size, name, cpu.toFixed(1), 's CPU', (memory / 2 ** 20).toFixed(0), 'MB', facts);
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
