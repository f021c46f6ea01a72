/** Reads many articles on all cores. */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { StoryReading } from '../../src/content/read-story.ts';
import type { WrittenArticle } from '../../src/content/schema/article.ts';
import type { Link } from './links.ts';
import { readBatches, shareOut, type BatchAnswer, type BatchTask } from './story-batches.ts';

/** Below this a thread takes longer to start than the work takes. */
const WORTH_IT = 1500;
/** Each thread has a heap of its own, and the disk is one. */
const MOST_THREADS = 4;

/** In megabytes. What a story leaves behind is old before the next is read, where there is little room for the young. */
const YOUNG = 64;

export interface ManyReadings {
  /** In the order of the files. */
  readonly readings: readonly StoryReading<WrittenArticle>[];
  readonly links: readonly Link[];
}

/** @returns nothing where it is not worth it, or there is one core only */
export async function readOnAllCores(
  task: Omit<BatchTask, 'next'>,
  onProgress: (stories: number) => void,
  threads = task.files.length < WORTH_IT ? 1 : Math.min(availableParallelism(), MOST_THREADS),
): Promise<ManyReadings | undefined> {
  if (threads < 2) return undefined;
  const shared = shareOut(task);
  const answers: BatchAnswer[] = [];
  let done = 0;
  const take = (answer: BatchAnswer) => {
    answers[answer.number] = answer;
    done += answer.readings.length;
    onProgress(done);
  };
  const workers = Array.from({ length: threads - 1 }, () => helper(shared, take));
  // This thread is one of them: it has loaded already what it takes.
  const own = async () => {
    for (const answer of readBatches(shared)) {
      take(answer);
      // What the others have read comes in between.
      await setImmediate();
    }
  };
  await Promise.all([own(), ...workers]);
  return {
    readings: answers.flatMap(({ readings }) => readings),
    links: answers.flatMap(({ links }) => links),
  };
}

function helper(task: BatchTask, take: (answer: BatchAnswer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./story-worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    worker.on('message', take);
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}
