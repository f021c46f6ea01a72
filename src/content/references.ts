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
  const references = new References(newsroom, broken, partial, hasGaps);
  for (const article of [...newsroom.articles, ...partial]) references.checkArticle(article);
  for (const section of newsroom.sections.values()) references.checkSection(section);
  for (const tag of newsroom.tags.values()) references.checkTag(tag);
  for (const comment of newsroom.comments) references.story(comment, ['article'], comment.written.article);
  for (const ad of newsroom.ads) references.checkAd(ad);
  if (newsroom.front) references.checkFront(newsroom.front);
  return [...references.problems, ...checkOutlet(newsroom)];
}

/** What files are named by: by kind, where they lie. */
const FOLDERS = { article: 'articles', author: 'authors', section: 'sections', series: 'series', tag: 'tags' } as const;
type Kind = keyof typeof FOLDERS;
type Path = readonly PropertyKey[];

class References {
  readonly problems: Problem[] = [];
  readonly #newsroom: Newsroom;
  readonly #broken: ReadonlySet<string>;
  readonly #hasGaps: boolean;
  readonly #known: Readonly<Record<Kind, ReadonlyMap<string, unknown>>>;
  /** By id and by file. */
  readonly #articles = new Map<string, SourcedArticle>();
  /** The same of those that are broken, which may still not name themselves. */
  readonly #partial: ReadonlyMap<string, SourcedArticle>;
  /** Whether tags are those that have a file. */
  readonly #isClosed: boolean;

  constructor(newsroom: Newsroom, broken: ReadonlySet<string>, partial: readonly SourcedArticle[], hasGaps: boolean) {
    this.#newsroom = newsroom;
    this.#broken = broken;
    this.#hasGaps = hasGaps;
    for (const article of newsroom.articles) this.#articles.set(article.filePath, article);
    for (const article of newsroom.articles) this.#articles.set(article.id, article);
    this.#partial = new Map(partial.flatMap((article) => [[article.filePath, article], [article.id, article]] as const));
    const { authors, sections, series, tags } = newsroom;
    this.#known = { article: this.#articles, author: authors, section: sections, series, tag: tags };
    this.#isClosed = newsroom.outlet.written.tagging === 'closed';
  }

