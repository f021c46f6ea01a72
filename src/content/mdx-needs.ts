/** What a story in MDX is made from besides its own text. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseBody, walk } from './body-tree.ts';
import { PLAIN_FILE } from './mdx-reach.ts';
import { digestOf } from './story-memory.ts';

/** Named in the lock file. `astro:content` is no package: it is the whole newsroom. */
const PACKAGE = /^astro(?::(?:assets|transitions)$|\/)/;
/** What is in quotation marks first is the source, over as many lines as it may take; if it is not, it is no file. */
const IMPORT = /\b(?:import\b|export\s*(?:\*|\{[^}]*\})[^'"]*?\bfrom\b)[^'"]*(["'])(.*?)\1/gs;

/**
 * A digest of the files that an MDX story imports or shows, or nothing where these cannot be known from its text: such
 * a story is rendered in every build.
 * @param file absolute path of the story
 * @param pictures names of the pictures in its text
 */
export function mdxNeeds(file: string, body: string, pictures: readonly string[]): string | undefined {
  const imported = importsOf(body);
  if (!imported) return undefined;
  const digests: string[] = [];
  for (const name of [...imported, ...pictures]) {
    if (PACKAGE.test(name)) continue;
    const plain = name.replace(/\?.*$/, '');
    if (!PLAIN_FILE.test(plain) || !(pictures.includes(name) || /^\.{1,2}\//.test(name))) return undefined;
    try {
      digests.push(`${name} ${digestOf(readFileSync(path.resolve(path.dirname(file), plain), 'base64'))}`);
    } catch {
      return undefined;
    }
  }
  return digestOf(digests.join('\n'));
}

/** What an MDX story imports, as it is written; nothing where that cannot be known from its text. */
export function importsOf(body: string): string[] | undefined {
  if (/\bimport\s*\(|\bimport\s*\.\s*meta\b|\brequire\s*\(/.test(body)) return undefined;
  if (!/^\s*(?:import|export)\b/m.test(body)) return [];
  const tree = parseBody(body, 'mdx');
  if (!('root' in tree)) return undefined;
  const names: string[] = [];
  walk(tree.root, (node) => {
    if (node.type !== 'mdxjsEsm') return;
    for (const { 2: name = '' } of node.value.matchAll(IMPORT)) names.push(name);
  });
  return names;
}
