import type { Body } from '../../site/render-body.ts';
import { plainHtml } from './feed/feed-body.ts';

/** Whether a text has words in italics, a font of its own: as browsers set them, and quotations (prose.css). */
export async function hasItalics(body: Body): Promise<boolean> {
  return /<(?:em|i|cite|dfn|var|address|blockquote)\b/i.test((await plainHtml(body)) ?? '');
}
