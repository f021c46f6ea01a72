/** Trees of Markdown (mdast), as loosely as the parts of the converter need them. */

export interface MarkdownNode {
  type: string;
  children?: MarkdownNode[];
  value?: string;
  url?: string;
  alt?: string;
  title?: string;
  /** Of an element of HTML, or of a component where it begins with a capital. */
  name?: string;
  attributes?: Readonly<Record<string, string>>;
  depth?: number;
  ordered?: boolean;
  start?: number;
  spread?: boolean;
  identifier?: string;
  label?: string;
  lang?: string | null;
  align?: readonly (string | null)[];
}

/** An element that Markdown has no form for. An attribute without a value is left out. */
export function tag(
  type: 'mdxJsxFlowElement' | 'mdxJsxTextElement',
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly MarkdownNode[],
): MarkdownNode {
  const filled = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''));
  return { type, name, attributes: filled, children: [...children] };
}
