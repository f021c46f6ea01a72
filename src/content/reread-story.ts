/** While somebody writes, one story's text changes again and again, and nothing else: the newsroom need not be read anew. */
import { isDeepStrictEqual } from 'node:util';
import type { SourcedArticle } from './newsroom.ts';
import type { Reading } from './read-newsroom.ts';
import { readStory } from './read-story.ts';
import { articleSchema, flawsBetweenFields } from './schema/article.ts';
import { lazySource } from './lazy-source.ts';
import { readMarkdownSource } from './source-document.ts';

/**
 * @param file absolute; what has changed
 * @returns the newsroom with the new text of the story, and the story; nothing where its fields or pictures are others,
 *   where something is wrong with it, or where it is none that was read before
 */
export function rereadStory(
  reading: Reading,
  file: string,
): { readonly reading: Reading; readonly story: SourcedArticle } | undefined {
  const { newsroom } = reading;
  const known = newsroom.articles.find((article) => article.file === file);
  if (!known) return undefined;
  const schema = articleSchema(newsroom.outlet.written.timezone);
  const { written, pictures, problems, digest } = readStory({
    collection: 'articles',
    schema,
    file,
    between: flawsBetweenFields,
  });
  const shown = (list: SourcedArticle['pictures']) => list.map(({ src }) => src);
  if (problems.length > 0 || !isDeepStrictEqual(written, known.written)) return undefined;
  if (!isDeepStrictEqual(shown(pictures), shown(known.pictures))) return undefined;
  const story = { ...known, pictures, digest, document: lazySource(file, readMarkdownSource) };
  const articles = newsroom.articles.map((article) => (article === known ? story : article));
  return { reading: { ...reading, newsroom: { ...newsroom, articles } }, story };
}
