/**
 * The stories that the loader lets in, and what it knows of the pictures that files of the newsroom name, for the pages.
 */
import { processOwn } from '../cache/process-own.ts';
import type { SourcedArticle } from './newsroom.ts';
import type { PictureLook } from './pictures.ts';

export interface Admitted {
  readonly stories: readonly SourcedArticle[];
  /** By absolute path. */
  readonly pictures: ReadonlyMap<string, PictureLook>;
}

const shared = processOwn<Admitted>('admitted-stories');

export function admitStories(admitted: Admitted): void {
  shared.value = admitted;
}

/** @throws when no loader ran before */
export function admittedStories(): Admitted {
  if (!shared.value) throw new Error('admitted-stories: there are none before the loaders have run');
  return shared.value;
}
