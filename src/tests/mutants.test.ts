/** Some damaged stories in every run; 2,000 in `npm run test:full`. */
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { judgeMutants } from './mutation/judge.ts';

it('damaged stories are refused with a reason, or published soundly', async () => {
  const browser = await launchBrowser();
  const { stories, refused, published, faults } = await judgeMutants({
    folder: path.join(inject('workshop'), 'mutants'),
    seed: 3,
    outlets: 1,
    storiesEach: 24,
    wholeOutlets: 0,
    browser,
  });
  await browser.close();
  expect(faults).toEqual([]);
  // Both happen, or the test shows nothing.
  expect(refused.size).toBeGreaterThan(5);
  expect(published).toBeGreaterThan(5);
  expect(published).toBeLessThan(stories);
});
