import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { calmAround, isCalm, turningPoints, type TimedContent } from './turning-points.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DATE = Date.parse('2025-10-01T00:00:00Z');

const story = (more: object) => ({ written: { draft: false, date: DATE, breaking: false, ...more } });
const content = (parts: object): TimedContent => ({
  articles: [],
  ads: [],
  gone: undefined,
  front: undefined,
  ...parts,
});
const pointsOf = (parts: object) => [...turningPoints(content(parts))].sort((a, b) => a - b);

describe('time alone changes a site', () => {
  it('when a story comes out, leaves the news, and comes down', () => {
    expect(pointsOf({ articles: [story({ expires: DATE + 10 * DAY })] })).toEqual([
      DATE,
      DATE + 2 * DAY,
      DATE + 10 * DAY,
      DATE + 100 * DAY,
    ]);
    expect(pointsOf({ articles: [story({ embargo: DATE + DAY, breaking: true })] })).toEqual([
      DATE + DAY,
      DATE + DAY + 6 * HOUR,
      DATE + 3 * DAY,
    ]);
    expect(pointsOf({ articles: [story({ draft: true })] })).toEqual([]);
  });

  it('when a story grows too old for a block, an advertisement runs, a grave is forgotten', () => {
    const front = { written: { blocks: [{ maxAgeDays: 3 }, {}] } };
    expect(pointsOf({ articles: [story({})], front })).toContain(DATE + 3 * DAY);
    expect(pointsOf({ ads: [{ written: { start: 5, end: 9 } }, { written: {} }] })).toEqual([5, 9]);
    expect(pointsOf({ gone: { written: [{ date: DATE }] } })).toEqual([DATE, DATE + 90 * DAY]);
  });
});

describe('a site of one instant', () => {
  const calm = calmAround(DATE + HOUR, [DATE, DATE + 2 * DAY]);

  it('is true until something happens, before and after', () => {
    expect(isCalm(calm, DATE + HOUR, DATE + 1)).toBe(true);
    expect(isCalm(calm, DATE + HOUR, DATE + 2 * DAY - 1)).toBe(true);
    expect(isCalm(calm, DATE + HOUR, DATE)).toBe(false);
    expect(isCalm(calm, DATE + HOUR, DATE + 2 * DAY)).toBe(false);
  });

  it('at which something happens is true of no other', () => {
    const now = calmAround(DATE, [DATE, DATE + DAY]);
    expect(isCalm(now, DATE, DATE)).toBe(true);
    expect(isCalm(now, DATE, DATE + 1)).toBe(false);
    expect(isCalm(now, DATE, DATE - 1)).toBe(false);
  });

  it('is true for ever where nothing has a date', () => {
    expect(isCalm(calmAround(DATE, []), DATE, DATE + 1000 * DAY)).toBe(true);
  });
});

// Whoever asks what time it is must stand here, and what is compared with it in turning-points.ts.
it('is made by those alone of whom the turning points know', () => {
  const src = path.join(import.meta.dirname, '../../src');
  const asks =
    /\b(?:site|environment)\.now\b|\{[^{}]*\bnow\b[^{}]*\}(?:: (?:Site|Environment)| = (?:site|environment))\b/;
  const found = globSync('**/*.{ts,astro}', { cwd: src })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => !/\.test\.ts$|^tests\//.test(name))
    .filter((name) => asks.test(readFileSync(path.join(src, name), 'utf8')));
  expect(found.sort()).toEqual([
    'integrations/verify-outlet.ts', // which ads run
    'outputs/feeds/tombstones.ts',
    'outputs/latest-json.ts', // breaking news
    'outputs/news-sitemap.ts',
    'site/newsroom.ts',
    'site/site.ts',
    'site/view-sources.ts', // of a preview, by what its views are known
    'views/ads.ts',
    'views/front.ts',
    'views/lite.ts',
    'views/styleguide.ts', // of previews alone, which are true at one instant
    'views/teaser.ts',
  ]);
});
