/**
 * Annotations of GitHub Actions: "Workflow commands for GitHub Actions", setting an error message. Data escapes `%`, CR
 * and LF; a property also `:` and `,`.
 */
import path from 'node:path';
import { tally, type Report } from './report.ts';

export function reportGithub({ problems, stories, notes, directory, repository }: Report): string {
  const lines = problems.map(({ rule, severity, file, line, column, what, how }) => {
    const name = path.relative(repository, path.resolve(directory, file)).split(path.sep).join('/');
    const properties = { file: name, line, endLine: line, col: column, title: rule };
    const shown = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
    return `::${severity === 'error' ? 'error' : 'warning'} ${shown.join(',')}::${escapeData(`${what}\n${how}`)}`;
  });
  const { errors, warnings } = tally(problems);
  const said = notes.map((note) => `::notice::${escapeData(note)}`);
  const summary = `${String(stories)} stories read, ${String(errors)} errors, ${String(warnings)} warnings`;
  return [...lines, ...said, summary].map((line) => `${line}\n`).join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
