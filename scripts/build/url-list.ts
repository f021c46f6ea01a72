import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { kindOf } from '../../src/integrations/verify/census.ts';
import { urlList } from '../../src/outputs/url-list.ts';
import { urls } from '../../src/site/outlet.ts';
import { deployFolderOf } from '../../src/site/output-folders.ts';
import { paths } from '../../src/site/urls.ts';
import type { BuildRun } from './run.ts';

export const URL_LIST = 'urls.json';

/** Writes what is about to be released into the folder beside the output, which takes its place with it. */
export function writeUrlList({ aside, environment }: BuildRun): void {
  if (environment.preview) return;
  const folder = deployFolderOf(aside);
  mkdirSync(folder, { recursive: true });
  const list = urlList(contentsOf(aside), urls.absolute(paths.home));
  writeFileSync(path.join(folder, URL_LIST), `${JSON.stringify(list, null, 1)}\n`);
}

function* contentsOf(dir: string): Generator<[file: string, content: string]> {
  for (const found of globSync('**/*.{html,xml,json}', { cwd: dir })) {
    const file = found.split(path.sep).join('/');
    if (!['pages', 'feeds'].includes(kindOf(file))) continue;
    yield [file, readFileSync(path.join(dir, found), 'utf8')];
  }
}
