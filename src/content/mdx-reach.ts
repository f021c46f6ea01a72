/**
 * What the code of a story in MDX may reach: data and pictures of the content folder, what Astro offers for these, and
 * the language itself. It runs on the machine that builds the site, with all that this may read.
 */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { collectNames, isCodeNode, visitCode, type CodeNode, type Program } from './mdx-pieces.ts';

/** Files that are taken as they are: data, pictures, sounds, films and documents, and no code. */
export const PLAIN_FILE =
  /\.(?:jpe?g|png|webp|avif|gif|tiff?|svg|json|geojson|txt|csv|tsv|vtt|pdf|mp3|m4a|ogg|wav|mp4|webm)$/i;

/** Pictures in all sizes, and the newsroom: what is public of it. */
const OFFERED: ReadonlySet<string> = new Set(['astro:assets', 'astro:content']);

/** What the compiler of MDX imports in the name of a story. */
export const OF_THE_COMPILER = /^astro\/(?:jsx-runtime|runtime\/server\/index\.js)$/;

/** What the language has that leads nowhere else. */
const LANGUAGE: ReadonlySet<string> = new Set(
  (
    'undefined NaN Infinity isNaN isFinite parseInt parseFloat encodeURI encodeURIComponent decodeURI ' +
    'decodeURIComponent Array BigInt Boolean Date Error Intl Iterator JSON Map Math Number Object Promise RangeError ' +
    'RegExp Set String Symbol Temporal TypeError URL URLSearchParams WeakMap WeakSet'
  ).split(' '),
);

export interface Refusal {
  readonly what: string;
  readonly how: string;
}

/** Where code reaches too far. */
export interface Reach extends Refusal {
  readonly rule: 'import' | 'expression';
  /** Of the code. */
  readonly at: number;
}

/** Why a story may not import something, as far as its name tells. @param source as it is written */
export function importRefusal(source: string): Refusal | undefined {
  if (OFFERED.has(source)) return undefined;
  if (!/^\.{1,2}\//.test(source)) {
    return {
      what: `The story imports “${source}”, which is no file of the content folder.`,
      how: 'Take it out. A story imports data and pictures, by a path that begins with `./`; the components of the writing guide need no import.',
    };
  }
  const [file = ''] = source.split(/[?#]/, 1);
  if (PLAIN_FILE.test(file) && /^(?:\?(?:raw|url))?$/.test(source.slice(file.length))) return undefined;
  return {
    what: `The story imports “${source}”, which is neither data nor a picture.`,
    how: 'Take it out: a story brings no code of its own. What may be imported are pictures, films, sounds, `.json`, `.csv`, `.txt` and the like, with `?raw` or `?url` behind them if need be.',
  };
}

/**
 * Whether a file lies in the content folder, wherever links lead; one that does not exist counts by its name. Beside a
 * story that a link has brought there counts as well.
 * @param file absolute, as are the others
 */
export function isImportable(file: string, importer: string, contentDir: string): boolean {
  const target = realPath(file);
  return [realPath(contentDir), path.dirname(realPath(importer))].some((folder) => target.startsWith(folder + path.sep));
}

function realPath(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    return file;
  }
}

/** How a file is told of that is none of the newsroom's. @param source as it is written */
export function outsideRefusal(source: string): Refusal {
  return {
    what: `The file “${source}” lies outside the content folder.`,
    how: 'Copy it beside the story.',
  };
}

/**
 * What a piece of code reaches that is no business of a story.
 * @param own names that the story's imports and exports bring in: they stand for these everywhere
 */
export function reachesOf(program: Program, own: ReadonlySet<string>): Reach[] {
  const reaches: Reach[] = [];
  const told = (name: string, at: number) => {
    const refusal = nameRefusal(name, own);
    if (refusal) reaches.push({ rule: 'expression', at, ...refusal });
  };
  collectNames(program, new Set(), (name, at, isElement) => {
    if (!isElement) told(name, at);
  });
  visitCode(program, (node) => {
    const source = node['source'];
    if (node.type === 'ImportExpression') {
      reaches.push({
        rule: 'import',
        at: node.start,
        what: 'The story imports something while it is rendered (`import(…)`).',
        how: 'Write `import … from "./file.json"` at the head of the story.',
      });
    } else if (isCodeNode(source) && typeof source['value'] === 'string') {
      const refusal = importRefusal(source['value']);
      if (refusal) reaches.push({ rule: 'import', at: source.start + 1, ...refusal });
    } else if (node.type === 'MetaProperty' && nameOf(node['meta']) === 'import') told('import.meta', node.start);
    else if (node.type === 'JSXMemberExpression') told(nameOf(node['object']), node.start);
    else if (node.type === 'MemberExpression') told(`.${keyOf(node, 'property')}`, node.start);
    else if (node.type === 'Property') told(`.${keyOf(node, 'key')}`, node.start);
  });
  return reaches;
}

/**
 * Why a story may not use a name.
 * @param name `.name` for a property of something
 * @param own what the story's imports and exports bring in
 */
export function nameRefusal(name: string, own: ReadonlySet<string>): Refusal | undefined {
  if (own.has(name) || !isOfMachine(name)) return undefined;
  return {
    what: `The code of the story reaches for \`${name}\`, which leads to the machine that builds the site.`,
    how: 'Take it out: what a story shows lies in it or beside it. A name of your own may not be called so.',
  };
}

function isOfMachine(name: string): boolean {
  if (name.startsWith('.')) return /^\.(?:constructor|__proto__)$/.test(name);
  // Two strokes begin the names that the development server gives to its own.
  return (
    /^(?:import\.meta|require|__.*)$/.test(name) || (Object.hasOwn(globalThis, name) && !LANGUAGE.has(name))
  );
}

function nameOf(node: unknown): string {
  return isCodeNode(node) && typeof node['name'] === 'string' ? node['name'] : '';
}

/** What a property is called, where that is written out: `a.name`, `a['name']`, `{ name: … }`. */
function keyOf(node: CodeNode, key: string): string {
  const name = node[key];
  if (isCodeNode(name) && name.type === 'Literal') return String(name['value']);
  return node['computed'] === false ? nameOf(name) : '';
}
