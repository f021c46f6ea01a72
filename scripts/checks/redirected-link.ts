import type { Problem } from '../../src/content/problem.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';

export class RedirectedLink implements OutletRule {
  readonly id = 'redirected-link';

  check({ links }: OutletFacts): Problem[] {
    return links.flatMap(({ link, resolution, write }): Problem[] => {
      if (resolution.kind !== 'moved') return [];
      const { shown: file, target, line, column, range } = link;
      const address = write(resolution.to);
      const what = `“${target}” is an old address, which redirects.`;
      const fix = range && [{ ...range, text: address }];
      const how = `Write \`${address}\`.`;
      return [{ rule: this.id, severity: 'warn', file, line, column, what, how, ...(fix ? { fix } : {}) }];
    });
  }
}
