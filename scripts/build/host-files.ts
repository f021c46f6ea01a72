import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '../../src/cache/files-below.ts';
import { hostFiles, hostModel } from '../../src/outputs/hosts/hosts.ts';
import { addressesOfNewsroom } from '../../src/site/address-book.ts';
import { thisNewsroom } from '../../src/site/newsroom.ts';
import { outlet } from '../../src/site/outlet.ts';
import { deployFolderOf } from '../../src/site/output-folders.ts';
import type { BuildRun } from './run.ts';

/**
 * Writes what the outlet's host wants to be told of redirects, of what is gone and of headers.
 * @throws when the outlet exceeds a limit of the host
 */
export async function writeHostFiles({ aside }: BuildRun): Promise<void> {
  const { newsroom } = await thisNewsroom();
  const files = () => filesBelow(aside).map((file) => `/${file}`);
  const {
    output,
    beside,
    problems,
    warnings = [],
  } = hostFiles(outlet.host, hostModel(outlet, addressesOfNewsroom(newsroom), files));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  for (const warning of warnings) console.warn(`warning: ${warning}`);
  write(aside, output);
  write(deployFolderOf(aside), beside);
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}
