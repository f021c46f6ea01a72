/** An outlet built in two parts and merged: the same bytes as when it is built at once, and the parts were of use. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { writeOutlet } from '../../scripts/bench/outlet/write.ts';
import { asideOf } from '../site/output-folders.ts';
import { copyProject, startScript, type Running } from './build-runner.ts';
import { differences, filesOf } from './site-files.ts';

interface Rendering {
  readonly rendered: number;
  readonly reused: number;
}

/** For a build to write its first page. */
const PATIENCE = { timeout: 60_000, interval: 10 };

it('renders every page in one of two shards, side by side, and merges them into what one build makes', async () => {
  const folder = path.join(inject('workshop'), 'shards');
  const contentDir = path.join(folder, 'content');
  await writeOutlet(contentDir, { seed: 3, articles: 24, pictures: 0.1, mdx: 0.1 });

  // A checkout whose builds share `.astro/` with no other test's, and outputs in it, as the README has them.
  const project = path.join(folder, 'project');
  copyProject(project);
  const part = (name: string) => path.join(project, 'parts', name);
  const cacheOf = (name: string) => path.join(folder, 'caches', name);
  const begin = (name: string, more: readonly string[], now?: string): Running => {
    const env = { CONTENT_DIR: contentDir, OUT_DIR: part(name), CACHE_DIR: cacheOf(name) };
    return startScript('build.ts', more, now === undefined ? env : { ...env, BUILD_NOW: now }, project);
  };
  const done = async (name: string, running: Running): Promise<Rendering> => {
    const { code, output } = await running.ended;
    expect(code, output).toBe(0);
    const report = readFileSync(path.join(cacheOf(name), 'report.json'), 'utf8');
    return (JSON.parse(report) as { rendering: Rendering }).rendering;
  };
  const build = (name: string, more: readonly string[], now?: string) => done(name, begin(name, more, now));
  const now = '2025-10-03T09:00:00Z';

  const whole = await build('whole', [], now);
  const one = begin('first', ['--shard', '1/2'], now);
  await expect
    .poll(() => globSync('*/**/index.html', { cwd: asideOf(part('first')) }), PATIENCE)
    .not.toEqual([]);
  onTestFinished(() => {
    one.kill('SIGKILL');
  });
  one.kill('SIGSTOP');
  const second = await build('second', ['--shard', '2/2'], now);
  expect(existsSync(part('first')), 'the first had ended before the second began').toBe(false);
  one.kill('SIGCONT');
  const first = await done('first', one);
  // What time it is the parts say.
  const merged = await build('merged', ['--merge', part('first'), part('second')]);

  expect(differences(part('merged'), part('whole'))).toEqual([]);
  expect(filesOf(`${part('merged')}.deploy`)).toEqual(filesOf(`${part('whole')}.deploy`));
  expect(existsSync(path.join(part('first'), 'index.html'))).toBe(false);
  expect(first.rendered).toBeGreaterThan(whole.rendered / 4);
  expect(second.rendered).toBeGreaterThan(whole.rendered / 4);
  expect(merged.reused).toBe(first.rendered + second.rendered);
  expect(merged.rendered + merged.reused).toBe(whole.rendered);
});
