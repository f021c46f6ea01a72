import { attributeOf } from '../../src/content/markup.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

/** Of two places with one id a link finds only the first (HTML, section 3.2.6). */
export class RepeatedId implements StoryRule {
  readonly id = 'repeated-id';

  *check(story: Story): Iterable<Finding> {
    const seen = new Set<string>();
    for (const tag of story.tags) {
      // What a component makes of it is its own business.
      if (/^[A-Z]/.test(tag.name)) continue;
      const id = attributeOf(tag, 'id');
      if (!id?.value || id.isCode) continue;
      if (seen.has(id.value)) {
        yield {
          at: story.inText(id.valueStart),
          what: `The id “${id.value}” stands in the story already.`,
          how: 'Give this place another one, and links to it too; the first place keeps its id.',
        };
      }
      seen.add(id.value);
    }
  }
}
