import { it } from 'vitest';
import { makeRandom } from '../../../scripts/pictures/random.ts';
import { runIncremental } from '../incremental-runs.ts';
import { DAMAGES, EDITS } from '../random-edits.ts';

const SEED = process.env['SEED'] ?? '1';

it('thirty random edits: each output equals the clean one', async () => {
  const random = makeRandom(`edits ${SEED}`);
  const names = Object.keys(EDITS);
  // Each kind at least once.
  const edits = Array.from({ length: 30 }, (_, turn) => [names[turn] ?? random.pick(names)]);
  edits.sort(() => random.next() - 0.5);
  await runIncremental({ name: 'thirty-edits', articles: 40, edits });
}, 3_600_000);

it('a damaged cache makes a build slower, never wrong', async () => {
  const random = makeRandom(`damages ${SEED}`);
  const damages = Object.keys(DAMAGES);
  const edits = Array.from({ length: 3 * damages.length }, () => [random.pick(Object.keys(EDITS))]);
  await runIncremental({ name: 'damaged-caches', articles: 40, edits, damages });
}, 3_600_000);
