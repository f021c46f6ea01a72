import { escapeXml } from '../xml.ts';
import type { FeedPicture } from './item.ts';

/** A picture in Media RSS (https://www.rssboard.org/media-rss#media-content), for RSS and Atom alike. */
export function mediaXml({ url, type, bytes, width, height, alt, credit }: FeedPicture): string {
  return [
    `<media:content url="${escapeXml(url)}" medium="image" type="${type}" fileSize="${String(bytes)}" `,
    `width="${String(width)}" height="${String(height)}">`,
    // A decorative picture has no description.
    alt === '' ? '' : `<media:description type="plain">${escapeXml(alt)}</media:description>`,
    credit === undefined ? '' : `<media:credit>${escapeXml(credit)}</media:credit>`,
    '</media:content>',
  ].join('');
}
