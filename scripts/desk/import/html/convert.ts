/** HTML of a post to the Markdown of a story. */
import rehypeParse from 'rehype-parse';
import { markdownToMdast, mdxToMdast } from 'satteri';
import { unified } from 'unified';
import { escapeHtml } from './entities.ts';
import { findFootnotes } from './footnotes.ts';
import { setBlockParagraphs, setParagraphs } from './paragraphs.ts';
import { prepare, type Fragments, type Loss, type Surroundings } from './prepare.ts';
import { expandShortcodes, leftShortcodes } from './shortcodes.ts';
import { tidy } from './tidy.ts';
import { toMarkdownTree } from './to-mdast.ts';
import type { MarkdownNode } from './markdown-tree.ts';
import type { Root } from './tree.ts';
import { isMdx, writeMarkdown } from './write-markdown.ts';

export interface HtmlSource {
  readonly html: string;
  /** `classic`: line breaks are paragraphs; `blocks`: the block editor's; `html`: as a browser reads it. */
  readonly kind: 'classic' | 'blocks' | 'html';
  /** Whether brackets may be WordPress shortcodes. */
  readonly shortcodes: boolean;
  /** Notes that are kept apart from the text, by id. */
  readonly notes?: ReadonlyMap<string, string>;
  readonly fragments?: Fragments;
}

export interface Conversion {
  readonly format: 'md' | 'mdx';
  readonly markdown: string;
  /** The first words that readers see, a line for each paragraph. */
  readonly text: string;
  readonly losses: readonly Loss[];
}

const parser = unified().use(rehypeParse, { fragment: true });

export function parseHtml(html: string): Root {
  return parser.parse(html) as unknown as Root;
}

/** Tags that are left of a post that is nested too deeply. */
const FLAT = /<\/?(?!(?:p|br|a|img|h[1-6])\b)[a-z][^>]*>/gi;

/** A post that is nested deeper than anybody can read comes over without what it is nested in. */
export async function convertHtml(source: HtmlSource, around: Surroundings): Promise<Conversion> {
  try {
    return await convert(source, around);
  } catch (error) {
    // The stack is full.
    if (!(error instanceof RangeError)) throw error;
  }
  const flat = await convert({ ...source, html: source.html.replaceAll(FLAT, ' ') }, around);
  const loss: Loss = { kind: 'dropped', what: 'elements nested too deeply to be read: their words stay' };
  return { ...flat, losses: [loss, ...flat.losses] };
}

async function convert(source: HtmlSource, around: Surroundings): Promise<Conversion> {
  const losses: Loss[] = [];
  const html = withParts(source.html, around, losses, 0);
  const expanded = source.shortcodes ? expandShortcodes(html) : html;
  const tree = readTree({ ...source, html: expanded });
  await prepare(tree, around, losses, source.fragments);
  const markdownTree = toMarkdownTree(tree);
  tidy(markdownTree);
  const format = isMdx(markdownTree) ? 'mdx' : 'md';
  const markdown = writeMarkdown(markdownTree, format);
  const lines = markdown.split('\n');
  if (source.shortcodes) {
    for (const name of leftShortcodes(expanded)) {
      const line = lines.findIndex((one) =>
        new RegExp(`\\\\?\\[${name.replaceAll('_', '\\\\\\\\?_')}(?![\\w\\]]*\\]\\()`, 'i').test(one),
      );
      if (line >= 0) losses.push({ kind: 'shortcode', what: `[${name}]`, line: line + 1 });
    }
  }
  losses.push(...leftAsHtml(markdown, format));
  return { format, markdown, text: beginning(markdownTree), losses };
}

const ENOUGH = 3000;

/** Text of paragraphs and what holds them; neither code nor what pictures are called. */
function beginning(tree: MarkdownNode): string {
  let text = '';
  const walk = (node: MarkdownNode) => {
    if (
      text.length > ENOUGH ||
      node.type === 'code' ||
      node.type === 'footnoteDefinition' ||
      node.type === 'heading'
    )
      return;
    if (node.type === 'text' || node.type === 'inlineCode')
      text += (node.value ?? '').replaceAll(/\s+/g, ' ');
    else if (node.type === 'break') text += ' ';
    for (const child of node.children ?? []) walk(child);
    if (node.type === 'paragraph' || node.type === 'tableCell') text = `${text.trim()}\n`;
  };
  walk(tree);
  return text.trim();
}

