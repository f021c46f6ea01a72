/** A thread that reads and inspects its share of the articles, and tells what came of them. */
import { parentPort, workerData } from 'node:worker_threads';
import { readBatches, type BatchTask } from './story-batches.ts';

for (const answer of readBatches(workerData as BatchTask)) parentPort?.postMessage(answer);
