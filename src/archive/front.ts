/** Which stories stand on the front (DESIGN section 3, `fronts/home.yaml`). */
import type { Archive, ArticleList } from './archive.ts';
import { BREAKING_LASTS, DAY } from './freshness.ts';
import { kindOf } from './kind.ts';
import type { Article, FrontBlock, Instant } from './model.ts';
import { newest } from './order.ts';

export interface FilledBlock {
  readonly block: FrontBlock;
  readonly articles: readonly Article[];
}

const SECTION_BLOCKS_BY_DEFAULT = 6;
/** A section with fewer stories gets no block of its own by default. */
const SECTION_MINIMUM = 2;

/**
 * Fills the blocks from top to bottom: pins first, then the newest of the query; nothing twice, nothing older
 * than the block allows, and no empty block.
 */
export function fillFront(archive: Archive, now: Instant): FilledBlock[] {
  const taken = new Set<string>();
  const filled: FilledBlock[] = [];
  for (const block of archive.front ?? defaultFront(archive)) {
    const oldest = block.maxAgeDays === undefined ? -Infinity : now - block.maxAgeDays * DAY;
    const unfit = (article: Article) => article.published < oldest || taken.has(article.id);
    const pinned = [...new Set(block.pins)]
      .flatMap((id) => archive.byId.get(id) ?? [])
      .filter((article) => !unfit(article));
    const articles = pinned.slice(0, block.limit);
    for (const article of articles) taken.add(article.id);
    const rest = newest(
      queryList(archive, block),
      block.limit - articles.length,
      (article) => unfit(article) || !matches(article, block) || !belongsOnFront(article),
    );
    for (const article of rest) taken.add(article.id);
    if (articles.length + rest.length > 0) filled.push({ block, articles: [...articles, ...rest] });
  }
  return filled;
}

/** A lead, the newest, the larger sections in their order, and opinion: for an outlet without a front of its own. */
function defaultFront(archive: Archive): FrontBlock[] {
  const sections = [...archive.sections.values()].filter(
    (section) =>
      section.parent === undefined && (archive.bySection.get(section.id)?.length ?? 0) >= SECTION_MINIMUM,
  );
  return [
    { id: 'lead', layout: 'lead', pins: [], query: {}, limit: 5 },
    ...sections.slice(0, SECTION_BLOCKS_BY_DEFAULT).map((section): FrontBlock => ({
      id: `section-${section.id}`,
      title: section.name,
      layout: 'section',
      pins: [],
      query: { section: section.id },
      limit: 4,
    })),
    { id: 'opinion', layout: 'opinion', pins: [], query: { type: 'opinion' }, limit: 3 },
    { id: 'latest', layout: 'list', pins: [], query: {}, limit: 8 },
  ];
}

/** The shortest list that holds everything the query asks for. */
function queryList(archive: Archive, { query }: FrontBlock): ArticleList {
  if (query.section !== undefined) return archive.bySection.get(query.section) ?? [];
  if (query.tag !== undefined) return archive.byTag.get(query.tag) ?? [];
  if (query.type !== undefined) return archive.byType.get(query.type) ?? [];
  return archive.articles;
}

function matches(article: Article, { query }: FrontBlock): boolean {
  return (
    (query.type === undefined || article.type === query.type) &&
    (query.tag === undefined || article.tags.includes(query.tag))
  );
}

/** Whether a story may stand on the front unless it is pinned there. */
export function belongsOnFront({
  excludeFrom,
  retracted,
}: Pick<Article, 'excludeFrom' | 'retracted'>): boolean {
  return !excludeFrom.includes('home') && !retracted;
}

/** Whether a story stands in the breaking-news strip while it is news. */
export function mayBreak(
  article: Pick<Article, 'breaking' | 'excludeFrom' | 'retracted' | 'type' | 'sponsor'>,
): boolean {
  return article.breaking && belongsOnFront(article) && kindOf(article) !== 'sponsored';
}

/**
 * The newest story of the breaking-news strip, while it is news. The strip is the front's, wherever a script brings it:
 * what is kept off the front is not in it, nor is what somebody paid for.
 */
export function breakingNews(archive: Archive, now: Instant): Article | undefined {
  const [breaking] = newest(
    archive.articles,
    1,
    (article) => !mayBreak(article) || now - article.published > BREAKING_LASTS,
  );
  return breaking;
}
