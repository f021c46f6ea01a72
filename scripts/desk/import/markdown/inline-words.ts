/** The words of a field that may hold Markdown or HTML: a headline, a standfirst, a caption. */
import { markdownToMdast } from 'satteri';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly position?: {
    readonly start: { readonly offset: number };
    readonly end: { readonly offset: number };
  };
  readonly children?: readonly Node[];
}

/** Elements that are marks of a text; every other name in angle brackets is one of its words. */
const PAIRED =
  /^(?:a|abbr|b|bdi|bdo|big|blockquote|center|cite|code|del|dfn|div|em|font|h[1-6]|i|ins|kbd|mark|ol|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|ul|var)$/;
const LONE = /^(?:br|hr|img|li|p|wbr)$/;
/** Those around which words do not run together. */
const APART = /^(?:blockquote|br|center|div|h[1-6]|hr|li|ol|p|ul)$/;

/**
 * Never as blocks: `2016. A year in review` is no list, `# hashtag` no heading.
 * @returns one line
 */
export function inlineWords(written: string): string {
  const line = written
    .replaceAll(/<(script|style)\b[^]*?<\/\1\s*>|<!--[^]*?-->/gi, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line === '') return '';
  // A sign before it takes the meaning from what begins a block, and none from what stands in a line.
  const source = `.${line}`;
  const tree = markdownToMdast(source) as unknown as Node;
  return wordsOf(tree, source).slice(1).replaceAll(/\s+/g, ' ').trim();
}

function wordsOf(node: Node, source: string): string {
  const { type, value = '', position, children = [] } = node;
  if (type === 'html') return ofTag(value, source);
  if (type === 'image' || type === 'imageReference') return '';
  if (type === 'break') return ' ';
  const inner = value + children.map((child) => wordsOf(child, source)).join('');
  if (!position || !/^(?:emphasis|strong|delete)$/.test(type)) return inner;
  const [start, end] = [position.start.offset, position.end.offset];
  const mark = /^(?:~~?|\*\*?|__?)/.exec(source.slice(start))?.[0] ?? '';
  const isWithinWord = /\w/.test(source[start - 1] ?? '') && /\w/.test(source[end] ?? '');
  const isName = mark === '__' && !/\s/.test(inner);
  return mark === '~' || isName || isWithinWord ? `${mark}${inner}${mark}` : inner;
}

/** An element that is opened only, as in “The <video> element”, is spoken of. */
function ofTag(tag: string, source: string): string {
  const [, slash = '', written = ''] = /^<(\/?)([a-z][\w-]*)/i.exec(tag) ?? [];
  const name = written.toLowerCase();
  const other = slash === '' ? `</${name}` : `<${name}`;
  const isMark = LONE.test(name) || (PAIRED.test(name) && source.toLowerCase().includes(other));
  if (!isMark) return tag;
  return APART.test(name) ? ' ' : '';
}
