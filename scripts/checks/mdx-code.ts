/**
 * The code in an .mdx story – expressions, properties, imports and exports – and which names it uses that nothing
 * defines. A build would come upon them only when it renders the story, and could say no more than its file.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { BodyTree } from '../../src/content/body-tree.ts';
import {
  isCodeNode,
  parseCode,
  piecesOf,
  type CodeNode,
  type Program,
} from '../../src/content/mdx-pieces.ts';

export interface MdxCode {
  /** Names that are used and never defined, in order. */
  readonly unknown: readonly UnknownName[];
  /** Names that the story imports or defines, wherever. */
  readonly defined: ReadonlySet<string>;
  /** Imports and exports that cannot be read. */
  readonly flaws: readonly { readonly offset: number; readonly reason: string }[];
  /** Where what the story exports would take the place of its own page. Of the body. */
  readonly layouts: readonly number[];
  readonly imports: readonly ImportedName[];
}

export interface ImportedName {
  /** As the other file calls it; `default` where it needs no name. */
  readonly name: string;
  readonly source: string;
  /** Of the body. */
  readonly offset: number;
}

export interface UnknownName {
  readonly name: string;
  /** Of the body. */
  readonly offset: number;
  /** Whether it is used as an element. */
  readonly isElement: boolean;
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
  const layouts: number[] = [];
  const imports: ImportedName[] = [];
  for (const { code, offset, frame } of piecesOf(tree)) {
    const [before, behind] = frame;
    if (before !== '' && !mayUseNames(code)) continue;
    let program: Program;
    try {
      program = parseCode(before + code + behind);
    } catch (error) {
      // Expressions that cannot be read are told where the tree is made.
      const { pos = 0, message } = error as Error & { pos?: number };
      const [, reason = 'it cannot be read'] = message.split('\n');
      // Of two that bear one name the parser names the first, and the second has to go.
      const name = /^Duplicated export '(.+)'/.exec(reason)?.[1];
      const second =
        name === undefined ? -1 : code.slice(pos + 1).search(new RegExp(`\\b${RegExp.escape(name)}\\b`));
      if (before === '') flaws.push({ offset: offset + pos + second + 1, reason });
      continue;
    }
    const inBody = (at: number) => offset + at - before.length;
    collect(program, defined, (name, at, isElement) => used.push({ name, offset: inBody(at), isElement }));
    if (before !== '') continue;
    const { twice, defaults, imported } = outlineOf(program);
    for (const { name, start } of twice) {
      flaws.push({ offset: inBody(start), reason: `“${name}” is there already` });
    }
    layouts.push(...defaults.map(inBody));
    imports.push(...imported.map(({ name, source, start }) => ({ name, source, offset: inBody(start) })));
  }
  // What code that cannot be read would have defined is not known.
  const unknown = flaws.length > 0 ? [] : used.filter(({ name }) => !defined.has(name) && !GIVEN.has(name));
  return { unknown: unknown.sort((a, b) => a.offset - b.offset), defined, flaws, layouts, imports };
}

/** A quick look, before the exact one: text, numbers and lists of them use no names, and most code is that. */
function mayUseNames(code: string): boolean {
  const bare = code
    .replaceAll(/\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '')
    .replaceAll(/\b(?:true|false|null)\b|[A-Za-z_$][\w$]*\s*:/g, '');
  return /[\p{L}_$]/u.test(bare);
}

interface Outline {
  /** Names that stand for two things. */
  readonly twice: readonly { readonly name: string; readonly start: number }[];
  /** Where it exports something as `default`. */
  readonly defaults: readonly number[];
  readonly imported: readonly { readonly name: string; readonly source: string; readonly start: number }[];
}

/** What a module brings in and gives out. */
function outlineOf({ body }: Program): Outline {
  const names = new Set<string>();
  const twice: { name: string; start: number }[] = [];
  const defaults: number[] = [];
  const imported: { name: string; source: string; start: number }[] = [];
  const declare = (id: unknown) => {
    if (!isCodeNode(id) || id.type !== 'Identifier') return;
    const name = id['name'] as string;
    if (names.has(name)) twice.push({ name, start: id.start });
    names.add(name);
  };
  for (const statement of body) {
    if (statement.type === 'ExportDefaultDeclaration') defaults.push(statement.start);
    const specifiers = (statement['specifiers'] ?? []) as CodeNode[];
    const source = isCodeNode(statement['source']) ? (statement['source']['value'] as string) : undefined;
    for (const specifier of specifiers) {
      const {
        type,
        start,
        local,
        imported: other,
        exported,
      } = specifier as CodeNode & Record<string, CodeNode | undefined>;
      if (type === 'ExportSpecifier' && exported?.['name'] === 'default') defaults.push(exported.start);
      if (statement.type !== 'ImportDeclaration' || source === undefined) continue;
      declare(local);
      const name =
        type === 'ImportSpecifier'
          ? other?.['name']
          : type === 'ImportDefaultSpecifier'
            ? 'default'
            : undefined;
      if (typeof name === 'string') imported.push({ name, source, start });
    }
    const declared = isCodeNode(statement['declaration']) ? statement['declaration'] : statement;
    if (/^(?:Function|Class)/.test(declared.type)) declare(declared['id']);
    if (declared.type === 'VariableDeclaration') {
      for (const { id } of declared['declarations'] as (CodeNode & { id: unknown })[]) declare(id);
    }
  }
  return { twice, defaults, imported };
}

/**
 * The names that a file of code gives to who imports it.
 * @param file absolute
 * @returns nothing where that cannot be told from the file alone
 */
export function exportsOf(file: string): ReadonlySet<string> | undefined {
  const lang = /\.m?([jt]sx?)$/.exec(file)?.[1] as 'js' | 'jsx' | 'ts' | 'tsx' | undefined;
  if (lang === undefined || !existsSync(file)) return undefined;
  let program: Program;
  try {
    program = parseCode(readFileSync(file, 'utf8'), lang === 'js' ? 'jsx' : lang);
  } catch {
    return undefined;
  }
  const given = new Set<string>();
  let isModule = false;
  for (const { type, declaration, specifiers = [] } of program.body as readonly (CodeNode &
    Record<string, unknown>)[]) {
    isModule ||= /^(?:Import|Export)/.test(type);
    if (type === 'ExportAllDeclaration') return undefined;
    if (type === 'ExportDefaultDeclaration') given.add('default');
    if (type !== 'ExportNamedDeclaration') continue;
    for (const { exported } of specifiers as { exported: CodeNode }[])
      given.add(String(exported['name'] ?? exported['value']));
    if (!isCodeNode(declaration)) continue;
    const declared = declaration['declarations'] ?? [declaration];
    const names = new Set<string>();
    for (const { id } of declared as { id: unknown }[]) define(id, names);
    for (const name of names) given.add(name);
  }
  return isModule ? given : undefined;
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
function collect(
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

/** The names in a pattern: `a`, `{ b, c: [d] }`. */
function define(pattern: unknown, defined: Set<string>): void {
  for (const one of Array.isArray(pattern) ? pattern : [pattern]) {
    if (!isCodeNode(one)) continue;
    if (one.type === 'Identifier') defined.add(one['name'] as string);
    else if (one.type === 'AssignmentPattern') define(one['left'], defined);
    else define(one['properties'] ?? one['elements'] ?? one['argument'] ?? one['value'], defined);
  }
}
