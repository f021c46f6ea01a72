import { displayPath } from './outlet-file.ts';
import { ContentError } from './problem.ts';

/** A failure of the Markdown pipeline, said to the writer of the file. */
export function bodyError(file: string, line: number, error: unknown): ContentError {
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  return new ContentError([
    {
      rule: 'render',
      severity: 'error',
      file: displayPath(file),
      line,
      column: 1,
      what: `The story cannot be rendered: ${reason.replace(/[.:]$/, '')}.`,
      how: 'Take out what was added last and try again; if the story is right, this is a fault of Broadsheet.',
    },
  ]);
}
