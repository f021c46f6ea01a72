/**
 * The running text of a story, as rules about words want it: what is no prose – code, addresses, markup, expressions –
 * is blanked out, and every other character stands where it stands in the file.
 */
import type { BodyTree, MdastNode } from '../../src/content/body-tree.ts';
import { endOf, isJsx, startOf } from '../../src/content/body-tree.ts';
import type { SourceDocument } from '../../src/content/source-document.ts';

/** Stands for a character of markup, which readers do not see. */
export const MARKUP = '\uE000';
/** Stands for a character of something that is no words: code, an address, a picture. */
export const OBJECT = '\uE001';

export interface Passage {
  /** Offset in the story's text of the first character. */
  readonly start: number;
  readonly text: string;
  /** The field it is the value of; nothing for a block of the body. */
  readonly field?: string;
  /** A quotation mark in it is written as two characters. */
  readonly quoting?: 'single' | 'double';
}

const BLOCKS = new Set(['paragraph', 'heading', 'tableCell']);

/** Paragraphs, headings and cells of a body, in order. @param shift where the body begins in the story's text */
export function passagesOf({ body, root }: BodyTree, shift: number): Passage[] {
  const passages: Passage[] = [];
  // Without recursion: nothing limits how deep blocks may be nested.
  const waiting: MdastNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!('children' in node)) continue;
    const isBlock =
      BLOCKS.has(node.type) || (isJsx(node) && node.children.some((child) => child.type === 'text'));
    if (isBlock) passages.push({ start: shift + startOf(node), text: proseOf(node, body) });
    else waiting.push(...node.children.toReversed());
  }
  return passages;
}

function proseOf(block: MdastNode, body: string): string {
  const start = startOf(block);
  const end = endOf(block);
  let text = '';
  const fill = (upTo: number, mark: string) => {
    const missing = upTo - start - text.length;
    if (missing > 0) text += mark.repeat(missing);
  };
  const visit = (node: MdastNode) => {
    fill(startOf(node), MARKUP);
    if (node.type === 'text') text += clean(body.slice(start + text.length, endOf(node)));
    else if (node.type === 'break') fill(endOf(node), ' ');
    else if ('children' in node && !isBareLink(node, body)) for (const child of node.children) visit(child);
    else fill(endOf(node), OBJECT);
  };
  if ('children' in block) for (const child of block.children) visit(child);
  fill(end, MARKUP);
  return text;
}

/** A link whose text is its address. */
export function isBareLink(node: MdastNode, body: string): boolean {
  return node.type === 'link' && body[startOf(node)] !== '[';
}

/** Character references, and what marks a quotation or list at the start of a line. */
function clean(text: string): string {
  if (!/[&\n\\={]/.test(text)) return text;
  return (
    text
      // Shortcodes and templates of other generators, and what is written like an attribute.
      .replaceAll(/\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|=\s?"[^"\n]*"/g, (code) =>
        OBJECT.repeat(code.length),
      )
      .replaceAll(/&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/gi, (reference) => OBJECT.repeat(reference.length))
      .replaceAll(/\\["'“”‘’]/g, OBJECT.repeat(2))
      .replaceAll(/\n[ \t>]+/g, (prefix) => `\n${' '.repeat(prefix.length - 1)}`)
  );
}

const FIELDS: readonly (readonly (string | number)[])[] = [
  ['title'],
  ['seoTitle'],
  ['kicker'],
  ['description'],
  ['image', 'alt'],
  ['image', 'caption'],
];

export interface ReadField {
  readonly path: readonly (string | number)[];
  /** As people name it: `updates[0].note`. */
  readonly field: string;
  readonly value: string;
}

/** Fields that readers read. What corrections say is never touched. */
export function readFields({ data }: Pick<SourceDocument, 'data'>): ReadField[] {
  const updates = valueAt(data, ['updates']);
  const notes = Array.isArray(updates) ? updates.map((_, index) => ['updates', index, 'note']) : [];
  return [...FIELDS, ...notes].flatMap((path): ReadField[] => {
    const value = valueAt(data, path);
    if (typeof value !== 'string') return [];
    const field = path
      .map((key) => (typeof key === 'number' ? `[${String(key)}]` : key))
      .join('.')
      .replaceAll('.[', '[');
    return [{ path, field, value }];
  });
}

/** The same, as they are written in the YAML. */
export function fieldPassages(document: SourceDocument): Passage[] {
  return readFields(document).flatMap((one) => fieldPassage(document, one) ?? []);
}

/** @returns nothing for a value that stands elsewhere */
export function fieldPassage(document: SourceDocument, { path, field }: ReadField): Passage | undefined {
  const range = document.rangeOf(path);
  if (!range) return undefined;
  const { start } = range;
  const written = document.source.text.slice(start, range.end);
  const opener = written.charAt(0);
  if (opener === '"') {
    const inner = written
      .slice(1, -1)
      .replaceAll(/\\(.)/gs, (_, escaped: string) => MARKUP + (escaped === '"' ? '"' : OBJECT));
    return { start, text: `${MARKUP}${inner}${MARKUP}`, field, quoting: 'double' };
  }
  if (opener === "'") {
    const inner = written.slice(1, -1).replaceAll("''", `${MARKUP}'`);
    return { start, text: `${MARKUP}${inner}${MARKUP}`, field, quoting: 'single' };
  }
  // `>-` and what else may stand on the first line of a block.
  const header = /^[|>][^\n]*/.exec(written)?.[0].length ?? 0;
  return { start, text: MARKUP.repeat(header) + written.slice(header), field };
}

function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    data,
  );
}
