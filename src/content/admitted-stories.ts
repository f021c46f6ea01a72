/**
 * The stories that the loader lets in, and what it knows of the pictures that files of the newsroom name, for the pages.
 * They are the process's own: the loader runs in one bundle, the pages in another.
 */
import type { SourcedArticle } from './newsroom.ts';
import type { PictureLook } from './pictures.ts';

export interface Admitted {
  readonly stories: readonly SourcedArticle[];
  /** By absolute path. */
  readonly pictures: ReadonlyMap<string, PictureLook>;
}

const KEY = Symbol.for('broadsheet.admitted-stories');
type Process = typeof globalThis & { [KEY]?: Admitted };

export function admitStories(admitted: Admitted): void {
  (globalThis as Process)[KEY] = admitted;
}

/** @throws when no loader ran before */
export function admittedStories(): Admitted {
  const admitted = (globalThis as Process)[KEY];
  if (!admitted) throw new Error('admitted-stories: there are none before the loaders have run');
  return admitted;
}
