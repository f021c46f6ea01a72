import { endOf, startOf } from '../../src/content/body-tree.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

/** The headline is the page's `h1`; a story's own headings begin with `##`, and none is left out. */
export class HeadingLevel implements StoryRule {
  readonly id = 'heading-level';

  *check(story: Story): Iterable<Finding> {
    let above = 1;
    for (const node of story.nodes) {
      if (node.type !== 'heading') continue;
      const at = story.inText(startOf(node));
      if (node.depth === 1) {
        const isHash = /^#(?!#)/.test(story.text.slice(at, story.inText(endOf(node))));
        yield {
          at,
          what: 'The heading is of the first level, which is the headline’s.',
          how: 'Begin it with `##`.',
          ...(isHash ? { fix: [{ start: at, end: at, text: '#' }] } : {}),
        };
        above = 2;
        continue;
      }
      if (node.depth > above + 1) {
        const wanted = '#'.repeat(above + 1);
        yield {
          at,
          what: `The heading skips a level: ${'#'.repeat(node.depth)} after ${above === 1 ? 'the headline' : '#'.repeat(above)}.`,
          how: `Begin it with \`${wanted}\`: those who listen to a page find their way by its levels.`,
        };
      }
      above = node.depth;
    }
  }
}
