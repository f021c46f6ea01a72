/** Writes a tree as Markdown or MDX in which every character means itself. */
import remarkGfm from 'remark-gfm';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import { escapeHtml } from './entities.ts';
import type { MarkdownNode } from './markdown-tree.ts';

type Unsafe = NonNullable<Options['unsafe']>[number];

/** In MDX these begin code. Neither has a meaning at the start of a link's address. */
const MDX_UNSAFE: Unsafe[] = [
  { character: '{', inConstruct: ['phrasing'] },
  { character: '}', inConstruct: ['phrasing'] },
  { character: '<', inConstruct: ['phrasing'] },
  { atBreak: true, character: 'e', after: 'xport[ {*]' },
  { atBreak: true, character: 'i', after: 'mport[ {*\'"]' },
];

export function isMdx(node: MarkdownNode): boolean {
  if (node.type === 'mdxJsxFlowElement' && /^[A-Z]/.test(node.name ?? '')) return true;
  return (node.children ?? []).some(isMdx);
}

export function writeMarkdown(tree: MarkdownNode, format: 'md' | 'mdx'): string {
  return writers[format].stringify(tree as never);
}

/** Elements whose content may stand on one line as HTML, where it is only text and links. */
const COMPACT = new Set(['table', 'dl', 'pre', 'summary']);

const flowTag: Handle = (node, _, state, info) => {
  const { name = '', children = [] } = node;
  if (COMPACT.has(name) && isText(node)) return compact(node);
  const opening = open(node);
  if (children.length === 0)
    return /^[A-Z]/.test(name) ? `${opening.slice(0, -1)} />` : `${opening}</${name}>`;
  const tracker = state.createTracker(info);
  tracker.move(`${opening}\n\n`);
  const inner = state.containerFlow(node as never, tracker.current());
  return `${opening}\n\n${inner}\n\n</${name}>`;
};

const textTag: Handle = (node, _, state, info) => {
  if (node.name === 'br') return '<br />';
  const opening = open(node);
  const tracker = state.createTracker(info);
  tracker.move(opening);
  const exit = state.enter('phrasing');
  const inner = state.containerPhrasing(node as never, { ...tracker.current(), before: '>', after: '<' });
  exit();
  return `${opening}${inner}</${node.name ?? ''}>`;
};
(textTag as unknown as { peek: () => string }).peek = () => '<';

type Handle = (node: MarkdownNode, parent: unknown, state: WriterState, info: WriterInfo) => string;
interface WriterInfo {
  readonly before: string;
  readonly after: string;
}
interface WriterState {
  enter(name: 'phrasing'): () => void;
  createTracker(info: WriterInfo): { move(text: string): string; current(): object };
  containerFlow(node: never, info: object): string;
  containerPhrasing(node: never, info: object): string;
}

function open({ name = '', attributes = {} }: MarkdownNode): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${inAttribute(value)}"`);
  return `<${name}${written.join('')}>`;
}

function inAttribute(value: string): string {
  return escapeHtml(value)
    .replaceAll(/[\r\n]+/g, ' ')
    .replaceAll('{', '&#123;')
    .replaceAll('}', '&#125;');
}

const TEXT = new Set([
  'text',
  'break',
  'link',
  'strong',
  'emphasis',
  'delete',
  'inlineCode',
  'mdxJsxTextElement',
  'mdxJsxFlowElement',
  'paragraph',
]);

/** Whether an element can be written as HTML through and through: what needs Markdown, a picture or a note, cannot. */
function isText({ type, name = '', children = [] }: MarkdownNode): boolean {
  return TEXT.has(type) && !/^[A-Z]/.test(name) && children.every(isText);
}

/** On few lines, every mark that Markdown knows as a reference, so that text is text in .md and in .mdx. */
function compact(node: MarkdownNode): string {
  const { name = '', children = [] } = node;
  const isFrame = /^(?:table|thead|tbody|tfoot|dl)$/.test(name);
  if (!isFrame) return raw(node);
  return [open(node), ...children.map(compact), `</${name}>`].join('\n');
}

const TAGS: Readonly<Record<string, string>> = {
  strong: 'strong',
  emphasis: 'em',
  delete: 'del',
  inlineCode: 'code',
};

function raw(node: MarkdownNode): string {
  const { type, name = '', value, url = '', children = [] } = node;
  const only =
    children.length === 1 && children[0]?.type === 'paragraph' ? (children[0].children ?? []) : children;
  const inner = value === undefined ? only.map(raw).join('') : reference(value);
  if (type === 'text') return inner;
  if (type === 'break' || name === 'br') return '<br />';
  if (type === 'link') return `<a href="${inAttribute(url)}">${inner}</a>`;
  if (type === 'paragraph') return `<p>${inner}</p>`;
  const known = TAGS[type];
  if (known !== undefined) return `<${known}>${inner}</${known}>`;
  return `${open(node)}${inner}</${name}>`;
}

function reference(text: string): string {
  const marks = text.replaceAll(/[^\p{L}\p{N}\p{M} .,;'"!?()/%$€£+=:-]/gu, (mark) =>
    /[\p{P}\p{S}\s]/u.test(mark) && mark.length === 1 && mark < '\u0080' ? `&#${mark.charCodeAt(0)};` : mark,
  );
  // What would become a link by itself in .mdx.
  return marks.replaceAll('://', '&#58;//').replaceAll(/\bwww\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}

function writer(format: 'md' | 'mdx') {
  const options: Options = {
    bullet: '-',
    rule: '-',
    emphasis: '*',
    fences: true,
    listItemIndent: 'one',
    resourceLink: format === 'mdx',
    handlers: { mdxJsxFlowElement: flowTag, mdxJsxTextElement: textTag } as unknown as Options['handlers'],
    ...(format === 'mdx' ? { unsafe: MDX_UNSAFE } : {}),
  };
  return unified().use(remarkGfm).use(remarkStringify, options).freeze();
}

const writers = { md: writer('md'), mdx: writer('mdx') };
