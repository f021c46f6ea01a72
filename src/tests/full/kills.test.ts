import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { killBuilds } from '../kills.ts';

/** SEED=… kills at other moments. */
const SEED = Number(process.env['SEED'] ?? '7');

it('200 builds that are killed leave no broken output', { timeout: 3_600_000 }, async () => {
  const folder = path.join(inject('workshop'), 'kills');
  const { killed, inSwap, completed, broken } = await killBuilds(folder, 200, SEED);
  console.log(
    `${String(killed)} of 200 builds were killed at work, ${String(inSwap)} of them in the middle of the swap; ` +
      `${String(completed)} had the new output in place`,
  );
  expect(broken).toEqual([]);
  expect(inSwap).toBeGreaterThan(5);
});
