import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { urlListText, type UrlEntry } from '../../src/outputs/url-list.ts';
import { urls } from '../../src/site/outlet.ts';
import { deployFolderOf } from '../../src/site/output-folders.ts';
import { paths } from '../../src/site/urls.ts';
import type { BuildRun } from './run.ts';

export const URL_LIST = 'urls.json';

/**
 * Writes what is about to be released into the folder beside the output, which takes its place with it.
 * @param listed pages and feeds of the output
 */
export function writeUrlList(
  { aside, environment }: BuildRun,
  listed: Iterable<readonly [file: string, entry: UrlEntry]>,
): void {
  if (environment.preview) return;
  const folder = deployFolderOf(aside);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, URL_LIST), urlListText(listed, urls.absolute(paths.home)));
}
