/** Where the address of a link, picture or definition stands in a story, to the character. Places are offsets of the body. */
import { markdownToMdast, type MdastNode } from 'satteri';
import { endOf, startOf } from './body-tree.ts';

export interface AddressPlace {
  readonly start: number;
  readonly end: number;
  /** Where the `](` or `]:` before it begins; where it begins itself, where there is none. */
  readonly opened: number;
}

type Addressed = Extract<MdastNode, { type: 'link' | 'image' | 'definition' }>;

/** @returns nothing where it is written in a way that is not understood */
export function addressPlace(body: string, node: Addressed): AddressPlace | undefined {
  const start = startOf(node);
  const end = endOf(node);
  if (node.type === 'definition') return destinationIn(body, start, end, ']:', node.url);
  if (node.type === 'image') return destinationIn(body, start, end, '](', node.url);
  if (body[start] === '[') {
    const words = node.children.at(-1);
    return destinationIn(body, words ? endOf(words) : start, end, '](', node.url);
  }
  return body[start] === '<'
    ? { start: start + 1, end: end - 1, opened: start + 1 }
    : { start, end, opened: start };
}

/** What has to be mended when it leads nowhere. */
export function addressStart(body: string, node: MdastNode): number {
  const isAddressed = node.type === 'link' || node.type === 'image' || node.type === 'definition';
  return (isAddressed ? addressPlace(body, node)?.start : undefined) ?? startOf(node);
}

/** CommonMark 0.31, section 4.7 and 6.3: the destination that is read as `url` and after which nothing but a title comes. */
function destinationIn(body: string, start: number, end: number, mark: string, url: string): AddressPlace | undefined {
  for (let at = body.indexOf(mark, start); at !== -1 && at < end; at = body.indexOf(mark, at + 1)) {
    const rest = body.slice(at + mark.length, end);
    // A definition in a quotation or a list may go on below a `>`.
    const lead = /^[ \t]*(?:\n[ \t>]*)*/.exec(rest)?.[0].length ?? 0;
    const found = readDestination(rest, lead);
    if (!found || !isTitle(rest.slice(found.after), mark)) continue;
    if (!isReadAs(rest.slice(lead, found.after), rest.slice(found.start, found.end), url)) continue;
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
    if (/[ \t\n]/.test(character)) break;
    else if (character === '\\' && !/[ \t\n]/.test(text.charAt(at + 1))) at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      if (depth === 0) break;
      depth -= 1;
    }
  }
  return { start: from, end: Math.min(at, text.length), after: at };
}

function isTitle(rest: string, mark: string): boolean {
  const title = /^(?:[ \t\n>]+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?[ \t\n]*/s.exec(rest)?.[0].length ?? 0;
  return rest.slice(title) === (mark === '](' ? ')' : '');
}

/** The parser is asked where escapes or character references stand in it: it alone knows all two thousand names. */
function isReadAs(written: string, address: string, url: string): boolean {
  if (address === url) return true;
  if (!/[\\&]/.test(address)) return false;
  const root: MdastNode = markdownToMdast(`[x]: ${written}`);
  const node = 'children' in root ? root.children[0] : undefined;
  return node?.type === 'definition' && node.url === url;
}
