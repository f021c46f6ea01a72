/**
 * What the key of a page is remembered under. The key is the hash of the page's whole view (page-key.ts), and to make
 * fifty thousand views in order to find that all but a hundred are what they were takes most of a build. So a view says
 * first what it will be made of: where stories and all else have the same names as in an earlier build, its key is known.
 * Such names may say more than the view shows; then the view is made, and its key decides.
 */
import type { Archive } from '../archive/archive.ts';
import type { Article } from '../archive/model.ts';
import { pageKey } from './page-key.ts';
import type { Site } from './site.ts';

/** What a view is made of besides code, settings and what stands around every page. */
export interface ViewSources {
  /** Every story that it shows something of, group by group, in order. */
  readonly stories: readonly (readonly Article[])[];
  /** Whatever else it depends on that its stories do not tell. */
  readonly rest: unknown;
}

/**
 * @param kind which view it is: two views of the same sources are two things
 * @param view makes all parts of the key, in case it is not remembered
 * @returns the `cacheKey` of the page's path
 */
export type KeyOf = (kind: string, sources: ViewSources, view: () => readonly unknown[]) => string;

/** Keys by the names of sources, of views made by the same code under the same settings. */
export interface KeyMemory {
  get(sources: string): { toString(): string } | undefined;
  set(sources: string, key: string): void;
}

/**
 * @param pages the newsroom's own pages, as the footer names them
 * @param fileName names what is written in the file of a story, and the pictures in it
 */
export function viewKeys(
  site: Site,
  archive: Archive,
  pages: readonly unknown[],
  fileName: (id: string) => string | undefined,
  memory: KeyMemory | undefined,
): KeyOf {
  const { sections, authors, series, ads } = archive;
  // Only what is hidden is compared with the clock.
  const now = site.preview ? site.now : undefined;
  const around = pageKey(
    [...sections.values()],
    [...authors.values()],
    [...series.values()],
    ads,
    pages,
    now,
  );
  const names = new Map<Article, string>();
  /** All that a page may show of a story, authors and sections left aside. */
  const nameOf = (article: Article): string => {
    let name = names.get(article);
    if (name === undefined) {
      const { id, path, image, hidden } = article;
      const tags = article.tags.map((tag) => [tag, archive.tags.get(tag)?.label]);
      name = pageKey(fileName(id), id, path, image, hidden, tags);
      names.set(article, name);
    }
    return name;
  };
  return (kind, { stories, rest }, view) => {
    const sources = pageKey(
      kind,
      around,
      stories.map((group) => group.map(nameOf)),
      rest,
    );
    const remembered = memory?.get(sources)?.toString();
    if (remembered !== undefined) return remembered;
    const key = pageKey(...view());
    memory?.set(sources, key);
    return key;
  };
}
