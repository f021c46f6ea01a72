/** How the files of an outlet become its newsroom: the one answer to what is public, and where a story stands. */
import { visibilityAt } from '../archive/visibility.ts';
import type { NewsroomRules } from '../content/read-newsroom.ts';
import { addressOf } from './article-address.ts';
import type { Outlet } from './outlet-settings.ts';
import { siteAddresses } from './site-addresses.ts';
import { RESERVED } from './urls.ts';

/**
 * @param contentDir absolute
 * @param now milliseconds since the epoch
 */
export function newsroomRules(
  contentDir: string,
  now: number,
  outlet: Pick<Outlet, 'permalink' | 'timezone'>,
): NewsroomRules {
  return {
    contentDir,
    visibility: (article) => visibilityAt(now, article),
    articlePath: (filePath, article) => addressOf(filePath, article, outlet),
    reserved: RESERVED,
    siteAddresses,
  };
}
