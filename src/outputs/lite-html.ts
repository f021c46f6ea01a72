/** HTML of a story for the text-only edition. */
import sanitizeHtml from 'sanitize-html';
import { DROPPED_TAGS, FEED_TAGS } from './feeds/feed-html.ts';
import { mediaAsLinks, type MediaWords } from './media-links.ts';

/**
 * What a feed carries (feeds/feed-html.ts), with words in the place of pictures, footnotes that work, and addresses as the
 * site has them.
 * @param here absolute URL of the story's full page
 * @param words what stands for a picture with this description, for film and sound
 */
export function liteHtml(
  html: string,
  here: string,
  words: MediaWords & { readonly picture: (alt: string) => string },
): string {
  const { origin } = new URL(here);
  const address = (written: string | undefined) => {
    if (written === undefined || written.startsWith('#') || !URL.canParse(written, here))
      return written ?? '';
    const { href } = new URL(written, here);
    return href.startsWith(`${origin}/`) ? href.slice(origin.length) : href;
  };
  return sanitizeHtml(mediaAsLinks(html, words), {
    allowedTags: FEED_TAGS.filter((tag) => tag !== 'img'),
    allowedAttributes: {
      a: ['href', 'title', 'hreflang'],
      time: ['datetime'],
      ol: ['start', 'reversed'],
      th: ['colspan', 'rowspan', 'scope'],
      td: ['colspan', 'rowspan'],
      '*': ['lang', 'dir', 'id'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    nonTextTags: DROPPED_TAGS,
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: 'href' in attribs ? { ...attribs, href: address(attribs['href']) } : attribs,
      }),
      img: (_, { alt = '' }) => ({
        tagName: 'span',
        attribs: {},
        text: alt === '' ? '' : words.picture(alt),
      }),
      h1: 'h2',
    },
  }).trim();
}
