/** Film and sound for those who get a story as text: nothing plays there. */
import { attributeOf, tagsIn, unescapeAttribute, type Tag } from '../content/markup.ts';
import { escapeXml } from './xml.ts';

/** What to call a film or a sound with this name. */
export interface MediaWords {
  readonly video: (name: string) => string;
  readonly audio: (name: string) => string;
}

/**
 * Puts a link to the file in the place of each `<video>` and `<audio>`. What stands in it is for browsers that know
 * neither, and goes with it.
 */
export function mediaAsLinks(html: string, words: MediaWords): string {
  if (!/<(?:video|audio)\b/i.test(html)) return html;
  const parts: string[] = [];
  let end = 0;
  const tags = tagsIn(html, 0, html.length);
  for (const tag of tags) {
    const kind = /^(video|audio)$/i.exec(tag.name)?.[0].toLowerCase();
    if (!kind || tag.start < end) continue;
    const close = new RegExp(`</${kind}\\s*>`, 'gi');
    close.lastIndex = tag.end;
    const closeEnd = close.exec(html) ? close.lastIndex : tag.end;
    const sources = tags.filter(
      ({ name, start }) => start > tag.start && start < closeEnd && /^source$/i.test(name),
    );
    parts.push(html.slice(end, tag.start), linkTo([tag, ...sources], words[kind as 'video' | 'audio']));
    end = closeEnd;
  }
  return parts.join('') + html.slice(end);
}

/** @param tags the medium and its sources, the best first (HTML, section 4.8.2) */
function linkTo(tags: readonly Tag[], text: (name: string) => string): string {
  const [medium] = tags;
  const address = tags.map((tag) => valueOf(tag, 'src')).find((src) => src !== undefined);
  if (!medium || address === undefined) return '';
  const name = valueOf(medium, 'aria-label') ?? valueOf(medium, 'title') ?? fileName(address);
  return `<a href="${escapeXml(address)}">${escapeXml(text(name))}</a>`;
}

function valueOf(tag: Tag, name: string): string | undefined {
  const written = attributeOf(tag, name)?.value?.trim();
  return written ? unescapeAttribute(written) : undefined;
}

function fileName(address: string): string {
  const name = /([^/?#]*)(?:[?#].*)?$/.exec(address)?.[1] ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
