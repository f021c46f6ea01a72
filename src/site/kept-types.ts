/** A type of stories has no file as a section has, and is no less of a promise: its list and feeds outlast its stories. */
import path from 'node:path';
import type { Newsroom } from '../content/newsroom.ts';
import { ARTICLE_TYPES, type ArticleType } from '../content/vocabulary.ts';
import { readPromises } from './url-promises.ts';
import { paths } from './urls.ts';

/**
 * The types whose lists stay though no story may be of them now: those of stories that have expired or were taken down,
 * which feeds call back, and those that were released; but none whose address was given to something else, or is declared gone.
 */
export function keptTypes(newsroom: Newsroom): ArticleType[] {
  const contentDir = path.dirname(newsroom.outlet.absolute);
  const promised = new Set(readPromises(contentDir)?.map((promise) => promise.path));
  const expired = newsroom.articles.filter(({ visibility }) => visibility === 'expired');
  const left = new Set(expired.map(({ written }) => written.type));
  const given = new Set(
    [
      ...newsroom.articles.filter(({ visibility }) => visibility === 'public'),
      ...newsroom.pages.filter(({ written }) => !written.draft),
      ...newsroom.sections.values(),
      ...newsroom.authors.values(),
      ...newsroom.series.values(),
      ...newsroom.tags.values(),
    ].flatMap(({ written }) => written.aliases),
  );
  for (const { url, feeds } of newsroom.gone?.written ?? []) {
    given.add(url);
    if (feeds) left.add(feeds.type);
  }
  return ARTICLE_TYPES.filter((type) => {
    const address = paths.type(type);
    return (promised.has(address) || left.has(type)) && !given.has(address);
  });
}
