/**
 * How the stories of a language are parted into indexes: from the oldest in closed blocks, which never change again
 * unless a story in them does, and what is left in small open ones. One new story makes one open block be indexed anew.
 */
export interface BlockSizes {
  readonly closed: number;
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
  const firstOpen = items.length - (items.length % closed);
  for (let start = 0; start < items.length; start += start < firstOpen ? closed : open) {
    const size = start < firstOpen ? closed : open;
    blocks.push({ start, items: items.slice(start, start + size) });
  }
  return blocks;
}
