import { it } from 'vitest';
import { runIncremental } from './incremental-runs.ts';

// Thirty edits and every damage to a cache are tried in `npm run test:full`.
it('builds what a clean build builds, after edits of every part and with a damaged cache', async () => {
  await runIncremental({
    name: 'incremental',
    articles: 14,
    edits: [
      ['retitle', 'picture'],
      ['publish', 'rename', 'delete', 'author', 'template', 'clock'],
    ],
    damages: [undefined, 'every file cut at a random byte'],
  });
});
