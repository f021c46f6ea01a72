import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

/** What cannot have been before the story was there; `expires` guards the build and is told there. */
export class DateOrder implements StoryRule {
  readonly id = 'date-order';

  *check(story: Story): Iterable<Finding> {
    const { date, embargo, updates, corrections, retracted, originallyPublished } = story.written;
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
    const later = [
      ...(updates ?? []).map((update, index) => ({
        name: 'update',
        path: ['updates', index, 'date'],
        at: update.date,
      })),
      ...(corrections ?? []).map(({ date: at }, index) => ({
        name: 'correction',
        path: ['corrections', index, 'date'],
        at,
      })),
      ...(retracted ? [{ name: 'retraction', path: ['retracted', 'date'], at: retracted.date }] : []),
    ];
    for (const { name, path, at } of later) {
      if (!(at < date)) continue;
      yield {
        at: story.fieldStart(...path),
        what: `The ${name} is older than the story.`,
        how: `Correct the ${name}’s date, or the story’s.`,
      };
    }
  }
}
