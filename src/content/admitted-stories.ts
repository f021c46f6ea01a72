/**
 * The stories that the loader lets in, for the pages. They are the process's own: the loader runs in one bundle, the pages
 * in another.
 */
import type { SourcedArticle } from './newsroom.ts';

const KEY = Symbol.for('broadsheet.admitted-stories');
type Process = typeof globalThis & { [KEY]?: readonly SourcedArticle[] };

export function admitStories(stories: readonly SourcedArticle[]): void {
  (globalThis as Process)[KEY] = stories;
}

/** @throws when no loader ran before */
export function admittedStories(): readonly SourcedArticle[] {
  const stories = (globalThis as Process)[KEY];
  if (!stories) throw new Error('admitted-stories: there are none before the loaders have run');
  return stories;
}
