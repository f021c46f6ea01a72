/** Names of files that addresses are made of as they are, and of those that a bundler imports by theirs. */
import type { Newsroom, Sourced, SourcedArticle } from './newsroom.ts';
import { problemAt, type Problem } from './problem.ts';

/** What ends a path, means something else in one, or is read as something else on the way (WHATWG URL, section 4.4). */
const MEANT = /[#?%\\]/;
const HOW = 'Rename it, and change what names it: letters of any script, digits and hyphens are always right.';

/** Authors, sections, series, pages and MDX whose names no build could make an address, or a module, of. */
export function checkFileNames(newsroom: Newsroom, partial: readonly SourcedArticle[]): Problem[] {
  const { authors, sections, series, pages, articles } = newsroom;
  const named: [source: Sourced<unknown>, name: string][] = [
    ...[authors, sections, series].flatMap((files) => [...files.values()]),
    ...pages,
  ].map((source) => [source, source.id]);
  // The address of an article is made of its file's name with care (site/urls.ts); MDX is imported by the name itself.
  for (const article of [...articles, ...partial]) {
    if (article.format === 'mdx') named.push([article, article.filePath]);
  }
  return named.flatMap(([source, name]) => {
    const isArticle = 'filePath' in source;
    const flaw = flawOf(name, isArticle);
    if (flaw === undefined) return [];
    const what = `The name “${name}” ${flaw}, which ${isArticle ? 'the name of an MDX file' : 'an address'} cannot have.`;
    return [problemAt(source, [], 'file-name', { what, how: HOW })];
  });
}

function flawOf(name: string, isArticle: boolean): string | undefined {
  const mark = MEANT.exec(name)?.[0];
  if (mark !== undefined) return `has a \`${mark}\` in it`;
  if (/\p{Cc}/u.test(name)) return 'has a character in it that nobody sees';
  // Whoever names it writes it without.
  return !isArticle && name.split('/').some((part) => part !== part.trim()) ? 'has a space at an end' : undefined;
}
