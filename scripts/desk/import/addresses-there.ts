/** What an import may not take: addresses of what stood in the outlet before, old addresses of it, and the site's own. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isReserved } from '../../../src/content/newsroom.ts';
import { readOutletFile } from '../../../src/content/outlet-file.ts';
import { readNewsroom } from '../../../src/content/read-newsroom.ts';
import { ARTICLE_TYPES } from '../../../src/content/vocabulary.ts';
import { newsroomRules } from '../../../src/site/newsroom-rules.ts';
import { isMadeByBuild, listBeside } from '../../../src/site/site-addresses.ts';
import { paths, RESERVED } from '../../../src/site/urls.ts';
import type { Ledger } from './ledger.ts';
import type { OutletWriter } from './outlet-writer.ts';

export const ADDRESS_SCHEMA = `
  CREATE TABLE taken (address TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE list (address TEXT PRIMARY KEY) WITHOUT ROWID;
`;

/** Of the site at any time: a story of that month may come later. */
const MONTH_OR_WEEK = /^\/(?:archive\/\d{4}\/\d{2}|weekly\/\d{4}-W\d{2})\/$/;
const FIXED = new Set([paths.home, paths.latest, paths.corrections, ...ARTICLE_TYPES.map(paths.type)]);

/** Notes addresses of lists that the outlet has, or will have by this import. */
export function noteLists(ledger: Ledger, lists: Iterable<string>): void {
  for (const address of lists) ledger.run('INSERT OR IGNORE INTO list VALUES (?)', address);
}

/** Whether the site itself has something at an address, once all lists are noted; what the check asks (own-addresses.ts). */
export function isOfSite(address: string, ledger: Ledger): boolean {
  if (isReserved({ reserved: RESERVED }, address) || isMadeByBuild(address)) return true;
  const list = listBeside(address) ?? address;
  const isList =
    FIXED.has(list) ||
    MONTH_OR_WEEK.test(list) ||
    ledger.get('SELECT address FROM list WHERE address = ?', list) !== undefined;
  if (isList || !address.startsWith(paths.lite)) return isList;
  const full = address.slice(paths.lite.length - 1);
  return (
    isOfSite(full, ledger) || ledger.get('SELECT address FROM taken WHERE address = ?', full) !== undefined
  );
}

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
  noteLists(ledger, [
    ...[...sections.keys()].map(paths.section),
    ...[...authors.keys()].map(paths.author),
    ...[...series.keys()].map(paths.seriesOf),
    ...[...tags.keys(), ...articles.flatMap(({ written }) => written.tags.map(({ id }) => id))].map(
      paths.tag,
    ),
  ]);
  for (const { file, address, aliases } of claims) {
    if (!writer.isForeign(path.relative(root, file).split(path.sep).join('/'))) continue;
    for (const one of address === undefined ? aliases : [address, ...aliases])
      ledger.run('INSERT OR IGNORE INTO taken VALUES (?)', one);
  }
}
