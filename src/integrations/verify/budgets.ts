/**
 * What a page of the sample outlet may weigh, read by budgets.test.ts. Kilobytes are 1024 bytes after gzip, fonts
 * as they are (they are packed already).
 */
export interface Budget {
  /** The document with what is inlined in it, without the story's own text. */
  readonly html: number;
  readonly css: number;
  readonly script: number;
  /** On a page that has nothing in italics. */
  readonly fonts: number;
  /** On a page that has: the italic is a file of its own. */
  readonly fontsWithItalic: number;
  /** Requests that hold up the first paint: the style sheet. */
  readonly blocking: number;
  /** Cumulative layout shift (web.dev/articles/cls) but for that of fonts, which depends on those of the machine. */
  readonly shift: number;
}

export const BUDGETS = {
  front: { html: 20, css: 14, script: 6, fonts: 68, fontsWithItalic: 112, blocking: 1, shift: 0 },
  article: { html: 12, css: 13, script: 6, fonts: 68, fontsWithItalic: 112, blocking: 1, shift: 0 },
  /** An article too old to know the latest news, which a script brings. */
  oldArticle: { html: 12, css: 13, script: 6, fonts: 68, fontsWithItalic: 112, blocking: 1, shift: 0 },
  /** Before the first key. */
  search: { html: 8, css: 13, script: 12, fonts: 68, fontsWithItalic: 112, blocking: 1, shift: 0 },
} as const satisfies Record<string, Budget>;
