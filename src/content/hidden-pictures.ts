/**
 * Pictures of stories that are not public, shown by files that are: the one reference that a build cannot leave out. What
 * code in MDX names counts, too: it is whatever a story imports, pictures mostly.
 */
import path from 'node:path';
import type { Newsroom, SourcedArticle, SourcedStory } from './newsroom.ts';
import type { PictureUse } from './pictures.ts';
import type { Problem } from './problem.ts';

/** What lies in the folder of a story (`slug/index.md`) is that story's own. */
export function checkHiddenPictures(
  newsroom: Newsroom,
  uses: readonly PictureUse[],
  partial: readonly SourcedArticle[] = [],
): Problem[] {
  const hidden = [...newsroom.articles, ...partial].filter(({ visibility }) => visibility !== 'public');
  const owners = new Map(
    hidden
      .filter(({ file }) => /^index\.mdx?$/.test(path.basename(file)))
      .map((article) => [path.dirname(article.file), article]),
  );
  if (owners.size === 0) return [];
  const drafts = newsroom.pages.filter(({ written }) => written.draft);
  const hiddenFiles = new Set([...hidden, ...drafts].map(({ file }) => file));
  const told = (kind: string, { file, shown, src, place }: PictureUse): Problem[] => {
    if (hiddenFiles.has(file)) return [];
    const owner = ownerOf(path.resolve(path.dirname(file), src), owners);
    if (!owner) return [];
    const { line, column } = place();
    return [
      {
        rule: 'hidden-picture',
        // With time a story expires; that must not stop a build.
        severity: owner.visibility === 'expired' ? 'warn' : 'error',
        file: shown,
        line,
        column,
        what: `The ${kind} “${src}” belongs to ${owner.shown}, which is not public (${owner.visibility}).`,
        how: 'Take it out until that story is public, or copy it beside this one if it may be seen.',
      },
    ];
  };
  const coded = [...newsroom.articles, ...newsroom.pages].filter(({ format }) => format === 'mdx');
  return [
    ...uses.flatMap((use) => told('picture', use)),
    ...coded.flatMap(namedInCode).flatMap((use) => told('file', use)),
  ];
}

/** A relative path in quotation marks, without what a bundler reads behind it: `./map.svg?raw`. */
const NAMED = /(["'`])(\.{1,2}\/[^"'`\n?#]+)(?:[?#][^"'`\n]*)?\1/g;

/** What a story in MDX may import, in a statement or a call, besides the pictures of its text. */
function namedInCode({ file, shown, document, pictures }: SourcedStory<unknown>): PictureUse[] {
  const known = new Set(pictures.map(({ src }) => src));
  return [...document.body.matchAll(NAMED)].flatMap(({ 2: src = '', index }) => {
    const place = () => document.source.place(document.bodyStart + index + 1);
    return known.has(src) ? [] : [{ file, shown, src, place }];
  });
}

function ownerOf(
  picture: string,
  owners: ReadonlyMap<string, SourcedArticle>,
): SourcedArticle | undefined {
  let folder = path.dirname(picture);
  for (;;) {
    const owner = owners.get(folder);
    const above = path.dirname(folder);
    if (owner || above === folder) return owner;
    folder = above;
  }
}
