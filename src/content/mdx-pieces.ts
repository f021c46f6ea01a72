/** The code in an .mdx story, piece by piece: imports and exports, expressions, and properties of tags. */
import { createRequire } from 'node:module';
import type { parseAst } from 'rolldown/parseAst';
import { endOf, startOf, walk, type BodyTree } from './body-tree.ts';
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
  // Imports and exports are one module, wherever they stand.
  let esm = '';
  walk(root, (node) => {
    if (node.type === 'mdxjsEsm') {
      esm +=
        body.slice(esm.length, startOf(node)).replaceAll(/[^\n]/g, ' ') +
        body.slice(startOf(node), endOf(node));
    } else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      const offset = startOf(node) + 1;
      const written = body.slice(offset, endOf(node) - 1);
      // In a quotation the lines of the file have marks before them; elsewhere only spaces, which are left out.
      const code = withoutMargins(written) === withoutMargins(node.value) ? written : node.value;
      pieces.push({ code, offset, frame: ['(', '\n)'] });
    }
  });
  if (esm !== '') pieces.unshift({ code: esm, offset: 0, frame: ['', ''] });
  return [...pieces, ...tags.flatMap(({ attributes }) => attributes).flatMap(codeOfProperty)];
}

/** What a property of a tag has between braces. */
export function codeOfProperty({ name, value, valueStart, isCode }: Attribute): CodePiece[] {
  if (!isCode || value === undefined) return [];
  return [{ code: value, offset: valueStart, frame: name === '' ? ['({', '\n})'] : ['(', '\n)'] }];
}

function withoutMargins(code: string): string {
  return code.replaceAll(/^[ \t]+/gm, '');
}

let parse: typeof parseAst | undefined;

/**
 * What Vite reads code with; loaded only where a story has any.
 * @throws where it cannot be read
 */
export function parseCode(code: string, lang: 'js' | 'jsx' | 'ts' | 'tsx' = 'jsx'): Program {
  parse ??= (createRequire(import.meta.url)('rolldown/parseAst') as { parseAst: typeof parseAst }).parseAst;
  return parse(code, { lang }) as unknown as Program;
}

export function isCodeNode(value: unknown): value is CodeNode {
  return typeof value === 'object' && value !== null && typeof (value as CodeNode).type === 'string';
}
