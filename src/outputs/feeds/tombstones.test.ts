import { describe, expect, it } from 'vitest';
import type { ExpiredInput } from '../../archive/archive.ts';
import { makeArchive, makeSite, NOW } from '../../tests/archive-factory.ts';
import { channelsOf } from '../../views/channels.ts';
import { departuresOf } from './tombstones.ts';

const DAY = 86_400_000;

const expired = (id: string, more: Partial<ExpiredInput> = {}): ExpiredInput => ({
  id,
  path: `/${id}/`,
  published: NOW - 400 * DAY,
  expires: NOW - DAY,
  section: 'alps',
  authors: ['vera'],
  type: 'opinion',
  inFeeds: true,
  corrections: [],
  ...more,
});

describe('tombstones', () => {
  const site = makeSite();
  const archive = makeArchive(
    {
      stories: [{ file: 'back', type: 'opinion' }],
      sections: { alps: { name: 'Alps', parent: 'world' }, sea: { name: 'Sea' } },
      series: { slow: { name: 'Slow' } },
      expired: [
        expired('yesterday'),
        expired('long-ago', { expires: NOW - 91 * DAY }),
        expired('never-fed', { inFeeds: false }),
        expired('back'),
        expired('corrected', {
          corrections: ['correction-2025-01-02T00:00:00Z'],
          section: 'sea',
          authors: [],
          type: 'news',
        }),
      ],
      gone: [
        { url: '/2025/01/sold/', date: NOW - 2 * DAY, reason: 'Sold', id: '2025/01/sold' },
        { url: '/2024/01/old/', date: NOW - 200 * DAY, reason: 'Old', id: '2024/01/old' },
        { url: '/soon/', date: NOW + DAY, reason: 'Soon', id: 'soon' },
        {
          url: '/2025/08/taken/',
          date: NOW - 3 * DAY,
          reason: 'By order',
          id: '2025/08/taken',
          feeds: {
            published: NOW - 40 * DAY,
            section: 'alps',
            authors: ['vera', 'nobody-now'],
            series: 'slow',
            type: 'opinion',
            corrections: ['correction-2025-09-01T00:00:00Z', 'retraction'],
          },
        },
        { url: '/older/taken/', date: NOW - 3 * DAY, reason: 'By order', id: '2025/08/taken' },
        { url: '/never-fed/', date: NOW - DAY, reason: '', id: 'never-fed' },
        { url: '/a-page/', date: NOW - DAY, reason: 'A page' },
      ],
    },
    site,
  );
  const departuresAt = (path: string) =>
    channelsOf(site, archive)
      .filter((channel) => channel.path === path)
      .map((channel) => departuresOf(site, archive, channel))[0];
  const refs = (path: string) =>
    departuresAt(path)?.tombstones.map(({ ref }) => ref.replace('tag:test.example,2025-01-01:', ''));

  it('stand for what left within 90 days and is not back', () => {
    expect(refs('')).toEqual(['corrected', 'yesterday', '2025/01/sold', '2025/08/taken']);
  });

  it('stand wherever the story stood, and nowhere else', () => {
    for (const path of ['/sections/alps/', '/sections/world/', '/authors/vera/', '/types/opinion/']) {
      expect(refs(path), path).toEqual(['yesterday', '2025/08/taken']);
    }
    expect(refs('/series/slow/')).toEqual(['2025/08/taken']);
    expect(refs('/sections/sea/')).toEqual(['corrected']);
    expect(refs('/corrections/')).toEqual([
      'corrected#correction-2025-01-02T00:00:00Z',
      '2025/08/taken#correction-2025-09-01T00:00:00Z',
      '2025/08/taken#retraction',
    ]);
  });

  it('lapse, and the channel looks no older for it', () => {
    const later = makeSite({}, { now: NOW + 100 * DAY });
    const [outlet] = channelsOf(later, archive);
    expect(outlet && departuresOf(later, archive, outlet)).toEqual({ tombstones: [], last: NOW + DAY });
    expect(departuresAt('')?.last).toBe(NOW - DAY);
  });
});
