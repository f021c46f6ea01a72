/** The archive of this build, for what runs after the pages. */
import type { Archive } from '../archive/archive.ts';
import { processOwn } from '../cache/process-own.ts';

const shared = processOwn<Archive>('archive');

export function shareArchive(archive: Archive): void {
  shared.value = archive;
}

/** @throws when no page was built before */
export function sharedArchive(): Archive {
  if (!shared.value) throw new Error('shared-archive: there is none before the pages are built');
  return shared.value;
}

/** How many stories it has; none before there is one. */
export function archiveSize(): number {
  return shared.value?.articles.length ?? 0;
}
