/** What an import may not take: addresses of what stood in the outlet before, and old addresses of it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readOutletFile } from '../../../src/content/outlet-file.ts';
import { readNewsroom } from '../../../src/content/read-newsroom.ts';
import { newsroomRules } from '../../../src/site/newsroom-rules.ts';
import { paths } from '../../../src/site/urls.ts';
import type { Ledger } from './ledger.ts';
import type { OutletWriter } from './outlet-writer.ts';

export const ADDRESS_SCHEMA = `
  CREATE TABLE taken (address TEXT PRIMARY KEY) WITHOUT ROWID;
`;

/**
 * Notes them all; those of what this site's import wrote earlier are its own.
 * @param now milliseconds since the epoch
 */
export async function noteAddresses(writer: OutletWriter, ledger: Ledger, now: number): Promise<void> {
  const { root } = writer;
  if (!existsSync(path.join(root, 'outlet.yaml'))) return;
  const { newsroom } = await readNewsroom(newsroomRules(root, now, readOutletFile(root).written));
  const { articles, pages, sections, authors, tags, series } = newsroom;
  const lists = [sections, authors, tags, series].flatMap((kind) => [...kind.values()]);
  const claims = [
    ...articles.map(({ file, path: address, written }) => ({ file, address, aliases: written.aliases })),
    ...pages.map(({ file, id, written }) => ({ file, address: paths.page(id), aliases: written.aliases })),
    // No story can stand where they do.
    ...lists.map(({ file, written }) => ({ file, address: undefined, aliases: written.aliases })),
  ];
  for (const { file, address, aliases } of claims) {
    if (!writer.isForeign(path.relative(root, file).split(path.sep).join('/'))) continue;
    for (const one of address === undefined ? aliases : [address, ...aliases])
      ledger.run('INSERT OR IGNORE INTO taken VALUES (?)', one);
  }
}