/** The tree of a post, notes and paragraphs found, before addresses are resolved. */
function readTree({ html, kind, notes }: HtmlSource): Root {
  const tree = parseHtml(html);
  findFootnotes(tree, notes ?? new Map(), (note) => parseHtml(note).children);
  if (kind === 'blocks') setBlockParagraphs(tree);
  else setParagraphs(tree, kind === 'classic');
  return tree;
}

const DYNAMIC =
  /<!--\s*wp:(?<name>[a-z][a-z\d-]*(?:\/[a-z][a-z\d-]*)?)(?<data>\s+\{(?:(?!-->)[^])*\})?\s*\/-->/gi;
const HARMLESS = new Set(['footnotes', 'more', 'nextpage', 'separator', 'spacer', 'post-content']);
const MAX_DEPTH = 5;

/** Reusable blocks are put in their places; what WordPress computes when it shows a page cannot come over. */
function withParts(html: string, around: Pick<Surroundings, 'part'>, losses: Loss[], depth: number): string {
  return html.replaceAll(DYNAMIC, (mark, name: string, data: string | undefined) => {
    if (HARMLESS.has(name)) return mark;
    const ref = /"ref"\s*:\s*(\d+)/.exec(data ?? '')?.[1];
    const part = name === 'block' && ref !== undefined && depth < MAX_DEPTH ? around.part(ref) : undefined;
    if (part !== undefined) return withParts(part, around, losses, depth + 1);
    const url = /"url"\s*:\s*"((?:\\.|[^"\\])*)"/.exec(data ?? '')?.[1]?.replaceAll('\\/', '/');
    if (url !== undefined && /^(?:https?:)?\//.test(url)) {
      const label = /"(?:label|service)"\s*:\s*"([^"\\]*)"/.exec(data ?? '')?.[1];
      return `<p><a href="${escapeHtml(url)}">${escapeHtml(label ?? url)}</a></p>`;
    }
    losses.push({ kind: 'dropped', what: `the block “${name}”, which WordPress fills when it shows a page` });
    return '';
  });
}

const WHY: Readonly<Record<string, string>> = {
  table: 'Markdown has no table without a row of heads, with joined cells or with blocks in cells',
  dl: 'Markdown has no lists of definitions',
  details: 'Markdown has no text to unfold',
  figure: 'the caption has links or emphasis, which the title of a picture cannot hold',
  blockquote: 'the source of the quotation is an attribute',
  pre: 'the preformatted text has links in it',
};
const INNER = new Set([
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'td',
  'th',
  'dt',
  'dd',
  'summary',
  'figcaption',
  'br',
]);

interface Found {
  readonly type: string;
  readonly name?: string | null;
  readonly value?: string;
  readonly position?: { readonly start: { readonly line: number } };
  readonly children?: readonly Found[];
}

/** Which elements of HTML are in what was written, and where: read from the result itself. */
function leftAsHtml(markdown: string, format: 'md' | 'mdx'): Loss[] {
  if (!markdown.includes('<')) return [];
  const seen = new Map<string, Loss>();
  const walk = (node: Found) => {
    const written =
      node.type === 'html'
        ? /^<([a-z][\w-]*)/i.exec(node.value ?? '')?.[1]
        : node.type.startsWith('mdxJsx')
          ? node.name
          : undefined;
    if (written && /^[a-z]/.test(written) && !INNER.has(written)) {
      const line = node.position?.start.line ?? 1;
      const why = WHY[written] ?? 'Markdown has no form for it';
      const key = WHY[written] ? `${written} ${line}` : written;
      if (!seen.has(key)) seen.set(key, { kind: 'html', what: `<${written}>: ${why}`, line });
    }
    for (const child of node.children ?? []) walk(child);
  };
  try {
    walk((format === 'mdx' ? mdxToMdast(markdown) : markdownToMdast(markdown)) as unknown as Found);
  } catch {
    // What cannot be read is told by `check`, at its place.
  }
  return [...seen.values()];
}
