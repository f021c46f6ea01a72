import { endOf, startOf } from '../../src/content/body-tree.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

interface Heading {
  readonly depth: number;
  /** Offsets in the story's text. */
  readonly at: number;
  readonly end: number;
  readonly isHtml: boolean;
}

/** The headline is the page's `h1`; a story's own headings begin with `##`, and none is left out. */
export class HeadingLevel implements StoryRule {
  readonly id = 'heading-level';

  *check(story: Story): Iterable<Finding> {
    let above = 1;
    for (const { depth, at, end, isHtml } of headingsOf(story)) {
      const written = (level: number) => (isHtml ? `<h${String(level)}>` : '#'.repeat(level));
      if (depth === 1) {
        const isHash = !isHtml && /^#(?!#)/.test(story.text.slice(at, end));
        yield {
          at,
          what: 'The heading is of the first level, which is the headline’s.',
          how: `Begin it with \`${written(2)}\`.`,
          ...(isHash ? { fix: [{ start: at, end: at, text: '#' }] } : {}),
        };
        above = 2;
        continue;
      }
      if (depth > above + 1) {
        yield {
          at,
          what: `The heading skips a level: ${written(depth)} after ${above === 1 ? 'the headline' : written(above)}.`,
          how: `Begin it with \`${written(above + 1)}\`: those who listen to a page find their way by its levels.`,
        };
      }
      above = depth;
    }
  }
}

/** Of Markdown and of HTML, in order. */
function headingsOf(story: Story): Heading[] {
  const headings: Heading[] = [];
  for (const node of story.nodes) {
    if (node.type !== 'heading') continue;
    const { depth } = node;
    headings.push({ depth, at: story.inText(startOf(node)), end: story.inText(endOf(node)), isHtml: false });
  }
  for (const { name, start, end } of story.tags) {
    const depth = Number(/^h([1-6])$/i.exec(name)?.[1] ?? '0');
    if (depth > 0) headings.push({ depth, at: story.inText(start), end: story.inText(end), isHtml: true });
  }
  return headings.sort((a, b) => a.at - b.at);
}
