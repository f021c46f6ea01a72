/** The newsroom of this build's environment, for the site and the desk alike. */
import { visibilityAt } from '../archive/visibility.ts';
import { sourceHash } from '../cache/source-hash.ts';
import { readNewsroom, type Reading } from '../content/read-newsroom.ts';
import { openStoryMemory } from '../content/story-memory.ts';
import { addressOf } from './article-address.ts';
import { environment } from './environment.ts';
import { outlet } from './outlet.ts';
import { RESERVED } from './urls.ts';

export function readThisNewsroom(): Promise<Reading> {
  const { contentDir, cacheDir, projectDir } = environment;
  return readNewsroom({
    contentDir,
    visibility: (article) => visibilityAt(environment.now, article),
    articlePath: (filePath, article) => addressOf(filePath, article, outlet),
    reserved: RESERVED,
    memory: openStoryMemory(
      cacheDir,
      JSON.stringify([sourceHash(projectDir, ['src/content']), outlet.timezone]),
    ),
  });
}
