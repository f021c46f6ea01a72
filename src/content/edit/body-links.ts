/**
 * Where the addresses of links and pictures stand in a story, to the character: inline links, reference definitions, autolinks,
 * and the attributes of HTML and of MDX components. For rewriting them, or taking the link away and leaving its words.
 */
import { markdownToMdast, mdxToMdast, type MdastNode } from 'satteri';
import type { TextEdit } from './source-text.ts';

export interface BodyLink {
  /** Offsets of the address into the body. */
  readonly start: number;
  readonly end: number;
  /** The address as it is read: escapes and character references resolved. */
  readonly target: string;
  readonly syntax: 'markdown' | 'definition' | 'bare' | 'attribute' | 'import';
  readonly isPicture: boolean;
  /** Leaves the words and takes the link away; nothing where that is for a person to do. */
  readonly unlink: readonly TextEdit[] | undefined;
}

/** Attributes that hold an address, in HTML and in our components. */
const ADDRESS_ATTRIBUTES = new Set(['href', 'src', 'poster', 'cite', 'url', 'data', 'action']);

/**
 * In the order in which they stand.
 * @throws when an MDX story cannot be parsed
 */
export function findBodyLinks(body: string, format: 'md' | 'mdx'): BodyLink[] {
  const tree = format === 'mdx' ? mdxToMdast(body) : markdownToMdast(body);
  const links: BodyLink[] = [];
  const references = new Map<string, TextEdit[]>();
  walk(tree, (node) => {
    if (node.type !== 'linkReference') return;
    const edits = referenceWithoutLink(body, node);
    references.set(node.identifier, [...(references.get(node.identifier) ?? []), ...edits]);
  });
  walk(tree, (node) => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    if (node.type === 'link') links.push(...inlineLink(body, start, end, node.url));
    else if (node.type === 'image') {
      const place = destinationIn(body, start, end, '](', node.url);
      if (place) links.push({ ...place, target: node.url, syntax: 'markdown', isPicture: true, unlink: undefined });
    } else if (node.type === 'definition') {
      const place = destinationIn(body, start, end, ']:', node.url);
      const line = { start, end: body.charAt(end) === '\n' ? end + 1 : end, text: '' };
      const unlink = [...(references.get(node.identifier) ?? []), line];
      if (place) links.push({ ...place, target: node.url, syntax: 'definition', isPicture: false, unlink });
    } else if (node.type === 'html') links.push(...attributesIn(body, start, end));
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const first = node.children[0]?.position?.start.offset ?? end;
      links.push(...attributesIn(body, start, first));
    } else if (node.type === 'mdxjsEsm') links.push(...importsIn(body, start, end));
  });
  // What stands inside another element may be found twice.
  return [...new Map(links.map((link) => [link.start, link])).values()].sort((a, b) => a.start - b.start);
}

function inlineLink(body: string, start: number, end: number, url: string): BodyLink[] {
  const written = body.slice(start, end);
  const base = { target: url, isPicture: false } as const;
  if (written.startsWith('[')) {
    const place = destinationIn(body, start, end, '](', url);
    if (!place) return [];
    const unlink = [
      { start, end: start + 1, text: '' },
      { start: place.opened, end, text: '' },
    ];
    return [{ ...base, start: place.start, end: place.end, syntax: 'markdown', unlink }];
  }
  const isAngled = written.startsWith('<');
  const inner = isAngled ? { start: start + 1, end: end - 1 } : { start, end };
  if (body.slice(inner.start, inner.end) !== url) return [];
  return [{ ...base, ...inner, syntax: 'bare', unlink: [{ start, end, text: '' }] }];
}

interface Destination {
  readonly start: number;
  readonly end: number;
  /** Where `](` or `]:` begins. */
  readonly opened: number;
}

/** CommonMark 0.31, section 4.7 and 6.3: the destination that is read as `url` and after which nothing but a title comes. */
function destinationIn(body: string, start: number, end: number, mark: string, url: string): Destination | undefined {
  for (let at = body.indexOf(mark, start); at !== -1 && at < end; at = body.indexOf(mark, at + 1)) {
    const rest = body.slice(at + mark.length, end);
    // A definition in a quotation or a list may go on below a `>`.
    const lead = /^[\s>]*/.exec(rest)?.[0].length ?? 0;
    const found = readDestination(rest, lead);
    if (!found || !isTitle(rest.slice(found.after), mark)) continue;
    const raw = rest.slice(found.start, found.end);
    if (!sameAddress(unescapeMarkdown(raw), url)) continue;
    const from = at + mark.length;
    return { start: from + found.start, end: from + found.end, opened: at };
  }
  return undefined;
}

