/** HTML of a story as a feed reader should get it. */
import sanitizeHtml from 'sanitize-html';
import { mediaAsLinks, type MediaWords } from '../media-links.ts';

const TEXT = ['p', 'br', 'hr', 'blockquote', 'pre', 'div', 'section', 'aside', 'details', 'summary'];
const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'];
const LISTS = ['ul', 'ol', 'li', 'dl', 'dt', 'dd'];
const PHRASES = [
  'a',
  'em',
  'i',
  'strong',
  'b',
  's',
  'del',
  'ins',
  'mark',
  'small',
  'sub',
  'sup',
  'abbr',
  'time',
];
const WORDS = [
  'cite',
  'q',
  'code',
  'kbd',
  'samp',
  'var',
  'dfn',
  'span',
  'bdi',
  'bdo',
  'ruby',
  'rt',
  'rp',
  'wbr',
];
const PICTURES = ['figure', 'figcaption', 'img'];
const TABLES = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];

/** What readers show. */
export const FEED_TAGS: readonly string[] = [
  ...TEXT,
  ...HEADINGS,
  ...LISTS,
  ...PHRASES,
  ...WORDS,
  ...PICTURES,
  ...TABLES,
];

/** What is not text goes with all that is in it. */
export const DROPPED_TAGS = [
  'script',
  'style',
  'textarea',
  'option',
  'noscript',
  'svg',
  'math',
  'button',
  'select',
  'template',
];

/**
 * Only what an allow-list knows, with absolute addresses; no script, style, class, event handler, frame or `data-`.
 * A `<picture>` leaves its `<img>`: readers know it best.
 * @param base absolute URL of the story, which relative addresses belong to
 * @param media what to call film and sound, which not every reader plays
 */
export function feedHtml(html: string, base: string, media: MediaWords): string {
  const absolute = (address: string) => (URL.canParse(address, base) ? new URL(address, base).href : '');
  return sanitizeHtml(mediaAsLinks(html, media), {
    allowedTags: [...FEED_TAGS],
    allowedAttributes: {
      a: ['href', 'title', 'hreflang'],
      img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'title'],
      time: ['datetime'],
      del: ['datetime'],
      ins: ['datetime'],
      abbr: ['title'],
      ol: ['start', 'reversed'],
      li: ['value'],
      th: ['colspan', 'rowspan', 'scope'],
      td: ['colspan', 'rowspan'],
      details: ['open'],
      '*': ['lang', 'dir'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    nonTextTags: DROPPED_TAGS,
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: changed(attribs, { href: absolute }) }),
      img: (tagName, attribs) => ({
        tagName,
        attribs: changed(
          { ...attribs, alt: attribs['alt'] ?? '' },
          { src: absolute, srcset: (written) => absoluteSrcset(written, absolute) },
        ),
      }),
      h1: 'h2',
    },
    // A picture whose address may not stand here is none.
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs['src'],
  }).trim();
}

function changed(
  attributes: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, (written: string) => string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, changes[name]?.(value) ?? value]),
  );
}

/** Candidates of a `srcset` (HTML, section 4.8.4.2.1): an address, then perhaps a width or density, then a comma. */
function absoluteSrcset(written: string, absolute: (address: string) => string): string {
  return (
    [...written.matchAll(/\s*([^\s,]\S*[^\s,])(\s+[\d.]+[wx])?\s*(?:,|$)/g)]
      .map(([, address = '', size = '']) => ({ url: absolute(address), size: size.replace(/\s+/, ' ') }))
      // What is no address would leave its width for one.
      .flatMap(({ url, size }) => (url === '' ? [] : `${url}${size}`))
      .join(', ')
  );
}
