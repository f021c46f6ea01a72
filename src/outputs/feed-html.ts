/** HTML of a story as a feed reader should get it. */
import sanitizeHtml from 'sanitize-html';

const TAGS = [
  'p',
  'br',
  'hr',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'blockquote',
  'cite',
  'q',
  'pre',
  'code',
  'kbd',
  'samp',
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
  'figure',
  'figcaption',
  'img',
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'section',
  'aside',
  'span',
];

/**
 * Only what an allow-list knows, with absolute addresses; no script, style, class, event handler, frame or `data-`.
 * A `<picture>` leaves its `<img>`: readers know it best.
 * @param base absolute URL of the story, which relative addresses belong to
 */
export function feedHtml(html: string, base: string): string {
  const absolute = (address: string | undefined) =>
    address && URL.canParse(address, base) ? new URL(address, base).href : '';
  return sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: {
      a: ['href', 'title', 'hreflang'],
      img: ['src', 'alt', 'width', 'height', 'title'],
      time: ['datetime'],
      ol: ['start', 'reversed'],
      th: ['colspan', 'rowspan', 'scope'],
      td: ['colspan', 'rowspan'],
      '*': ['lang', 'dir'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'svg', 'button', 'select', 'template'],
    transformTags: {
      a: (tagName, attributes) => ({ tagName, attribs: withAbsolute(attributes, 'href', absolute) }),
      img: (tagName, attributes) => ({ tagName, attribs: withAbsolute(attributes, 'src', absolute) }),
      h1: 'h2',
    },
  }).trim();
}

function withAbsolute(
  attributes: Record<string, string>,
  name: string,
  absolute: (address: string | undefined) => string,
): Record<string, string> {
  return name in attributes ? { ...attributes, [name]: absolute(attributes[name]) } : attributes;
}
