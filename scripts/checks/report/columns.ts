/** How wide text stands on a terminal. */
import { printable } from '../../../src/content/printable.ts';

const TAB = 4;
const SEGMENTS = new Intl.Segmenter();
/** East Asian Wide and Fullwidth (UAX #11), and emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}|[\u{20000}-\u{3FFFD}]/u;

/** Columns that a text takes up. */
export function widthOf(text: string): number {
  // Letters of Europe and the marks of its printers are one column each.
  if (/^[\x20-\x7E\xA1-\xAC\xAE-\u02FF\u2010-\u2027\u2030-\u205E]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of SEGMENTS.segment(text)) {
    if (/^[\p{M}\p{Cf}\p{Cc}]+$/u.test(segment)) continue;
    width += WIDE.test(segment) ? 2 : 1;
  }
  return width;
}

/** Tabs as spaces, and nothing that a terminal would take for a command. */
export function printableLine(text: string): string {
  const shown = text.replaceAll('\t', ' '.repeat(TAB));
  return printable(shown.replaceAll(/[\n\r]+/g, ' ')).replaceAll(/[\u202A-\u202E\u2066-\u2069\uFEFF]/g, '');
}
