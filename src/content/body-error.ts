import { localPictures, usesOf } from './body-pictures.ts';
import { scanBody } from './body-scan.ts';
import { displayPath } from './outlet-file.ts';
import { checkPictures } from './pictures.ts';
import { ContentError } from './problem.ts';
import { readMarkdownSource, readSourceFile } from './source-document.ts';

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

/**
 * A picture that the newsroom, when it was read, did not know of: while somebody writes, its story is shown before the
 * newsroom is sound again. Said as the check says it.
 * @param file a Markdown file, absolute
 * @param src as it is written, percent-decoded
 */
export async function unknownPicture(file: string, src: string, contentDir: string): Promise<ContentError> {
  const document = readSourceFile(file, readMarkdownSource);
  const shown = displayPath(file);
  const { pictures } = localPictures(scanBody(document.body, 'md', false).pictures, document, shown);
  const uses = usesOf({ file, shown, document, pictures }).filter((use) => use.src === src);
  const problems = await checkPictures(uses, contentDir);
  if (problems.length > 0) return new ContentError(problems);
  const what = `The picture “${src}” was put in just now.`;
  const how = 'Load the page again; if that does not help, mend what else the terminal tells of.';
  const { line, column } = uses[0]?.place() ?? { line: 1, column: 1 };
  return new ContentError([{ rule: 'picture', severity: 'error', file: shown, line, column, what, how }]);
}
