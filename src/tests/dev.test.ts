/** `npm run dev`, as a writer uses it. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, inject, it, onTestFinished } from 'vitest';
import { BUILD_NOW, copyProject, startScript } from './build-runner.ts';
import { emptyOutlet, writeFiles } from './outlets.ts';

/** So many that what is learned of them is kept. */
const STORIES = 1000;

function story(title: string, date: string, body: string, more = ''): string {
  return (
    `---\ntitle: ${title}\nauthor: newsroom\nsection: news\ndate: ${date}\n${more}` +
    'description: Passengers waited two hours on the quay while the harbour office said nothing at all.\n' +
    `---\n\n${body}\n`
  );
}

/** Asks again until somebody answers as he should. */
async function until<T>(ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(50);
  }
}

it('shows what is written, also what is not public, and remembers what it has learned of an archive', async () => {
  const place = path.join(inject('workshop'), 'dev');
  const project = path.join(place, 'project');
  copyProject(project);
  const contentDir = await emptyOutlet(place);
  const ferry = 'articles/2025/10/ferry.md';
  writeFiles(contentDir, {
    [ferry]: story('The ferry is late again', '2025-10-04T08:00:00Z', 'It left at noon.'),
    'articles/2025/10/draft.md': story('A draft', '2025-10-03T08:00:00Z', 'Not yet.', 'draft: true\n'),
    'articles/2025/11/later.md': story('Told later', '2025-11-03T08:00:00Z', 'In a month.'),
  });
  for (let number = 0; number < STORIES; number += 1) {
    const title = `Sailing ${String(number)}`;
    const ship = number.toString(2).replaceAll('0', 'ba').replaceAll('1', 'ne');
    writeFiles(contentDir, {
      [`articles/2024/05/${String(number)}.md`]: story(title, '2024-05-04T08:00:00Z', `The ${ship} sails.`),
    });
  }
  const cacheDir = path.join(place, 'cache');
  const env = {
    CONTENT_DIR: contentDir,
    CACHE_DIR: cacheDir,
    OUT_DIR: path.join(place, 'dist'),
    BUILD_NOW,
  };
  const start = async () => {
    const server = startScript('dev.ts', [], env, project);
    onTestFinished(() => {
      server.kill('SIGKILL');
    });
    const ended = server.ended.then(({ output }) => {
      throw new Error(`dev ended:\n${output}`);
    });
    const said = () => /Local\s+(http:\S+)/.exec(server.output())?.[1];
    const origin = await Promise.race([until(said), ended]);
    ended.catch(() => undefined);
    const page = async (address: string) => (await fetch(new URL(address, origin))).text();
    return { server, page };
  };

  const { server, page } = await start();
  const front = await page('/');
  for (const title of ['The ferry is late again', 'A draft', 'Told later']) expect(front).toContain(title);
  expect(await page('/2025/10/ferry/')).toContain('It left at noon.');
  const file = path.join(contentDir, ferry);
  writeFileSync(file, readFileSync(file, 'utf8').replace('at noon', 'at dusk'));
  await until(async () => ((await page('/2025/10/ferry/')).includes('It left at dusk.') ? true : undefined));
  server.kill('SIGINT');
  expect((await server.ended).code).toBe(130);

  const learned = path.join(cacheDir, 'content/telling.data');
  const { size } = statSync(learned);
  expect(size).toBeGreaterThan(STORIES * 20);
  const again = await start();
  expect(await again.page('/2025/10/ferry/')).toContain('It left at dusk.');
  again.server.kill('SIGINT');
  await again.server.ended;
  // Of the story that has another text since, and of no other.
  expect(statSync(learned).size).toBeLessThan(1.1 * size);
});
