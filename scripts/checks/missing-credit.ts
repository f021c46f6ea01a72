import { attributeOf } from '../../src/content/markup.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

/** A `Figure` is there to carry a credit. Leading pictures are the schema's business. */
export class MissingCredit implements StoryRule {
  readonly id = 'missing-credit';

  *check(story: Story): Iterable<Finding> {
    if (story.format !== 'mdx' || story.missing.includes('credit')) return;
    for (const tag of story.tags) {
      if (tag.name !== 'Figure' || tag.attributes.some(({ name }) => name === '')) continue;
      const credit = attributeOf(tag, 'credit');
      // An empty one is the component's own complaint.
      if (credit) continue;
      yield {
        at: story.inText(tag.start),
        what: 'The picture has no credit.',
        how: 'Add `credit="Photograph: Name/Agency"`.',
      };
    }
  }
}
