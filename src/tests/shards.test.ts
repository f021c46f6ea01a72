/** An outlet built in two parts and merged: the same bytes as when it is built at once, and the parts were of use. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { writeOutlet } from '../../scripts/bench/outlet/write.ts';
import { runScript } from './build-runner.ts';
import { differences, filesOf } from './site-files.ts';

interface Rendering {
  readonly rendered: number;
  readonly reused: number;
}

it('renders every page in one of two shards, and merges them into what one build makes', async () => {
  const folder = path.join(inject('workshop'), 'shards');
  const contentDir = path.join(folder, 'content');
  await writeOutlet(contentDir, { seed: 3, articles: 24, pictures: 0.1, mdx: 0.1 });

  const build = async (name: string, more: readonly string[], now?: string): Promise<Rendering> => {
    const cacheDir = path.join(folder, name, 'cache');
    const env = { CONTENT_DIR: contentDir, OUT_DIR: path.join(folder, name, 'dist'), CACHE_DIR: cacheDir };
    const { code, output } = await runScript(
      'build.ts',
      more,
      now === undefined ? env : { ...env, BUILD_NOW: now },
    );
    expect(code, output).toBe(0);
    const report = readFileSync(path.join(cacheDir, 'report.json'), 'utf8');
    return (JSON.parse(report) as { rendering: Rendering }).rendering;
  };
  const now = '2025-10-03T09:00:00Z';
  const part = (name: string) => path.join(folder, name, 'dist');

  const whole = await build('whole', [], now);
  const first = await build('first', ['--shard', '1/2'], now);
  const second = await build('second', ['--shard', '2/2'], now);
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
