/** The body of a story as a tree, with the tags written in it. Places are offsets of the body. */
import { markdownToMdast, mdxToMdast, type MdastNode } from 'satteri';
import { readTag, tagsIn, type Tag } from './markup.ts';

export type { MdastNode } from 'satteri';

export interface BodyTree {
  readonly body: string;
  readonly root: MdastNode;
  /** `[label]: address`, by label. */
  readonly definitions: ReadonlyMap<string, Extract<MdastNode, { type: 'definition' }>>;
  /** HTML and JSX alike, in order. */
  readonly tags: readonly Tag[];
}

export interface BodySyntaxError {
  /** Line and column of the body. */
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/** @returns why it cannot be read, where it is MDX that cannot */
export function parseBody(body: string, format: 'md' | 'mdx'): BodyTree | BodySyntaxError {
  let root: MdastNode;
  try {
    root = format === 'mdx' ? mdxToMdast(body) : markdownToMdast(body, { features: { directive: false } });
  } catch (error) {
    return syntaxError(error as Error);
  }
  const definitions = new Map<string, Extract<MdastNode, { type: 'definition' }>>();
  const tags: Tag[] = [];
  walk(root, (node) => {
    if (node.type === 'definition') {
      if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
    } else if (node.type === 'html') tags.push(...tagsIn(body, startOf(node), endOf(node)));
    else if (isJsx(node) && node.name !== null) {
      const tag = readTag(body, startOf(node), endOf(node));
      if (tag) tags.push(tag);
    }
  });
  return { body, root, definitions, tags };
}

export type JsxNode = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

export function isJsx(node: MdastNode): node is JsxNode {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

export function startOf(node: MdastNode): number {
  return node.position?.start.offset ?? 0;
}

export function endOf(node: MdastNode): number {
  return node.position?.end.offset ?? 0;
}

/** Every node, in order; without recursion, since nothing limits how deep a body may be nested. */
export function walk(root: MdastNode, visit: (node: MdastNode) => void): void {
  const waiting: MdastNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    visit(node);
    if (!('children' in node)) continue;
    const { children } = node;
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child) waiting.push(child);
    }
  }
}

/** Satteri says `3:1: Expected a closing tag … (mdx-jsx:unexpected-character)`. */
function syntaxError(error: Error): BodySyntaxError {
  const [first = ''] = error.message.split('\n');
  const parts = /^(?<line>\d+):(?<column>\d+):\s*(?<reason>.*?)\s*(?:\([\w-]+:[\w-]+\))?$/.exec(first)?.groups;
  const reason = (parts?.['reason'] ?? first)
    // Places inside the reason are the body's, not the file's.
    .replaceAll(/ \(\d+:\d+(?:-\d+:\d+)?\)/g, '')
    .replace(/[.:]$/, '');
  return { line: Number(parts?.['line'] ?? 1), column: Number(parts?.['column'] ?? 1), reason };
}
