/** `pagefind/<lang>/blocks.json`: what the index of a language is made of; the newest block lies beside it. */
export interface BlockList {
  /** Folders of the other blocks, the newest first. */
  readonly older: readonly string[];
  /** Url of the oldest story of each block, that of the newest block first. */
  readonly oldest: readonly string[];
  /** Filter name to its values and how many stories each has, in all blocks. */
  readonly filters: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
