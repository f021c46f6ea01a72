import { didYouMean } from '../../src/content/nearest.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

/** Code in .mdx that the build could not run. Unknown elements are told as components. */
export class Expression implements StoryRule {
  readonly id = 'expression';

  *check(story: Story): Iterable<Finding> {
    const { code } = story;
    if (!code) return;
    for (const { offset, reason } of code.flaws) {
      yield {
        at: story.inText(offset),
        what: `The code cannot be read: ${reason}.`,
        how: 'A paragraph that begins with `import` or `export` is code; correct it, or begin with another word.',
      };
    }
    for (const offset of code.layouts) {
      yield {
        at: story.inText(offset),
        what: 'The story exports something as its layout (`default`).',
        how: 'Give it a name instead: `export const …`. Every story has the layout of the outlet.',
      };
    }
    for (const { name, offset, isElement } of code.unknown) {
      if (isElement) continue;
      yield {
        at: story.inText(offset),
        what: `Nothing defines \`${name}\`.${didYouMean(name, [...code.defined])}`,
        how: 'In .mdx, what stands in braces is code: write `\\{` for the character itself, or define the name with `export const`.',
      };
    }
  }
}
