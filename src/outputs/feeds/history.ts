/**
 * The outlet's whole history as archive documents of its Atom feed (RFC 5005, section 4): full ones, counted from the
 * oldest, so that a document never changes but with a story in it.
 */
import type { Archive } from '../../archive/archive.ts';
import type { Article } from '../../archive/model.ts';
import { compareArticles } from '../../archive/order.ts';
import type { Site } from '../../site/site.ts';
import { paths } from '../../site/urls.ts';
import { isFed } from '../../archive/visibility.ts';
import type { History } from './feed.ts';

export interface ArchiveDocument {
  /** 1 is the oldest. */
  readonly number: number;
  /** Newest first. */
  readonly articles: readonly Article[];
}

/** A story, or the place of one that has left. */
type Place = Pick<Article, 'id' | 'published'> & { readonly article?: Article };

/**
 * As many stories as a feed has stand in a document. One that leaves leaves its place empty, or all that were published
 * after it would move. There is no document for the newest stories, which the feed itself has.
 */
export function archiveDocuments({ outlet }: Site, archive: Archive): ArchiveDocument[] {
  const size = outlet.feeds.items;
  const places = placesOf(archive);
  return Array.from({ length: Math.floor(places.length / size) }, (_, index) => ({
    number: index + 1,
    articles: places
      .slice(index * size, (index + 1) * size)
      .flatMap(({ article }) => article ?? [])
      .reverse(),
  }));
}

/** How many of the newest stories are in no archive document. */
export function unarchivedCount({ outlet }: Site, archive: Archive): number {
  const places = placesOf(archive);
  const rest = places.length % outlet.feeds.items;
  return places.slice(places.length - rest).filter(({ article }) => article !== undefined).length;
}

/**
 * Where a document stands in the history. `next-archive` is left out: RFC 5005 does not ask for it, and a document that
 * bears it has to be changed when the next one comes into being. The W3C validator therefore warns of the oldest
 * document, which has no older one to name: “Archive incomplete”.
 * @param number absent for the feed that is subscribed to
 */
export function historyOf(site: Site, archive: Archive, number?: number): History {
  const newest = Math.floor(placesOf(archive).length / site.outlet.feeds.items);
  const url = (n: number) => site.urls.absolute(paths.feedArchive(n));
  const previous = number === undefined ? newest : number - 1;
  return {
    self: number === undefined ? undefined : url(number),
    previous: previous > 0 ? url(previous) : undefined,
  };
}

const known = new WeakMap<Archive, readonly Place[]>();

function placesOf(archive: Archive): readonly Place[] {
  let places = known.get(archive);
  if (!places) {
    const departed = archive.departed.flatMap(({ id, stood }) =>
      stood ? [{ id, published: stood.published }] : [],
    );
    const living = archive.articles
      .filter(isFed)
      .map((article) => ({ id: article.id, published: article.published, article }));
    places = departed.length === 0 ? living : [...living, ...departed].sort((a, b) => compareArticles(a, b));
    known.set(archive, places);
  }
  return places;
}
