import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedPages, paginate } from './pagination.ts';

const length = fc.integer({ min: 0, max: 200 });
const size = fc.integer({ min: 1, max: 25 });
const items = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('paginate', () => {
  it('holds every item exactly once, newest first over all pages', () => {
    fc.assert(
      fc.property(length, size, (count, n) => {
        const pages = paginate(items(count), n);
        expect(pages.flatMap((page) => page.items)).toEqual(items(count).reverse());
      }),
    );
  });

  it('holds n items on a numbered page, and n to 2n − 1 on the list’s own', () => {
    fc.assert(
      fc.property(length, size, (count, n) => {
        const [own, ...numbered] = paginate(items(count), n);
        expect(own?.number).toBeUndefined();
        expect(own?.items.length).toBeLessThan(2 * n);
        expect(own?.items.length).toBeGreaterThanOrEqual(Math.min(count, n));
        expect(numbered.map((page) => page.items.length)).toEqual(numbered.map(() => n));
        expect(numbered.length).toBe(closedPages(count, n));
      }),
    );
  });

  it('never changes the items of a numbered page when items are added', () => {
    fc.assert(
      fc.property(length, length, size, (count, more, n) => {
        const numbered = (total: number) =>
          new Map(
            paginate(items(total), n)
              .slice(1)
              .map((page) => [page.number, page]),
          );
        const later = numbered(count + more);
        for (const [number, page] of numbered(count)) {
          expect(later.get(number)?.items).toEqual(page.items);
          expect(later.get(number)?.older).toBe(page.older);
        }
      }),
    );
  });

  it('changes a numbered page at most once more, when it gets a newer neighbour', () => {
    const page = (total: number, number: number) =>
      paginate(items(total), 5).find((one) => one.number === number);
    expect(page(10, 1)?.newer).toBe('list');
    expect(page(15, 1)?.newer).toBe(2);
    for (const total of [16, 30, 199]) expect(page(total, 1)).toEqual(page(15, 1));
  });

  it('is a chain: older and newer lead from every page to its neighbours', () => {
    fc.assert(
      fc.property(length, size, (count, n) => {
        const pages = paginate(items(count), n);
        const name = (index: number) => (index === 0 ? 'list' : pages[index]?.number);
        pages.forEach((page, index) => {
          expect(page.older).toBe(pages[index + 1]?.number);
          expect(page.newer).toBe(index === 0 ? undefined : name(index - 1));
        });
      }),
    );
  });

  it('gives an empty list one empty page', () => {
    expect(paginate([], 20)).toEqual([{ items: [], older: undefined }]);
  });
});
