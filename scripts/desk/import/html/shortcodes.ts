/**
 * WordPress shortcodes (`[gallery ids="1,2"]`): those that stand for content become HTML, the others are left as the
 * text they are. Elements of our own begin with `x-`; the converter knows them.
 */
import { decodeText } from '../../../../src/content/character-references.ts';
import { escapeHtml } from './entities.ts';

export interface Shortcode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Attributes without a name, in order. */
  readonly bare: readonly string[];
  /** What stands between the tags; undefined without a closing tag. */
  readonly content: string | undefined;
}

const OPENING = /\[(?<name>[a-z][\w-]*)(?<rest>(?:\s+(?:"[^"]*"|'[^']*'|[^\]"'])*|=[^\]\s]+)?)\]/giu;
/** Where brackets are no shortcodes: code, and what is no text at all. */
const CODE = /<(pre|code|script|style|textarea)\b[^>]*>[^]*?<\/\1\s*>|<!--[^]*?-->/gi;
const LISTINGS = new Set(['code', 'sourcecode', 'source']);
const MEDIA = [
  'src',
  'mp4',
  'm4v',
  'webm',
  'ogv',
  'flv',
  'wmv',
  'mov',
  'mp3',
  'm4a',
  'ogg',
  'wav',
  'wma',
  'flac',
];
const NOTES = new Set(['footnote', 'ref', 'efn_note', 'fn', 'note_ref']);
/** Players that have a shortcode of their own; a bare id is completed. */
const PLAYERS: Readonly<Record<string, string>> = {
  youtube: 'https://www.youtube.com/watch?v=',
  vimeo: 'https://vimeo.com/',
  dailymotion: 'https://www.dailymotion.com/video/',
  ted: 'https://www.ted.com/talks/',
  soundcloud: 'https://soundcloud.com/',
};

/** HTML in which every shortcode that stands for content is HTML too. */
export function expandShortcodes(html: string): string {
  return replaceShortcodes(html, (shortcode) => {
    const { name, content = '', attributes } = shortcode;
    if (LISTINGS.has(name) && shortcode.content !== undefined) return listing(attributes, content);
    if (NOTES.has(name) && shortcode.content !== undefined) return `<x-note>${content}</x-note>`;
    if (name === 'caption' || name === 'wp_caption')
      return shortcode.content === undefined ? undefined : figure(shortcode);
    if (name === 'gallery' || name === 'playlist') {
      const ids = attributes['ids'] ?? attributes['include'] ?? '';
      return `\n\n<x-${name} data-ids="${escapeHtml(ids)}"></x-${name}>\n\n`;
    }
    if (name === 'embed' && content.trim() !== '') return embed(content);
    if (name === 'audio' || name === 'video') return media(shortcode);
    const player = PLAYERS[name];
    if (player === undefined) return undefined;
    const written = (attributes['url'] ?? attributes['id'] ?? shortcode.bare[0] ?? content)
      .trim()
      .replace(/^=/, '');
    if (written === '') return undefined;
    return embed(/^(?:https?:)?\/\//.test(written) ? written : player + written);
  });
}

/**
 * Names of what looks like a shortcode and is left as text. A word in brackets alone (`[sic]`) is none: it has
 * attributes, a closing tag or a name that no word has.
 */
export function leftShortcodes(html: string): string[] {
  const names = new Set<string>();
  const prose = html.replace(CODE, '');
  for (const { groups } of prose.matchAll(OPENING)) {
    const name = groups?.['name'] ?? '';
    const telling =
      /[_-]/.test(name) || (groups?.['rest'] ?? '').includes('=') || prose.includes(`[/${name}]`);
    if (telling) names.add(name);
  }
  return [...names];
}

function replaceShortcodes(html: string, replace: (shortcode: Shortcode) => string | undefined): string {
  const code = [...html.matchAll(CODE)].map((found) => [found.index, found.index + found[0].length] as const);
  let result = '';
  let done = 0;
  for (const found of html.matchAll(OPENING)) {
    const start = found.index;
    if (start < done || html[start - 1] === '[') continue;
    const name = (found.groups?.['name'] ?? '').toLowerCase();
    // A listing may hold HTML that looks like code; anything else inside code is shown, not run.
    if (code.some(([from, to]) => start >= from && start < to)) continue;
    const opened = start + found[0].length;
    const rest = found.groups?.['rest'] ?? '';
    const closing = rest.trimEnd().endsWith('/') ? -1 : html.toLowerCase().indexOf(`[/${name}]`, opened);
    const content = closing < 0 ? undefined : html.slice(opened, closing);
    const written = replace({ name, ...readAttributes(rest), content });
    if (written === undefined) continue;
    result += html.slice(done, start) + written;
    done = content === undefined ? opened : closing + name.length + 3;
  }
  return result + html.slice(done);
}

function readAttributes(written: string): Pick<Shortcode, 'attributes' | 'bare'> {
  const attributes: Record<string, string> = {};
  const bare: string[] = [];
  const source = decodeText(written.replace(/\/\s*$/, '')).replaceAll(/[“”″]/g, '"');
  for (const [, name, double, single, plain, alone] of source.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|("[^"]*"|'[^']*'|\S+)/g,
  )) {
    if (name === undefined) bare.push((alone ?? '').replace(/^["']|["']$/g, ''));
    else attributes[name.toLowerCase()] = double ?? single ?? plain ?? '';
  }
  return { attributes, bare };
}

/** `[caption]<img> Words[/caption]`, or in old posts `[caption caption="Words"]<img>[/caption]`. */
function figure({ attributes, content = '' }: Shortcode): string {
  const parts = /^\s*(?<picture>(?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*<\/a>)?)(?<words>[^]*)$/i.exec(
    content,
  )?.groups;
  const picture = parts?.['picture'] ?? content;
  const words = (attributes['caption'] ?? parts?.['words'] ?? '').trim();
  const caption = words === '' ? '' : `<figcaption>${words}</figcaption>`;
  return `\n\n<figure>${picture}${caption}</figure>\n\n`;
}

function listing(attributes: Readonly<Record<string, string>>, content: string): string {
  const language = attributes['lang'] ?? attributes['language'] ?? '';
  const source = /&(?:lt|gt|amp|quot|#\d+);/.test(content) ? content : escapeHtml(content);
  const name = language === '' ? '' : ` class="language-${escapeHtml(language)}"`;
  return `\n\n<pre><code${name}>${source.replace(/^\r?\n/, '')}</code></pre>\n\n`;
}

function embed(address: string): string {
  const url = decodeText(address.replaceAll(/<[^>]*>/g, '')).trim();
  return `\n\n<x-embed data-url="${escapeHtml(url)}"></x-embed>\n\n`;
}

function media({ attributes, bare, content = '' }: Shortcode): string | undefined {
  const inner = [...content.matchAll(/(?:href|src)=["']([^"']+)["']/gi)].map(([, url]) => url ?? '');
  const named = MEDIA.flatMap((name) => attributes[name] ?? []);
  const files = [...new Set([...named, ...bare.filter((one) => /^https?:/.test(one)), ...inner])];
  if (files.length === 0) return undefined;
  return files.map((url) => `\n\n<x-media data-url="${escapeHtml(url)}"></x-media>\n\n`).join('');
}
