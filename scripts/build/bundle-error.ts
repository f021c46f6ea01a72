/** What the bundler says of a story in MDX, told to its writer. */
import path from 'node:path';
import { displayPath } from '../../src/content/outlet-file.ts';
import { ContentError } from '../../src/content/problem.ts';

/** `[plugin name] /path/story.mdx:3:1`, and on the next line `MDXError: why`. */
const ABOUT_A_STORY =
  /\[plugin [^\]]*\] (?<file>\/[^\n]*?\.mdx)(?::(?<line>\w+):(?<column>\w+))?\n(?:\w+: )?(?<reason>[^\n]*)/;

/**
 * @param contentDir absolute
 * @returns the error itself where it is about no file of the newsroom
 */
export function bundleError(error: unknown, contentDir: string): unknown {
  const text = error instanceof Error ? error.message : '';
  const { file, line, column, reason = '' } = ABOUT_A_STORY.exec(text)?.groups ?? {};
  if (file === undefined || path.relative(contentDir, file).startsWith('..')) return error;
  return new ContentError([
    {
      rule: 'mdx',
      severity: 'error',
      file: displayPath(file),
      line: Number(line) || 1,
      column: Number(column) || 1,
      what: `The MDX cannot be compiled: ${reason.replace(/[.:]$/, '')}.`,
      how: 'In .mdx, tags, braces, `import` and `export` are code; take out what was added last and try again.',
    },
  ]);
}
