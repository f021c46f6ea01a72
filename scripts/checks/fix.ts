/** Makes the changes that problems offer, and no others. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readSourceText, type TextEdit } from '../../src/content/edit/source-text.ts';
import type { Problem } from '../../src/content/problem.ts';

/**
 * Mends what can be mended in the files themselves; of two changes that touch each other only the first is made, and the
 * next run makes the other.
 * @param directory absolute: what paths in problems are relative to
 * @returns how many problems were mended
 */
export function applyFixes(problems: readonly Problem[], directory: string): number {
  let fixed = 0;
  const fixable = problems.filter(({ fix }) => fix !== undefined);
  for (const [shown, found] of Map.groupBy(fixable, (problem) => problem.file)) {
    const file = path.resolve(directory, shown);
    const raw = readFileSync(file, 'utf8');
    const kind = /\.mdx?$/i.test(file) ? 'markdown' : 'yaml';
    const edits: TextEdit[] = [];
    for (const { fix = [] } of found) {
      if (fix.some((edit) => edits.some((other) => touches(edit, other)))) continue;
      edits.push(...fix);
      fixed += 1;
    }
    const mended = readSourceText(raw, kind).apply(edits);
    if (mended !== raw) writeFileSync(file, mended);
  }
  return fixed;
}

function touches(a: TextEdit, b: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
