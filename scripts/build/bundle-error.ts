/** What the bundler says of a story in MDX, told to its writer. */
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { displayPath } from '../../src/content/outlet-file.ts';
import { ContentError } from '../../src/content/problem.ts';

/** `[plugin name] /path/story.mdx:3:1`, and on the next line `MDXError: why`. */
const ABOUT_A_STORY =
  /\[plugin [^\]]*\] (?<file>\/[^\n]*?\.mdx)(?::(?<line>\w+):(?<column>\w+))?\n(?:\w+: )?(?<reason>[^\n]*)/;

/** `[CODE] why`, and below it `[ ../paper/story.mdx:2:10 ]`: a place in what became of the story, not in the story. */
const ABOUT_ITS_CODE = /\[[A-Z_]+\] (?<reason>[^\n]*)\n[^[]*\[ (?<file>[^\n]*?\.mdx):\d+:\d+ \]/;

/**
 * @param contentDir absolute
 * @returns the error itself where it is about no file of the newsroom
 */
export function bundleError(error: unknown, contentDir: string): unknown {
  const text = stripVTControlCharacters(error instanceof Error ? error.message : '');
  const {
    file: named,
    line,
    column,
    reason = '',
  } = (ABOUT_A_STORY.exec(text) ?? ABOUT_ITS_CODE.exec(text))?.groups ?? {};
  const file = named && path.resolve(named);
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
