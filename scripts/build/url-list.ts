import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openPack } from '../../src/cache/pack.ts';
import { sourceHash } from '../../src/cache/source-hash.ts';
import { kindOf } from '../../src/integrations/verify/census.ts';
import { urlEntry, urlListOf, type UrlEntry } from '../../src/outputs/url-list.ts';
import { urls } from '../../src/site/outlet.ts';
import { deployFolderOf } from '../../src/site/output-folders.ts';
import { paths } from '../../src/site/urls.ts';
import type { BuildRun } from './run.ts';

export const URL_LIST = 'urls.json';

/** Writes what is about to be released into the folder beside the output, which takes its place with it. */
export function writeUrlList({ aside, environment, hashes }: BuildRun): void {
  const { preview, cacheDir, projectDir } = environment;
  if (preview) return;
  const folder = deployFolderOf(aside);
  mkdirSync(folder, { recursive: true });
  const known = openPack({
    folder: path.join(cacheDir, 'urls'),
    name: 'entries',
    salt: sourceHash(projectDir, ['src/outputs/url-list.ts']),
    whole: true,
  });
  const entries = filesBelow(aside).map((file): readonly [string, UrlEntry] => {
    const key = `${path.extname(file)} ${hashes.get(file) ?? ''}`;
    const remembered = hashes.has(file) ? known.get(key) : undefined;
    if (remembered) return [file, JSON.parse(remembered.toString()) as UrlEntry];
    const entry = urlEntry(file, readFileSync(path.join(aside, file), 'utf8'));
    if (hashes.has(file)) known.set(key, JSON.stringify(entry));
    return [file, entry];
  });
  known.close();
  const list = urlListOf(entries, urls.absolute(paths.home));
  writeFileSync(path.join(folder, URL_LIST), `${JSON.stringify(list, null, 1)}\n`);
}

/** Pages and feeds. */
function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((file) => /\.(?:html|xml|json)$/.test(file) && ['pages', 'feeds'].includes(kindOf(file)));
}
