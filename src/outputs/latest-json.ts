import type { Archive } from '../archive/archive.ts';
import { newest } from '../archive/order.ts';
import type { Site } from '../site/site.ts';

/** What a page that was built long ago learns of the newest stories; read by `scripts` of the browser. */
export interface LatestJson {
  readonly items: readonly {
    readonly url: string;
    readonly title: string;
    /** For the reader. */
    readonly published: string;
    /** ISO 8601. */
    readonly iso: string;
    readonly lang: string;
  }[];
}

const ITEMS = 8;

export function latestJson({ urls, dates }: Site, archive: Archive): LatestJson {
  const articles = newest(archive.articles, ITEMS, (article) => article.retracted !== undefined);
  return {
    items: articles.map((article) => {
      const { iso, text } = dates.day(article.published);
      return { url: urls.url(article.path), title: article.title, published: text, iso, lang: article.lang };
    }),
  };
}
