import { localDay } from '../../src/archive/calendar.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Most often a slip of the year, and the story is missing without anybody being told. */
export class FarDate implements StoryRule {
  readonly id = 'far-date';

  *check(story: Story): Iterable<Finding> {
    const { date, draft, embargo } = story.written;
    if (!story.isArticle || date === undefined || draft || embargo !== undefined || date <= story.now + DAY)
      return;
    yield {
      at: story.fieldStart('date'),
      what: `The story is dated ${localDay(date, story.outlet.written.timezone).day}, more than a day ahead.`,
      how: 'Mend the date, or add `embargo:` (or `draft: true`) if it is to wait until then.',
    };
  }
}
