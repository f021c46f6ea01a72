import { newsroomLoaders, type Loaders } from '../content/article-loader.ts';
import { environment } from './environment.ts';
import { keptTypes } from './kept-types.ts';
import { readThisNewsroom } from './newsroom.ts';

/** Loaders of the newsroom of this build's environment. */
export function theseLoaders(): Loaders {
  const { contentDir, preview } = environment;
  return newsroomLoaders({ contentDir, preview, read: readThisNewsroom, keptTypes });
}
