/** How the files of an outlet become its newsroom: the one answer to what is public, and where a story stands. */
import path from 'node:path';
import { visibilityAt } from '../archive/visibility.ts';
import type { NewsroomRules } from '../content/read-newsroom.ts';
import { addressOf } from './article-address.ts';
import type { Outlet } from './outlet-settings.ts';
import { siteAddresses } from './site-addresses.ts';
import { RESERVED } from './urls.ts';

/**
 * @param contentDir absolute
 * @param now milliseconds since the epoch
 * @param projectDir absolute: where the code and what it brings to every outlet lie
 */
export function newsroomRules(
  contentDir: string,
  now: number,
  outlet: Pick<Outlet, 'permalink' | 'timezone'>,
  projectDir?: string,
): NewsroomRules {
  return {
    contentDir,
    visibility: (article) => visibilityAt(now, article),
    articlePath: (filePath, article) => addressOf(filePath, article, outlet),
    reserved: RESERVED,
    siteAddresses,
    publicDir: projectDir === undefined ? undefined : path.join(projectDir, 'public'),
  };
}
