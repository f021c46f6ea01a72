import { attributeOf } from '../../src/content/markup.ts';
import { startOf } from '../../src/content/body-tree.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

const HOW = 'Say between the brackets what is to be seen, for those who cannot see it.';

/** Leading pictures are the schema's business. */
export class MissingAlt implements StoryRule {
  readonly id = 'missing-alt';

  *check(story: Story): Iterable<Finding> {
    const { tree } = story;
    if (!tree || story.missing.includes('alt')) return;
    for (const node of story.nodes) {
      if (node.type !== 'image' && node.type !== 'imageReference') continue;
      if ((node.alt ?? '').trim() !== '') continue;
      const src =
        node.type === 'image' ? node.url : (tree.definitions.get(node.identifier)?.url ?? node.identifier);
      yield {
        at: story.inText(startOf(node)),
        what: `The picture “${src}” has no alternative text.`,
        how: HOW,
      };
    }
    for (const tag of story.tags) {
      if (tag.name !== 'img' || attributeOf(tag, 'alt') || tag.attributes.some(({ name }) => name === ''))
        continue;
      const how = 'Add `alt="…"`: what is to be seen, or `alt=""` where it tells nothing.';
      yield { at: story.inText(tag.start), what: 'A picture has no alternative text.', how };
    }
  }
}
