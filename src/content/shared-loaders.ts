/**
 * The loaders that a build has made itself. Astro has Vite transform what `content.config.ts` imports, the schemas and all
 * that reads the newsroom, for every build: that takes a second, and Node has these modules already.
 */
import { processOwn } from '../cache/process-own.ts';
import type { Loaders } from './article-loader.ts';

const shared = processOwn<Loaders>('loaders');

export function shareLoaders(loaders: Loaders): void {
  shared.value = loaders;
}

/** Nothing in development, where they are made anew when their code changes. */
export function sharedLoaders(): Loaders | undefined {
  return shared.value;
}
