/** When time alone may change the output: more instants than do, since one too many costs a build and one too few is a lie. */
import { BREAKING_LASTS, DAY, NEWS_LASTS, TOMBSTONE_LASTS } from '../../src/archive/freshness.ts';
import type { Instant } from '../../src/archive/model.ts';
import { publishedOf } from '../../src/archive/visibility.ts';
import type { Newsroom } from '../../src/content/newsroom.ts';

/** What the clock is compared with while a site is built. */
export type TimedContent = Pick<Newsroom, 'articles' | 'ads' | 'gone' | 'front'>;

/** Between these, nothing happens: a site that is true at one instant is true at all of them. */
export interface Calm {
  /** The last turning point up to BUILD_NOW; `null` where there is none. */
  readonly after: Instant | null;
  /** The first from BUILD_NOW on. */
  readonly before: Instant | null;
}

/** Every instant that some part of the build compares with BUILD_NOW; in no order. */
export function* turningPoints({ articles, ads, gone, front }: TimedContent): Generator<Instant> {
  const ages = (front?.written.blocks ?? []).flatMap(({ maxAgeDays }) => maxAgeDays ?? []);
  for (const { written } of articles) {
    if (written.draft) continue;
    const published = publishedOf(written);
    yield published;
    yield published + NEWS_LASTS;
    if (written.breaking) yield published + BREAKING_LASTS;
    for (const days of ages) yield published + days * DAY;
    if (written.expires !== undefined) yield* [written.expires, written.expires + TOMBSTONE_LASTS];
  }
  for (const { written } of ads) {
    if (written.start !== undefined) yield written.start;
    if (written.end !== undefined) yield written.end;
  }
  for (const { date } of gone?.written ?? []) yield* [date, date + TOMBSTONE_LASTS];
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
