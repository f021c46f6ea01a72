/** The newsroom of this build's environment, for the site and the desk alike. */
import { sourceHash } from '../cache/source-hash.ts';
import { readNewsroom, type Reading } from '../content/read-newsroom.ts';
import { openStoryMemory } from '../content/story-memory.ts';
import { environment } from './environment.ts';
import { newsroomRules } from './newsroom-rules.ts';
import { outlet } from './outlet.ts';

export function readThisNewsroom(): Promise<Reading> {
  const { contentDir, cacheDir, projectDir, now } = environment;
  return readNewsroom({
    ...newsroomRules(contentDir, now, outlet),
    memory: openStoryMemory(
      cacheDir,
      JSON.stringify([sourceHash(projectDir, ['src/content']), outlet.timezone]),
    ),
  });
}
