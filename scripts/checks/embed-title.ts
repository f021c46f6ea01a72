import { attributeOf } from '../../src/content/markup.ts';
import { hasText } from './component.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

export class EmbedTitle implements StoryRule {
  readonly id = 'embed-title';

  *check(story: Story): Iterable<Finding> {
    if (story.format !== 'mdx') return;
    for (const tag of story.tags) {
      if (tag.name !== 'Embed' || tag.attributes.some(({ name }) => name === '')) continue;
      const title = attributeOf(tag, 'title');
      if (title && (title.isCode ? !/^\s*(["'`])\s*\1\s*$/.test(title.value ?? '') : hasText(title.value)))
        continue;
      yield {
        at: story.inText(title?.start ?? tag.start),
        what: 'The embed has no title.',
        how: 'Add `title="…"`: what readers will see there, for those who decide whether to load it.',
      };
    }
  }
}
