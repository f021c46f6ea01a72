/** A thread that reads and inspects articles: told files, it tells what came of them. */
import { parentPort, workerData } from 'node:worker_threads';
import { readOutletFile } from '../../src/content/outlet-file.ts';
import { readStory, type StoryReading } from '../../src/content/read-story.ts';
import { articleSchema, flawsBetweenFields, type WrittenArticle } from '../../src/content/schema/article.ts';
import { inspector } from './inspect.ts';
import type { Link } from './links.ts';

export interface WorkerTask {
  readonly contentDir: string;
  readonly now: number;
  readonly origin: string;
}

export interface WorkerAnswer {
  readonly readings: readonly StoryReading<WrittenArticle>[];
  readonly links: readonly Link[];
}

const { contentDir, now, origin } = workerData as WorkerTask;
const outlet = readOutletFile(contentDir);
const schema = articleSchema(outlet.written.timezone);

parentPort?.on('message', (files: readonly string[]) => {
  const { inspect, links } = inspector(outlet, now, origin);
  const readings = files.map((file) =>
    readStory({ collection: 'articles', schema, file, between: flawsBetweenFields, inspect }),
  );
  parentPort?.postMessage({ readings, links } satisfies WorkerAnswer);
});
