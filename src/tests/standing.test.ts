/** A build of what is built already. */
import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { runScript } from './build-runner.ts';
import { emptyOutlet, writeFiles } from './outlets.ts';
import { filesOf } from './site-files.ts';

const DONE = 'Nothing has changed since it was built.';

it('has nothing to do, until something changes', async () => {
  const place = path.join(inject('workshop'), 'standing');
  const contentDir = await emptyOutlet(place);
  writeFiles(contentDir, {
    'articles/2025/10/ferry.md':
      '---\ntitle: The ferry is late again\nauthor: newsroom\nsection: news\ndate: 2025-10-04T08:00:00Z\n' +
      'description: Passengers waited two hours on the quay while the harbour office said nothing at all.\n---\n\nOnce.\n',
  });
  const dir = path.join(place, 'dist');
  const env = { CONTENT_DIR: contentDir, OUT_DIR: dir, CACHE_DIR: path.join(place, 'cache') };
  const build = async (BUILD_NOW = '2025-10-05T12:00:00Z') => {
    const { code, output } = await runScript('build.ts', [], { ...env, BUILD_NOW });
    expect(code, output).toBe(0);
    return output;
  };
  const state = () => filesOf(dir).map((file) => [file, statSync(path.join(dir, file)).ino]);

  expect(await build()).not.toContain(DONE);
  const built = state();
  const story = path.join(contentDir, 'articles/2025/10/ferry.md');
  utimesSync(story, new Date(), new Date());
  const again = await build();
  expect(again).toContain(DONE);
  expect(again).toMatch(/^0 rendered, [1-9]\d* as they were$/m);
  expect(await build('2025-10-05T18:00:00Z')).toContain(DONE);
  expect(state()).toEqual(built);

  // Two days after its date the story leaves the news sitemap.
  expect(await build('2025-10-06T08:00:00Z')).not.toContain(DONE);
  expect(readFileSync(path.join(dir, 'news-sitemap.xml'), 'utf8')).not.toContain('ferry');

  // Somebody writes into a page and hides it well.
  const page = path.join(dir, '2025/10/ferry/index.html');
  const before = readFileSync(page, 'utf8');
  const { atime, mtime } = statSync(page);
  writeFileSync(page, before.replace('Once.', 'Ones.'));
  utimesSync(page, atime, mtime);
  expect(await build('2025-10-06T08:00:00Z')).not.toContain(DONE);

  writeFileSync(story, readFileSync(story, 'utf8').replace('Once.', 'Twice.'));
  expect(await build('2025-10-06T08:00:00Z')).not.toContain(DONE);
  expect(readFileSync(page, 'utf8')).toContain('Twice.');
});
