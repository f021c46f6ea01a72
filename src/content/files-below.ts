/** The files of a newsroom, links and all. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

export interface FoundFile {
  /** Absolute, by the way it was found. */
  readonly file: string;
  /** Whether it is a link, or lies behind one. */
  readonly isLinked: boolean;
}

/**
 * All files but hidden ones. Folders may be links, but none is gone into from within itself; so may files, and a link
 * that leads nowhere counts as one that cannot be read.
 */
export function filesBelow(
  root: string,
  unreadable: (folder: string, error: unknown) => void,
): FoundFile[] {
  const files: FoundFile[] = [];
  const look = (folder: string, chain: readonly string[]) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const { name } = entry;
      if (name.startsWith('.')) continue;
      const file = folder + path.sep + name;
      if (entry.isFile()) files.push({ file, isLinked: chain.length > 0 });
      else if (entry.isDirectory()) waiting.push({ folder: file, chain });
      else if (!entry.isSymbolicLink()) continue;
      else if (!existsSync(file) || statSync(file).isFile()) files.push({ file, isLinked: true });
      else if (statSync(file).isDirectory()) {
        // Where it really is, and where the links on the way to it led.
        const here = [...chain, realpathSync.native(folder)];
        const real = realpathSync.native(file);
        if (!here.some((above) => above === real || above.startsWith(real + path.sep))) {
          waiting.push({ folder: file, chain: [...here, real] });
        }
      }
    }
  };
  const waiting: { readonly folder: string; readonly chain: readonly string[] }[] = [{ folder: root, chain: [] }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    try {
      look(next.folder, next.chain);
    } catch (error) {
      unreadable(next.folder, error);
    }
  }
  return files;
}
