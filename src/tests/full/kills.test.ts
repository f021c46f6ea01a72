import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { killBuilds } from '../kills.ts';

it('200 builds that are killed leave no broken output', { timeout: 3_600_000 }, async () => {
  const { broken, completed } = await killBuilds(path.join(inject('workshop'), 'kills'), 200, 7);
  console.log(`${String(completed)} of 200 kills came after the new output was in place`);
  expect(broken).toEqual([]);
});
