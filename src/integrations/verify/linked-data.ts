/** JSON-LD (https://www.w3.org/TR/json-ld11/) of a page: whether it can be read, and says of a story what it must. */

/** What a story must say of itself (DESIGN sections 3 and 4). */
const OF_A_STORY = [
  'url',
  'mainEntityOfPage',
  'headline',
  'datePublished',
  'dateModified',
  'author',
  'publisher',
  'articleSection',
  'inLanguage',
] as const;

/** What a page must say of itself: a story of its article; another that is to be found, something; the rest, nothing. */
export type Telling = 'story' | 'page' | 'nothing';

/** @param blocks text of each `application/ld+json` of the page */
export function linkedDataFaults(blocks: readonly string[], telling: Telling): string[] {
  const faults: string[] = [];
  const isStory = telling === 'story';
  if (telling === 'page' && blocks.length === 0) faults.push('has no JSON-LD');
  const nodes: Record<string, unknown>[] = [];
  for (const block of blocks) {
    try {
      const data: unknown = JSON.parse(block);
      const context = isNode(data) ? data['@context'] : undefined;
      if (context === undefined) faults.push('has JSON-LD without a context');
      nodes.push(...nodesOf(data));
    } catch (error) {
      faults.push(`has JSON-LD that cannot be read: ${(error as Error).message}`);
    }
  }
  for (const node of nodes) if (node['@type'] === undefined) faults.push('has JSON-LD without a type');
  const stories = nodes.filter((node) =>
    [node['@type']].flat().some((type) => String(type).endsWith('Article')),
  );
  if (isStory && stories.length === 0) faults.push('has no JSON-LD about its story');
  for (const story of isStory ? stories : []) {
    const missing = OF_A_STORY.filter((field) => isEmpty(story[field]));
    if (missing.length > 0) faults.push(`has JSON-LD of a story without ${missing.join(', ')}`);
    for (const author of [story['author']].flat()) {
      if (isNode(author) && author['@id'] === undefined && isEmpty(author['name']))
        faults.push('has JSON-LD with an author without a name');
    }
  }
  return faults;
}

/** The node itself, those of a list, those of a graph. */
function nodesOf(data: unknown): Record<string, unknown>[] {
  if (Array.isArray(data)) return data.flatMap(nodesOf);
  if (!isNode(data)) return [];
  return '@graph' in data ? nodesOf(data['@graph']) : [data];
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
