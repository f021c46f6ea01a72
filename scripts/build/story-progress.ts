import { hearStoryWork } from '../../src/site/story-work.ts';
import type { Progress } from './progress.ts';

/**
 * Counting words and finding what is related takes minutes of a first build of an archive, and no page is made meanwhile.
 * @returns to be told of each page that is made
 */
export function showStories(progress: Progress): Progress['step'] {
  let shown = 'pages';
  const show = (name: string, done: number, of: number) => {
    if (name !== shown) progress.enter(name);
    shown = name;
    progress.step(done, of);
  };
  hearStoryWork(({ work, done, of }) => {
    show(work, done, of);
  });
  return (done, of) => {
    show('pages', done, of);
  };
}
