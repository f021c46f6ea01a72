/** Everything on the site that changes by the passing of time alone. */
import { finalTag, withAncestors } from '../../src/archive/archive.ts';
import { DAY } from '../../src/archive/freshness.ts';
import { belongsOnFront, mayBreak } from '../../src/archive/front.ts';
import type { Instant } from '../../src/archive/model.ts';
import { publishedOf, visibilityAt } from '../../src/archive/visibility.ts';
import { mergedTagsOf, type Newsroom, type SourcedArticle } from '../../src/content/newsroom.ts';
import { isNews } from '../../src/outputs/news-sitemap.ts';
import { turns, type Turn, type WrittenBlock } from '../build/turning-points.ts';

export interface Happening extends Pick<Turn, 'at' | 'isAfter' | 'change'> {
  readonly kind: Exclude<Turn['kind'], 'grave'> | 'pin';
  /** Headline, who advertises, or an address. */
  readonly what: string;
  readonly id: string;
  /** The path that a person knows. */
  readonly file: string;
}

/** In the order of time; past and future. Drafts never happen. */
export function agendaOf(newsroom: Newsroom, now: Instant): Happening[] {
  const mayStandIn = candidates(newsroom, now);
  const happenings = pinHappenings(newsroom);
  for (const turn of turns(newsroom))
    if (isSeen(turn, mayStandIn)) happenings.push(happeningOf(turn, newsroom));
  return happenings.sort(
    (a, b) => a.at - b.at || inOrder(a.kind, b.kind) || inOrder(a.id, b.id) || inOrder(a.what, b.what),
  );
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What makes a site that was true at `since` untrue at `now`. */
export function happenedBetween(agenda: readonly Happening[], since: Instant, now: Instant): Happening[] {
  return agenda.filter(({ at, isAfter }) => (isAfter ? since <= at && at < now : since < at && at <= now));
}

/** Whether a build says anything else from then on. */
function isSeen(turn: Turn, mayStandIn: ReturnType<typeof candidates>): boolean {
  switch (turn.kind) {
    case 'story':
    case 'ad':
    case 'grave':
      return true;
    case 'tombstone':
      return !turn.of.written.excludeFrom.includes('feed');
    case 'breaking':
      return mayBreak(turn.of.written) && turn.at < (turn.of.written.expires ?? Infinity);
    case 'news-sitemap':
      return isNews(turn.of.written) && turn.at <= (turn.of.written.expires ?? Infinity);
    case 'block':
      return mayStandIn(turn.block, turn.of) && turn.at < (turn.of.written.expires ?? Infinity);
  }
}

function happeningOf(turn: Turn, { front, gone }: Newsroom): Happening {
  const { at, isAfter, change } = turn;
  const base = { at, isAfter, change };
  switch (turn.kind) {
    case 'ad': {
      const { id, shown: file, written } = turn.of;
      return { ...base, kind: 'ad', what: `${written.sponsor} (${written.slot})`, id, file };
    }
    case 'grave': {
      const { id, url } = turn.of;
      return { ...base, kind: 'tombstone', what: url, id: id ?? url, file: gone?.shown ?? '' };
    }
    case 'block': {
      const { id, written } = turn.of;
      const what = `${written.title} (in “${turn.block.id}”)`;
      return { ...base, kind: 'block', what, id, file: front?.shown ?? '' };
    }
    default: {
      const { id, shown: file, written } = turn.of;
      return { ...base, kind: turn.kind, what: written.title, id, file };
    }
  }
}

/** Of what changes with a story: when that changes a block of the front. */
function pinHappenings({ front, articles }: Newsroom): Happening[] {
  const stories = articles.filter(({ written }) => !written.draft);
  const byName = new Map([
    ...stories.map((story) => [story.filePath, story] as const),
    ...stories.map((story) => [story.id, story] as const),
  ]);
  return (front?.written.blocks ?? []).flatMap(({ id: block, pins, maxAgeDays }) =>
    pins.flatMap((pin): Happening[] => {
      const story = byName.get(pin);
      if (!story || !front) return [];
      const { expires, title } = story.written;
      const published = publishedOf(story.written);
      const base = {
        kind: 'pin',
        what: `${title} (in “${block}”)`,
        id: story.id,
        file: front.shown,
      } as const;
      const old = maxAgeDays === undefined ? Infinity : published + maxAgeDays * DAY;
      const end = Math.min(expires ?? Infinity, old);
      return [
        { ...base, at: published, isAfter: false, change: 'out' },
        ...(end === Infinity ? [] : [{ ...base, at: end, isAfter: true, change: 'down' } as const]),
      ];
    }),
  );
}

/** Whether a story may stand in a block of the front now: of each block, the newest that it asks for. */
function candidates(
  { front, sections, articles, tags }: Newsroom,
  now: Instant,
): (block: WrittenBlock, story: SourcedArticle) => boolean {
  const blocks = front?.written.blocks ?? [];
  if (blocks.every(({ maxAgeDays }) => maxAgeDays === undefined)) return () => false;
  const tree = new Map(Array.from(sections, ([id, { written }]) => [id, written] as const));
  const merged = mergedTagsOf({ tags });
  const hasTag = (story: SourcedArticle, tag: string) => {
    const wanted = finalTag(tag, merged);
    return story.written.tags.some(({ id }) => finalTag(id, merged) === wanted);
  };
  const matches = (story: SourcedArticle, query: WrittenBlock['query']) =>
    (query.section === undefined || withAncestors(story.written.section, tree).includes(query.section)) &&
    (query.tag === undefined || hasTag(story, query.tag)) &&
    (query.type === undefined || story.written.type === query.type);
  const newest = articles
    .filter(({ written }) => visibilityAt(now, written) === 'public' && belongsOnFront(written))
    .sort((a, b) => publishedOf(b.written) - publishedOf(a.written));
  const found = new Map<WrittenBlock, Set<SourcedArticle>>();
  let before = 0;
  for (const block of blocks) {
    // Blocks above may have taken as many of them.
    before += block.limit;
    if (block.maxAgeDays === undefined) continue;
    const stories = new Set<SourcedArticle>();
    for (const story of newest) {
      if (stories.size >= before) break;
      if (matches(story, block.query)) stories.add(story);
    }
    found.set(block, stories);
  }
  return (block, story) => found.get(block)?.has(story) === true;
}
