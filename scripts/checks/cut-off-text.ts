import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

/** `title: Deal #5 signed`: to YAML the story is called “Deal” (YAML 1.2.2, section 6.6). */
const COMMENT = /[ \t]+(#[^\s#][^\n]*)/y;
const MOST_SHOWN = 30;

export class CutOffText implements StoryRule {
  readonly id = 'cut-off-text';

  *check(story: Story): Iterable<Finding> {
    for (const { start, text, quoting } of story.fields) {
      // Where the text ends nobody can doubt.
      if (quoting !== undefined) continue;
      COMMENT.lastIndex = start + text.length;
      const [all = '', comment = ''] = COMMENT.exec(story.text) ?? [];
      if (comment === '') continue;
      const shown = comment.length > MOST_SHOWN ? `${comment.slice(0, MOST_SHOWN)}…` : comment;
      yield {
        at: start + text.length + all.length - comment.length,
        what: `The text ends before “${shown}”: behind a space and “#” stands a comment.`,
        how: 'Put quotation marks round all of the text; if it is a comment, a space behind “#”.',
      };
    }
  }
}
