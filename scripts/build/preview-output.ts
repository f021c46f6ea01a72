/** Drafts and embargoed stories must not be taken for what readers have. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { displayPath } from '../../src/content/outlet-file.ts';
import { UsageError } from '../../src/site/usage-error.ts';

/** Whether an output is a preview: its front asks not to be indexed, as that of no public site does. @param outDir absolute */
export function isPreview(outDir: string): boolean {
  const front = path.join(outDir, 'index.html');
  return existsSync(front) && readFileSync(front, 'utf8').includes('<meta name="robots" content="noindex"');
}

/**
 * To be called before an output, or word of it, goes out.
 * @param way how a preview is sent all the same, where it can be
 * @throws {UsageError} where it is a preview
 */
export function refusePreview(outDir: string, way = ''): void {
  if (!isPreview(outDir)) return;
  throw new UsageError(
    `What stands in ${displayPath(outDir)} is a preview: drafts and embargoed stories are in it. ` +
      `Build it with npm run build${way}.`,
  );
}
