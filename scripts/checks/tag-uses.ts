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

/** A tag that shares its id with one that says something else: `C++` with `C#`. */
export interface TagClash {
  readonly label: string;
  /** As the first story that bears the id writes it. */
  readonly other: string;
  readonly story: SourcedArticle;
  readonly index: number;
}

/** Of each such tag, the first story that bears it. */
export function tagClashes({ articles }: Newsroom): TagClash[] {
  const first = new Map<string, string>();
  const seen = new Set<string>();
  const clashes: TagClash[] = [];
  for (const story of articles) {
    for (const [index, { id, label }] of story.written.tags.entries()) {
      const other = first.get(id);
      const sense = senseOf(label);
      if (other === undefined) first.set(id, label);
      else if (sense !== senseOf(other) && !seen.has(`${id}\n${sense}`)) {
        seen.add(`${id}\n${sense}`);
        clashes.push({ label, other, story, index });
      }
    }
  }
  return clashes;
}

/** A label without what only separates or ornaments: the signs that are left are part of a name. */
function senseOf(label: string): string {
  return label
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{S}#@&%*!?]/gu, '');
}

/** Groups of tags that are spelt almost alike. */
export function similarTags(uses: readonly TagUse[]): TagUse[][] {
  return [...Map.groupBy(uses, ({ id }) => skeletonOf(id)).values()].filter((group) => group.length > 1);
}

/** What is left of a tag without accents, hyphens and a plural’s `s`; digits keep apart what differs by them alone. */
function skeletonOf(id: string): string {
  const letters = id.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  // Marks of Arabic, Hebrew or Devanagari are letters.
  const base = /^[\p{Script=Latin}\p{N}-]*$/u.test(letters) ? letters : id.toLowerCase();
  const joined = base.replaceAll('-', '');
  return /^[a-z]{4,}[^s\W]s$/.test(joined) ? joined.slice(0, -1) : joined;
}
