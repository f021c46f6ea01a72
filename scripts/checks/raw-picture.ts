import { startOf } from '../../src/content/body-tree.ts';
import { attributeOf } from '../../src/content/markup.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

/** An address of another site, or one that does not begin beside the story. */
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|\/)/i;

/** Only pictures written as Markdown are resized and copied with the page; in MDX none by reference. */
export class RawPicture implements StoryRule {
  readonly id = 'raw-picture';

  *check(story: Story): Iterable<Finding> {
    for (const tag of story.tags) {
      if (!/^(?:img|source|video|audio|track)$/.test(tag.name)) continue;
      for (const name of ['src', 'poster']) {
        const file = attributeOf(tag, name);
        if (!file?.value || file.isCode || ELSEWHERE.test(file.value.trim())) continue;
        yield {
          at: story.inText(file.valueStart),
          what: `The build does not copy “${file.value}”.`,
          how:
            tag.name === 'img'
              ? 'Write `![what is to be seen](file)`, or put the file into `public/` and begin its address with a slash.'
              : 'Put the file into the content folder’s `public/` and begin its address with a slash.',
        };
      }
    }
    for (const node of story.format === 'mdx' ? story.nodes : []) {
      const named = node.type === 'imageReference' ? story.tree?.definitions.get(node.identifier) : undefined;
      if (!named || ELSEWHERE.test(named.url)) continue;
      yield {
        at: story.inText(startOf(node)),
        what: `The build does not copy “${named.url}”, which an .mdx story names by reference.`,
        how: `Write the address where the picture is to stand: \`![…](${named.url})\`.`,
      };
    }
  }
}
