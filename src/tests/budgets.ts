/**
 * What a page of the sample outlet may weigh, read by budgets.test.ts. Kilobytes are 1024 bytes after gzip, fonts
 * as they are (they are packed already).
 */
export interface Budget {
  /** The document with what is inlined in it, without the story's own text. */
  readonly html: number;
  readonly css: number;
  readonly script: number;
  readonly fonts: number;
  /** Style sheets that hold up the first paint. */
  readonly styleSheets: number;
  /** Cumulative layout shift (web.dev/articles/cls). */
  readonly shift: number;
}

export const BUDGETS = {
  front: { html: 20, css: 14, script: 6, fonts: 90, styleSheets: 1, shift: 0 },
  article: { html: 12, css: 12, script: 6, fonts: 90, styleSheets: 1, shift: 0 },
  /** An article that has words in italics. */
  italics: { html: 12, css: 12, script: 6, fonts: 155, styleSheets: 1, shift: 0 },
  /** Before the first key. */
  search: { html: 8, css: 12, script: 12, fonts: 90, styleSheets: 1, shift: 0 },
} as const satisfies Record<string, Budget>;
