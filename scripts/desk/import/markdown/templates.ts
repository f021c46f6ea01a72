/**
 * Templates in text: Liquid tags (Jekyll, Eleventy) and Hugo's shortcodes. What has a form in Markdown or HTML takes
 * it; the rest is left as text that breaks nothing, and told.
 */
import GithubSlugger from 'github-slugger';
import { markdownToMdast } from 'satteri';
import { playerOf } from '../html/embeds.ts';
import { escapeHtml } from '../html/entities.ts';
import { inlineWords } from './inline-words.ts';
import { onHost } from './old-address.ts';

export interface Templates {
  readonly text: string;
  /** Names that were left, with their lines of `text`, from 1. */
  readonly left: readonly { readonly name: string; readonly line: number }[];
}

/** What the templates of a story may ask of the old site. */
export interface TemplateRules {
  /** Path that the other site stood under, or nothing. */
  readonly base: string;
  /** A path that leads to a story, by its file's name or path as the other generator writes it. */
  readonly story: (name: string) => string | undefined;
  /** Where the old site had a page that is no story, or a file. */
  readonly elsewhere: (name: string) => string;
  /** What a name such as `page.mood` stands for, if the old site’s files say. */
  readonly value: (name: string) => string | undefined;
  /** Whether `{{ … }}` puts something in its place there; to Hugo it is text. */
  readonly hasOutput: boolean;
}

