/**
 * Gives text the blocks that a browser would show. Classic WordPress posts have no `<p>`: an empty line ends a
 * paragraph, a single line break is a `<br>`. And in any HTML a block may stand inside a paragraph or a link, where
 * Markdown can have none: the paragraph is cut in two, the link goes into the block.
 */
import { element, isBlank, isElement, text, type Child, type Element, type Root } from './tree.ts';

const TEXT_BLOCKS = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'dt',
  'summary',
  'figcaption',
  'caption',
  'address',
  'legend',
]);
/** Text alone in one of these needs no paragraph of its own. */
const CELLS = new Set(['li', 'td', 'th', 'dd', 'figure', 'x-notedef']);
/** What holds only elements of its own kind. */
const FRAMES = new Set([
  'ul',
  'ol',
  'dl',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'colgroup',
  'hgroup',
  'menu',
]);
const OTHER_BLOCKS = new Set([
  ...[
    'div',
    'section',
    'article',
    'aside',
    'header',
    'footer',
    'main',
    'nav',
    'blockquote',
    'center',
    'form',
    'fieldset',
  ],
  ...['details', 'dialog', 'search', 'pre', 'hr', 'iframe', 'video', 'audio', 'object', 'col'],
  ...['x-embed', 'x-gallery', 'x-playlist', 'x-media', 'x-block'],
]);
const UNTOUCHED = new Set([
  'pre',
  'hr',
  'iframe',
  'video',
  'audio',
  'object',
  'col',
  'x-embed',
  'x-gallery',
  'x-playlist',
  'x-media',
  'x-block',
]);

export function isBlock(node: Child): boolean {
  if (!isElement(node)) return false;
  const { tagName } = node;
  return TEXT_BLOCKS.has(tagName) || CELLS.has(tagName) || FRAMES.has(tagName) || OTHER_BLOCKS.has(tagName);
}

/** @param plain whether line breaks of the source mean what they mean in a classic post */
export function setParagraphs(root: Root, plain: boolean): void {
  root.children = flow(root.children, plain, 'always');
}

/**
 * A post of the block editor: line breaks mean something only outside its blocks, where classic text was left.
 * The comments that mark the blocks are at the top of the tree.
 */
export function setBlockParagraphs(root: Root): void {
  let depth = 0;
  const result: Child[] = [];
  let loose: Child[] = [];
  let inside: Child[] = [];
  const endLoose = () => {
    result.push(...flow(loose, true, 'always'));
    loose = [];
  };
  for (const child of root.children) {
    const mark = child.type === 'comment' ? blockMark(child.value) : undefined;
    if (mark === 'open' && depth++ === 0) endLoose();
    if (mark === 'close') depth = Math.max(0, depth - 1);
    if (mark === 'close' && depth === 0) {
      result.push(...flow(inside, false, 'always'));
      inside = [];
    } else (depth > 0 ? inside : loose).push(child);
  }
  endLoose();
  root.children = [...result, ...flow(inside, false, 'always')];
}

function blockMark(comment: string): 'open' | 'close' | 'alone' | undefined {
  if (/^\s*\/wp:/.test(comment)) return 'close';
  if (!/^\s*wp:/.test(comment)) return undefined;
  return /\/\s*$/.test(comment) ? 'alone' : 'open';
}

type Part = { readonly run: Child[] } | { readonly block: Element };

/** @param wrap whether a run of text becomes a paragraph: always, or only beside other blocks */
function flow(nodes: readonly Child[], plain: boolean, wrap: 'always' | 'beside-blocks'): Child[] {
  const parts = split(nodes, plain);
  const runs = parts.map((part) => ('run' in part ? withBreaks(part.run, plain) : part.block));
  const filled = runs.filter((part) => !Array.isArray(part) || part.length > 0);
  const paragraphs = wrap === 'always' || filled.filter((part) => Array.isArray(part)).length > 1;
  return filled.flatMap((part) => {
    if (!Array.isArray(part)) return blockFlow(part, plain);
    return paragraphs ? [element('p', {}, part)] : part;
  });
}

