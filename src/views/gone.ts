import type { Archive, GoneUrl } from '../archive/archive.ts';
import type { Site } from '../site/site.ts';
import { frameOf, type StaticPageSummary } from './frame.ts';
import type { Frame, TimeText } from './parts.ts';

export interface GoneView {
  readonly frame: Frame;
  readonly title: string;
  readonly since: TimeText;
  readonly reason: string;
}

/** What stands at an address that the newsroom withdrew. */
export function goneView(
  site: Site,
  archive: Archive,
  pages: readonly StaticPageSummary[],
  gone: GoneUrl,
): GoneView {
  const title = site.strings.gone.title;
  return {
    frame: frameOf(site, archive, pages, { title, path: gone.url, noindex: true }),
    title,
    since: site.dates.day(gone.date),
    reason: gone.reason,
  };
}
