/** Drafts and embargoed stories must not be taken for what readers have. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Whether an output is a preview: its front asks not to be indexed, as that of no public site does. @param outDir absolute */
export function isPreview(outDir: string): boolean {
  return readFileSync(path.join(outDir, 'index.html'), 'utf8').includes(
    '<meta name="robots" content="noindex"',
  );
}
