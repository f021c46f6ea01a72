/**
 * The code in an .mdx story – expressions, properties, imports and exports – and which names it uses that nothing
 * defines. A build would come upon them only when it renders the story, and could say no more than its file.
 */
import { createRequire } from 'node:module';
import type { parseAst } from 'rolldown/parseAst';
import { endOf, startOf, walk, type BodyTree } from '../../src/content/body-tree.ts';

export interface MdxCode {
  /** Names that are used and never defined, in order. */
  readonly unknown: readonly UnknownName[];
  /** Names that the story imports or defines, wherever. */
  readonly defined: ReadonlySet<string>;
  /** Imports and exports that cannot be read. */
  readonly flaws: readonly { readonly offset: number; readonly reason: string }[];
}

export interface UnknownName {
  readonly name: string;
  /** Of the body. */
  readonly offset: number;
  /** Whether it is used as an element. */
  readonly isElement: boolean;
}

interface Piece {
  readonly code: string;
  /** Of the body: where the code begins. */
  readonly offset: number;
  /** What is put before and behind it, so that it can stand alone. */
  readonly frame: readonly [before: string, behind: string];
}

/** Names that JavaScript has, and those that the build gives to every story. */
const GIVEN = new Set([
  ...Object.getOwnPropertyNames(globalThis),
  ...['arguments', 'props', 'frontmatter', 'file', 'url', 'Fragment'],
]);

export function readMdxCode(tree: BodyTree): MdxCode {
  const defined = new Set<string>();
  const used: UnknownName[] = [];
  const flaws: { offset: number; reason: string }[] = [];
  for (const { code, offset, frame } of piecesOf(tree)) {
    const [before, behind] = frame;
    let program: unknown;
    try {
      program = parser()(before + code + behind, { lang: 'jsx' });
    } catch (error) {
      // Expressions that cannot be read are told where the tree is made.
      const { pos = 0, message } = error as Error & { pos?: number };
      const [, reason = 'it cannot be read'] = message.split('\n');
      if (frame[0] === '') flaws.push({ offset: offset + pos, reason });
      continue;
    }
    collect(program, defined, (name, at, isElement) => {
      used.push({ name, offset: offset + at - before.length, isElement });
    });
  }
  const unknown = used.filter(({ name }) => !defined.has(name) && !GIVEN.has(name));
  return { unknown: unknown.sort((a, b) => a.offset - b.offset), defined, flaws };
}

function piecesOf({ root, body, tags }: BodyTree): Piece[] {
  const pieces: Piece[] = [];
  walk(root, (node) => {
    if (node.type === 'mdxjsEsm') {
      const offset = startOf(node);
      pieces.push({ code: body.slice(offset, endOf(node)), offset, frame: ['', ''] });
    } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      const offset = startOf(node) + 1;
      const written = body.slice(offset, endOf(node) - 1);
      // In a quotation the lines of the file have marks before them; elsewhere only spaces, which are left out.
      const code = withoutMargins(written) === withoutMargins(node.value) ? written : node.value;
      if (mayUseNames(code)) pieces.push({ code, offset, frame: ['(', '\n)'] });
    }
  });
  for (const { name, value, valueStart, isCode } of tags.flatMap(({ attributes }) => attributes)) {
    if (!isCode || value === undefined || !mayUseNames(value)) continue;
    pieces.push({ code: value, offset: valueStart, frame: name === '' ? ['({', '\n})'] : ['(', '\n)'] });
  }
  return pieces;
}

function withoutMargins(code: string): string {
  return code.replaceAll(/^[ \t]+/gm, '');
}

/** A quick look, before the exact one: text, numbers and lists of them use no names, and most code is that. */
function mayUseNames(code: string): boolean {
  const bare = code
    .replaceAll(/\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '')
    .replaceAll(/\b(?:true|false|null)\b|[A-Za-z_$][\w$]*\s*:/g, '');
  return /[\p{L}_$]/u.test(bare);
}

let parse: typeof parseAst | undefined;

/** What Vite reads code with; loaded only where a story has any. */
function parser(): typeof parseAst {
  parse ??= (createRequire(import.meta.url)('rolldown/parseAst') as { parseAst: typeof parseAst }).parseAst;
  return parse;
}

type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;

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
function collect(
  root: unknown,
  defined: Set<string>,
  use: (name: string, at: number, isElement: boolean) => void,
): void {
  const define = (pattern: unknown): void => {
    for (const one of Array.isArray(pattern) ? pattern : [pattern]) {
      if (!isNode(one)) continue;
      if (one.type === 'Identifier') defined.add(one['name'] as string);
      else if (one.type === 'AssignmentPattern') define(one['left']);
      else define(one['properties'] ?? one['elements'] ?? one['argument'] ?? one['value']);
    }
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const one of node) visit(one);
      return;
    }
    if (!isNode(node)) return;
    const { type } = node;
    if (type === 'Identifier') use(node['name'] as string, node.start, false);
    else if (type === 'JSXIdentifier') {
      const name = node['name'] as string;
      if (/^[A-Z_$]/.test(name)) use(name, node.start, true);
    }
    if (type === 'VariableDeclarator' || /^(?:Function|Class)/.test(type)) define(node['id']);
    if (type.includes('Function')) define(node['params']);
    if (type === 'CatchClause') define(node['param']);
    if (/^Import\w*Specifier$/.test(type)) define(node['local']);
    // Asking for the type of what is not there is no mistake.
    if (type === 'UnaryExpression' && node['operator'] === 'typeof') return;
    // What another file exports is not ours to know.
    if (type === 'ExportNamedDeclaration' && node['source']) return;
    for (const [key, child] of Object.entries(node)) {
      const isName = (key === 'key' || key === 'property') && node['computed'] === false;
      if (!isName && !LABELS[type]?.includes(key)) visit(child);
    }
  };
  visit(root);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
