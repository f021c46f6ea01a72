/** Every file below a folder: one look at a large output costs a second, so nobody looks twice who can be told. */
import { readdirSync } from 'node:fs';

/**
 * Everything below a folder that is no folder, by path below it, with slashes; in no order.
 * @param root absolute
 * @param visit is told of what is neither file nor folder, too
 * @param namesIn what is in a folder that holds files alone, where somebody knows
 */
export function eachBelow(
  root: string,
  visit: (name: string, isFile: boolean) => void,
  namesIn: (folder: string) => readonly string[] | undefined = () => undefined,
): void {
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const below = folder === '' ? '' : `${folder}/`;
    const known = namesIn(folder);
    if (known) for (const name of known) visit(below + name, true);
    else {
      for (const entry of readdirSync(`${root}/${folder}`, { withFileTypes: true })) {
        if (entry.isDirectory()) waiting.push(below + entry.name);
        else visit(below + entry.name, entry.isFile());
      }
    }
  }
}

/** Paths of all files below a folder, with slashes, in code-point order. @param root absolute */
export function filesBelow(root: string): string[] {
  const files: string[] = [];
  eachBelow(root, (name, isFile) => {
    if (isFile) files.push(name);
  });
  return files.sort();
}
