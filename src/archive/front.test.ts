import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daily, makeArchive, NOW, type Edition, type Story } from '../tests/archive-factory.ts';
import { fillFront } from './front.ts';

const SECTIONS = { sport: { name: 'Sport' }, music: { name: 'Music' } };
const fill = (edition: Edition, now = NOW) =>
  Object.fromEntries(
    fillFront(makeArchive({ sections: SECTIONS, ...edition }), now).map(({ block, articles }) => [
      block.id,
      articles.map(({ id }) => id),
    ]),
  );
/** a to f, one a day, f the newest: 1 to 6 October 2025. */
const stories: Story[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((file, index) => ({
  file,
  date: `2025-10-0${String(index + 1)}`,
  section: index % 2 === 0 ? 'sport' : 'world',
  tags: index < 3 ? ['Ice'] : [],
  type: index === 4 ? 'opinion' : 'news',
}));

describe('a block', () => {
  it('is filled with the newest, newest first', () => {
    expect(fill({ stories, front: [{ id: 'lead', limit: 3 }] })).toEqual({ lead: ['f', 'e', 'd'] });
  });

  it('holds what its query asks for', () => {
    const front = [
      { id: 'sport', query: { section: 'sport', type: 'news' } },
      { id: 'opinion', query: { type: 'opinion' } },
      { id: 'ice', query: { tag: 'ice', type: 'news' } },
      { id: 'rest' },
    ];
    expect(fill({ stories, front })).toEqual({
      sport: ['c', 'a'],
      opinion: ['e'],
      ice: ['b'],
      rest: ['f', 'd'],
    });
  });

  it('has its pins first, in their order, and up to its limit', () => {
    expect(fill({ stories, front: [{ id: 'lead', pins: ['b', 'd', 'b', 'nowhere'], limit: 3 }] })).toEqual({
      lead: ['b', 'd', 'f'],
    });
    expect(fill({ stories, front: [{ id: 'lead', pins: ['a', 'b', 'c'], limit: 2 }] })).toEqual({
      lead: ['a', 'b'],
    });
  });

  it('takes pins that its query does not ask for', () => {
    expect(fill({ stories, front: [{ id: 'ice', pins: ['f'], query: { tag: 'ice' }, limit: 2 }] })).toEqual({
      ice: ['f', 'c'],
    });
  });

  it('leaves out what stands above, pins too', () => {
    const front = [
      { id: 'one', limit: 2 },
      { id: 'two', pins: ['f', 'a'], limit: 2 },
    ];
    expect(fill({ stories, front })).toEqual({ one: ['f', 'e'], two: ['a', 'd'] });
  });

  it('drops what is too old at that time, pins too', () => {
    const front = [{ id: 'lead', maxAgeDays: 2, pins: ['a'] }];
    const at = (written: string) => fill({ stories, front }, Date.parse(written));
    expect(at('2025-10-06T12:00:00+01:00')).toEqual({ lead: ['f', 'e'] });
    expect(at('2025-10-06T00:00:00+01:00')).toEqual({ lead: ['f', 'e', 'd'] });
    expect(at('2025-12-01T00:00:00Z')).toEqual({});
  });

  it('leaves out what is kept from the front or retracted, but not when it is pinned', () => {
    const kept: Story[] = [
      ...stories,
      { file: 'x', date: '2025-10-07', excludeFrom: ['home'] },
      { file: 'y', date: '2025-10-08', retracted: { date: '2025-10-09', reason: 'Invented.' } },
      { file: 'z', date: '2025-10-09', excludeFrom: ['feed', 'search'] },
    ];
    expect(fill({ stories: kept, front: [{ id: 'lead', limit: 2 }] })).toEqual({ lead: ['z', 'f'] });
    expect(fill({ stories: kept, front: [{ id: 'lead', limit: 2, pins: ['x'] }] })).toEqual({
      lead: ['x', 'z'],
    });
  });

  it('that would be empty is none', () => {
    expect(
      fill({
        stories,
        front: [
          { id: 'music', query: { section: 'music' } },
          { id: 'gone', query: { tag: 'gone' } },
        ],
      }),
    ).toEqual({});
  });
});

it('no story ever stands twice, and no block holds more than its limit', () => {
  const block = fc.record({
    pins: fc.array(fc.constantFrom('a', 'b', 'c', 'f', 'nowhere'), { maxLength: 4 }),
    query: fc.constantFrom(
      {},
      { section: 'sport' },
      { tag: 'ice' },
      { type: 'opinion' },
      { section: 'world', tag: 'ice' },
    ),
    limit: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) => {
      const front = blocks.map((one, index) => ({ id: `block-${String(index)}`, ...one }));
      const filled = fillFront(makeArchive({ stories, front }), NOW);
      const all = filled.flatMap(({ articles }) => articles);
      expect(new Set(all).size).toBe(all.length);
      for (const { block: one, articles } of filled) {
        expect(articles.length).toBeGreaterThan(0);
        expect(articles.length).toBeLessThanOrEqual(one.limit);
      }
    }),
    { numRuns: 50 },
  );
});

describe('an outlet without a front of its own', () => {
  it('has a lead, its sections, opinion and the latest', () => {
    const many = daily(30, (index) => ({
      section: index % 2 === 0 ? 'sport' : 'world',
      type: index === 3 ? 'opinion' : 'news',
      tags: [],
    }));
    const filled = fillFront(makeArchive({ stories: many, sections: SECTIONS }), NOW);
    expect(filled.map(({ block, articles }) => [block.id, block.layout, articles.length])).toEqual([
      ['lead', 'lead', 5],
      ['section-sport', 'section', 4],
      ['section-world', 'section', 4],
      ['opinion', 'opinion', 1],
      ['latest', 'list', 8],
    ]);
    expect(filled[0]?.articles[0]?.id).toBe('2025/01/s30');
  });

  it('shows no section of one story, and no part of a section', () => {
    const filled = fill({
      stories: daily(9, (index) => ({ section: index === 0 ? 'music' : 'rink' })),
      sections: { ...SECTIONS, rink: { name: 'Rink', parent: 'sport' } },
    });
    expect(Object.keys(filled)).toEqual(['lead', 'section-sport', 'latest']);
  });

  it('and without a story has an empty front', () => {
    expect(fill({})).toEqual({});
  });
});
