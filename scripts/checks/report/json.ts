import { tally, type Report } from './report.ts';

/** One object: `problems` in order, the counts, the notes. */
export function reportJson({ problems, stories, notes, fixed }: Report): string {
  const { errors, warnings, fixable } = tally(problems);
  const shown = problems.map(({ rule, severity, file, line, column, what, how, fix }) => ({
    rule,
    severity,
    file,
    line,
    column,
    what,
    how,
    fixable: fix !== undefined,
  }));
  return `${JSON.stringify({ stories, errors, warnings, fixable, fixed, notes, problems: shown }, undefined, 2)}\n`;
}
