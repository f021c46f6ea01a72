/**
 * The loaders that a build has made itself. Astro has Vite transform what `content.config.ts` imports, the schemas and all
 * that reads the newsroom, for every build: that takes a second, and Node has these modules already.
 */
import type { Loaders } from './article-loader.ts';

const KEY = Symbol.for('broadsheet.loaders');
type Process = typeof globalThis & { [KEY]?: Loaders };

export function shareLoaders(loaders: Loaders): void {
  (globalThis as Process)[KEY] = loaders;
}

/** Nothing in development, where they are made anew when their code changes. */
export function sharedLoaders(): Loaders | undefined {
  return (globalThis as Process)[KEY];
}
