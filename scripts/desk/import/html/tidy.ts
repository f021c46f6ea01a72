/** Makes a Markdown tree one that Markdown can say: nothing empty, no white space at the edge of emphasis. */
import { tag, type MarkdownNode } from './markdown-tree.ts';

const MARKED = new Set(['strong', 'emphasis', 'delete']);
const ADDRESS = /https?:\/\/[^\s<>"”“\]]*[^\s<>"”“\].,;:!?'’)]/giu;

export function tidy(root: MarkdownNode): void {
  tidyChildren(root, new Set());
}

function tidyChildren(parent: MarkdownNode, within: ReadonlySet<string>): void {
  let children: MarkdownNode[] = [];
  for (const child of parent.children ?? []) {
    if (MARKED.has(child.type) && within.has(child.type)) {
      // Bold within bold is bold.
      tidyChildren(child, within);
      children.push(...(child.children ?? []));
      continue;
    }
    if (child.children) tidyChildren(child, new Set([...within, child.type]));
    // A line must not end within a tag of MDX.
    if (child.type === 'break' && within.has('mdxJsxTextElement'))
      children.push(tag('mdxJsxTextElement', 'br', {}, []));
    else children.push(...lifted(child, within.has('link')));
  }
  children = merged(children).filter((child) => !isEmpty(child));
  if (parent.type === 'paragraph' || parent.type === 'heading') {
    while (isBreak(children[0])) children.shift();
    while (isBreak(children.at(-1))) children.pop();
  }
  if (parent.children) parent.children = isPhrasingParent(parent) ? safeMarks(children) : children;
}

function isBreak(node: MarkdownNode | undefined): boolean {
  return (
    node !== undefined &&
    (node.type === 'break' || (node.type === 'text' && (node.value ?? '').trim() === ''))
  );
}

/** White space at the edges of emphasis and links belongs outside; addresses in text are links. */
function lifted(child: MarkdownNode, inLink: boolean): MarkdownNode[] {
  if (child.type === 'text' && !inLink) return linkAddresses(child.value ?? '');
  const isTag =
    child.type === 'mdxJsxTextElement' && child.name !== 'br' && child.attributes?.['id'] === undefined;
  if (!MARKED.has(child.type) && child.type !== 'link' && !isTag) return [child];
  const inner = child.children ?? [];
  const before = liftEdge(inner, 'first');
  const after = liftEdge(inner, 'last');
  return [...before, ...(inner.length > 0 ? [child] : []), ...after];
}

function liftEdge(nodes: MarkdownNode[], side: 'first' | 'last'): MarkdownNode[] {
  const isFirst = side === 'first';
  const lifted: MarkdownNode[] = [];
  for (;;) {
    const node = isFirst ? nodes[0] : nodes.at(-1);
    const value = node?.value ?? '';
    const trimmed = isFirst ? value.trimStart() : value.trimEnd();
    const isLine = node?.type === 'break' || node?.name === 'br';
    if (node === undefined || !(isLine || (node.type === 'text' && trimmed !== value)))
      return isFirst ? lifted : lifted.reverse();
    if (isLine) lifted.push({ type: 'break' });
    else
      lifted.push({
        type: 'text',
        value: isFirst ? value.slice(0, value.length - trimmed.length) : value.slice(trimmed.length),
      });
    if (isLine || trimmed === '') {
      if (isFirst) nodes.shift();
      else nodes.pop();
    } else node.value = trimmed;
  }
}

function linkAddresses(value: string): MarkdownNode[] {
  if (!value.includes('://')) return [{ type: 'text', value }];
  const nodes: MarkdownNode[] = [];
  let done = 0;
  for (const { 0: url, index } of value.matchAll(ADDRESS)) {
    if (!URL.canParse(url) || /[{}|\\^`*[]/.test(url)) continue;
    if (index > done) nodes.push({ type: 'text', value: value.slice(done, index) });
    nodes.push({ type: 'link', url, children: [{ type: 'text', value: url }] });
    done = index + url.length;
  }
  if (done < value.length) nodes.push({ type: 'text', value: value.slice(done) });
  return nodes;
}

function merged(children: readonly MarkdownNode[]): MarkdownNode[] {
  const result: MarkdownNode[] = [];
  for (const child of children) {
    const last = result.at(-1);
    if (last?.type === 'text' && child.type === 'text') last.value = (last.value ?? '') + (child.value ?? '');
    else if (last?.type === child.type && MARKED.has(child.type)) {
      last.children = [...(last.children ?? []), ...(child.children ?? [])];
    } else result.push(child.type === 'text' ? { ...child } : child);
  }
  return result;
}

function isEmpty({ type, value, children = [] }: MarkdownNode): boolean {
  if (type === 'paragraph' || type === 'heading') return children.every(isBreak);
  if (type === 'text') return value === '';
  return (type === 'list' || MARKED.has(type)) && children.length === 0;
}

function isPhrasingParent({ type }: MarkdownNode): boolean {
  return (
    type === 'paragraph' ||
    type === 'heading' ||
    type === 'tableCell' ||
    type === 'link' ||
    type === 'mdxJsxTextElement' ||
    MARKED.has(type)
  );
}

/**
 * `**` only opens before and closes after a letter where a letter stands on its other side (CommonMark 6.2), which
 * scripts without spaces often break: there the tag is written instead.
 */
function safeMarks(children: readonly MarkdownNode[]): MarkdownNode[] {
  return children.map((child, index) => {
    if (!MARKED.has(child.type)) return child;
    const inner = child.children ?? [];
    const before = edge(children[index - 1], 'last');
    const after = edge(children[index + 1], 'first');
    const isLeftSafe = before !== 'letter' || edge(inner[0], 'first') === 'letter';
    const isRightSafe = after !== 'letter' || edge(inner.at(-1), 'last') === 'letter';
    if (isLeftSafe && isRightSafe) return child;
    const name = child.type === 'strong' ? 'strong' : child.type === 'emphasis' ? 'em' : 'del';
    return tag('mdxJsxTextElement', name, {}, inner);
  });
}

function edge(node: MarkdownNode | undefined, side: 'first' | 'last'): 'space' | 'mark' | 'letter' {
  if (node === undefined || node.type === 'break') return 'space';
  if (node.type !== 'text') return 'mark';
  const characters = Array.from(node.value ?? '');
  const character = (side === 'first' ? characters[0] : characters.at(-1)) ?? ' ';
  if (/\s/u.test(character)) return 'space';
  return /[\p{P}\p{S}]/u.test(character) ? 'mark' : 'letter';
}
