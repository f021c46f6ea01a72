import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { startOf } from '../../src/content/body-tree.ts';
import { isImportable, outsideRefusal } from '../../src/content/mdx-reach.ts';
import { didYouMean } from '../../src/content/nearest.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

const SOURCE = /(?:\bfrom|\bimport)\s*(["'])(\.{1,2}\/[^"'\n]*)\1/g;

/** Where the files lie that an .mdx story imports. What may be imported at all is told by the contract. */
export class Import implements StoryRule {
  readonly id = 'import';

  *check(story: Story): Iterable<Finding> {
    const contentDir = path.dirname(story.outlet.absolute);
    for (const node of story.nodes) {
      if (node.type !== 'mdxjsEsm') continue;
      const start = story.inText(startOf(node));
      for (const { 0: match, 2: source = '', index } of node.value.matchAll(SOURCE)) {
        const at = start + index + match.indexOf(source);
        const file = path.resolve(path.dirname(story.file), source.replace(/[?#].*$/, ''));
        if (!isImportable(file, story.file, contentDir)) yield { at, ...outsideRefusal(source) };
        else if (!existsSync(file)) {
          const folder = path.dirname(file);
          const beside = existsSync(folder) ? readdirSync(folder) : [];
          yield {
            at,
            what: `The file “${source}” does not exist.${didYouMean(path.basename(file), beside)}`,
            how: 'Correct the path; it is relative to this file, and capital letters count.',
          };
        }
      }
    }
  }
}
