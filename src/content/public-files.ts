/** Files of `public/`, which stand in the output as they are: where, and that nothing else is to stand there. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { eachBelow } from '../cache/files-below.ts';

/** Address, a pathname without base path, to the file that stands there; absolute. */
export type PublicFiles = ReadonlyMap<string, string>;

/** @param folders absolute; a file of a later one is laid over the same of an earlier one */
export function readPublicFiles(folders: readonly string[]): PublicFiles {
  const files = new Map<string, string>();
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    eachBelow(folder, (name, isFile) => {
      const file = path.join(folder, name);
      if (isFile || leadsToFile(file)) files.set(addressOf(name), file);
    });
  }
  return files;
}

/** `2026/01/ferry/index.html` is what a host shows at `/2026/01/ferry/`. */
function addressOf(name: string): string {
  return `/${name.normalize('NFC')}`.replace(/\/index\.html$/, '/');
}

function leadsToFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    // The build leaves it out, and says so.
    return false;
  }
}
