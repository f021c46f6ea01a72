/** Draws many cards: in threads where there are enough of them to be worth their start. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Mark } from '../../../src/outputs/social-card/draw.ts';
import type { Drawing } from '../../../src/outputs/social-card/draw-safely.ts';
import type { Delivery, Order } from './worker.ts';

/** A thread takes half a second to begin, a card less than a tenth. */
const WORTH_A_THREAD = 16;
const MOST_THREADS = 8;
/** One is set while another is packed. */
const AT_ONCE = 2;

/** @param onDrawn called once for each order, in any order */
export async function drawAll(
  orders: readonly Order[],
  mark: Mark | undefined,
  onDrawn: (key: string, drawing: Drawing) => void,
): Promise<void> {
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.floor(orders.length / WORTH_A_THREAD));
  if (threads < 2) {
    const { drawSafely } = await import('../../../src/outputs/social-card/draw-safely.ts');
    for (const { key, card } of orders) onDrawn(key, await drawSafely(card, mark));
    return;
  }
  const queue = [...orders].reverse();
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./worker.ts', import.meta.url), { workerData: { mark } }),
  );
  try {
    await Promise.all(workers.map((worker) => work(worker, queue, onDrawn)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Keeps a thread busy until nothing is left to do. */
function work(
  worker: Worker,
  queue: Order[],
  onDrawn: (key: string, drawing: Drawing) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let busy = 0;
    const next = () => {
      const order = queue.pop();
      if (order) {
        busy += 1;
        worker.postMessage(order);
      } else if (busy === 0) resolve();
    };
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`social-cards: a thread ended early (${String(code)})`)));
    worker.on('message', (delivery: Delivery) => {
      busy -= 1;
      try {
        if ('failure' in delivery) throw new Error(`social-cards: ${delivery.failure}`);
        const { key, ...drawing } = delivery;
        onDrawn(key, drawing);
        next();
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    for (let index = 0; index < AT_ONCE; index += 1) next();
  });
}
