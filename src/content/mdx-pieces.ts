/** The code in an .mdx story, piece by piece: imports and exports, expressions, and properties of tags. */
import { createRequire } from 'node:module';
import type { parseAst } from 'rolldown/parseAst';
import { endOf, isJsx, startOf, walk, type BodyTree, type JsxNode } from './body-tree.ts';
import type { Attribute } from './markup.ts';

export interface CodePiece {
  readonly code: string;
  /** Of the body: where the code begins. */
  readonly offset: number;
  /** What is put before and behind it, so that it can stand alone; nothing around a module. */
  readonly frame: readonly [before: string, behind: string];
}

/** Of an ESTree with JSX. */
export type CodeNode = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;

export interface Program {
  readonly body: readonly CodeNode[];
}

export function piecesOf({ root, body, tags }: BodyTree): CodePiece[] {
  const pieces: CodePiece[] = [];
  const tagAt = new Map(tags.map((tag) => [tag.start, tag]));
  // Imports and exports are one module, wherever they stand.
  let esm = '';
  walk(root, (node) => {
    if (node.type === 'mdxjsEsm') {
      esm +=
        body.slice(esm.length, startOf(node)).replaceAll(/[^\n]/g, ' ') +
        body.slice(startOf(node), endOf(node));
    } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      const offset = startOf(node) + 1;
      pieces.push({ code: asWritten(body.slice(offset, endOf(node) - 1), node.value), offset, frame: VALUE });
    } else if (isJsx(node)) {
      const tag = tagAt.get(startOf(node));
      const written = tag?.attributes.filter(({ isCode }) => isCode) ?? [];
      for (const [index, { frame, code }] of codeOf(node).entries()) {
        const { value = '', valueStart = startOf(node) } = written[index] ?? {};
        pieces.push({ code: asWritten(value, code), offset: valueStart, frame });
      }
    }
  });
  if (esm !== '') pieces.unshift({ code: esm, offset: 0, frame: ['', ''] });
  return pieces;
}

/** What a property of a tag has between braces, where no compiler has read it. */
export function codeOfProperty({ name, value, valueStart, isCode }: Attribute): CodePiece[] {
  if (!isCode || value === undefined) return [];
  return [{ code: value, offset: valueStart, frame: name === '' ? ['({', '\n})'] : VALUE }];
}

/** Nothing is a value too, as long as it stands in a list: a comment. */
const VALUE: CodePiece['frame'] = ['[', '\n]'];

/** The properties of a tag that are code, as the compiler reads them: ours of the text may be led astray by a quote. */
function codeOf({ attributes }: JsxNode): Pick<CodePiece, 'code' | 'frame'>[] {
  return attributes.flatMap((attribute) => {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      return [{ code: attribute.value, frame: ['({', '\n})'] }];
    }
    const { value } = attribute;
    return typeof value === 'object' && value !== null ? [{ code: value.value, frame: VALUE }] : [];
  });
}

/**
 * In a quotation the lines of the file have marks before them; elsewhere only spaces, which the compiler leaves out: then
 * what is written has its places.
 */
function asWritten(written: string, code: string): string {
  return withoutMargins(written) === withoutMargins(code) ? written : code;
}

function withoutMargins(code: string): string {
  return code.replaceAll(/^[ \t]+/gm, '');
}

let parse: typeof parseAst | undefined;

/**
 * What Vite reads code with; loaded only where a story has any.
 * @throws where it cannot be read
 */
export function parseCode(code: string): Program {
  parse ??= (createRequire(import.meta.url)('rolldown/parseAst') as { parseAst: typeof parseAst }).parseAst;
  return parse(code, { lang: 'jsx' }) as unknown as Program;
}

export function isCodeNode(value: unknown): value is CodeNode {
  return typeof value === 'object' && value !== null && typeof (value as CodeNode).type === 'string';
}

