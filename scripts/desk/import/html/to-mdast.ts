/** From prepared HTML to the tree of a Markdown file. What Markdown has no form for stays an element. */
import rehypeRemark, { type Options } from 'rehype-remark';
import { unified } from 'unified';
import { tag, type MarkdownNode } from './markdown-tree.ts';
import { fileName } from './prepare.ts';
import {
  attribute,
  element,
  elements,
  find,
  hasClass,
  isBlank,
  isElement,
  text,
  textOf,
  type Child,
  type Element,
  type Root,
} from './tree.ts';

/** What a handler is given to convert what is inside its element. */
interface State {
  all(node: Element): MarkdownNode[];
  toFlow(nodes: readonly MarkdownNode[]): MarkdownNode[];
}

/** Inline elements that Markdown has no form for, and the attributes that mean something. */
const INLINE: Readonly<Record<string, readonly string[]>> = {
  sub: [],
  sup: [],
  ins: ['cite', 'dateTime'],
  u: [],
  abbr: ['title'],
  kbd: [],
  samp: [],
  var: [],
  mark: [],
  small: [],
  cite: [],
  dfn: ['title'],
  time: ['dateTime'],
  bdi: ['dir'],
  bdo: ['dir'],
  ruby: [],
  rt: [],
  rp: [],
};

export function toMarkdownTree(root: Root): MarkdownNode {
  return converter.runSync(root as never) as unknown as MarkdownNode;
}

type Handler = (state: State, node: Element) => unknown;

const inline: Handler = (state, node) => {
  const children = state.all(node);
  if (children.length === 0) return [];
  const attributes = Object.fromEntries(
    (INLINE[node.tagName] ?? []).flatMap((name) => {
      const value = attribute(node, name);
      return value === '' ? [] : [[name.toLowerCase(), value]];
    }),
  );
  return tag('mdxJsxTextElement', node.tagName, attributes, children);
};

