/** Every file below a folder: one look at a large output costs a second, so nobody looks twice who can be told. */
import { readdirSync, type Dirent } from 'node:fs';

/**
 * Everything below a folder that is no folder, by path below it, with slashes; in no order.
 * @param root absolute
 * @param visit is told of what is neither file nor folder, too
 */
export function eachBelow(root: string, visit: (file: string, entry: Dirent) => void): void {
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(`${root}/${folder}`, { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(name);
      else visit(name, entry);
    }
  }
}

/** Paths of all files below a folder, with slashes, in code-point order. @param root absolute */
export function filesBelow(root: string): string[] {
  const files: string[] = [];
  eachBelow(root, (file, entry) => {
    if (entry.isFile()) files.push(file);
  });
  return files.sort();
}
