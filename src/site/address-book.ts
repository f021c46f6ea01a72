/** What has an address of its own, by the archive or by the newsroom alone. */
import type { Archive } from '../archive/archive.ts';
import { finalTag } from '../archive/archive.ts';
import { goneAddresses } from '../content/gone-addresses.ts';
import { mergedTagsOf, type Newsroom, type Sourced } from '../content/newsroom.ts';

interface Aliased {
  readonly id: string;
  readonly aliases: readonly string[];
}

/** Everything that has an address of its own; the archive says it, and so does a newsroom that was only read. */
export interface AddressBook {
  readonly articles: readonly {
    readonly id: string;
    readonly path: string;
    readonly aliases: readonly string[];
  }[];
  readonly pages: readonly { readonly slug: string; readonly aliases: readonly string[] }[];
  readonly sections: readonly Aliased[];
  readonly authors: readonly Aliased[];
  readonly series: readonly Aliased[];
  /** Tags that a public story has. */
  readonly tags: readonly Aliased[];
  /** Tags that have a file, whether a story has them or not. */
  readonly taggable: readonly Aliased[];
  readonly mergedTags: ReadonlyMap<string, string>;
  readonly gone: readonly { readonly url: string }[];
}

/** Of the public newsroom, without Astro: for what runs around the build. */
export function addressesOfNewsroom(newsroom: Newsroom): AddressBook {
  const shown = newsroom.articles.filter(({ visibility }) => visibility === 'public');
  const aliased = (source: Sourced<{ readonly aliases: readonly string[] }>): Aliased => ({
    id: source.id,
    aliases: source.written.aliases,
  });
  const taggable = [...newsroom.tags.values()].map(aliased);
  const mergedTags = mergedTagsOf(newsroom);
  const used = new Set(
    shown.flatMap(({ written }) => written.tags.map((tag) => finalTag(tag.id, mergedTags))),
  );
  return {
    articles: shown.map(({ id, path, written: { aliases } }) => ({ id, path, aliases })),
    pages: newsroom.pages
      .filter(({ written }) => !written.draft)
      .map(({ id, written: { aliases } }) => ({ slug: id, aliases })),
    sections: [...newsroom.sections.values()].map(aliased),
    authors: [...newsroom.authors.values()].map(aliased),
    series: [...newsroom.series.values()].map(aliased),
    tags: [...used].map((id) => ({ id, aliases: [] })),
    taggable,
    mergedTags,
    gone: goneAddresses(newsroom),
  };
}

/** Of the archive of a build. */
export function addressesOfArchive(
  archive: Archive,
  pages: AddressBook['pages'],
  tagFiles: AddressBook['taggable'],
): AddressBook {
  return {
    articles: archive.articles,
    pages,
    sections: [...archive.sections.values()],
    authors: [...archive.authors.values()],
    series: [...archive.series.values()],
    tags: [...archive.tags.values()],
    taggable: tagFiles,
    mergedTags: archive.mergedTags,
    gone: archive.gone,
  };
}
