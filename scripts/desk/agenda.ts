/** Everything on the site that changes by the passing of time alone. */
import { BREAKING_LASTS, DAY, NEWS_LASTS } from '../../src/archive/freshness.ts';
import type { FrontBlock, Instant } from '../../src/archive/model.ts';
import { publishedOf } from '../../src/archive/visibility.ts';
import type { Newsroom, SourcedArticle } from '../../src/content/newsroom.ts';

export interface Happening {
  /** Milliseconds since the epoch, as somebody wrote it or as it follows from that. */
  readonly at: Instant;
  /** Whether it is so only after that instant, and not yet at it. */
  readonly isAfter: boolean;
  readonly change: 'out' | 'down';
  readonly kind: 'story' | 'pin' | 'ad' | 'breaking' | 'block' | 'news-sitemap';
  /** Headline, or who advertises. */
  readonly what: string;
  readonly id: string;
  /** The path that a person knows. */
  readonly file: string;
}

/** In the order of time; past and future. Drafts never happen. */
export function agendaOf(newsroom: Newsroom, now: Instant): Happening[] {
  const stories = newsroom.articles.filter(({ written }) => !written.draft && !isOverBefore(written));
  const happenings = [
    ...stories.flatMap(storyHappenings),
    ...pinHappenings(newsroom, stories),
    ...adHappenings(newsroom),
  ];
  happenings.push(...blockHappenings(newsroom, stories, now));
  return happenings.sort(
    (a, b) => a.at - b.at || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.id < b.id ? -1 : 1),
  );
}

/** What makes a site that was true at `since` untrue at `now`. */
export function happenedBetween(agenda: readonly Happening[], since: Instant, now: Instant): Happening[] {
  return agenda.filter(({ at, isAfter }) => (isAfter ? since <= at && at < now : since < at && at <= now));
}

/** A story that expires before it is public is never seen. */
function isOverBefore(written: SourcedArticle['written']): boolean {
  return written.expires !== undefined && written.expires < publishedOf(written);
}

function storyHappenings(article: SourcedArticle): Happening[] {
  const { written, id, shown: file } = article;
  const published = publishedOf(written);
  const base = { what: written.title, id, file };
  const end = written.expires ?? Infinity;
  const happenings: Happening[] = [{ ...base, at: published, isAfter: false, change: 'out', kind: 'story' }];
  if (written.expires !== undefined)
    happenings.push({ ...base, at: end, isAfter: true, change: 'down', kind: 'story' });
  if (written.breaking && !written.retracted && published + BREAKING_LASTS < end) {
    happenings.push({
      ...base,
      at: published + BREAKING_LASTS,
      isAfter: true,
      change: 'down',
      kind: 'breaking',
    });
  }
  const isNews =
    written.type !== 'sponsored' &&
    !written.retracted &&
    !written.noindex &&
    written.canonical === undefined &&
    !written.excludeFrom.includes('newsSitemap');
  if (isNews && published + NEWS_LASTS < end) {
    happenings.push({
      ...base,
      at: published + NEWS_LASTS,
      isAfter: false,
      change: 'down',
      kind: 'news-sitemap',
    });
  }
  return happenings;
}

function pinHappenings({ front }: Newsroom, stories: readonly SourcedArticle[]): Happening[] {
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

function adHappenings({ ads }: Newsroom): Happening[] {
  return ads.flatMap(({ id, shown: file, written: { sponsor, slot, start, end } }): Happening[] => {
    const base = { kind: 'ad', what: `${sponsor} (${slot})`, id, file } as const;
    if (start !== undefined && end !== undefined && end < start) return [];
    return [
      ...(start === undefined ? [] : [{ ...base, at: start, isAfter: false, change: 'out' } as const]),
      ...(end === undefined ? [] : [{ ...base, at: end, isAfter: true, change: 'down' } as const]),
    ];
  });
}

/** Stories that grow too old for a block of the front: of each block, the newest that may stand in it. */
function blockHappenings(
  { front, sections }: Newsroom,
  stories: readonly SourcedArticle[],
  now: Instant,
): Happening[] {
  const blocks = front?.written.blocks ?? [];
  if (!front || blocks.every(({ maxAgeDays }) => maxAgeDays === undefined)) return [];
  const isIn = (story: SourcedArticle, section: string) => {
    const seen = new Set<string>();
    let one: string | undefined = story.written.section;
    for (; one !== undefined && !seen.has(one); one = sections.get(one)?.written.parent) {
      if (one === section) return true;
      seen.add(one);
    }
    return false;
  };
  const matches = (story: SourcedArticle, query: FrontBlock['query']) =>
    (query.section === undefined || isIn(story, query.section)) &&
    (query.tag === undefined || story.written.tags.some((tag) => tag.id === query.tag)) &&
    (query.type === undefined || story.written.type === query.type);
  const newest = stories
    .filter(
      ({ written }) =>
        publishedOf(written) <= now && !written.retracted && !written.excludeFrom.includes('home'),
    )
    .sort((a, b) => publishedOf(b.written) - publishedOf(a.written));
  let before = 0;
  return blocks.flatMap(({ id: block, query, limit, maxAgeDays }) => {
    // Blocks above may have taken as many of them.
    before += limit;
    if (maxAgeDays === undefined) return [];
    const candidates: SourcedArticle[] = [];
    for (const story of newest) {
      if (candidates.length >= before) break;
      if (matches(story, query)) candidates.push(story);
    }
    return candidates.map(({ written, id }): Happening => ({
      at: publishedOf(written) + maxAgeDays * DAY,
      isAfter: true,
      change: 'down',
      kind: 'block',
      what: `${written.title} (in “${block}”)`,
      id,
      file: front.shown,
    }));
  });
}