/** A quick look, before the exact one: text, numbers and lists of them use no names, and most code is that. */
export function mayUseNames(code: string): boolean {
  // There a mark need not be what it looks like: in a template, a regular expression, an escape, behind a condition.
  if (/[`/\\?]/.test(code)) return true;
  const bare = code
    .replaceAll(/"[^"\n]*"|'[^'\n]*'/g, '')
    .replaceAll(/\b(?:true|false|null)\b|[A-Za-z_$][\w$]*\s*:/g, '');
  return /[\p{L}_$]/u.test(bare);
}

/** Every node; what is written as an attribute of a tag is read with the tag. */
export function visitCode(root: unknown, visit: (node: CodeNode) => void): void {
  const waiting: unknown[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (Array.isArray(node)) waiting.push(...(node as unknown[]));
    if (!isCodeNode(node)) continue;
    visit(node);
    for (const child of Object.values(node)) {
      const isWritten = node.type === 'JSXAttribute' && isCodeNode(child) && child.type === 'Literal';
      if (typeof child === 'object' && child !== null && !isWritten) waiting.push(child);
    }
  }
}

/** Children that are no expressions but names of something else. */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  LabeledStatement: ['label'],
  BreakStatement: ['label'],
  ContinueStatement: ['label'],
  ImportSpecifier: ['imported'],
  ImportDeclaration: ['attributes'],
  ExportSpecifier: ['exported'],
  ExportAllDeclaration: ['exported', 'attributes'],
  MetaProperty: ['meta', 'property'],
  JSXAttribute: ['name'],
  JSXClosingElement: ['name'],
  JSXMemberExpression: ['property'],
};

/** Of an ESTree with JSX: what is defined in it, and what is used. Scopes are not told apart. */
export function collectNames(
  root: unknown,
  defined: Set<string>,
  use: (name: string, at: number, isElement: boolean) => void,
): void {
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const one of node) visit(one);
      return;
    }
    if (!isCodeNode(node)) return;
    const { type } = node;
    if (type === 'Identifier') use(node['name'] as string, node.start, false);
    else if (type === 'JSXIdentifier') {
      const name = node['name'] as string;
      if (/^[A-Z_$]/.test(name)) use(name, node.start, true);
    }
    if (type === 'VariableDeclarator' || /^(?:Function|Class)/.test(type)) define(node['id'], defined);
    if (type.includes('Function')) define(node['params'], defined);
    if (type === 'CatchClause') define(node['param'], defined);
    if (/^Import\w*Specifier$/.test(type)) define(node['local'], defined);
    // Asking for the type of what is not there is no mistake.
    const { argument } = node;
    if (node['operator'] === 'typeof' && isCodeNode(argument) && argument.type === 'Identifier') return;
    // What another file exports is not ours to know.
    if (type === 'ExportNamedDeclaration' && node['source']) return;
    for (const [key, child] of Object.entries(node)) {
      const isName = (key === 'key' || key === 'property') && node['computed'] === false;
      if (!isName && !LABELS[type]?.includes(key)) visit(child);
    }
  };
  visit(root);
}

/** The names in a pattern: `a`, `{ b, c: [d] }`. */
function define(pattern: unknown, defined: Set<string>): void {
  for (const one of Array.isArray(pattern) ? pattern : [pattern]) {
    if (!isCodeNode(one)) continue;
    if (one.type === 'Identifier') defined.add(one['name'] as string);
    else if (one.type === 'AssignmentPattern') define(one['left'], defined);
    else define(one['properties'] ?? one['elements'] ?? one['argument'] ?? one['value'], defined);
  }
}

/** The names that the imports and exports of a module bring into all of it. */
export function moduleNames({ body }: Program): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of body) {
    if (statement.type === 'ImportDeclaration') {
      define((statement['specifiers'] as CodeNode[]).map(({ local }) => local), names);
    }
    const declared = statement['declaration'];
    if (!isCodeNode(declared)) continue;
    define(declared['id'], names);
    define(((declared['declarations'] ?? []) as CodeNode[]).map(({ id }) => id), names);
  }
  return names;
}
