/** What has an address of its own, by the archive or by the newsroom alone. */
import type { Archive } from '../archive/archive.ts';
import { finalTag, withAncestors } from '../archive/archive.ts';
import { closedPages } from '../archive/pagination.ts';
import { isFed } from '../archive/visibility.ts';
import { goneAddresses } from '../content/gone-addresses.ts';
import { mergedTagsOf, type Newsroom, type Sourced } from '../content/newsroom.ts';
import type { ArticleType } from '../content/vocabulary.ts';
import { keptTypes } from './kept-types.ts';
import { liteTwinOf, withLiteTwins, type LiteTwin } from './lite-twin.ts';
import type { Outlet } from './outlet-settings.ts';

interface Aliased {
  readonly id: string;
  readonly aliases: readonly string[];
}

/** A list of stories. */
interface Listed extends Aliased {
  /** How many numbered pages it has beside its own. */
  readonly pages: number;
}

/** Everything that has an address of its own; the archive says it, and so does a newsroom that was only read. */
export interface AddressBook {
  readonly articles: readonly {
    readonly id: string;
    readonly path: string;
    readonly aliases: readonly string[];
  }[];
  readonly pages: readonly { readonly slug: string; readonly aliases: readonly string[] }[];
  readonly sections: readonly Listed[];
  /** With the ids of the sections in which they have a feed. */
  readonly authors: readonly (Listed & { readonly sections: readonly string[] })[];
  readonly series: readonly Aliased[];
  /** Types of stories that have a list. */
  readonly types: readonly ArticleType[];
  /** Tags that a public story has. */
  readonly tags: readonly Listed[];
  /** Tags that have a file, whether a story has them or not. */
  readonly taggable: readonly Aliased[];
  readonly mergedTags: ReadonlyMap<string, string>;
  readonly gone: readonly { readonly url: string }[];
  readonly liteTwin: LiteTwin;
}

/** Of the public newsroom, without Astro: for what runs around the build. */
export function addressesOfNewsroom(newsroom: Newsroom): AddressBook {
  const shown = newsroom.articles.filter(({ visibility }) => visibility === 'public');
  const aliased = (source: Sourced<{ readonly aliases: readonly string[] }>): Aliased => ({
    id: source.id,
    aliases: source.written.aliases,
  });
  const outlet = newsroom.outlet.written;
  const mergedTags = mergedTagsOf(newsroom);
  const sections = new Map([...newsroom.sections].map(([id, { written }]) => [id, written]));
  const stories = shown.map(({ written: { section, author, tags, excludeFrom } }) => ({
    section,
    excludeFrom,
    credits: author,
    tags: tags.map((tag) => finalTag(tag.id, mergedTags)),
  }));
  const lists = listsOf(stories, sections, outlet.lists.perPage);
  const liteTwin = liteTwinOf(outlet);
  return {
    articles: shown.map(({ id, path, written: { aliases } }) => ({ id, path, aliases })),
    pages: newsroom.pages
      .filter(({ written }) => !written.draft)
      .map(({ id, written: { aliases } }) => ({ slug: id, aliases })),
    sections: [...newsroom.sections.values()].map(aliased).map(lists.section),
    authors: [...newsroom.authors.values()].map(aliased).map(lists.author),
    series: [...newsroom.series.values()].map(aliased),
    types: [...new Set([...shown.map(({ written }) => written.type), ...keptTypes(newsroom)])],
    tags: lists.tags.map((id) => lists.tag({ id, aliases: [] })),
    taggable: [...newsroom.tags.values()].map(aliased),
    mergedTags,
    gone: withLiteTwins(goneAddresses(newsroom), liteTwin),
    liteTwin,
  };
}

/** Of the archive of a build. */
export function addressesOfArchive(
  archive: Archive,
  pages: AddressBook['pages'],
  tagFiles: AddressBook['taggable'],
  outlet: Pick<Outlet, 'lists' | 'lite' | 'permalink'>,
): AddressBook {
  const lists = listsOf(archive.articles, archive.sections, outlet.lists.perPage);
  return {
    articles: archive.articles,
    pages,
    sections: [...archive.sections.values()].map(lists.section),
    authors: [...archive.authors.values()].map(lists.author),
    series: [...archive.series.values()],
    types: [...archive.byType.keys()],
    tags: [...archive.tags.values()].map(lists.tag),
    taggable: tagFiles,
    mergedTags: archive.mergedTags,
    gone: archive.gone,
    liteTwin: liteTwinOf(outlet),
  };
}

/** What a story says of the lists that it stands in. */
type Listing = Pick<Archive['articles'][number], 'section' | 'credits' | 'tags' | 'excludeFrom'>;

/** Fills in what lists have beside their own addresses; linear in the number of stories. */
function listsOf(
  stories: readonly Listing[],
  sections: Parameters<typeof withAncestors>[1],
  perPage: number,
) {
  const [bySection, byAuthor, byTag] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  const sectionsOf = new Map<string, Set<string>>();
  const count = (counts: Map<string, number>, ids: Iterable<string>) => {
    for (const id of new Set(ids)) counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  for (const story of stories) {
    const line = withAncestors(story.section, sections);
    const authors = story.credits.map(({ author }) => author);
    count(bySection, line);
    count(byAuthor, authors);
    count(byTag, story.tags);
    for (const author of isFed(story) ? authors : []) {
      const known = sectionsOf.get(author) ?? new Set();
      for (const section of line) known.add(section);
      sectionsOf.set(author, known);
    }
  }
  const listed =
    (counts: ReadonlyMap<string, number>) =>
    ({ id, aliases }: Aliased): Listed => ({ id, aliases, pages: closedPages(counts.get(id) ?? 0, perPage) });
  const author = listed(byAuthor);
  return {
    section: listed(bySection),
    author: (one: Aliased) => ({ ...author(one), sections: [...(sectionsOf.get(one.id) ?? [])] }),
    tag: listed(byTag),
    tags: [...byTag.keys()],
  };
}
