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
    const lonely = uses.filter((use) => use.stories === 1 && !similar.has(use) && !newsroom.tags.has(use.id));
    // A story with ten of them needs one look, not ten.
    return [...Map.groupBy(lonely, ({ first }) => first)].map(([story, tags]): Problem => {
      const [one, ...others] = tags.sort((a, b) => a.index - b.index);
      const names = tags.map(({ label }) => `“${label}”`).join(', ');
      const what =
        others.length === 0
          ? `Only this story bears the tag ${names}.`
          : `Only this story bears the tags ${names}.`;
      const how = `Use tags that others bear, or add tags/${one?.id ?? ''}.yaml if it is there to stay.`;
      const place = story.document.locate(['tags', one?.index ?? 0]);
      return { rule: this.id, severity: 'warn', file: story.shown, ...place, what, how };
    });
  }
}
