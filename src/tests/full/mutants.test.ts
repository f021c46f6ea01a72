/**
 * 2,000 damaged stories in five outlets. `SEED=… STORIES=…` judges others; `FIRST=3 STORIES=400` the fourth outlet alone.
 */
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { judgeMutants } from '../mutation/judge.ts';

const SEED = Number(process.env['SEED'] ?? '1');
const STORIES = Number(process.env['STORIES'] ?? '2000');
const FIRST = Number(process.env['FIRST'] ?? '0');
const OUTLETS = Math.max(1, Math.round(STORIES / 400));

it('damaged stories are refused with a reason, or published soundly', { timeout: 7_200_000 }, async () => {
  const browser = await launchBrowser();
  const { stories, refused, published, builds, pagesLoaded, faults } = await judgeMutants({
    folder: path.join(inject('workshop'), 'mutants'),
    seed: SEED,
    outlets: OUTLETS,
    first: FIRST,
    storiesEach: Math.round(STORIES / OUTLETS),
    wholeOutlets: 1,
    browser,
    // At once: a run may take an hour.
    onFault: (told) => process.stderr.write(`${told}\n`),
    onOutlet: (told) => process.stderr.write(`${told}\n`),
  });
  await browser.close();
  const reasons = [...refused].sort(([, a], [, b]) => b - a);
  console.log(reasons.map(([what, count]) => `${String(count).padStart(5)}  ${what}`).join('\n'));
  console.log(
    `${String(stories)} stories in ${String(builds)} builds: ${String(reasons.reduce((sum, [, count]) => sum + count, 0))} refused, ` +
      `${String(published)} published, ${String(pagesLoaded)} pages loaded`,
  );
  expect(faults).toEqual([]);
});
