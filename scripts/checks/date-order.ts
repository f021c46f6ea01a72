import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

/** What cannot have been before the story was there; `expires` guards the build and is told there. */
export class DateOrder implements StoryRule {
  readonly id = 'date-order';

  *check(story: Story): Iterable<Finding> {
    const { date, embargo, originallyPublished } = story.written;
    if (!story.isArticle || date === undefined || Number.isNaN(date)) return;
    if (embargo !== undefined && embargo < date) {
      yield {
        at: story.fieldStart('embargo'),
        what: 'The embargo ends before the story’s own `date`, which holds it back longer.',
        how: 'Correct one of the two: a story is public from the later of them on.',
      };
    }
    // Elsewhere it may have been updated and corrected before.
    if (originallyPublished) return;
    for (const { name, path, at } of saidLater(story)) {
      if (!(at < date)) continue;
      yield {
        at: story.fieldStart(...path),
        what: `The ${name} is older than the story.`,
        how: `Correct the ${name}’s date, or the story’s.`,
      };
    }
  }
}

export interface SaidLater {
  readonly name: string;
  /** Where its date stands. */
  readonly path: readonly (string | number)[];
  readonly at: number;
}

/** All that was said of a story after it appeared. */
export function saidLater({
  written: { updates, corrections, retracted },
}: Pick<Story, 'written'>): SaidLater[] {
  const each = (name: string, field: string, all: readonly { readonly date: number }[] = []) =>
    all.map(({ date }, index): SaidLater => ({ name, path: [field, index, 'date'], at: date }));
  return [
    ...each('update', 'updates', updates),
    ...each('correction', 'corrections', corrections),
    ...(retracted ? [{ name: 'retraction', path: ['retracted', 'date'], at: retracted.date }] : []),
  ];
}
