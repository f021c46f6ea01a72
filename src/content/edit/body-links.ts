/**
 * Where the addresses of links and pictures stand in a story, to the character: inline links, reference definitions, autolinks,
 * and the attributes of HTML and of MDX components. For rewriting them, or taking the link away and leaving its words.
 */
import { addressPlace, type AddressPlace } from '../address-place.ts';
import { endOf, parseBody, startOf, walk, type BodyTree, type MdastNode } from '../body-tree.ts';
import { decodeAttribute } from '../character-references.ts';
import { tagsIn, type Attribute, type Tag } from '../markup.ts';
import type { TextEdit } from './source-text.ts';

export interface BodyLink {
  /** Offsets of the address into the body; of all that is written there where it is `unclear`. */
  readonly start: number;
  readonly end: number;
  /** The address as it is read: escapes and character references resolved. */
  readonly target: string;
  /** `code` is a text in JavaScript. What is `unclear` can only be changed by a person. */
  readonly syntax: 'markdown' | 'definition' | 'bare' | 'attribute' | 'code' | 'import' | 'unclear';
  readonly isPicture: boolean;
  /** Leaves the words and takes the link away; nothing where that is for a person to do. */
  readonly unlink: readonly TextEdit[] | undefined;
}

/** Attributes that hold an address, in HTML and in our components. */
const ADDRESS_ATTRIBUTES = new Set(['href', 'src', 'poster', 'cite', 'url', 'data', 'action']);

/**
 * In the order in which they stand.
 * @returns nothing where an MDX story cannot be parsed
 */
export function findBodyLinks(body: string, format: 'md' | 'mdx'): BodyLink[] | undefined {
  const tree = parseBody(body, format);
  if (!('root' in tree)) return undefined;
  const links: BodyLink[] = [];
  const references = new Map<string, TextEdit[]>();
  const shown = new Set<string>();
  walk(tree.root, (node) => {
    if (node.type === 'imageReference') shown.add(node.identifier);
    if (node.type !== 'linkReference') return;
    const edits = referenceWithoutLink(body, node);
    references.set(node.identifier, [...(references.get(node.identifier) ?? []), ...edits]);
  });
  walk(tree.root, (node) => {
    const [start, end] = [startOf(node), endOf(node)];
    if (node.type === 'link') links.push(inlineLink(body, node));
    else if (node.type === 'image') {
      links.push({ ...placed(body, node, 'markdown'), isPicture: true, unlink: undefined });
    }
    else if (node.type === 'definition') links.push(definition(tree, node, references, shown));
    else if (node.type === 'mdxjsEsm') links.push(...importsIn(body, start, end), ...linksInCode(body, start, end));
    else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      links.push(...linksInCode(body, start, end));
    }
  });
  for (const tag of tree.tags) {
    const unlink = tag.name.toLowerCase() === 'a' ? anchorWithoutTags(body, tag) : undefined;
    links.push(...linksOfTag(body, tag, unlink));
  }
  return links.sort((a, b) => a.start - b.start);
}

type Addressed = Parameters<typeof addressPlace>[1];

function placed(body: string, node: Addressed, syntax: BodyLink['syntax'], place = addressPlace(body, node)) {
  const { start, end } = place ?? { start: startOf(node), end: endOf(node) };
  return { start, end, target: node.url, syntax: place ? syntax : 'unclear' } as const;
}

function inlineLink(body: string, node: Extract<MdastNode, { type: 'link' }>): BodyLink {
  const [start, end] = [startOf(node), endOf(node)];
  if (body.charAt(start) !== '[') {
    return { ...placed(body, node, 'bare'), isPicture: false, unlink: [{ start, end, text: '' }] };
  }
  const place = addressPlace(body, node);
  return { ...placed(body, node, 'markdown', place), isPicture: false, unlink: place && wordsAlone(start, end, place) };
}

function wordsAlone(start: number, end: number, { opened }: AddressPlace): TextEdit[] {
  return [
    { start, end: start + 1, text: '' },
    { start: opened, end, text: '' },
  ];
}

function definition(
  tree: BodyTree,
  node: Extract<MdastNode, { type: 'definition' }>,
  references: ReadonlyMap<string, readonly TextEdit[]>,
  shown: ReadonlySet<string>,
): BodyLink {
  const { body, definitions } = tree;
  const [start, end] = [startOf(node), endOf(node)];
  // Of two with one label the second is nobody's.
  const isUsed = definitions.get(node.identifier) === node;
  const isPicture = isUsed && shown.has(node.identifier);
  const line = { start, end: body.charAt(end) === '\n' ? end + 1 : end, text: '' };
  const uses = isUsed ? (references.get(node.identifier) ?? []) : [];
  const unlink = isPicture ? undefined : [...uses, line];
  return { ...placed(body, node, 'definition'), isPicture, unlink };
}

function referenceWithoutLink(body: string, node: Extract<MdastNode, { type: 'linkReference' }>): TextEdit[] {
  const [start, end] = [startOf(node), endOf(node)];
  const words = node.children.at(-1);
  const labelEnd = words ? endOf(words) : start + 1;
  const close = body.indexOf(']', labelEnd);
  if (close === -1 || close >= end) return [];
  return [
    { start, end: start + 1, text: '' },
    { start: close, end, text: '' },
  ];
}

function linksOfTag(body: string, { attributes }: Tag, unlink: BodyLink['unlink']): BodyLink[] {
  return attributes.flatMap((attribute): BodyLink[] => {
    const { name, value, valueStart, isCode } = attribute;
    if (value === undefined || value === '') return [];
    const address = ADDRESS_ATTRIBUTES.has(name.toLowerCase()) ? addressOf(attribute) : undefined;
    if (!address) return isCode ? linksInCode(body, valueStart, valueStart + value.length) : [];
    return [{ ...address, isPicture: /^(?:src|poster)$/i.test(name), unlink }];
  });
}

/** @returns nothing where it is more code than a text */
function addressOf({
  value = '',
  valueStart,
  isCode,
}: Attribute): Pick<BodyLink, 'start' | 'end' | 'target' | 'syntax'> | undefined {
  if (!isCode) {
    return { start: valueStart, end: valueStart + value.length, target: decodeAttribute(value), syntax: 'attribute' };
  }
  const { before = '', target } = /^(?<before>\s*(?<mark>["'`]))(?<target>(?:(?!\k<mark>)[^\\$])*)\k<mark>\s*$/.exec(value)?.groups ?? {};
  if (target === undefined) return undefined;
  const start = valueStart + before.length;
  return { start, end: start + target.length, target, syntax: 'code' };
}

/** Tags in JavaScript: without them the words that they hold would be code. */
function linksInCode(body: string, start: number, end: number): BodyLink[] {
  return tagsIn(body, start, end).flatMap((tag) => linksOfTag(body, tag, undefined));
}

function anchorWithoutTags(body: string, { start, end }: Tag): TextEdit[] | undefined {
  const close = /<\/a\s*>/i.exec(body.slice(end));
  if (!close) return undefined;
  const at = end + close.index;
  return [
    { start, end, text: '' },
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

/** An address as it may stand where another one stood. */
export function writeAddress(address: string, syntax: BodyLink['syntax']): string {
  switch (syntax) {
    case 'attribute':
      return address.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('<', '&lt;');
    case 'markdown':
    case 'definition':
      return isBalanced(address) ? address : address.replaceAll('(', '%28').replaceAll(')', '%29');
    case 'code':
      return address.replaceAll(/["'`\\$]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
    case 'bare':
    case 'import':
    case 'unclear':
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
