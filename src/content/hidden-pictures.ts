/**
 * Pictures of stories and pages that are not public, shown by files that are: the one reference that a build cannot leave
 * out. What code in MDX names counts, too: it is whatever a story imports, pictures mostly.
 */
import path from 'node:path';
import type { Newsroom, SourcedArticle, SourcedStory, Visibility } from './newsroom.ts';
import type { PictureUse } from './pictures.ts';
import type { Problem } from './problem.ts';

interface Owner {
  readonly shown: string;
  readonly kind: 'story' | 'page';
  readonly why: Visibility;
}

/** What lies in the folder of a story (`slug/index.md`) is that story's own, and so is its file. */
export function checkHiddenPictures(
  newsroom: Newsroom,
  uses: readonly PictureUse[],
  partial: readonly SourcedArticle[] = [],
): Problem[] {
  const owners = hiddenOwners(newsroom, partial);
  if (owners.size === 0) return [];
  const told = (kind: string, { file, shown, src, place }: PictureUse): Problem[] => {
    if (owners.has(file)) return [];
    const owner = ownerOf(path.resolve(path.dirname(file), src), owners);
    if (!owner) return [];
    const { line, column } = place();
    return [
      {
        rule: 'hidden-picture',
        // With time a story expires; that must not stop a build.
        severity: owner.why === 'expired' ? 'warn' : 'error',
        file: shown,
        line,
        column,
        what: `The ${kind} “${src}” belongs to ${owner.shown}, which is not public (${owner.why}).`,
        how: `Take it out until that ${owner.kind} is public, or copy it beside this one if it may be seen.`,
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

/** What is hidden, by its file and by its folder. */
function hiddenOwners(
  { articles, pages }: Newsroom,
  partial: readonly SourcedArticle[],
): ReadonlyMap<string, Owner> {
  const owners = new Map<string, Owner>();
  const add = (file: string, owner: Owner) => {
    owners.set(file, owner);
    if (/^index\.mdx?$/.test(path.basename(file))) owners.set(path.dirname(file), owner);
  };
  for (const { file, shown, visibility } of [...articles, ...partial]) {
    if (visibility !== 'public') add(file, { shown, kind: 'story', why: visibility });
  }
  for (const { file, shown, written } of pages) {
    if (written.draft) add(file, { shown, kind: 'page', why: 'draft' });
  }
  return owners;
}

function ownerOf(named: string, owners: ReadonlyMap<string, Owner>): Owner | undefined {
  for (let place = named; ; place = path.dirname(place)) {
    const owner = owners.get(place);
    if (owner || place === path.dirname(place)) return owner;
  }
}
