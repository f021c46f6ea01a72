/** Reads many articles on all cores. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { StoryReading } from '../../src/content/read-story.ts';
import type { WrittenArticle } from '../../src/content/schema/article.ts';
import type { Link } from './links.ts';
import type { WorkerAnswer, WorkerTask } from './story-worker.ts';

/** Below this a thread takes longer to start than the work takes. */
const WORTH_IT = 1500;
const BATCH = 250;
/** Each thread has a heap of its own, and the disk is one. */
const MOST_THREADS = 4;

export interface ManyReadings {
  /** In the order of the files. */
  readonly readings: readonly StoryReading<WrittenArticle>[];
  readonly links: readonly Link[];
}

/** @returns nothing where it is not worth it, or there is one core only */
export async function readOnAllCores(
  files: readonly string[],
  task: WorkerTask,
  onProgress: (stories: number) => void,
  threads = Math.min(availableParallelism(), MOST_THREADS),
): Promise<ManyReadings | undefined> {
  if (files.length < WORTH_IT || threads < 2) return undefined;
  const batches: string[][] = [];
  for (let at = 0; at < files.length; at += BATCH) batches.push(files.slice(at, at + BATCH));
  const answers: WorkerAnswer[] = [];
  let next = 0;
  let done = 0;
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./story-worker.ts', import.meta.url), { workerData: task });
      let current = -1;
      const proceed = () => {
        current = next;
        next += 1;
        const batch = batches[current];
        if (batch) worker.postMessage(batch);
        else void worker.terminate().then(() => resolve());
      };
      worker.on('message', (answer: WorkerAnswer) => {
        answers[current] = answer;
        done += answer.readings.length;
        onProgress(done);
        proceed();
      });
      worker.on('error', reject);
      proceed();
    });
  await Promise.all(Array.from({ length: threads }, work));
  return {
    readings: answers.flatMap(({ readings }) => readings),
    links: answers.flatMap(({ links }) => links),
  };
}
