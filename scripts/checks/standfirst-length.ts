import { lengthOf } from './headline-length.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

/** From – to. Scripts that write a word with one or two characters say as much in half the length. */
const RANGE = { alphabetic: [50, 200], ideographic: [20, 100] } as const;

export class StandfirstLength implements StoryRule {
  readonly id = 'standfirst-length';

  *check(story: Story): Iterable<Finding> {
    const { description } = story.written;
    if (!story.isArticle || description === undefined) return;
    const [least, most] = RANGE[/^(?:ja|zh|ko)$/.test(story.language) ? 'ideographic' : 'alphabetic'];
    const length = lengthOf(description);
    if (length >= least && length <= most) return;
    const range = `${String(least)} to ${String(most)}`;
    yield {
      at: story.fieldStart('description'),
      what: `The standfirst has ${String(length)} characters; it should have ${range}.`,
      how:
        length < least ? 'Say in one or two sentences what the story tells.' : 'Leave the rest to the story.',
    };
  }
}
