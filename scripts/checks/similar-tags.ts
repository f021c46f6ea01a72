import { problemAt, type Problem } from '../../src/content/problem.ts';
import type { OutletFacts } from './outlet-facts.ts';
import type { OutletRule } from './rule.ts';
import { similarTags, tagClashes, tagUses, type TagUse } from './tag-uses.ts';

/** `Covid 19` and `COVID19` are one topic with two pages; `C#` and `C++` are two with one page. */
export class SimilarTags implements OutletRule {
  readonly id = 'similar-tags';

  check({ newsroom }: OutletFacts): Problem[] {
    const merged = (id: string) => newsroom.tags.get(id)?.written.mergeInto !== undefined;
    const uses = tagUses(newsroom).filter(({ id }) => !merged(id));
    const clashes = tagClashes(newsroom).map(({ label, other, story, index }) => {
      const what = `The tag “${label}” has the address of “${other}”, and its stories would stand under that name.`;
      const how = 'Write what tells them apart in letters or digits.';
      return problemAt(story, ['tags', index], this.id, { what, how });
    });
    const alike = similarTags(uses).flatMap((group) => {
      const [kept, ...others] = group.toSorted(byUse);
      if (!kept) return [];
      return others.map(({ id, label, first, index }) => {
        const what = `The tag “${label}” is almost “${kept.label}”, which ${count(kept.stories)}.`;
        const how = `Use one of the two; \`npm run desk -- tags merge ${id} ${kept.id}\` does it everywhere.`;
        return problemAt(first, ['tags', index], this.id, { what, how });
      });
    });
    return [...clashes, ...alike];
  }
}

function byUse(a: TagUse, b: TagUse): number {
  return b.stories - a.stories || (a.id < b.id ? -1 : 1);
}

function count(stories: number): string {
  return stories === 1 ? 'one story bears' : `${String(stories)} stories bear`;
}
