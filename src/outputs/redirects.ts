/** Addresses that are no pages: old ones that lead on, and ones that are gone. */
import type { Archive } from '../archive/archive.ts';
import { finalTag } from '../archive/archive.ts';
import { paths } from '../site/urls.ts';

export interface Redirect {
  /** Path. */
  readonly from: string;
  /** Path. */
  readonly to: string;
}

/** Every alias of everything, and the addresses of tags that were merged into others. */
export function redirectsOf(
  archive: Archive,
  pages: readonly { readonly slug: string; readonly aliases: readonly string[] }[],
): Redirect[] {
  const all = [
    ...archive.articles.map((article) => ({ to: article.path, aliases: article.aliases })),
    ...pages.map((page) => ({ to: paths.page(page.slug), aliases: page.aliases })),
    ...[...archive.sections.values()].map((section) => ({
      to: paths.section(section.id),
      aliases: section.aliases,
    })),
    ...[...archive.authors.values()].map((author) => ({
      to: paths.author(author.id),
      aliases: author.aliases,
    })),
    ...[...archive.series.values()].map((series) => ({
      to: paths.seriesOf(series.id),
      aliases: series.aliases,
    })),
    ...[...archive.tags.values()].map((tag) => ({ to: paths.tag(tag.id), aliases: tag.aliases })),
  ];
  const merged = [...archive.mergedTags.keys()].map((tag): Redirect => {
    const target = finalTag(tag, archive.mergedTags);
    return { from: paths.tag(tag), to: archive.tags.has(target) ? paths.tag(target) : paths.tags };
  });
  return [
    ...all.flatMap(({ to, aliases }) => aliases.map((from): Redirect => ({ from, to }))),
    ...merged,
  ].sort((a, b) => (a.from < b.from ? -1 : 1));
}
