/**
 * The code in an .mdx story – expressions, properties, imports and exports – and which names it uses that nothing
 * defines. A build would come upon them only when it renders the story, and could say no more than its file.
 */
import type { BodyTree } from '../../src/content/body-tree.ts';
import {
  collectNames,
  isCodeNode,
  mayUseNames,
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
    collectNames(program, defined, (name, at, isElement) =>
      used.push({ name, offset: inBody(at), isElement }),
    );
    if (before !== '') continue;
    const { twice, defaults } = outlineOf(program);
    for (const { name, start } of twice) {
      flaws.push({ offset: inBody(start), reason: `“${name}” is there already` });
    }
    layouts.push(...defaults.map(inBody));
  }
  // What code that cannot be read would have defined is not known.
  const unknown = flaws.length > 0 ? [] : used.filter(({ name }) => !defined.has(name) && !GIVEN.has(name));
  return { unknown: unknown.sort((a, b) => a.offset - b.offset), defined, flaws, layouts };
}

interface Outline {
  /** Names that stand for two things. */
  readonly twice: readonly { readonly name: string; readonly start: number }[];
  /** Where it exports something as `default`. */
  readonly defaults: readonly number[];
}

/** What a module defines, and gives out as `default`. */
function outlineOf({ body }: Program): Outline {
  const names = new Set<string>();
  const twice: { name: string; start: number }[] = [];
  const defaults: number[] = [];
  const declare = (id: unknown) => {
    if (!isCodeNode(id) || id.type !== 'Identifier') return;
    const name = id['name'] as string;
    if (names.has(name)) twice.push({ name, start: id.start });
    names.add(name);
  };
  for (const statement of body) {
    if (statement.type === 'ExportDefaultDeclaration') defaults.push(statement.start);
    const specifiers = (statement['specifiers'] ?? []) as CodeNode[];
    for (const { type, local, exported } of specifiers as (CodeNode &
      Record<string, CodeNode | undefined>)[]) {
      if (type === 'ExportSpecifier' && exported?.['name'] === 'default') defaults.push(exported.start);
      if (statement.type === 'ImportDeclaration') declare(local);
    }
    const declared = isCodeNode(statement['declaration']) ? statement['declaration'] : statement;
    if (/^(?:Function|Class)/.test(declared.type)) declare(declared['id']);
    if (declared.type === 'VariableDeclaration') {
      for (const { id } of declared['declarations'] as (CodeNode & { id: unknown })[]) declare(id);
    }
  }
  return { twice, defaults };
}
