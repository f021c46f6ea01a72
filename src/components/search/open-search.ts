/** Begins the thread that searches. */
import { askingAt, indexesOf, type Asking } from './asked-aside.ts';
import type { Indexes } from './indexes.ts';

/** The thread of this page, once there is one. */
let thread: Asking | undefined;

/**
 * The indexes of the outlet, as `loadIndexes` has them, asked in a thread of their own.
 * @throws when there is no such thread, or it cannot load them; may be tried again
 */
export function openSearch(base: string, names: readonly string[], sample: string): Promise<Indexes> {
  thread ??= begin();
  return indexesOf(thread, base, names, sample);
}

function begin(): Asking {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(null, [port2]);
  const asking = askingAt(port1);
  worker.addEventListener('error', ({ message }) => {
    thread = undefined;
    asking.fail(`search: ${message}`);
  });
  return asking;
}
