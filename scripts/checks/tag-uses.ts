/** Which stories bear which tag. */
import type { Newsroom, SourcedArticle } from '../../src/content/newsroom.ts';

export interface TagUse {
  readonly id: string;
  /** As the first story writes it. */
  readonly label: string;
  readonly stories: number;
  /** The first story that bears it, and which of its tags it is. */
  readonly first: SourcedArticle;
  readonly index: number;
}

/** Tags in code-point order of their ids. */
export function tagUses({ articles }: Newsroom): TagUse[] {
  const uses = new Map<string, { -readonly [Key in keyof TagUse]: TagUse[Key] }>();
  for (const article of articles) {
    const seen = new Set<string>();
    for (const [index, { id, label }] of article.written.tags.entries()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const known = uses.get(id);
      uses.set(
        id,
        known ? { ...known, stories: known.stories + 1 } : { id, label, stories: 1, first: article, index },
      );
    }
  }
  return [...uses.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