function readDestination(text: string, from: number): { start: number; end: number; after: number } | undefined {
  if (text.charAt(from) === '<') {
    const closed = /^<((?:[^<>\\\n]|\\.)*)>/.exec(text.slice(from));
    if (!closed) return undefined;
    const [whole, inner = ''] = closed;
    return { start: from + 1, end: from + 1 + inner.length, after: from + whole.length };
  }
  let depth = 0;
  let at = from;
  for (; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (/\s/.test(character)) break;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      if (depth === 0) break;
      depth -= 1;
    }
  }
  return { start: from, end: Math.min(at, text.length), after: at };
}

function isTitle(rest: string, mark: string): boolean {
  const title = /^(?:[\s>]+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*/s.exec(rest)?.[0].length ?? 0;
  return rest.slice(title) === (mark === '](' ? ')' : '');
}

function sameAddress(written: string, read: string): boolean {
  return written === read || decoded(written) === decoded(read);
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function referenceWithoutLink(body: string, node: Extract<MdastNode, { type: 'linkReference' }>): TextEdit[] {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  const labelEnd = node.children.at(-1)?.position?.end.offset ?? start + 1;
  const close = body.indexOf(']', labelEnd);
  if (close === -1 || close >= end) return [];
  return [
    { start, end: start + 1, text: '' },
    { start: close, end, text: '' },
  ];
}

const TAG = /<([a-z][\w.-]*)((?:[^<>"'{]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*)>/gi;
const ATTRIBUTE = /(?<=[\s"'])([a-z][\w:-]*)(\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'<>`={}]+))/gi;

/** Addresses in the tags that begin in a stretch of HTML or MDX. */
function attributesIn(body: string, start: number, end: number): BodyLink[] {
  const links: BodyLink[] = [];
  for (const tag of body.slice(start, end).matchAll(TAG)) {
    const [whole, name = '', attributes = ''] = tag;
    const tagStart = start + tag.index;
    for (const attribute of attributes.matchAll(ATTRIBUTE)) {
      const [written, key = '', equals = '', double, single, bare] = attribute;
      if (!ADDRESS_ATTRIBUTES.has(key.toLowerCase())) continue;
      const value = double ?? single ?? bare ?? '';
      const quoted = bare === undefined ? 1 : 0;
      const from = tagStart + 1 + name.length + attribute.index + key.length + equals.length + quoted;
      if (value === '' || body.slice(from, from + value.length) !== value || written === '') continue;
      links.push({
        start: from,
        end: from + value.length,
        target: readReferences(value),
        syntax: 'attribute',
        isPicture: /^(?:src|poster)$/i.test(key),
        unlink: name.toLowerCase() === 'a' ? anchorWithoutTags(body, tagStart, whole.length) : undefined,
      });
    }
  }
  return links;
}

function anchorWithoutTags(body: string, start: number, length: number): TextEdit[] | undefined {
  const close = /<\/a\s*>/i.exec(body.slice(start + length));
  if (!close) return undefined;
  const at = start + length + close.index;
  return [
    { start, end: start + length, text: '' },
    { start: at, end: at + close[0].length, text: '' },
  ];
}

function importsIn(body: string, start: number, end: number): BodyLink[] {
  return [...body.slice(start, end).matchAll(/\b(?:from|import)\s*(["'])(\.{1,2}\/[^"'\n]+)\1/g)].map((found) => {
    const [whole, , target = ''] = found;
    const from = start + found.index + whole.length - 1 - target.length;
    return { start: from, end: from + target.length, target, syntax: 'import', isPicture: true, unlink: undefined };
  });
}

/** CommonMark 0.31, sections 2.4 and 2.5. */
function unescapeMarkdown(text: string): string {
  return readReferences(text.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1'));
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

function readReferences(text: string): string {
  return text.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (written, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? written;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}

/** An address as it may stand where another one stood. */
export function writeAddress(address: string, syntax: BodyLink['syntax']): string {
  switch (syntax) {
    case 'attribute':
      return address.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('<', '&lt;');
    case 'markdown':
    case 'definition':
      return isBalanced(address) ? address : address.replaceAll('(', '%28').replaceAll(')', '%29');
    case 'bare':
    case 'import':
      return address;
  }
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    else if (character === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

function walk(node: MdastNode, visit: (node: MdastNode) => void): void {
  visit(node);
  if ('children' in node) for (const child of node.children) walk(child, visit);
}
