/**
 * How the stories of a language are parted into indexes: from the oldest in closed blocks, which never change again
 * unless a story in them does, and what is left in open ones. A reader fetches something of every block, so the open
 * ones are few: the largest of 1,000, 500 and 250 that fit, and the rest. One new story makes the last block be indexed
 * anew, one in 250 a larger one.
 */
export interface BlockSizes {
  readonly closed: number;
  /** The smallest that is full; open blocks have this size, twice that, and so on. */
  readonly open: number;
}

export const BLOCK_SIZES: BlockSizes = { closed: 2000, open: 250 };

export interface Block<T> {
  /** Place of its first story in the archive of its language; names its folder. */
  readonly start: number;
  /** Oldest first. */
  readonly items: readonly T[];
}

/** @param items oldest first @returns the oldest block first */
export function blocksOf<T>(items: readonly T[], { closed, open }: BlockSizes = BLOCK_SIZES): Block<T>[] {
  const blocks: Block<T>[] = [];
  for (let start = 0; start < items.length;) {
    const size = largestFitting(items.length - start, closed, open);
    blocks.push({ start, items: items.slice(start, start + size) });
    start += size;
  }
  return blocks;
}

function largestFitting(left: number, closed: number, open: number): number {
  if (left >= closed) return closed;
  let size = open;
  while (2 * size <= left && 2 * size < closed) size *= 2;
  return size;
}
