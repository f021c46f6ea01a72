/** The newsroom of this build's environment, for the site and the desk alike. */
import { sourceHash } from '../cache/source-hash.ts';
import { readNewsroom, type Reading } from '../content/read-newsroom.ts';
import { openStoryMemory, type StoryMemory } from '../content/story-memory.ts';
import { environment } from './environment.ts';
import { newsroomRules } from './newsroom-rules.ts';
import { outlet } from './outlet.ts';

export function readThisNewsroom(): Promise<Reading> {
  const { contentDir, cacheDir, projectDir, now, since } = environment;
  return readNewsroom({
    ...newsroomRules(contentDir, now, outlet),
    since,
    // What is not asked for is forgotten: who reads a part only leaves it alone.
    memory: since === undefined ? openMemory(cacheDir, projectDir) : undefined,
  });
}

function openMemory(cacheDir: string, projectDir: string): StoryMemory {
  return openStoryMemory(
    cacheDir,
    JSON.stringify([sourceHash(projectDir, ['src/content']), outlet.timezone]),
  );
}
