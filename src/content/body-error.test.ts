import { satteri } from '@astrojs/markdown-satteri';
import path from 'node:path';
import { defineHastPlugin } from 'satteri';
import { expect, it } from 'vitest';
import { PNG, story, writeContent, type Files } from '../tests/newsroom-factory.ts';
import { bodyError, unknownPicture } from './body-error.ts';

/** What the pipeline throws when a plugin of it does. */
async function failureOf(reason: string): Promise<unknown> {
  const faulty = defineHastPlugin({
    name: 'faulty',
    element: {
      filter: ['p'],
      visit() {
        throw new Error(reason);
      },
    },
  });
  const renderer = await satteri({ hastPlugins: [faulty] }).createRenderer({ image: {}, syntaxHighlight: false });
  return renderer.render('The quay was full.\n', { frontmatter: {} }).then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );
}

it('names the story in which a Markdown plugin throws', async () => {
  const failure = await failureOf('cannot read “width” of undefined.\n    at visit (figures.ts:12)');
  const file = path.resolve('content/articles/2025/09/ferry.md');
  expect(bodyError(file, 9, failure).message).toBe(
    '1 problem in 1 file:\n' +
      'content/articles/2025/09/ferry.md:9:1: The story cannot be rendered: cannot read “width” of undefined.\n' +
      '    Take out what was added last and try again; if the story is right, this is a fault of Broadsheet.',
  );
});

it('copes with what is no Error', () => {
  expect(bodyError('/elsewhere/a.md', 1, 'oh').problems[0]).toMatchObject({
    file: '/elsewhere/a.md',
    what: 'The story cannot be rendered: oh.',
  });
});

it.each<[what: string, files: Files, told: string]>([
  ['is not there', {}, 'The picture “the quay.png” does not exist.'],
  ['is none', { 'articles/the quay.png': 'no picture' }, 'The picture “the quay.png” is not a picture.'],
  ['came just now', { 'articles/the quay.png': PNG }, 'The picture “the quay.png” was put in just now.'],
])('tells where a picture is named that %s', async (_, files, told) => {
  const contentDir = writeContent({
    ...files,
    'articles/ferry.md': story({}, 'One ![A pier](/pier.png).\n\nTwo ![A quay](the%20quay.png).\n'),
  });
  const error = await unknownPicture(path.join(contentDir, 'articles/ferry.md'), 'the quay.png', contentDir);
  expect(error.problems).toMatchObject([{ rule: 'picture', line: 11, column: 15, what: told }]);
});
