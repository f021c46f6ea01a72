import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { killBuilds } from '../kills.ts';

/** SEED=… kills at other moments, KILLS=… another number. */
const SEED = Number(process.env['SEED'] ?? '7');
const KILLS = Number(process.env['KILLS'] ?? '200');

it(`${String(KILLS)} builds that are killed leave no broken output`, { timeout: 14_400_000 }, async () => {
  const folder = path.join(inject('workshop'), 'kills');
  const { killed, inSwap, completed, phases, broken } = await killBuilds(folder, KILLS, SEED, (told) => {
    process.stderr.write(`${told}\n`);
  });
  console.log(
    `${String(killed)} of ${String(KILLS)} builds were killed at work, ${String(inSwap)} of them in the middle of the swap; ` +
      `${String(completed)} had the new output in place`,
  );
  console.log([...phases].map(([phase, count]) => `${phase} ${String(count)}`).join(', '));
  expect(broken).toEqual([]);
  expect(inSwap).toBeGreaterThan(KILLS / 40);
  expect([...phases.keys()]).toEqual(expect.arrayContaining(['start', 'content', 'pages', 'verify']));
});
