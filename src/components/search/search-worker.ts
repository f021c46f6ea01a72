/** The thread that searches: it is sent the port through which the page asks. */
import { answerAt } from './asked-aside.ts';
import { loadIndexes } from './indexes.ts';

addEventListener('message', ({ ports }) => {
  for (const port of ports) answerAt(port, loadIndexes);
});
