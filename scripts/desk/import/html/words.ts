/** The words a reader sees, of HTML and of what was written from it: for comparing the two. */
import { markdownToHtml, mdxToMdast } from 'satteri';
import { parseHtml } from './convert.ts';
import { attribute, isElement, type Child, type Root } from './tree.ts';

/** Words of HTML in order; pictures by their alt text, since a picture that is not at hand becomes those words. */
export function wordsOfHtml(html: string): string[] {
  return wordsOf(textOfTree(parseHtml(html), false));
}

export function wordsOfMarkdown(markdown: string, format: 'md' | 'mdx'): string[] {
  if (format === 'md') {
    const html = markdownToHtml(markdown, { features: { gfm: true, rawHtml: true, directive: false } }).html;
    // The title of a picture is its caption here, and a mere tooltip in HTML.
    return wordsOf(textOfTree(parseHtml(html), true));
  }
  return wordsOf(textOfNode(mdxToMdast(markdown) as unknown as MdxNode));
}

export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

function textOfTree(node: Child | Root, withTitles: boolean): string {
  if (node.type === 'text') return node.value;
  if (isElement(node, 'script', 'style', 'template', 'select', 'textarea')) return '';
  if (isElement(node, 'img'))
    return ` ${attribute(node, 'alt')} ${withTitles ? attribute(node, 'title') : ''} `;
  if (node.type !== 'element' && node.type !== 'root') return '';
  const inner = node.children.map((child) => textOfTree(child, withTitles)).join('');
  return node.type === 'root' || INLINE.test(node.tagName) ? inner : ` ${inner} `;
}

const INLINE =
  /^(?:a|b|strong|i|em|span|sup|sub|u|s|del|ins|font|code|small|big|mark|abbr|acronym|cite|q|kbd|tt|samp|var|strike)$/;

interface MdxNode {
  readonly type: string;
  readonly name?: string | null;
  readonly value?: string;
  readonly alt?: string | null;
  readonly title?: string | null;
  readonly attributes?: readonly { readonly name?: string; readonly value?: unknown }[];
  readonly children?: readonly MdxNode[];
}

function textOfNode(node: MdxNode): string {
  const { type, value, alt, title, attributes = [], children = [] } = node;
  if (type === 'image') return ` ${alt ?? ''} ${title ?? ''} `;
  const shown = attributes
    .filter(({ name }) => name === 'title' || name === 'caption' || name === 'by')
    .map((one) => ` ${String(one.value)} `);
  const inner = (value ?? '') + children.map(textOfNode).join('');
  const isInline =
    type === 'mdxJsxTextElement'
      ? INLINE.test(node.name ?? '')
      : /^(?:text|emphasis|strong|delete|link|inlineCode)$/.test(type);
  return shown.join('') + (isInline ? inner : ` ${inner} `);
}
