import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readSealed, writeSealed } from '../../src/cache/sealed-file.ts';
import { sourceHash } from '../../src/cache/source-hash.ts';
import { kindOf } from '../../src/integrations/verify/census.ts';
import { urlEntry, urlListOf, type UrlEntry } from '../../src/outputs/url-list.ts';
import { urls } from '../../src/site/outlet.ts';
import { deployFolderOf } from '../../src/site/output-folders.ts';
import { paths } from '../../src/site/urls.ts';
import type { BuildRun } from './run.ts';

export const URL_LIST = 'urls.json';

/** What a file of the last output is known by: fifty thousand of them, so a row is as plain as can be. */
type Row = readonly [
  /** Path below the output. */
  file: string,
  /** Of its bytes; empty where nobody said. */
  sha: string,
  kind: UrlEntry['kind'],
  hash: string,
  canonical?: string,
];

interface Known {
  /** What entries depend on besides the bytes of a file. */
  readonly salt: string;
  readonly rows: readonly Row[];
}

/**
 * Writes what is about to be released into the folder beside the output, which takes its place with it.
 * @param files of the output
 */
export function writeUrlList({ aside, environment, hashes }: BuildRun, files: Iterable<string>): void {
  const { preview, cacheDir, projectDir } = environment;
  if (preview) return;
  const folder = deployFolderOf(aside);
  mkdirSync(folder, { recursive: true });
  const place = path.join(cacheDir, 'urls', 'entries');
  const salt = sourceHash(projectDir, ['src/outputs/url-list.ts']);
  const last = readRows(place, salt);
  const rows: Row[] = [];
  for (const file of files) {
    if (!isListed(file)) continue;
    const sha = hashes.get(file) ?? '';
    const known = last.get(file);
    const isSame = sha !== '' && known?.[1] === sha;
    rows.push(isSame ? known : rowOf(file, sha, readFileSync(path.join(aside, file), 'utf8')));
  }
  writeSealed(place, JSON.stringify({ salt, rows } satisfies Known));
  const list = urlListOf(rows.map(entryOf), urls.absolute(paths.home));
  writeFileSync(path.join(folder, URL_LIST), `${JSON.stringify(list, null, 1)}\n`);
}

function readRows(place: string, salt: string): ReadonlyMap<string, Row> {
  const text = readSealed(place);
  const known = text === undefined ? undefined : (JSON.parse(text) as Partial<Known>);
  return new Map(known?.salt === salt ? known.rows?.map((row) => [row[0], row]) : []);
}

function rowOf(file: string, sha: string, content: string): Row {
  const { kind, hash, canonical } = urlEntry(file, content);
  return canonical === undefined ? [file, sha, kind, hash] : [file, sha, kind, hash, canonical];
}

function entryOf([file, , kind, hash, canonical]: Row): [file: string, entry: UrlEntry] {
  return [file, { kind, hash, canonical }];
}

/** Pages and feeds. */
function isListed(file: string): boolean {
  return /\.(?:html|xml|json)$/.test(file) && ['pages', 'feeds'].includes(kindOf(file));
}
