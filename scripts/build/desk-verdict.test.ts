import path from 'node:path';
import { expect, it } from 'vitest';
import { bodyError } from '../../src/content/body-error.ts';
import { ContentError, formatProblem } from '../../src/content/problem.ts';
import { readEnvironment } from '../../src/site/environment.ts';
import { story, writeContent, type Files } from '../../src/tests/newsroom-factory.ts';
import { deskVerdict } from './desk-verdict.ts';

const FERRY = 'articles/2025/09/ferry.mdx';

/** What a build says where a file could not be rendered, files from the content folder on. */
function told(file: string, files: Files): readonly string[] {
  const contentDir = writeContent(files);
  const environment = readEnvironment({ CONTENT_DIR: contentDir }, '/project', Date.now);
  const error = deskVerdict(bodyError(path.join(contentDir, file), 1, new Error('oh')), environment);
  const { problems } = error as ContentError;
  return problems.map(
    (problem) => formatProblem(problem).replaceAll(`${contentDir}/`, '').split('\n')[0] ?? '',
  );
}

it.each<[what: string, body: string, says: string]>([
  ['a property', '<Chart data={[1, 2]} />\n', ':9:8: `<Chart>`: there is no prop “data”'],
  ['a title that lacks', '<Embed url="https://videos.example/1" />\n', ':9:1: '],
  ['a name', 'It cost {price} pounds.\n', ':9:10: Nothing defines `price`'],
  ['an import', "import rows from './rows.json'\n\n{rows.length}\n", ':9:'],
])('%s is told with its place, as the desk tells it', (_, body, says) => {
  const [first, ...more] = told(FERRY, { [FERRY]: story({}, body) });
  expect(first).toContain(FERRY + says);
  expect(more).toEqual([]);
});

it('a page is read as one', () => {
  const page = '---\ntitle: Prices\n---\n\nIt cost {price} pounds.\n';
  const [first] = told('pages/prices.mdx', { 'pages/prices.mdx': page });
  expect(first).toContain('pages/prices.mdx:5:10: Nothing defines `price`');
});

it('what the desk cannot explain is told as it was, and what is no fault of a story too', () => {
  expect(told(FERRY, { [FERRY]: story() })).toEqual([`${FERRY}:1:1: The story cannot be rendered: oh.`]);
  const error = new Error('ENOSPC');
  const environment = readEnvironment({}, '/project', Date.now);
  expect(deskVerdict(error, environment)).toBe(error);
});
