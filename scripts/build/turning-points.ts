/** When time alone may change the output: more instants than do, since one too many costs a build and one too few is a lie. */
import { BREAKING_LASTS, DAY, NEWS_LASTS, TOMBSTONE_LASTS } from '../../src/archive/freshness.ts';
import type { Instant } from '../../src/archive/model.ts';
import { publishedOf } from '../../src/archive/visibility.ts';
import type { Newsroom, SourcedArticle } from '../../src/content/newsroom.ts';
import type { WrittenFront, WrittenGone } from '../../src/content/schema/extras.ts';

/** What the clock is compared with while a site is built. */
export type TimedContent = Pick<Newsroom, 'articles' | 'ads' | 'gone' | 'front'>;

/** Between these, nothing happens: a site that is true at one instant is true at all of them. */
export interface Calm {
  /** The last turning point up to BUILD_NOW; `null` where there is none. */
  readonly after: Instant | null;
  /** The first from BUILD_NOW on. */
  readonly before: Instant | null;
}

/** Something that the clock decides, and of what. */
export type Turn = {
  readonly at: Instant;
  /** Whether it is so only after that instant, and not yet at it. */
  readonly isAfter: boolean;
  readonly change: 'out' | 'down';
} & (
  | { readonly kind: 'story' | 'news-sitemap' | 'breaking' | 'tombstone'; readonly of: SourcedArticle }
  | { readonly kind: 'block'; readonly of: SourcedArticle; readonly block: WrittenBlock }
  | { readonly kind: 'ad'; readonly of: Newsroom['ads'][number] }
  | { readonly kind: 'grave'; readonly of: WrittenGone[number] }
);

export type WrittenBlock = WrittenFront['blocks'][number];

/** All that some part of the build compares with BUILD_NOW; in no order. */
export function* turns({ articles, ads, gone, front }: TimedContent): Generator<Turn> {
  const aging = (front?.written.blocks ?? []).filter(({ maxAgeDays }) => maxAgeDays !== undefined);
  for (const story of articles) {
    const { draft, breaking, expires } = story.written;
    if (draft) continue;
    const at = publishedOf(story.written);
    yield { at, isAfter: false, change: 'out', kind: 'story', of: story };
    yield { at: at + NEWS_LASTS, isAfter: false, change: 'down', kind: 'news-sitemap', of: story };
    if (breaking)
      yield { at: at + BREAKING_LASTS, isAfter: true, change: 'down', kind: 'breaking', of: story };
    for (const block of aging) {
      const old = at + (block.maxAgeDays ?? 0) * DAY;
      yield { at: old, isAfter: true, change: 'down', kind: 'block', of: story, block };
    }
    if (expires === undefined) continue;
    yield { at: expires, isAfter: true, change: 'down', kind: 'story', of: story };
    yield { at: expires + TOMBSTONE_LASTS, isAfter: false, change: 'down', kind: 'tombstone', of: story };
  }
  for (const ad of ads) {
    const { start, end } = ad.written;
    if (start !== undefined) yield { at: start, isAfter: false, change: 'out', kind: 'ad', of: ad };
    if (end !== undefined) yield { at: end, isAfter: true, change: 'down', kind: 'ad', of: ad };
  }
  for (const grave of gone?.written ?? []) {
    yield { at: grave.date, isAfter: false, change: 'out', kind: 'grave', of: grave };
    yield { at: grave.date + TOMBSTONE_LASTS, isAfter: false, change: 'down', kind: 'grave', of: grave };
  }
}

export function* turningPoints(content: TimedContent): Generator<Instant> {
  for (const { at } of turns(content)) yield at;
}

export function calmAround(now: Instant, points: Iterable<Instant>): Calm {
  let [after, before] = [-Infinity, Infinity];
  for (const point of points) {
    if (point <= now && point > after) after = point;
    if (point >= now && point < before) before = point;
  }
  return { after: Number.isFinite(after) ? after : null, before: Number.isFinite(before) ? before : null };
}

/** Whether a site of `then` is also that of `now`: what happens at an instant itself is left to a build. */
export function isCalm({ after, before }: Calm, then: Instant, now: Instant): boolean {
  return now === then || ((after ?? -Infinity) < now && now < (before ?? Infinity));
}
