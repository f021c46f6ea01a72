import { startOf } from '../../src/content/body-tree.ts';
import { isBareLink } from './prose.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

/** An address in the text: hard to read, and read out letter by letter. E-mail addresses are their own best text. */
export class BareUrl implements StoryRule {
  readonly id = 'bare-url';

  *check(story: Story): Iterable<Finding> {
    const { tree } = story;
    if (!tree) return;
    for (const node of story.nodes) {
      if (node.type !== 'link' || !/^https?:/i.test(node.url)) continue;
      const [child] = node.children;
      const isOwnText =
        child?.type === 'text' && node.children.length === 1 && /^https?:\/\/\S+$/i.test(child.value);
      if (!isBareLink(node, tree.body) && !isOwnText) continue;
      const start = startOf(node);
      yield {
        at: story.inText(tree.body[start] === '<' ? start + 1 : start),
        what: 'An address stands in the text as it is.',
        how: 'Write `[what is there](https://…)`.',
      };
    }
  }
}
