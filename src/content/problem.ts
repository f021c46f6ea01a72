/**
 * What is wrong with the newsroom's files, said to the person who can mend it. One shape for every rule, so
 * that the build, the desk's `check` and any reporter say the same thing.
 */

import type { TextEdit } from './edit/source-text.ts';
import type { Sourced } from './newsroom.ts';
import type { RuleId } from './rule-catalogue.ts';

export interface Problem {
  readonly rule: RuleId;
  readonly severity: 'error' | 'warn';
  /** Path as the writer knows it: from the working directory where it lies below it, with forward slashes (`displayPath`). */
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

/** An error at a field of a file. */
export function problemAt(
  source: Pick<Sourced<unknown>, 'shown' | 'document'>,
  path: readonly PropertyKey[],
  rule: RuleId,
  text: Pick<Problem, 'what' | 'how'>,
): Problem {
  const { line, column } = source.document.locate(path);
  return { rule, severity: 'error', file: source.shown, line, column, ...text };
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

/** Of one rule in one file; what comes after them is nearly always one mistake told again. */
const MOST_TOLD = 20;

/** What a person reads of many problems: the first of each rule in each file, and how many more there are. */
export interface Abridged {
  /** In the order in which they were given. */
  readonly told: readonly Problem[];
  readonly untold: readonly { readonly file: string; readonly rule: RuleId; readonly count: number }[];
}

/** One bad line may be told a hundred thousand times: for people, never for programs, that is cut short. */
export function abridge(problems: readonly Problem[]): Abridged {
  const groups = new Map<string, { readonly file: string; readonly rule: RuleId; count: number }>();
  const told = problems.filter(({ file, rule }) => {
    const key = `${rule} ${file}`;
    const group = groups.get(key) ?? { file, rule, count: 0 };
    groups.set(key, group);
    group.count += 1;
    return group.count <= MOST_TOLD;
  });
  const untold = [...groups.values()]
    .filter(({ count }) => count > MOST_TOLD)
    .map((group) => ({ ...group, count: group.count - MOST_TOLD }));
  return { told, untold };
}

/** `… and 12 more of the same kind (bare-url) in content/articles/a.md` */
export function formatUntold({ file, rule, count }: Abridged['untold'][number]): string {
  return `… and ${count} more of the same kind (${rule}) in ${file}`;
}

/** Thrown when content cannot be built; its message tells every kind of error in every file, not only the first. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  /** All of them. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = sortProblems(problems);
    const files = new Set(sorted.map((problem) => problem.file)).size;
    const head = `${count(sorted.length, 'problem')} in ${count(files, 'file')}:`;
    const { told, untold } = abridge(sorted);
    super([head, ...told.map(formatProblem), ...untold.map(formatUntold)].join('\n'));
    this.problems = sorted;
  }
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
