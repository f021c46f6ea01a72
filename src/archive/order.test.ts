import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from './model.ts';
import { compareArticles, nearestInTime, newest, positionIn } from './order.ts';

/** Order looks at nothing else of an article. */
const article = (id: string, published: number) => ({ id, published }) as Article;
const articles = fc
  .uniqueArray(
    fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), published: fc.integer({ min: 0, max: 30 }) }),
    {
      selector: (one) => one.id,
      maxLength: 25,
    },
  )
  .map((list) => list.map(({ id, published }) => article(id, published)));
const sorted = articles.map((list) => list.sort(compareArticles));

describe('compareArticles', () => {
  it('is a total order: two articles are never equal, and turn round when swapped', () => {
    fc.assert(
      fc.property(articles, (list) => {
        for (const a of list) {
          for (const b of list) {
            expect(Math.sign(compareArticles(a, b)) + Math.sign(compareArticles(b, a))).toBe(0);
            expect(compareArticles(a, b) === 0).toBe(a.id === b.id);
          }
        }
      }),
    );
  });

  it('puts the older first, and of one instant the smaller id by code points', () => {
    const list = [article('b', 2), article('é', 1), article('z', 1), article('B', 2), article('a', 3)];
    expect(list.sort(compareArticles).map(({ id }) => id)).toEqual(['z', 'é', 'B', 'b', 'a']);
  });
});

describe('positionIn', () => {
  it('finds what is there, and where what is not there would be', () => {
    fc.assert(
      fc.property(sorted, fc.integer({ min: 0, max: 30 }), (list, published) => {
        list.forEach((one, index) => {
          expect(positionIn(list, one)).toBe(index);
        });
        const stranger = article('a stranger', published);
        expect(positionIn(list, stranger)).toBe(
          list.filter((one) => compareArticles(one, stranger) < 0).length,
        );
      }),
    );
  });
});

describe('nearestInTime', () => {
  /** Sorts everything by distance; of two equally near, what stands on the newer side first. */
  function naive(
    list: readonly Article[],
    from: Article,
    count: number,
    skip: (one: Article) => boolean,
  ): Article[] {
    const distance = (one: Article) => Math.abs(one.published - from.published);
    const after = list.filter((one) => compareArticles(one, from) > 0);
    const before = list.filter((one) => compareArticles(one, from) < 0).reverse();
    return [...after, ...before]
      .sort((a, b) => distance(a) - distance(b))
      .filter((one) => !skip(one))
      .slice(0, count);
  }

  it('agrees with looking at every article', () => {
    const numbers = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 2, max: 5 }));
    fc.assert(
      fc.property(sorted, numbers, (list, [seed, count, every]) => {
        const from = list[seed % Math.max(1, list.length)] ?? article('alone', 7);
        const skip = (one: Article) => one.published % every === 0;
        expect(nearestInTime(list, from, count, skip)).toEqual(naive(list, from, count, skip));
        expect(nearestInTime(list, from, count)).toEqual(naive(list, from, count, () => false));
      }),
    );
  });

  it('works from an article that is not in the list', () => {
    const list = [1, 4, 9].map((published) => article(`a${String(published)}`, published));
    expect(nearestInTime(list, article('x', 5), 2).map(({ id }) => id)).toEqual(['a4', 'a9']);
  });

  it('looks at no more places than it must', () => {
    let looks = 0;
    const list = Array.from({ length: 1000 }, (_, index) => article(String(index).padStart(4, '0'), index));
    const found = nearestInTime(list, article('0500', 500), 6, () => {
      looks += 1;
      return false;
    });
    expect([found.length, looks]).toEqual([6, 6]);
  });
});

describe('newest', () => {
  it('takes from the end, newest first, past what is skipped', () => {
    fc.assert(
      fc.property(sorted, fc.integer({ min: 0, max: 8 }), (list, count) => {
        const skip = (one: Article) => one.published % 3 === 0;
        expect(newest(list, count, skip)).toEqual(
          [...list]
            .reverse()
            .filter((one) => !skip(one))
            .slice(0, count),
        );
      }),
    );
  });
});
