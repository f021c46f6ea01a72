/** What stands between the tags of a story component. */
import { requireContent } from './props.ts';

interface Slots {
  has(name: string): boolean;
  render(name: string): Promise<string>;
}

/** The content as HTML, rendered once. @throws {StoryPropError} when it is not what belongs there. */
export async function contentOf(
  component: Parameters<typeof requireContent>[0],
  slots: Slots,
): Promise<string> {
  const html = slots.has('default') ? await slots.render('default') : '';
  requireContent(component, html);
  return html;
}

/**
 * Takes pictures out of the paragraph that Markdown puts around them: a figure must not stand in one, and a
 * gallery wants each picture for itself.
 */
export function unwrapPictures(html: string): string {
  return html.replace(/<p>\s*(<(?:figure|picture|img)\b(?:(?!<\/?p\b)[^])*?)\s*<\/p>/gi, '$1');
}

/**
 * Markdown's aligned columns come as `style` attributes, which the content security policy refuses. On a page
 * they become `data-align`; a feed has no use for either.
 */
export function alignByData(html: string): string {
  return html.replace(ALIGNED, '<$1 data-align="$2"');
}

export function withoutAlignment(html: string): string {
  return html.replace(ALIGNED, '<$1').replace(/<(t[hd]) data-align="\w+"/gi, '<$1');
}

const ALIGNED = /<(t[hd]) style="text-align:\s*(left|right|center);?"/gi;