function blockFlow(block: Element, plain: boolean): Child[] {
  const { tagName } = block;
  if (UNTOUCHED.has(tagName)) return [block];
  if (tagName === 'p') {
    return split(block.children, plain).flatMap((part) => {
      if ('block' in part) return blockFlow(part.block, plain);
      const run = withBreaks(part.run, plain);
      return run.length === 0 ? [] : [element('p', block.properties, run)];
    });
  }
  if (TEXT_BLOCKS.has(tagName)) {
    const run: Child[] = [];
    const after: Child[] = [];
    for (const part of split(block.children, plain)) {
      if ('block' in part) after.push(...blockFlow(part.block, plain));
      else {
        const words = withBreaks(part.run, plain);
        if (run.length > 0 && words.length > 0) run.push(text(' '));
        run.push(...words);
      }
    }
    // A caption keeps its own paragraphs; whatever else was in a heading follows it.
    if (tagName === 'figcaption' || tagName === 'caption' || tagName === 'dt') {
      return [element(tagName, block.properties, [...run, ...after])];
    }
    return [...(run.length > 0 ? [element(tagName, block.properties, run)] : []), ...after];
  }
  if (FRAMES.has(tagName)) {
    const children = block.children
      .filter((child) => !isBlank(child))
      .flatMap((child) => (isElement(child) && isBlock(child) ? blockFlow(child, plain) : [child]));
    return [element(tagName, block.properties, children)];
  }
  return [
    element(
      tagName,
      block.properties,
      flow(block.children, plain, CELLS.has(tagName) ? 'beside-blocks' : 'always'),
    ),
  ];
}

/** Cuts at blocks, and in classic posts at empty lines; what is cut inside a link is a link on both sides. */
function split(nodes: readonly Child[], plain: boolean): Part[] {
  const parts: Part[] = [];
  const add = (node: Child) => {
    const last = parts.at(-1);
    if (last && 'run' in last) last.run.push(node);
    else parts.push({ run: [node] });
  };
  const cut = () => parts.push({ run: [] });
  for (const node of nodes) {
    if (node.type === 'comment' || node.type === 'doctype') continue;
    if (node.type === 'text') {
      const paragraphs = plain
        ? node.value.replaceAll('\r\n', '\n').split(/\n[ \t\f\r]*\n\s*/)
        : [node.value];
      for (const [index, paragraph] of paragraphs.entries()) {
        if (index > 0) cut();
        if (paragraph !== '') add(text(paragraph));
      }
    } else if (isBlock(node)) parts.push({ block: node });
    else if (node.children.length > 0 && node.tagName !== 'code') {
      for (const [index, part] of split(node.children, plain).entries()) {
        if ('block' in part) parts.push({ block: wrapInto(part.block, node) });
        else {
          if (index > 0) cut();
          if (part.run.some((child) => !isBlank(child)) || index === 0)
            add(element(node.tagName, node.properties, part.run));
        }
      }
    } else add(node);
  }
  return parts;
}

/** `<a><h2>Words</h2></a>` as `<h2><a>Words</a></h2>`. */
function wrapInto(block: Element, wrapper: Element): Element {
  if (UNTOUCHED.has(block.tagName)) return block;
  const children: Child[] = [];
  let run: Child[] = [];
  const end = () => {
    if (run.some((node) => !isBlank(node))) children.push(element(wrapper.tagName, wrapper.properties, run));
    else children.push(...run);
    run = [];
  };
  for (const child of block.children) {
    if (!isElement(child) || !isBlock(child)) run.push(child);
    else {
      end();
      children.push(wrapInto(child, wrapper));
    }
  }
  end();
  return element(block.tagName, block.properties, children);
}

/** A run of text without white space around it; in classic posts with its line breaks. Empty when nothing is to be seen. */
function withBreaks(run: readonly Child[], plain: boolean): Child[] {
  const nodes = plain ? breakLines(run) : [...run];
  const isEdge = (node: Child | undefined) => node !== undefined && (isElement(node, 'br') || isBlank(node));
  while (isEdge(nodes[0])) nodes.shift();
  while (isEdge(nodes.at(-1))) nodes.pop();
  return nodes;
}

function breakLines(nodes: readonly Child[]): Child[] {
  const result: Child[] = [];
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'text') {
      for (const [number, line] of node.value.split(/\r?\n/).entries()) {
        // A line break that is written out needs no second one.
        const isDoubled =
          isElement(result.at(-1), 'br') || (index === 0 && number === 1 && result.length === 0);
        if (number > 0 && !isDoubled) result.push(element('br', {}));
        const words = number > 0 ? line.trimStart() : line;
        if (words !== '') result.push(text(words));
      }
    } else if (isElement(node) && node.tagName !== 'code' && node.children.length > 0) {
      result.push(element(node.tagName, node.properties, breakLines(node.children)));
    } else {
      if (isElement(node, 'br') && isElement(result.at(-1), 'br') && endsLine(nodes[index - 1])) result.pop();
      result.push(node);
    }
  }
  return result;
}

function endsLine(node: Child | undefined): boolean {
  return node?.type === 'text' && /\n\s*$/.test(node.value);
}
