/** What files of the newsroom say about each other: ids that must exist. */
import { didYouMean } from './nearest.ts';
import { isPublic, type Newsroom, type Sourced, type SourcedArticle } from './newsroom.ts';
import { problemAt, type Problem } from './problem.ts';
import { tagIdOf } from './schema/fields.ts';

/**
 * Ids that exist nowhere, self-references and duplicates are errors; a public story that names a hidden one
 * is mentioned, since the build leaves the reference out.
 * @param broken files that exist but could not be read: `authors/vera`
 * @param partial articles that did not pass their schema, with the fields that are right
 * @param hasGaps whether there are articles that were not read: who is not known may be one of them
 */
export function checkReferences(
  newsroom: Newsroom,
  broken: ReadonlySet<string>,
  partial: readonly SourcedArticle[] = [],
  hasGaps = false,
): Problem[] {
  const problems: Problem[] = [];
  const articleIds = new Map<string, SourcedArticle>();
  for (const article of newsroom.articles) articleIds.set(article.filePath, article);
  for (const article of newsroom.articles) articleIds.set(article.id, article);
  // A story that is broken may still not name itself.
  const own = new Map(partial.flatMap((article) => [[article.filePath, article], [article.id, article]] as const));

  const check = (
    source: Sourced<unknown>,
    path: PropertyKey[] | (() => PropertyKey[]),
    kind: string,
    id: string,
    known: { has(id: string): boolean; keys(): Iterable<string> },
    folder: string,
  ) => {
    if (known.has(id) || broken.has(`${folder}/${id}`)) return;
    problems.push(
      problemAt(source, typeof path === 'function' ? path() : path, 'reference', {
        what: `There is no ${kind} “${id}”.${didYouMean(kind === 'article' ? fromFileName(id) : id, known.keys())}`,
        how: adviceForId(kind, id, folder),
      }),
    );
  };
  const checkArticle = (source: Sourced<unknown>, path: PropertyKey[], id: string) => {
    const target = articleIds.get(id) ?? (own.get(id) === source ? own.get(id) : undefined);
    if (!target) {
      if (!hasGaps) check(source, path, 'article', id, articleIds, 'articles');
    } else if (target.visibility !== 'public' && isPublic(source)) {
      problems.push({
        ...problemAt(source, path, 'hidden-reference', {
          what: `“${id}” is not public (${target.visibility}), so the build leaves it out here.`,
          how: 'Nothing to do if it is to appear later.',
        }),
        severity: 'warn',
      });
    }
    return target;
  };

  const closed = isClosed(newsroom);
  for (const article of [...newsroom.articles, ...partial]) {
    const { written } = article;
    for (const [index, credit] of written.author.entries()) {
      // Looks into the file, so only where there is something to say.
      const path = () => creditPath(article, index);
      check(article, path, 'author', credit.author, newsroom.authors, 'authors');
      if (written.author.findIndex((other) => other.author === credit.author) < index) {
        problems.push(duplicate(article, path(), 'author', credit.author));
      }
    }
    if (written.section !== '') check(article, ['section'], 'section', written.section, newsroom.sections, 'sections');
    if (written.series && written.series.id !== '') {
      check(article, ['series', 'id'], 'series', written.series.id, newsroom.series, 'series');
    }
    if (closed) {
      for (const [index, tag] of written.tags.entries()) {
        check(article, ['tags', index], 'tag', tag.id, newsroom.tags, 'tags');
      }
    }
    const seen = new Set<string>();
    for (const [index, id] of written.related.entries()) {
      const path = ['related', index];
      const target = checkArticle(article, path, id);
      if (!target) continue;
      if (target === article) problems.push(selfReference(article, path));
      else if (seen.has(target.id)) problems.push(duplicate(article, path, 'article', id));
      seen.add(target.id);
    }
    if (written.translationOf !== undefined) {
      const target = checkArticle(article, ['translationOf'], written.translationOf);
      if (target === article) problems.push(selfReference(article, ['translationOf']));
    }
  }
  for (const section of newsroom.sections.values()) {
    const { parent } = section.written;
    if (parent === undefined) continue;
    check(section, ['parent'], 'section', parent, newsroom.sections, 'sections');
    if (parent === section.id) problems.push(selfReference(section, ['parent']));
    else if (isInCircle(section.id, (id) => newsroom.sections.get(id)?.written.parent)) {
      problems.push(
        problemAt(section, ['parent'], 'reference', {
          what: `\`parent\` leads in a circle: “${parent}” is part of this section.`,
          how: 'Take one `parent:` of the circle out.',
        }),
      );
    }
  }
  for (const tag of newsroom.tags.values()) {
    const { mergeInto } = tag.written;
    const id = tagIdOf(tag.id);
    if (id !== tag.id) {
      problems.push(
        problemAt(tag, [], 'reference', {
          what: `No story can have the tag “${tag.id}”: its address would be made of “${id}”.`,
          how: `Call the file ${id}.yaml, and write “${tag.id}” under \`label\`.`,
        }),
      );
    }
    if (closed && mergeInto !== undefined) check(tag, ['mergeInto'], 'tag', mergeInto, newsroom.tags, 'tags');
    if (mergeInto === tag.id) problems.push(selfReference(tag, ['mergeInto']));
    else if (mergeInto !== undefined && isInCircle(tag.id, (id) => newsroom.tags.get(id)?.written.mergeInto)) {
      problems.push(
        problemAt(tag, ['mergeInto'], 'reference', {
          what: `\`mergeInto\` leads in a circle: “${mergeInto}” is merged into this tag.`,
          how: 'Take one `mergeInto:` of the circle out.',
        }),
      );
    }
  }
  for (const comment of newsroom.comments) checkArticle(comment, ['article'], comment.written.article);
  for (const ad of newsroom.ads) {
    const slots = new Map(Object.entries(newsroom.outlet.written.slots));
    if (slots.has(ad.written.slot)) continue;
    problems.push(
      problemAt(ad, ['slot'], 'reference', {
        what: `There is no slot “${ad.written.slot}”.${didYouMean(ad.written.slot, slots.keys())}`,
        how: `Use one of outlet.yaml’s slots: ${[...slots.keys()].join(', ')}.`,
      }),
    );
  }
  if (newsroom.front) checkFront(newsroom.front, newsroom, check, checkArticle);
  problems.push(...checkOutlet(newsroom));
  return problems;
}

