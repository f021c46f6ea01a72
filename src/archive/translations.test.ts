import { describe, expect, it } from 'vitest';
import { makeArchive, type Story } from '../tests/archive-factory.ts';

const groups = (stories: readonly Story[]) =>
  Object.fromEntries(
    [...makeArchive({ stories }).translations].map(([id, versions]) => [id, versions.map((one) => one.id)]),
  );
const story = (file: string, translationOf?: string, day = 1): Story => ({
  file,
  date: `2025-09-0${String(day)}T10:00:00Z`,
  ...(translationOf === undefined ? {} : { translationOf }),
});

describe('translations', () => {
  it('are found from every version, the original first whatever its date', () => {
    const all = ['a', 'b', 'c'];
    expect(groups([story('b', 'a', 1), story('a', undefined, 3), story('c', 'b', 4), story('d')])).toEqual({
      a: all,
      b: all,
      c: all,
    });
  });

  it('are none where the original is not public', () => {
    expect(groups([story('b', 'hidden'), story('c')])).toEqual({});
  });

  it('survive stories that name each other', () => {
    expect(groups([story('b', 'a', 1), story('a', 'b', 2), story('c', 'b', 3)])).toEqual({
      a: ['a', 'b', 'c'],
      b: ['a', 'b', 'c'],
      c: ['a', 'b', 'c'],
    });
  });
});
