/**
 * Looks through the body of a story without rendering it: which pictures it uses, and what must not be in it
 * (DESIGN section 8: scripts, event handlers, `javascript:` addresses, frames). Positions are the body's own.
 */
import { markdownToMdast, mdxToMdast, type MdastNode } from 'satteri';

export interface BodyPicture {
  readonly src: string;
  readonly alt: string;
  readonly line: number;
  readonly column: number;
}

export interface BodyFlaw {
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly how: string;
}

export interface BodyScan {
  readonly pictures: readonly BodyPicture[];
  readonly flaws: readonly BodyFlaw[];
}

const NOTHING: BodyScan = { pictures: [], flaws: [] };

/** A body without these needs no parser: most have none, and there may be a hundred thousand of them. */
const WORTH_PARSING = /!\[|<|&[#a-z]|javascript/i;

const HARM: readonly { readonly pattern: RegExp; readonly what: string; readonly how: string }[] = [
  {
    pattern: /<script\b/i,
    what: 'The story contains a script.',
    how: 'Take it out; what readers should be able to do is a component of an .mdx story.',
  },
  {
    pattern: /<[a-z](?:[^"'>]|"[^"]*"|'[^']*')*?(?<=[\s/"'])on[a-z]+\s*=/i,
    what: 'The story contains an event handler (an `on…` attribute).',
    how: 'Take the attribute out.',
  },
  {
    pattern: /<(?:iframe|frame|object|embed)\b/i,
    what: 'The story contains a frame of another site.',
    how: 'Use `<Embed url="…" title="…" />` in an .mdx story: it loads only when a reader asks for it.',
  },
  {
    pattern: /javascript:/i,
    what: 'The story contains a `javascript:` address.',
    how: 'Link to a page instead.',
  },
];

/** @throws never: a body that cannot be parsed is a flaw like any other */
export function scanBody(body: string, format: 'md' | 'mdx'): BodyScan {
  if (format === 'md' && !WORTH_PARSING.test(body)) return NOTHING;
  let tree: MdastNode;
  try {
    tree = format === 'mdx' ? mdxToMdast(body) : markdownToMdast(body);
  } catch (error) {
    return { pictures: [], flaws: [syntaxFlaw(error as Error)] };
  }
  const pictures: BodyPicture[] = [];
  const flaws: BodyFlaw[] = [];
  const definitions = new Map<string, string>();
  walk(tree, (node) => {
    if (node.type === 'definition') definitions.set(node.identifier, node.url);
  });
  walk(tree, (node) => {
    const line = node.position?.start.line ?? 1;
    const column = node.position?.start.column ?? 1;
    if (node.type === 'image') pictures.push({ src: node.url, alt: node.alt ?? '', line, column });
    if (node.type === 'imageReference') {
      const src = definitions.get(node.identifier);
      if (src !== undefined) pictures.push({ src, alt: node.alt ?? '', line, column });
    }
    if (node.type === 'html') flaws.push(...harmIn(node.value, line, column));
    if ('url' in node && isScriptAddress(node.url)) flaws.push(...harmIn('javascript:', line, column));
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      flaws.push(...harmIn(openingTag(node), line, column));
    }
  });
  return { pictures, flaws };
}

interface JsxElement {
  readonly name: string | null;
  readonly attributes: readonly { readonly type: string; readonly name?: string; readonly value?: unknown }[];
}

/** Enough of a tag to look for harm in: components of ours start with a capital and are no harm. */
function openingTag({ name, attributes }: JsxElement): string {
  const shown = attributes.map((attribute) => {
    const written = attribute.value;
    const code = (written as { value?: unknown } | null | undefined)?.value;
    const value = typeof written === 'string' ? written : /javascript:/i.test(String(code)) ? 'javascript:' : '';
    return `${attribute.name ?? ''}="${value}"`;
  });
  const tag = name ?? '';
  const lower = tag === tag.toLowerCase() ? tag : `x-${tag}`;
  return `<${lower} ${shown.join(' ')}>`;
}

function harmIn(html: string, line: number, column: number): BodyFlaw[] {
  const flaws: BodyFlaw[] = [];
  for (const { pattern, what, how } of HARM) {
    const found = pattern.exec(html);
    if (!found) continue;
    const before = html.slice(0, found.index).split('\n');
    const last = before.at(-1) ?? '';
    flaws.push({
      line: line + before.length - 1,
      column: before.length === 1 ? column + last.length : last.length + 1,
      what,
      how,
    });
  }
  const hidden = flaws.length === 0 && attributeValues(html).some(isScriptAddress);
  return hidden ? harmIn('javascript:', line, column) : flaws;
}

function attributeValues(html: string): string[] {
  return [...html.matchAll(/=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g)].map(([, a, b, c]) => readReferences(a ?? b ?? c ?? ''));
}

/** Character references that an address could hide behind. */
function readReferences(text: string): string {
  return text
    .replaceAll(/&#(?:x([\da-f]+)|(\d+));?/gi, (_, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replaceAll(/&(?:tab|newline);/gi, '')
    .replaceAll(/&colon;/gi, ':');
}

/** As browsers read an address: they take out tabs and line breaks, and skip control characters before it. */
function isScriptAddress(address: string): boolean {
  return /^[\0-\x20]*javascript:/i.test(address.replaceAll(/[\t\n\r]/g, ''));
}

/** Satteri says `3:1: Expected a closing tag … (mdx-jsx:unexpected-character)`. */
function syntaxFlaw(error: Error): BodyFlaw {
  const [first = ''] = error.message.split('\n');
  const parts = /^(?<line>\d+):(?<column>\d+):\s*(?<reason>.*?)\s*(?:\([\w-]+:[\w-]+\))?$/.exec(first)?.groups;
  return {
    line: Number(parts?.['line'] ?? 1),
    column: Number(parts?.['column'] ?? 1),
    // Places inside the reason are the body's, not the file's.
    what: `The MDX cannot be read: ${(parts?.['reason'] ?? first).replaceAll(/ \(\d+:\d+(?:-\d+:\d+)?\)/g, '').replace(/[.:]$/, '')}.`,
    how: 'In .mdx, `<` and `{` are code: close every tag, and write `&lt;` or `\\{` for the characters themselves.',
  };
}

function walk(node: MdastNode, visit: (node: MdastNode) => void): void {
  visit(node);
  if ('children' in node) for (const child of node.children) walk(child, visit);
}
