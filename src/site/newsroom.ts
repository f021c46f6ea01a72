/** The newsroom of this build's environment, for the site and the desk alike. */
import { processOwn } from '../cache/process-own.ts';
import { sourceHash } from '../cache/source-hash.ts';
import { readNewsroom, type Reading } from '../content/read-newsroom.ts';
import { openStoryMemory, type StoryMemory } from '../content/story-memory.ts';
import { environment } from './environment.ts';
import { newsroomRules } from './newsroom-rules.ts';
import { outlet } from './outlet.ts';

const shared = processOwn<Promise<Reading>>('newsroom');

/** Reads the newsroom anew. */
export function readThisNewsroom(): Promise<Reading> {
  const { contentDir, cacheDir, projectDir, now, since } = environment;
  const reading = readNewsroom({
    ...newsroomRules(contentDir, now, outlet, projectDir),
    since,
    // What is not asked for is forgotten: who reads a part only leaves it alone.
    memory: since === undefined ? openMemory(cacheDir, projectDir) : undefined,
  });
  shared.value = reading;
  return reading;
}

/**
 * The newsroom as it was last read, by whomever in this process: what runs after the pages has the files before it that
 * the pages were made from. The pages' own modules are others than the build script's.
 */
export function thisNewsroom(): Promise<Reading> {
  return shared.value ?? readThisNewsroom();
}

function openMemory(cacheDir: string, projectDir: string): StoryMemory {
  return openStoryMemory(
    cacheDir,
    JSON.stringify([sourceHash(projectDir, ['src/content']), outlet.timezone]),
  );
}
