/**
 * A page whose story has no body: a writer's, whose file has none either, or a renderer's fault. The source tells the two
 * apart.
 */
import { parseBody, type MdastNode } from '../../content/body-tree.ts';
import type { KeptFacts } from './fact-store.ts';
import { doubt, fault, type Finding } from './finding.ts';

/** What a story's page was made of. */
export interface StorySource {
  /** Where it is written, as a writer knows it. */
  readonly shown: string;
  readonly format: 'md' | 'mdx';
  readonly body: () => string;
}

/** @param sourceOf of a page, by its path below the output; asked for only where a body is missing */
export function missingBodies(
  facts: ReadonlyMap<string, KeptFacts>,
  sourceOf: (file: string) => StorySource | undefined,
): Finding[] {
  const findings: Finding[] = [];
  for (const [file, { told }] of facts) {
    if (told.isBodiless !== true) continue;
    const source = sourceOf(file);
    findings.push(
      source && hasWords(source.body(), source.format)
        ? fault(file, `has a story without a body, though its source has one: this is a fault of Broadsheet`)
        : doubt(file, 'has a story without a body'),
    );
  }
  return findings;
}

/** Notes stand where they are referred to, or nowhere. */
const ELSEWHERE = new Set(['footnoteDefinition', 'definition']);

/** Whether anything of a body is to be read or seen: comments, definitions and code that gives nothing are not. */
export function hasWords(body: string, format: StorySource['format']): boolean {
  const tree = parseBody(body, format);
  if (!('root' in tree)) return true;
  const waiting: MdastNode[] = [tree.root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (ELSEWHERE.has(node.type)) continue;
    if (node.type === 'image' || node.type === 'thematicBreak') return true;
    if ((node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') && isRead(node.value))
      return true;
    if ('children' in node) waiting.push(...node.children);
  }
  return false;
}

function isRead(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
