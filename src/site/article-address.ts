import { localDay } from '../archive/calendar.ts';
import { publishedOf } from '../archive/visibility.ts';
import type { WrittenArticle } from '../content/schema/article.ts';
import type { Outlet } from './outlet.ts';
import { articlePath } from './urls.ts';

/** The path of an article, from its file's path below articles/ and its frontmatter. */
export function addressOf(
  filePath: string,
  article: WrittenArticle,
  { permalink, timezone }: Pick<Outlet, 'permalink' | 'timezone'>,
): string {
  const { section, type } = article;
  return articlePath(permalink, {
    filePath,
    section,
    type,
    // Calendars are slow, and most addresses have year and month from the folder.
    get date() {
      const [year = 0, month = 0, day = 0] = localDay(publishedOf(article), timezone)
        .day.split('-')
        .map(Number);
      return { year, month, day };
    },
  });
}
