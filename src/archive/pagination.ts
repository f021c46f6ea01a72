/**
 * Pages counted from the oldest (DESIGN section 5): page N holds the same `size` items for good, and the
 * list's own address the newest `size` to `2 * size - 1`, so that an old page never changes again.
 */

export interface ListPage<T> {
  /** 1 is the oldest; absent on the list's own address. */
  readonly number?: number | undefined;
  /** Newest first. */
  readonly items: readonly T[];
  /** Number of the page with the next older items. */
  readonly older?: number | undefined;
  /** The page with the next newer items; `'list'` is the list's own address. */
  readonly newer?: number | 'list' | undefined;
}

/** How many numbered pages a list of `length` items has. */
export function closedPages(length: number, size: number): number {
  return Math.max(0, Math.floor(length / size) - 1);
}

/**
 * The list's own page first, then the numbered pages from the newest to the oldest.
 * @param items oldest first
 */
export function paginate<T>(items: readonly T[], size: number): ListPage<T>[] {
  const closed = closedPages(items.length, size);
  const open: ListPage<T> = {
    items: items.slice(closed * size).reverse(),
    older: closed > 0 ? closed : undefined,
  };
  const numbered = Array.from({ length: closed }, (_, index): ListPage<T> => {
    const number = closed - index;
    return {
      number,
      items: items.slice((number - 1) * size, number * size).reverse(),
      older: number > 1 ? number - 1 : undefined,
      newer: number === closed ? 'list' : number + 1,
    };
  });
  return [open, ...numbered];
}