  /** @param path where the id stands; a function where it takes a look into the file to say */
  #exists(source: Sourced<unknown>, path: Path | (() => Path), kind: Kind, id: string): void {
    const known = this.#known[kind];
    const folder = FOLDERS[kind];
    if (known.has(id) || this.#broken.has(`${folder}/${id}`)) return;
    this.#tell(
      source,
      typeof path === 'function' ? path() : path,
      `There is no ${kind} “${id}”.${didYouMean(kind === 'article' ? fromFileName(id) : id, known.keys())}`,
      adviceForId(kind, id, folder),
    );
  }

  /** Of a story that another file names. @returns the story, where there is one */
  story(source: Sourced<unknown>, path: Path, id: string): SourcedArticle | undefined {
    const partial = this.#partial.get(id);
    const target = this.#articles.get(id) ?? (partial === source ? partial : undefined);
    if (!target) {
      if (!this.#hasGaps) this.#exists(source, path, 'article', id);
    } else if (target.visibility !== 'public' && isPublic(source)) {
      this.problems.push({
        ...problemAt(source, path, 'hidden-reference', {
          what: `“${id}” is not public (${target.visibility}), so the build leaves it out here.`,
          how: 'Nothing to do if it is to appear later.',
        }),
        severity: 'warn',
      });
    }
    return target;
  }

  checkArticle(article: SourcedArticle): void {
    const { author, section, series, tags, related, translationOf } = article.written;
    for (const [index, credit] of author.entries()) {
      const path = () => creditPath(article, index);
      this.#exists(article, path, 'author', credit.author);
      if (author.findIndex((other) => other.author === credit.author) < index) {
        this.#tellTwice(article, path(), 'author', credit.author);
      }
    }
    if (section !== '') this.#exists(article, ['section'], 'section', section);
    if (series && series.id !== '') this.#exists(article, ['series', 'id'], 'series', series.id);
    if (this.#isClosed) {
      for (const [index, tag] of tags.entries()) this.#exists(article, ['tags', index], 'tag', tag.id);
    }
    const seen = new Set<string>();
    for (const [index, id] of related.entries()) {
      const path = ['related', index];
      const target = this.story(article, path, id);
      if (!target) continue;
      if (target === article) this.#tellSelf(article, path);
      else if (seen.has(target.id)) this.#tellTwice(article, path, 'article', id);
      seen.add(target.id);
    }
    if (translationOf !== undefined && this.story(article, ['translationOf'], translationOf) === article) {
      this.#tellSelf(article, ['translationOf']);
    }
  }

  checkSection(section: Listed<Newsroom['sections']>): void {
    const { parent } = section.written;
    if (parent === undefined) return;
    this.#exists(section, ['parent'], 'section', parent);
    const parentOf = (id: string) => this.#newsroom.sections.get(id)?.written.parent;
    this.#checkCircle(section, 'parent', parent, parentOf, 'is part of this section');
  }

  checkTag(tag: Listed<Newsroom['tags']>): void {
    const { mergeInto } = tag.written;
    const id = tagIdOf(tag.id);
    if (id !== tag.id) {
      this.#tell(
        tag,
        [],
        `No story can have the tag “${tag.id}”: its address would be made of “${id}”.`,
        `Call the file ${id}.yaml, and write “${tag.id}” under \`label\`.`,
      );
    }
    if (mergeInto === undefined) return;
    if (this.#isClosed) this.#exists(tag, ['mergeInto'], 'tag', mergeInto);
    const mergedInto = (other: string) => this.#newsroom.tags.get(other)?.written.mergeInto;
    this.#checkCircle(tag, 'mergeInto', mergeInto, mergedInto, 'is merged into this tag');
  }

  checkAd(ad: Newsroom['ads'][number]): void {
    const slots = Object.keys(this.#newsroom.outlet.written.slots);
    const { slot } = ad.written;
    if (slots.includes(slot)) return;
    const what = `There is no slot “${slot}”.${didYouMean(slot, slots)}`;
    this.#tell(ad, ['slot'], what, `Use one of outlet.yaml’s slots: ${slots.join(', ')}.`);
  }

  checkFront(front: NonNullable<Newsroom['front']>): void {
    for (const [index, block] of front.written.blocks.entries()) {
      for (const [pin, id] of block.pins.entries()) this.story(front, ['blocks', index, 'pins', pin], id);
      const { section, tag } = block.query;
      if (tag !== undefined && this.#isClosed) this.#exists(front, ['blocks', index, 'query', 'tag'], 'tag', tag);
      if (section !== undefined) this.#exists(front, ['blocks', index, 'query', 'section'], 'section', section);
    }
  }

  /** @param named what a file names under a field, @param next what that names there, and so on */
  #checkCircle(
    source: Sourced<unknown>,
    field: string,
    named: string,
    next: (id: string) => string | undefined,
    meaning: string,
  ): void {
    if (named === source.id) this.#tellSelf(source, [field]);
    else if (isInCircle(source.id, next)) {
      const what = `\`${field}\` leads in a circle: “${named}” ${meaning}.`;
      this.#tell(source, [field], what, `Take one \`${field}:\` of the circle out.`);
    }
  }

  #tellSelf(source: Sourced<unknown>, path: Path): void {
    this.#tell(source, path, `\`${String(path[0])}\` names the file itself.`, 'Take it out.');
  }

  #tellTwice(source: Sourced<unknown>, path: Path, kind: Kind, id: string): void {
    this.#tell(source, path, `The ${kind} “${id}” stands twice in \`${String(path[0])}\`.`, 'Take one of the two out.');
  }

  #tell(source: Sourced<unknown>, path: Path, what: string, how: string): void {
    this.problems.push(problemAt(source, path, 'reference', { what, how }));
  }
}

type Listed<M> = M extends ReadonlyMap<string, infer Item> ? Item : never;

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

function adviceForId(kind: Kind, id: string, folder: string): string {
  if (kind === 'article') return 'Write its path below articles/ without extension, as 2025/09/slug, or add that file.';
  if (kind === 'author' && id.includes(',')) return `Write several in brackets: [${id}].`;
  return `Use the name of a file in ${folder}/ without its extension, or add that file.`;
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
