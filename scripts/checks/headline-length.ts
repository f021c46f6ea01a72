import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

const MOST = 110;

export class HeadlineLength implements StoryRule {
  readonly id = 'headline-length';

  *check(story: Story): Iterable<Finding> {
    const { title } = story.written;
    if (!story.isArticle || title === undefined) return;
    const length = lengthOf(title);
    if (length <= MOST) return;
    yield {
      at: story.fieldStart('title'),
      what: `The headline has ${String(length)} characters, more than ${String(MOST)}.`,
      how: 'Shorten it: search engines and lists cut long headlines off.',
    };
  }
}

/** Characters as readers count them. */
export function lengthOf(text: string): number {
  // Most text has no character of several code units, and taking it apart is slow.
  return /^[\0-\u02FF\u2010-\u2027]*$/.test(text)
    ? text.length
    : [...new Intl.Segmenter().segment(text)].length;
}