const HANDLERS: Readonly<Record<string, Handler>> = {
  ...Object.fromEntries(Object.keys(INLINE).map((name) => [name, inline])),
  acronym: (state, node) => inline(state, { ...node, tagName: 'abbr' }),
  // The page's one h1 is the headline.
  h1: (state, node) => ({ type: 'heading', depth: 2, children: headingText(state, node) }),
  ...Object.fromEntries(
    ([2, 3, 4, 5, 6] as const).map((depth) => [
      `h${depth}`,
      (state: State, node: Element) => ({ type: 'heading', depth, children: headingText(state, node) }),
    ]),
  ),
  img: (_, node) => picture(node),
  figure,
  pre,
  table,
  dl: (state, node) =>
    tag('mdxJsxFlowElement', 'dl', {}, [
      ...node.children
        .flatMap((child): Element[] => {
          if (isElement(child, 'div'))
            return child.children.filter((one): one is Element => isElement(one, 'dt', 'dd'));
          return isElement(child, 'dt', 'dd')
            ? [child]
            : isElement(child)
              ? [element('dd', {}, [child])]
              : [];
        })
        .map((child) => tag('mdxJsxFlowElement', child.tagName, {}, flowOf(state, child))),
    ]),
  dt: (state, node) => flowOf(state, node),
  dd: (state, node) => flowOf(state, node),
  details: (state, node) => tag('mdxJsxFlowElement', 'details', {}, flowOf(state, node)),
  summary: (state, node) => tag('mdxJsxFlowElement', 'summary', {}, flowOf(state, node)),
  figcaption: (state, node) => flowOf(state, node),
  blockquote(state, node) {
    const cite = attribute(node, 'cite');
    const children = flowOf(state, node);
    if (children.length === 0) return [];
    const isLinked = find(node, (one) => attribute(one, 'href') === cite) !== undefined;
    if (/^https?:\/\//.test(cite) && !isLinked)
      return tag('mdxJsxFlowElement', 'blockquote', { cite }, children);
    return { type: 'blockquote', children };
  },
  q: (state, node) => [{ type: 'text', value: '“' }, ...state.all(node), { type: 'text', value: '”' }],
  'x-embed': (_, node) =>
    tag(
      'mdxJsxFlowElement',
      'Embed',
      {
        url: attribute(node, 'dataUrl'),
        title: attribute(node, 'dataTitle').replaceAll(/\s+/g, ' ').trim() || attribute(node, 'dataUrl'),
        provider: attribute(node, 'dataProvider'),
      },
      [],
    ),
  'x-gallery': gallery,
  'x-anchor': (_, node) => tag('mdxJsxTextElement', 'a', { id: attribute(node, 'dataId') }, []),
  'x-noteref': (_, node) => ({
    type: 'footnoteReference',
    identifier: attribute(node, 'dataId'),
    label: attribute(node, 'dataId'),
  }),
  'x-notedef': (state, node) => ({
    type: 'footnoteDefinition',
    identifier: attribute(node, 'dataId'),
    label: attribute(node, 'dataId'),
    children: flowOf(state, node),
  }),
};

function flowOf(state: State, node: Element): MarkdownNode[] {
  return state.toFlow(state.all(node));
}

function headingText(state: State, node: Element): MarkdownNode[] {
  const children = state.all(node);
  return children.map((child) => (child.type === 'break' ? { type: 'text', value: ' ' } : child));
}

/** A picture; where it is not at hand, a link that bears its words. */
function picture(node: Element): MarkdownNode | [] {
  const alt = attribute(node, 'alt').replaceAll(/\s+/g, ' ').trim();
  const url = attribute(node, 'src');
  if (attribute(node, 'dataGone') !== '') return alt === '' ? [] : { type: 'text', value: alt };
  if (attribute(node, 'dataRemote') === '') return { type: 'image', url, alt };
  return { type: 'link', url, children: [{ type: 'text', value: alt || fileName(url) }] };
}

function figure(state: State, node: Element): unknown {
  const table = node.children.find((child) => isElement(child, 'table'));
  const caption = node.children.find((child) => isElement(child, 'figcaption')) as Element | undefined;
  const rest: Element = { ...node, children: node.children.filter((child) => child !== caption) };
  if (table && isElement(table) && caption && isPlain(caption)) return captionedTable(state, table, caption);
  const quote = rest.children.find((child) => isElement(child, 'blockquote'));
  if (hasClass(node, 'wp-block-pullquote') && quote && isElement(quote))
    return pullQuote(state, quote, caption);
  const words = caption ? flowOf(state, caption) : [];
  const content = flowOf(state, rest);
  if (words.length === 0) return content;
  const pictures = [...elements(rest)].filter((one) => one.tagName === 'img');
  const [image] = pictures;
  const isLone = pictures.length === 1 && textOf(rest).trim() === '' && image !== undefined;
  if (!isLone || attribute(image, 'dataRemote') !== '') return [...content, ...words];
  const isLinked = find(rest, (one) => one.tagName === 'a' && attribute(one, 'href') !== '') !== undefined;
  if (caption && isPlain(caption) && !isLinked) return captioned(image, textOf(caption));
  return tag('mdxJsxFlowElement', 'figure', {}, [
    ...content,
    tag('mdxJsxFlowElement', 'figcaption', {}, words),
  ]);
}

/** The title of a picture that stands alone is its caption. */
function captioned(node: Element, caption: string): MarkdownNode {
  const image = { ...(picture(node) as MarkdownNode), title: caption.replaceAll(/\s+/g, ' ').trim() };
  return { type: 'paragraph', children: [image] };
}

function isPlain(node: Element): boolean {
  return (
    [...elements(node)].every((one) => one === node || isElement(one, 'p', 'span', 'br', 'font', 'div')) &&
    [...elements(node)].filter((one) => one.tagName === 'p').length < 2
  );
}

function gallery(state: State, node: Element): unknown {
  const caption = node.children.find((child) => isElement(child, 'figcaption')) as Element | undefined;
  const figures = node.children.filter((child): child is Element => isElement(child) && child !== caption);
  const isWhole = figures.every((one) =>
    [...elements(one)].every((inner) => inner.tagName !== 'img' || attribute(inner, 'dataRemote') === ''),
  );
  const words = caption ? flowOf(state, caption) : [];
  if (!isWhole) {
    const items = figures.map((one) => ({ type: 'listItem', spread: false, children: flowOf(state, one) }));
    return [{ type: 'list', ordered: false, spread: false, children: items }, ...words];
  }
  const pictures = figures.flatMap((one) => [figure(state, one)].flat() as MarkdownNode[]);
  const plain = caption && isPlain(caption) ? textOf(caption).replaceAll(/\s+/g, ' ').trim() : '';
  return [
    tag('mdxJsxFlowElement', 'Gallery', { caption: plain }, state.toFlow(pictures)),
    ...(plain === '' ? words : []),
  ];
}

function pullQuote(state: State, quote: Element, caption: Element | undefined): unknown {
  const cite = caption ?? find(quote, (one) => one.tagName === 'cite');
  const by = cite ? textOf(cite).replaceAll(/\s+/g, ' ').trim() : '';
  if (cite && (!isPlain({ ...cite, tagName: 'p' }) || by === ''))
    return [
      { type: 'blockquote', children: [...flowOf(state, quote), ...(caption ? flowOf(state, caption) : [])] },
    ];
  const words = flowOf(state, { ...quote, children: quote.children.filter((child) => child !== cite) });
  if (words.length === 0) return [];
  return tag('mdxJsxFlowElement', 'PullQuote', { by }, words);
}

function pre(state: State, node: Element): unknown {
  const inner = [...elements(node)].filter((one) => one !== node);
  const lines = textOf(node);
  if (hasClass(node, 'wp-block-verse')) return verse(state, node);
  if (inner.some((one) => isElement(one, 'a') && attribute(one, 'href') !== '')) {
    return tag('mdxJsxFlowElement', 'pre', {}, state.all({ ...node, tagName: 'span' }));
  }
  if (inner.some((one) => one.tagName === 'img')) return flowOf(state, { ...node, tagName: 'div' });
  const named = [node, ...inner.filter((one) => one.tagName === 'code')];
  const classes = named.map((one) => ` ${attribute(one, 'className')} `).join(' ');
  const lang =
    /\s(?:language|lang|brush)[-:]\s*([\w+#-]+)/i.exec(classes)?.[1] ??
    named
      .map(
        (one) =>
          attribute(one, 'lang') ||
          attribute(one, 'dataLang') ||
          attribute(one, 'dataLanguage') ||
          attribute(one, 'dataEnlighterLanguage'),
      )
      .find((name) => name !== '');
  const code = inner.some((one) => one.tagName === 'br') ? textWithBreaks(node) : lines;
  return { type: 'code', lang: lang?.toLowerCase() ?? null, value: code.replace(/^\n+|\s+$/g, '') };
}

function textWithBreaks(node: Child): string {
  if (isElement(node, 'br')) return '\n';
  return node.type === 'text'
    ? node.value
    : 'children' in node
      ? node.children.map(textWithBreaks).join('')
      : '';
}

/** A poem: its lines are lines. */
function verse(state: State, node: Element): unknown {
  const split = (children: readonly Child[]): Child[] =>
    children.flatMap((child): Child[] => {
      if (child.type === 'text') {
        return child.value
          .split('\n')
          .flatMap((line, index) =>
            index === 0 ? [text(line)] : [element('br', {}), text(line.trimStart())],
          );
      }
      return isElement(child) ? [{ ...child, children: split(child.children) }] : [child];
    });
  return flowOf(state, element('p', {}, split(node.children)));
}

/** Rows and cells of a table that Markdown can hold: one row of heads, then plain rows of as many cells. */
function table(state: State, node: Element): unknown {
  const caption = node.children.find((child) => isElement(child, 'caption')) as Element | undefined;
  if (caption && isPlain(caption) && textOf(caption).trim() !== '')
    return captionedTable(state, node, caption);
  const simple = simpleTable(state, node);
  return simple ?? htmlTable(state, node);
}

function captionedTable(state: State, node: Element, caption: Element): unknown {
  const simple = simpleTable(state, {
    ...node,
    children: node.children.filter((child) => child !== caption),
  });
  const words = textOf(caption).replaceAll(/\s+/g, ' ').trim();
  if (simple)
    return words === '' ? simple : tag('mdxJsxFlowElement', 'DataTable', { caption: words }, [simple]);
  const below = isElement(caption, 'figcaption') ? flowOf(state, caption) : [];
  return [htmlTable(state, node), ...below];
}

function simpleTable(state: State, node: Element): MarkdownNode | undefined {
  const rows = [...elements(node)].filter((one) => one.tagName === 'tr');
  const cells = rows.map((row) =>
    row.children.filter((child): child is Element => isElement(child, 'td', 'th')),
  );
  const [head, ...body] = cells;
  const everyCell = cells.flat();
  if (
    !head ||
    head.length === 0 ||
    body.length === 0 ||
    !head.every((cell) => cell.tagName === 'th' || isHeadRow(node, rows[0]))
  )
    return undefined;
  if (cells.some((row) => row.length !== head.length) || body.flat().some((cell) => cell.tagName === 'th'))
    return undefined;
  if (
    everyCell.some(
      (cell) =>
        attribute(cell, 'colSpan') > '1' ||
        attribute(cell, 'rowSpan') > '1' ||
        find(cell, (one) => one !== cell && isCellBlock(one)),
    )
  )
    return undefined;
  const align = head.map((cell, column) => {
    const written = [cell, ...body.map((row) => row[column])].map((one) =>
      one
        ? /\b(left|center|right)\b/.exec(
            `${attribute(one, 'align')} ${/text-align:\s*\w+/.exec(attribute(one, 'style'))?.[0] ?? ''} ${/has-text-align-(\w+)/.exec(attribute(one, 'className'))?.[1] ?? ''}`,
          )?.[1]
        : undefined,
    );
    const [first] = written;
    return first !== undefined && written.every((one) => one === first) ? first : null;
  });
  const toRow = (row: readonly Element[]): MarkdownNode => ({
    type: 'tableRow',
    children: row.map((cell) => ({ type: 'tableCell', children: cellText(state, cell) })),
  });
  return { type: 'table', align, children: [toRow(head), ...body.map(toRow)] };
}

function isHeadRow(table: Element, row: Element | undefined): boolean {
  return (
    row !== undefined &&
    table.children.some((child) => isElement(child, 'thead') && child.children.includes(row))
  );
}

function isCellBlock(one: Element): boolean {
  return /^(?:ul|ol|dl|table|pre|blockquote|h[1-6]|hr|figure|x-embed|x-gallery)$/.test(one.tagName);
}

function cellText(state: State, cell: Element): MarkdownNode[] {
  const paragraphs = cell.children.filter((child) => !isBlank(child));
  const inner = paragraphs.length === 1 && isElement(paragraphs[0], 'p') ? paragraphs[0] : cell;
  const nodes = state.all({ ...inner, tagName: 'span' });
  return nodes.flatMap((node): MarkdownNode[] => {
    if (node.type === 'paragraph') return [...(node.children ?? []), tag('mdxJsxTextElement', 'br', {}, [])];
    return [node.type === 'break' ? tag('mdxJsxTextElement', 'br', {}, []) : node];
  });
}

/** Kept as HTML, its cells as Markdown. */
function htmlTable(state: State, node: Element): MarkdownNode {
  const convert = (one: Element): MarkdownNode => {
    const attributes = Object.fromEntries(
      (['colSpan', 'rowSpan', 'scope'] as const).map((name) => [
        name.toLowerCase(),
        name === 'scope' && !/^(?:row|col)(?:group)?$/.test(attribute(one, name)) ? '' : attribute(one, name),
      ]),
    );
    const isFrame = /^(?:table|thead|tbody|tfoot|tr)$/.test(one.tagName);
    const children = isFrame
      ? one.children.filter((child): child is Element => isElement(child)).map(convert)
      : flowOf(state, one);
    return tag('mdxJsxFlowElement', one.tagName, attributes, children);
  };
  const withoutColumns = {
    ...node,
    children: node.children.filter((child) => !isElement(child, 'colgroup', 'col')),
  };
  return convert(withoutColumns);
}

const converter = unified()
  .use(rehypeRemark, { document: true, handlers: HANDLERS as unknown as Options['handlers'] })
  .freeze();
