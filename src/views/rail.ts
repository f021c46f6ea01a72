/** What stands beside a list: names that lead on from its stories. */
import type { Archive } from '../archive/archive.ts';
import type { Article } from '../archive/model.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import type { Link } from './parts.ts';

export interface RailGroup {
  readonly title: string;
  readonly links: readonly Link[];
}

/** How many names of each kind stand beside a list. */
const IN_RAIL = 8;

/** Topics and writers of the stories on one page, those of the most first; the list itself is none of them. */
export function railOf(
  { urls, strings }: Site,
  archive: Archive,
  list: string,
  articles: readonly Article[],
): RailGroup[] {
  const group = (title: string, links: readonly (Link & { readonly path: string })[]): RailGroup => {
    const counted = Map.groupBy(links, ({ path }) => path);
    const ordered = [...counted.values()]
      .sort((a, b) => b.length - a.length)
      .flatMap(([first]) => first ?? []);
    const others = ordered.filter(({ path }) => path !== list);
    return { title, links: others.slice(0, IN_RAIL).map(({ label, url }) => ({ label, url })) };
  };
  const link = (label: string, path: string) => ({ label, path, url: urls.url(path) });
  return [
    group(
      strings.titles.tags,
      articles.flatMap(({ tags }) =>
        tags.map((tag) => link(archive.tags.get(tag)?.label ?? tag, paths.tag(tag))),
      ),
    ),
    group(
      strings.titles.authors,
      articles.flatMap(({ credits }) =>
        credits.map(({ author }) => link(archive.authors.get(author)?.name ?? author, paths.author(author))),
      ),
    ),
  ].filter(({ links }) => links.length > 0);
}
