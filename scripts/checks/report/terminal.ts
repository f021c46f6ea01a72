/** For people: grouped by file, the line of the source with a caret below the place. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { styleText } from 'node:util';
import { abridge, formatUntold, type Problem } from '../../../src/content/problem.ts';
import { printableLine, widthOf } from './columns.ts';
import { tally, type Report } from './report.ts';

/** Columns of the source that are shown around a place. */
const WINDOW = 96;
type Style = Parameters<typeof styleText>[0];

export function reportTerminal(report: Report): string {
  const { problems, notes, directory, colour } = report;
  const style = (format: Style, text: string) =>
    colour ? styleText(format, text, { validateStream: false }) : text;
  const blocks: string[] = [];
  const { told, untold } = abridge(problems);
  for (const [file, found] of Map.groupBy(told, (problem) => problem.file)) {
    const lines = linesOf(path.resolve(directory, file));
    const more = untold.filter((group) => group.file === file);
    blocks.push(
      [
        style('underline', file),
        ...found.map((problem) => show(problem, lines, style)),
        ...more.map((group) => `  ${printableLine(formatUntold(group))}`),
      ].join('\n'),
    );
  }
  for (const note of notes) blocks.push(`${style('cyan', 'note')}: ${note}`);
  blocks.push(summary(report, style));
  return `${blocks.join('\n\n')}\n`;
}

function show(
  problem: Problem,
  lines: readonly string[],
  style: (format: Style, text: string) => string,
): string {
  const { rule, severity, file, line, column, what, how, fix } = problem;
  const label = severity === 'error' ? style('red', 'error') : style('yellow', 'warning');
  const tail = style('dim', fix ? `${rule}, --fix mends it` : rule);
  const text = [
    `  ${file}:${String(line)}:${String(column)}: ${label}: ${printableLine(what)} ${style('dim', '[')}${tail}${style('dim', ']')}`,
  ];
  const source = lines[line - 1];
  if (source !== undefined && source.trim() !== '') text.push(...excerpt(source, line, column, style));
  text.push(`    ${printableLine(how)}`);
  return text.join('\n');
}

/** The line, or what of it is near the place, and a caret below. */
function excerpt(
  source: string,
  line: number,
  column: number,
  style: (format: Style, text: string) => string,
): string[] {
  let from = 0;
  let to = source.length;
  if (source.length > WINDOW) {
    from = Math.max(0, Math.min(column - 1 - WINDOW / 2, source.length - WINDOW));
    to = Math.min(source.length, from + WINDOW);
    // Neither half of a character nor a mark without its letter.
    while (from > 0 && /[\uDC00-\uDFFF\p{M}]/u.test(source.charAt(from))) from -= 1;
    while (to < source.length && /[\uDC00-\uDFFF]/.test(source.charAt(to))) to += 1;
  }
  const before = `${from > 0 ? '…' : ''}${printableLine(source.slice(from, column - 1))}`;
  const rest = `${printableLine(source.slice(column - 1, to))}${to < source.length ? '…' : ''}`;
  const gutter = `    ${String(line)} │ `;
  return [
    `${style('dim', gutter)}${before}${rest}`,
    `${' '.repeat(gutter.length + widthOf(before))}${style('red', '^')}`,
  ];
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r\n|\r|\n/);
  } catch {
    return [];
  }
}

function summary(
  { problems, stories, fixed }: Report,
  style: (format: Style, text: string) => string,
): string {
  const { errors, warnings, fixable } = tally(problems);
  const read = `${count(stories, 'story', 'stories')} read`;
  const mended = fixed > 0 ? `, ${String(fixed)} mended` : '';
  if (errors + warnings === 0) return style('green', `${read}${mended}, nothing to mend`);
  const hint = fixable > 0 ? `; --fix mends ${String(fixable)}` : '';
  return `${read}${mended}, ${style(errors > 0 ? 'red' : 'yellow', `${count(errors, 'error')}, ${count(warnings, 'warning')}`)}${hint}`;
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${String(n)} ${n === 1 ? one : many}`;
}
