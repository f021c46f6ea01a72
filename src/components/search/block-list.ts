/** `pagefind/<lang>/blocks.json`: what the index of a language is made of; the newest block lies beside it. */
export interface BlockList {
  /** How many there are, in all blocks. */
  readonly stories: number;
  /** Folders of the other blocks, the newest first. */
  readonly older: readonly string[];
  /** Folders, each with a slash at its end, of the blocks that have text without spaces; the newest block's is `''`. */
  readonly unspaced: readonly string[];
}

/** `pagefind/<lang>/facets.packed`: filter name to its values and how many stories each has, in all blocks. */
export type FacetCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;
