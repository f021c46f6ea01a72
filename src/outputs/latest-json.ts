import type { Archive } from '../archive/archive.ts';
import { daysFrom } from '../archive/calendar.ts';
import { breakingNews } from '../archive/front.ts';
import { kindOf } from '../archive/kind.ts';
import type { Article } from '../archive/model.ts';
import { newest } from '../archive/order.ts';
import { typeLabelOf } from '../views/teaser.ts';
import type { TimeText } from '../site/dates.ts';
import type { Site } from '../site/site.ts';

/** What a page that was built long ago learns of the newest stories; read by `scripts` of the browser. */
export interface LatestJson {
  readonly items: readonly LatestItem[];
  /** For the strip of pages that were built before it; with the word that stands before it. */
  readonly breaking?: LatestItem & { readonly label: string };
  /**
   * The day of the newest story and those after it, each from its first moment on; the last says where the one before
   * it ends. Not from the day of the build on, or the site would change every day for nothing.
   */
  readonly days: readonly Day[];
}

/** A day of the newsroom, as the masthead writes it. */
export interface Day extends TimeText {
  /** ISO 8601, with the newsroom's offset. */
  readonly from: string;
}

export interface LatestItem {
  readonly url: string;
  readonly title: string;
  /** For the reader. */
  readonly published: string;
  /** ISO 8601. */
  readonly iso: string;
  readonly lang: string;
  /** Of what is not news: that it is opinion, a review. */
  readonly label?: string | undefined;
}

const ITEMS = 8;
/** Where nothing was published for two weeks, pages work out themselves what day it is. */
const DAYS = 15;

export function latestJson(site: Site, archive: Archive): LatestJson {
  const { urls, dates, strings, outlet, now } = site;
  const articles = newest(
    archive.articles,
    ITEMS,
    (article) => article.retracted !== undefined || kindOf(article) === 'sponsored',
  );
  const breaking = breakingNews(archive, now);
  const itemOf = (article: Article): LatestItem => {
    const { iso, text } = dates.day(article.published);
    const { path, title, lang } = article;
    return { url: urls.url(path), title, published: text, iso, lang, label: typeLabelOf(site, article) };
  };
  return {
    items: articles.map(itemOf),
    ...(breaking && {
      breaking: {
        ...itemOf(breaking),
        // To the second: it is news for six hours.
        iso: dates.moment(breaking.published).iso,
        label: strings.article.breaking,
      },
    }),
    days: articles
      .slice(0, 1)
      .flatMap(({ published }) => daysFrom(published, outlet.timezone, DAYS))
      .map((from) => ({ from: dates.moment(from).iso, ...dates.weekday(from) })),
  };
}
