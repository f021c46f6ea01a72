import { localDay } from '../../src/archive/calendar.ts';
import { saidLater } from './date-order.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Most often a slip of the year, and the story is missing without anybody being told. */
export class FarDate implements StoryRule {
  readonly id = 'far-date';

  *check(story: Story): Iterable<Finding> {
    const { date, draft, embargo } = story.written;
    if (!story.isArticle || date === undefined || draft) return;
    const dayOf = (at: number) => localDay(at, story.outlet.written.timezone).day;
    for (const { name, path, at } of saidLater(story)) {
      if (at <= Math.max(story.now, date, embargo ?? 0) + DAY) continue;
      yield {
        at: story.fieldStart(...path),
        what: `The ${name} is dated ${dayOf(at)}, more than a day ahead, and readers see it from the next build on.`,
        how: 'Mend the date, or add it when that day has come.',
      };
    }
    if (embargo !== undefined || date <= story.now + DAY) return;
    yield {
      at: story.fieldStart('date'),
      what: `The story is dated ${dayOf(date)}, more than a day ahead.`,
      how: 'Mend the date, or add `embargo:` (or `draft: true`) if it is to wait until then.',
    };
  }
}
