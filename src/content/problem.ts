/**
 * What is wrong with the newsroom's files, said to the person who can mend it. One shape for every rule, so
 * that the build, the desk's `check` and any reporter say the same thing.
 */

import type { TextEdit } from './edit/source-text.ts';
import type { RuleId } from './rule-catalogue.ts';

export interface Problem {
  readonly rule: RuleId;
  readonly severity: 'error' | 'warn';
  /** Path as the writer knows it: from the content folder's parent, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units, as editors count. */
  readonly column: number;
  /** What is wrong, a sentence. */
  readonly what: string;
  /** How to mend it, a sentence. */
  readonly how: string;
  /** Where it is safe to mend it without asking. */
  readonly fix?: readonly TextEdit[];
}

/** `file:line:column: what` and, indented below, how to mend it. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, severity, what, how } = problem;
  const label = severity === 'warn' ? 'warning: ' : '';
  return `${file}:${line}:${column}: ${label}${what}\n    ${how}`;
}

/** By file, then by place in it: the order in which somebody would mend them. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.what < b.what ? -1 : a.what > b.what ? 1 : 0),
  );
}

/** Thrown when content cannot be built; its message lists every error, not only the first. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = sortProblems(problems);
    const files = new Set(sorted.map((problem) => problem.file)).size;
    const head = `${count(sorted.length, 'problem')} in ${count(files, 'file')}:`;
    super([head, ...sorted.map(formatProblem)].join('\n'));
    this.problems = sorted;
  }
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
