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

/** What a file of the last output is known by. */
interface KnownEntry extends UrlEntry {
  /** Of its bytes; empty where nobody said. */
  readonly sha: string;
}

interface Known {
  /** What entries depend on besides the bytes of a file. */
  readonly salt: string;
  /** By path below the output. */
  readonly entries: Readonly<Record<string, KnownEntry>>;
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
  const last = readEntries(place, salt);
  const entries: Record<string, KnownEntry> = {};
  for (const file of files) {
    if (!isListed(file)) continue;
    const sha = hashes.get(file) ?? '';
    const known = last[file];
    const isSame = sha !== '' && known?.sha === sha;
    entries[file] = isSame ? known : { sha, ...urlEntry(file, readFileSync(path.join(aside, file), 'utf8')) };
  }
  writeSealed(place, JSON.stringify({ salt, entries } satisfies Known));
  const list = urlListOf(Object.entries(entries), urls.absolute(paths.home));
  writeFileSync(path.join(folder, URL_LIST), `${JSON.stringify(list, null, 1)}\n`);
}

function readEntries(place: string, salt: string): Known['entries'] {
  const text = readSealed(place);
  const known = text === undefined ? undefined : (JSON.parse(text) as Known);
  return known?.salt === salt ? known.entries : {};
}

/** Pages and feeds. */
function isListed(file: string): boolean {
  return /\.(?:html|xml|json)$/.test(file) && ['pages', 'feeds'].includes(kindOf(file));
}
