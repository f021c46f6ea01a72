/**
 * The archive of this build, for what runs after the pages. It is the process's own: pages run in a bundle, the build
 * script does not.
 */
import type { Archive } from '../archive/archive.ts';

const KEY = Symbol.for('broadsheet.archive');
type Process = typeof globalThis & { [KEY]?: Archive };

export function shareArchive(archive: Archive): void {
  (globalThis as Process)[KEY] = archive;
}

/** @throws when no page was built before */
export function sharedArchive(): Archive {
  const archive = (globalThis as Process)[KEY];
  if (!archive) throw new Error('shared-archive: there is none before the pages are built');
  return archive;
}
