import { expect, it } from 'vitest';
import { tellStoryWork } from '../../src/site/story-work.ts';
import { showStories } from './story-progress.ts';

it('says what is done with all stories before the first page, and counts pages from then on', () => {
  const said: string[] = [];
  const step = showStories({
    enter: (phase) => said.push(phase),
    step: (done, of) => said.push(`${String(done)} of ${String(of)}`),
    end: () => undefined,
  });
  tellStoryWork({ work: 'words', done: 1, of: 2 });
  tellStoryWork({ work: 'words', done: 2, of: 2 });
  tellStoryWork({ work: 'related', done: 0, of: 2 });
  step(1, 9);
  step(2, 9);
  expect(said).toEqual(['words', '1 of 2', '2 of 2', 'related', '0 of 2', 'pages', '1 of 9', '2 of 9']);
});