export function expandTemplates(source: string, rules: TemplateRules): Templates {
  let text = source.replaceAll(/\{%-?\s*comment\s*-?%\}[^]*?\{%-?\s*endcomment\s*-?%\}/g, '');
  const listing = (_: string, attributes: string, code: string) => {
    const lang = /^\s*([\w+#-]+)/.exec(attributes.replaceAll('"', ''))?.[1] ?? '';
    const fence = code.includes('```') ? '````' : '```';
    return `\n\n${fence}${lang}\n${code.replace(/^\s*\n|\s+$/g, '')}\n${fence}\n\n`;
  };
  text = text
    .replaceAll(/\n*\{%-?\s*highlight\s+([^%]*?)-?%\}([^]*?)\{%-?\s*endhighlight\s*-?%\}\n*/g, listing)
    .replaceAll(
      /\n*\{\{[<%]\s*highlight\s+([^>%]*?)[>%]\}\}([^]*?)\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}\n*/g,
      listing,
    );
  return outsideCode(headingIds(text), rules);
}

function outsideCode(source: string, rules: TemplateRules): Templates {
  const left: { name: string; line: number }[] = [];
  const kept = [...fencedCode(source), ...stretches(source, RAW)].sort((a, b) => a.start - b.start);
  const expanded = outside(source, kept, (part) => expandPart(part, rules));
  const tree = markdownToMdast(expanded) as unknown as Node;
  const code = [...fencedCode(expanded), ...codeOf(tree), ...stretches(expanded, RAW)].sort(
    (a, b) => a.start - b.start,
  );
  const text = outside(expanded, code, (part, before) => {
    for (const { 1: liquid, 2: hugo, 3: output, index } of part.matchAll(
      /\{%-?\s*(\w+)[^%]*%\}|\{\{[<%]+\s*\/?\s*([\w./-]+)|(?<!=)\{\{-?\s*([^\s{}<%-][^{}]*?)\s*-?\}\}/g,
    )) {
      if (output !== undefined && !rules.hasOutput) continue;
      const line = (before + part.slice(0, index)).split('\n').length;
      const name = liquid === undefined ? `{{< ${hugo ?? ''} >}}` : `{% ${liquid} %}`;
      left.push({ name: output === undefined ? name : `{{ ${output} }}`, line });
    }
    // Not a tag of HTML, whatever follows.
    return part.replaceAll('{{<', '{{\\<');
  });
  const shown = text.includes('raw') ? outside(text, fencedCode(text), withoutRaw) : text;
  return { text: shown, left };
}

/** What stands between these is shown as it is written. */
const RAW = /\{%-?\s*raw\s*-?%\}[^]*?\{%-?\s*endraw\s*-?%\}/g;

function withoutRaw(part: string): string {
  return part.replaceAll(/\{%-?\s*(?:end)?raw\s*-?%\}/g, '');
}

/** Attributes behind or below a heading: of kramdown `{: #id .class}`, of Hugo `{#id .class}`. */
const HEADING =
  /^(?<mark>#{1,6}[ \t]+)?(?<words>\S.*?)(?:[ \t]*#+)?[ \t]*\{(?<attributes>:[^}\n]*|[ \t]*(?:[#.][\w-]|id=)[^}\n]*)\}[ \t]*$(?<rule>\n(?:=+|-+)[ \t]*$)?/gm;
const BELOW = /^(#{1,6}[ \t].*|.*\S.*\n(?:=+|-+))[ \t]*\n[ \t]*(\{:[^}\n]*\})[ \t]*$/gm;

/** The id that somebody gave a heading stays as an anchor in it, where its words do not make the same. */
function headingIds(source: string): string {
  const slugger = new GithubSlugger();
  return outside(source, fences(source), (part) =>
    part
      .replaceAll(BELOW, (_, heading: string, attributes: string) => {
        const [words = '', ...rule] = heading.split('\n');
        return [`${words} ${attributes}`, ...rule].join('\n');
      })
      .replaceAll(HEADING, (written, ...rest) => {
        const { mark = '', words = '', attributes = '', rule = '' } = rest.at(-1) as Record<string, string>;
        if (mark === '' && rule === '') return written;
        const id = /(?:^|[\s:])#([^\s.}]+)|\bid=["']?([^\s"'}]+)/.exec(attributes)?.slice(1).find(Boolean);
        const isOwn = id !== undefined && id !== slugger.slug(inlineWords(words));
        return `${mark}${isOwn ? `<a id="${escapeHtml(id)}"></a>` : ''}${words}${rule}`;
      }),
  );
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** @param change what becomes of text that stands in none of the stretches, and what stands before it then */
function outside(
  source: string,
  kept: readonly Stretch[],
  change: (part: string, before: string) => string,
): string {
  let text = '';
  let at = 0;
  for (const { start, end } of kept) {
    if (start < at) continue;
    text += change(source.slice(at, start), text);
    text += source.slice(start, end);
    at = end;
  }
  return text + change(source.slice(at), text);
}

function fencedCode(source: string): Stretch[] {
  return stretches(source, /^(?:```|~~~)[^]*?^(?:```|~~~)[ \t]*$|`[^`\n]+`/gm);
}

function fences(source: string): Stretch[] {
  return stretches(source, /^(?:```|~~~)[^]*?^(?:```|~~~)[ \t]*$/gm);
}

function stretches(source: string, pattern: RegExp): Stretch[] {
  return [...source.matchAll(pattern)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
}

interface Node {
  readonly type: string;
  readonly position?: {
    readonly start: { readonly offset: number };
    readonly end: { readonly offset: number };
  };
  readonly children?: readonly Node[];
}

/** Also what is code because it is set in, and fences in lists. */
function* codeOf({ type, position, children }: Node): Generator<Stretch> {
  if (position && (type === 'code' || type === 'inlineCode'))
    yield { start: position.start.offset, end: position.end.offset };
  for (const child of children ?? []) yield* codeOf(child);
}

/** Where an address stands: whatever it is, the words of the link stay. */
const IN_LINK = /(?:\]\(\s*<?|\bhref\s*=\s*["']?|^[ \t]*\[[^\]\n]+\]:[ \t]*)[^\s()]*$/;

function expandPart(part: string, { base, story, elsewhere, value }: TemplateRules): string {
  const target = (tag: string, name: string, before: string) => {
    const found = story(name);
    if (found !== undefined) return found;
    const line = before.slice(before.lastIndexOf('\n') + 1);
    if (!IN_LINK.test(line)) return tag;
    const place = elsewhere(name);
    // `{{ site.baseurl }}` may stand before it.
    return base !== '' && line.endsWith(base) ? place.slice(base.length) : place;
  };
  return (
    part
      .replaceAll(/<!--[^]*?-->/g, '')
      // Attributes of kramdown, and its table of contents.
      .replaceAll(/^[*-] .*\n\{:\s*toc[^}]*\}[ \t]*$/gim, '')
      .replaceAll(/^[ \t]*\{:[^}\n]*\}[ \t]*\n?/gm, '')
      .replaceAll(/\{:[^}\n]*\}/g, '')
      .replaceAll(
        /\{\{-?\s*["']([^"']*)["']\s*\|\s*(?:relative_url|absolute_url|prepend:[^}]*|url)\s*-?\}\}/g,
        (_, place: string) => (base === '' || /^[a-z]+:/i.test(place) ? place : onHost(place, base)),
      )
      .replaceAll(/\{\{-?\s*site\.url\s*-?\}\}/g, '')
      .replaceAll(/\{\{-?\s*site\.(?:baseurl|github\.url)\s*-?\}\}/g, () => base)
      .replaceAll(/\{\{-?\s*\.Site\.BaseURL\s*-?\}\}/g, () => `${base}/`)
      .replaceAll(
        /\{\{-?\s*([a-z_][\w-]*(?:\.[\w-]+)+)\s*(?:\|\s*(?:relative_url|absolute_url|escape|strip)\s*)?-?\}\}/gi,
        (tag, name: string) => value(name) ?? tag,
      )
      .replaceAll(/\{\{-?\s*["']([^"'\s]+)["']\s*\|[^{}]*\}\}/g, (tag, url: string) =>
        playerOf(url) ? frame(url, '') : tag,
      )
      .replaceAll(/\{%-?\s*post_url\s+([^%\s]+)\s*-?%\}/g, (tag, name: string) => story(name) ?? tag)
      .replaceAll(/\{%-?\s*link\s+([^%\s]+)\s*-?%\}/g, (tag, name: string, at: number, whole: string) =>
        target(tag, name, whole.slice(0, at)),
      )
      .replaceAll(
        /\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^"'`>%\s]+))[^>%]*[>%]\}\}/g,
        (tag: string, ...rest: (string | number | undefined)[]) => {
          const name = rest.slice(0, 4).find((one) => one !== undefined) as string;
          return target(tag, name, String(rest[5]).slice(0, Number(rest[4])));
        },
      )
      .replaceAll(
        /\{%-?\s*(?:include\s+)?(youtube|vimeo)(?:\.html)?\s+([^%]*?)-?%\}/gi,
        (tag, host: string, rest: string) => player(host, rest) ?? tag,
      )
      .replaceAll(
        /\{\{[<%]\s*(youtube|vimeo)\s+([^>%]*?)\/?[>%]\}\}/gi,
        (tag, host: string, rest: string) => player(host, rest) ?? tag,
      )
      .replaceAll(
        /\{\{[<%]\s*(?:figure|img|image|asset-static|img-right|img-left|img-flexible)\s+((?:"[^"]*"|'[^']*'|`[^`]*`|[^>%"'`])*)[>%]\}\}/gi,
        (tag, rest: string) => figure(rest) ?? tag,
      )
      .replaceAll(
        /\{%-?\s*(?:include\s+(?:figure|image|img)(?:\.html)?|(?:image|image_with_class|img|figure))\s+((?:"[^"]*"|'[^']*'|[^%"'])*)%\}/gi,
        (tag, rest: string) => figure(rest) ?? tag,
      )
      .replaceAll(
        /\{\{[<%]\s*(?:tweet|twitter|x)\s+(?:user=["']?(\w+)["']?\s+id=)?["']?(\d+)["']?\s*[>%]\}\}/gi,
        (_, user: string | undefined, id: string) => `<https://twitter.com/${user ?? 'i'}/status/${id}>`,
      )
      .replaceAll(
        /\{\{[<%]\s*gist\s+["']?([\w-]+)["']?\s+["']?(\w+)["']?[^>%]*[>%]\}\}/gi,
        '<https://gist.github.com/$1/$2>',
      )
  );
}

function attributesOf(written: string): {
  readonly named: ReadonlyMap<string, string>;
  readonly bare: readonly string[];
} {
  const named = new Map<string, string>();
  const bare: string[] = [];
  for (const [, name, a, b, c, alone] of written.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))|("[^"]*"|'[^']*'|\S+)/g,
  )) {
    if (name !== undefined) named.set(name.toLowerCase(), a ?? b ?? c ?? '');
    else if (alone !== undefined && alone !== '/') bare.push(alone.replaceAll(/^["']|["']$/g, ''));
  }
  return { named, bare };
}

function player(host: string, rest: string): string | undefined {
  const { named, bare } = attributesOf(rest);
  const id = named.get('id') ?? named.get('url') ?? bare[0];
  if (id === undefined || !/^[\w:/.?=&-]+$/.test(id)) return undefined;
  const url = /^https?:/.test(id)
    ? id
    : host.toLowerCase() === 'vimeo'
      ? `https://vimeo.com/${id}`
      : `https://www.youtube.com/watch?v=${id}`;
  return frame(url, named.get('title') ?? '');
}

function frame(url: string, title: string): string {
  return `\n\n<iframe src="${escapeHtml(url)}" title="${escapeHtml(title)}"></iframe>\n\n`;
}

function figure(rest: string): string | undefined {
  const { named, bare } = attributesOf(rest.replaceAll(/"\s*,\s*"/g, '" "'));
  // Eleventy's are commonly called with the path and the alt text in this order.
  const isPath = bare[0] !== undefined && /\.\w{3,4}$/.test(bare[0]);
  const src =
    named.get('src') ??
    named.get('image_path') ??
    named.get('path') ??
    named.get('file') ??
    named.get('url') ??
    (isPath ? bare[0] : undefined);
  if (src === undefined || src.includes('{{')) return undefined;
  const alt = named.get('alt') ?? (isPath ? bare[1] : undefined) ?? '';
  const caption = [named.get('title'), named.get('caption'), named.get('attr')]
    .filter((one) => one)
    .join(' ');
  const image = `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">`;
  const link = named.get('link');
  const linked = link ? `<a href="${escapeHtml(link)}">${image}</a>` : image;
  return `\n\n<figure>${linked}${caption === '' ? '' : `<figcaption>${escapeHtml(caption)}</figcaption>`}</figure>\n\n`;
}
