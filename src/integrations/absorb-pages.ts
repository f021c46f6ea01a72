import path from 'node:path';
import { PageStore } from '../cache/page-store.ts';
import { readManifest, writeManifest } from './page-manifest.ts';

/**
 * Takes in pages of other builds, each with the key it was rendered under: it is taken only where it is wanted.
 * @param folder absolute: `pages` of CACHE_DIR, as are the others
 */
export function absorbPages(folder: string, others: readonly string[]): void {
  const { pages, pictures } = readManifest(path.join(folder, 'manifest'));
  const store = new PageStore(path.join(folder, 'files'));
  for (const other of others) {
    const added = readManifest(path.join(other, 'manifest'));
    const from = new PageStore(path.join(other, 'files'));
    for (const [pathname, page] of added.pages) {
      store.take(from, page.stored);
      pages.set(pathname, page);
    }
    for (const [name, picture] of added.pictures) {
      store.take(from, picture);
      pictures.set(name, picture);
    }
  }
  writeManifest(path.join(folder, 'manifest'), { pages, pictures });
}
