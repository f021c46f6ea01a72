/** Many stories, shared out between threads: whoever is free takes the next batch. */
import { readOutletFile } from '../../src/content/outlet-file.ts';
import { readStory, type StoryReading } from '../../src/content/read-story.ts';
import { articleSchema, flawsBetweenFields, type WrittenArticle } from '../../src/content/schema/article.ts';
import { inspector } from './inspect.ts';
import type { Link } from './links.ts';

const BATCH = 100;

export interface BatchTask {
  /** Absolute. */
  readonly files: readonly string[];
  readonly contentDir: string;
  readonly now: number;
  readonly origin: string;
  /** Number of the next batch, shared between threads. */
  readonly next: Int32Array<SharedArrayBuffer>;
}

export interface BatchAnswer {
  readonly number: number;
  /** In the order of the files. */
  readonly readings: readonly StoryReading<WrittenArticle>[];
  readonly links: readonly Link[];
}

export function shareOut(task: Omit<BatchTask, 'next'>): BatchTask {
  return { ...task, next: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
}

/** Reads and inspects batches of articles as long as there are any that nobody has taken. */
export function* readBatches({ files, contentDir, now, origin, next }: BatchTask): Iterable<BatchAnswer> {
  const outlet = readOutletFile(contentDir);
  const schema = articleSchema(outlet.written.timezone);
  for (;;) {
    const number = Atomics.add(next, 0, 1);
    const batch = files.slice(number * BATCH, (number + 1) * BATCH);
    if (batch.length === 0) return;
    const { inspect, links } = inspector(outlet, now, origin);
    const readings = batch.map((file) =>
      readStory({ collection: 'articles', schema, file, between: flawsBetweenFields, inspect }),
    );
    yield { number, readings, links };
  }
}
