import type { Problem } from '../../src/content/problem.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';
import { similarTags, tagUses } from './tag-uses.ts';

/** A tag with a file is meant; one without that stands nowhere else is often a slip, and its page a list of one. */
export class LonelyTag implements OutletRule {
  readonly id = 'lonely-tag';

  check({ newsroom }: OutletFacts): Problem[] {
    const uses = tagUses(newsroom);
    // One that is spelt almost like another is told as that.
    const similar = new Set(similarTags(uses).flat());
    return uses.flatMap((use): Problem[] => {
      const { id, label, stories, first, index } = use;
      if (stories > 1 || similar.has(use) || newsroom.tags.has(id)) return [];
      const what = `Only this story bears the tag “${label}”.`;
      const how = `Use one that others bear, or add tags/${id}.yaml if it is there to stay.`;
      const place = first.document.locate(['tags', index]);
      return [{ rule: this.id, severity: 'warn', file: first.shown, ...place, what, how }];
    });
  }
}
