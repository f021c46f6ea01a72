/** Trees of HTML (hast), and small tools for them. */

export interface Text {
  type: 'text';
  value: string;
}

export interface Element {
  type: 'element';
  tagName: string;
  properties: Record<string, unknown>;
  children: Child[];
}

export interface Root {
  type: 'root';
  children: Child[];
}

export type Child = Element | Text | { type: 'comment'; value: string } | { type: 'doctype' };

export function element(
  tagName: string,
  properties: Readonly<Record<string, unknown>>,
  children: readonly Child[] = [],
): Element {
  return { type: 'element', tagName, properties: { ...properties }, children: [...children] };
}

export function text(value: string): Text {
  return { type: 'text', value };
}

/** Whether a node is an element of one of some names. */
export function isElement(node: Child | Root | undefined): node is Element;
export function isElement<N extends string>(
  node: Child | Root | undefined,
  ...names: readonly [N, ...N[]]
): node is Element & { tagName: N };
export function isElement(node: Child | Root | undefined, ...names: readonly string[]): boolean {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** The text of a tree as it stands in the file, white space included. */
export function textOf(node: Child | Root): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

export function isBlank(node: Child): boolean {
  return (
    node.type === 'comment' || node.type === 'doctype' || (node.type === 'text' && node.value.trim() === '')
  );
}

/** An attribute as text; empty when it is missing. */
export function attribute(node: Element, name: string): string {
  const value = node.properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function hasClass(node: Element, name: string): boolean {
  return attribute(node, 'className').split(/\s+/).includes(name);
}

/** Every element of a tree in document order, parents first. */
export function* elements(node: Child | Root): Generator<Element> {
  if (node.type === 'element') yield node;
  if ('children' in node) for (const child of node.children) yield* elements(child);
}

export function find(node: Child | Root, test: (element: Element) => boolean): Element | undefined {
  for (const one of elements(node)) if (test(one)) return one;
  return undefined;
}

/** Puts other nodes in the place of an element's or root's children, one after the other, deepest first. */
export function replaceChildren(parent: Root | Element, change: (child: Child) => readonly Child[]): void {
  parent.children = parent.children.flatMap((child) => {
    if (child.type === 'element') replaceChildren(child, change);
    return change(child);
  });
}
