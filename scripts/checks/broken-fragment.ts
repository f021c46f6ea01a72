import { didYouMean } from '../../src/content/nearest.ts';
import type { Problem } from '../../src/content/problem.ts';
import { Fragments } from './fragments.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

export class BrokenFragment implements OutletRule {
  readonly id = 'broken-fragment';

  async check({ links, contentDir }: OutletFacts): Promise<Problem[]> {
    const fragments = new Fragments(contentDir);
    const problems: Problem[] = [];
    for (const { link, resolution, fragment } of links) {
      if (fragment === undefined || resolution.kind !== 'found' || resolution.story === undefined) continue;
      const ids = await fragments.of(resolution.story);
      if (!ids || ids.has(fragment) || fragment.startsWith('comment-')) continue;
      const { shown: file, target, line, column } = link;
      problems.push({
        rule: this.id,
        severity: 'error',
        file,
        line,
        column,
        what: `“${target}”: the page has no part “#${fragment}”.${didYouMean(
          fragment,
          [...ids].filter((id) => id !== ''),
        )}`,
        how: 'A heading’s fragment is its words in small letters with hyphens between them.',
      });
    }
    return problems;
  }
}
