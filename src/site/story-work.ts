import { channel } from 'node:diagnostics_channel';

/** What is done with every story before the first page is made: its words are counted, its related stories found. */
export interface StoryWork {
  readonly work: 'words' | 'related';
  readonly done: number;
  readonly of: number;
}

const work = channel('broadsheet:story-work');

/** Says how far it is. It is done where Astro puts it; the build that tells of it is not there. */
export function tellStoryWork(message: StoryWork): void {
  work.publish(message);
}

/** @param hear is told, as long as the process lives */
export function hearStoryWork(hear: (message: StoryWork) => void): void {
  work.subscribe((message) => {
    hear(message as StoryWork);
  });
}
