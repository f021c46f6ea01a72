import { ownText } from '../archive/own-text.ts';

const NONE: readonly string[] = [];
/** Of what Astro's `<Image>` takes. It writes all of these when a page is rendered, drawings too. */
const SUFFIX = String.raw`\.(?:jpe?g|png|webp|avif|gif|tiff|svg)`;
/** A picture's name ends where its suffix does and its address with it. */
const PICTURES_IN_TEXT = new RegExp(String.raw`_astro/([^"'<>\n]*?${SUFFIX})(?=["'\s,<>)&]|$)`, 'gi');

const PICTURE = new RegExp(`${SUFFIX}$`, 'i');

/** Whether a file below `_astro/` is a picture. */
export function isPicture(file: string): boolean {
  return PICTURE.test(file);
}

/** Names below `_astro/` of the pictures that a page, a feed, a style sheet or a script names, as they are on disk. */
export function picturesIn(text: string): readonly string[] {
  if (!text.includes('_astro/')) return NONE;
  const found = new Set<string>();
  for (const [, name = ''] of text.matchAll(PICTURES_IN_TEXT)) {
    const address = name.replaceAll('&#39;', "'").replaceAll('&amp;', '&');
    try {
      found.add(ownText(decodeURI(address)));
    } catch {
      found.add(ownText(address));
    }
  }
  return found.size === 0 ? NONE : [...found];
}