/** Whether tags are those that have a file. */
function isClosed({ outlet }: Newsroom): boolean {
  return outlet.written.tagging === 'closed';
}

type Check = (
  source: Sourced<unknown>,
  path: PropertyKey[] | (() => PropertyKey[]),
  kind: string,
  id: string,
  known: { has(id: string): boolean; keys(): Iterable<string> },
  folder: string,
) => void;

function checkFront(
  front: NonNullable<Newsroom['front']>,
  newsroom: Newsroom,
  check: Check,
  checkArticle: (source: Sourced<unknown>, path: PropertyKey[], id: string) => unknown,
): void {
  for (const [index, block] of front.written.blocks.entries()) {
    for (const [pin, id] of block.pins.entries()) checkArticle(front, ['blocks', index, 'pins', pin], id);
    const { section, tag } = block.query;
    if (tag !== undefined && isClosed(newsroom)) {
      check(front, ['blocks', index, 'query', 'tag'], 'tag', tag, newsroom.tags, 'tags');
    }
    if (section !== undefined) {
      check(front, ['blocks', index, 'query', 'section'], 'section', section, newsroom.sections, 'sections');
    }
  }
}

function checkOutlet(newsroom: Newsroom): Problem[] {
  const { outlet, sections, pages } = newsroom;
  const problems: Problem[] = [];
  for (const [index, item] of (outlet.written.nav ?? []).entries()) {
    if (typeof item !== 'string' || sections.has(item)) continue;
    problems.push(
      problemAt(outlet, ['nav', index], 'reference', {
        what: `There is no section “${item}”.${didYouMean(item, sections.keys())}`,
        how: 'Use the name of a file in sections/ without its extension, or `{ label: …, url: … }`.',
      }),
    );
  }
  const slugs = pages.map((page) => page.id);
  for (const [policy, slug] of Object.entries(outlet.written.policies)) {
    if (slugs.includes(slug)) continue;
    problems.push(
      problemAt(outlet, ['policies', policy], 'reference', {
        what: `There is no page “${slug}”.${didYouMean(slug, slugs)}`,
        how: 'Use the name of a file in pages/ without its extension, or add that file.',
      }),
    );
  }
  return problems;
}

/** An article that is named by its file: `content/articles/2025/09/quay/index.md`. */
function fromFileName(name: string): string {
  return name.replace(/^.*\barticles\//, '').replace(/(?:\/index)?\.mdx?$/, '');
}

function adviceForId(kind: string, id: string, folder: string): string {
  if (kind === 'article') return 'Write its path below articles/ without extension, as 2025/09/slug, or add that file.';
  if (kind === 'author' && id.includes(',')) return `Write several in brackets: [${id}].`;
  return `Use the name of a file in ${folder}/ without its extension, or add that file.`;
}

function selfReference(source: Sourced<unknown>, path: readonly PropertyKey[]): Problem {
  const field = String(path[0]);
  return problemAt(source, path, 'reference', {
    what: `\`${field}\` names the file itself.`,
    how: 'Take it out.',
  });
}

function duplicate(source: Sourced<unknown>, path: readonly PropertyKey[], kind: string, id: string): Problem {
  return problemAt(source, path, 'reference', {
    what: `The ${kind} “${id}” stands twice in \`${String(path[0])}\`.`,
    how: 'Take one of the two out.',
  });
}

/** Where an author's id stands, in whichever of its ways the field is written. */
function creditPath({ document }: Sourced<unknown>, index: number): PropertyKey[] {
  const { author } = document.data as { author: unknown };
  const path = Array.isArray(author) ? ['author', index] : ['author'];
  const credit: unknown = Array.isArray(author) ? author[index] : author;
  return typeof credit === 'object' ? [...path, 'id'] : path;
}

/** Whether somebody who goes on and on from an id comes back to it. */
function isInCircle(id: string, next: (id: string) => string | undefined): boolean {
  const seen = new Set<string>();
  let current = next(id);
  while (current !== undefined && !seen.has(current)) {
    if (current === id) return true;
    seen.add(current);
    current = next(current);
  }
  return false;
}
