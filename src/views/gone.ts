import type { Archive, GoneUrl } from '../archive/archive.ts';
import type { Site } from '../site/site.ts';
import { latestBlock, type LatestBlock } from './article-blocks.ts';
import { frameOf, type StaticPageSummary } from './frame.ts';
import type { Frame, TimeText } from './parts.ts';

export interface GoneView {
  readonly frame: Frame;
  readonly title: string;
  /** Absent for a story that expired, of which the reason says it. */
  readonly since?: TimeText | undefined;
  readonly reason: string;
  /** Without items: no page changes with every new story because another is gone. */
  readonly latest: LatestBlock;
}

/** What stands at an address that the newsroom withdrew. */
export function goneView(
  site: Site,
  archive: Archive,
  pages: readonly StaticPageSummary[],
  gone: GoneUrl,
): GoneView {
  const { title, expired } = site.strings.gone;
  const since = site.dates.day(gone.date);
  // The newsroom gives a reason for what it withdraws; what expired was never meant to stay.
  const isExpired = gone.reason === '';
  return {
    frame: frameOf(site, archive, pages, { title, path: gone.url, noindex: true }),
    title,
    since: isExpired ? undefined : since,
    reason: isExpired ? expired(since.text) : gone.reason,
    latest: latestBlock(site),
  };
}
