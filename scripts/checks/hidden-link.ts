import type { Problem } from '../../src/content/problem.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

/** What `related` is told for as well: a public story that names one that is not. */
export class HiddenLink implements OutletRule {
  readonly id = 'hidden-reference';

  check({ links, newsroom }: OutletFacts): Problem[] {
    const hidden = new Set(
      newsroom.articles.filter(({ visibility }) => visibility !== 'public').map(({ file }) => file),
    );
    return links.flatMap(({ link, resolution }): Problem[] => {
      if (resolution.kind !== 'hidden' || hidden.has(link.file)) return [];
      const { shown: file, target, line, column } = link;
      const what = `“${target}” is not public (${resolution.visibility}), so the link leads nowhere.`;
      const how =
        resolution.visibility === 'expired'
          ? 'Take the link out.'
          : 'Nothing to do if it is public before this story.';
      return [{ rule: this.id, severity: 'warn', file, line, column, what, how }];
    });
  }
}
