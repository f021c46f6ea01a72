/** Under which names git holds files: those of today, and those from before they were moved. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { git } from '../git.ts';

export interface PastNames {
  /** Below the repository, each once; empty where git holds none of the files. */
  readonly names: readonly string[];
  /** Old names under which something else stands today: a history without them would lose that too. */
  readonly taken: readonly string[];
}

/** What a file below the folder is known to have been: a name that another one has had since is both. */
export interface Known {
  readonly isIts: (name: string) => boolean;
  readonly isOthers: (name: string) => boolean;
}

/**
 * A rename is seen where a commit leaves this much of a file as it was: less, and two stories of one author that come and
 * go in one commit are taken for one.
 */
const LIKENESS = '40%';

/** @param files absolute; as they are before anything is removed */
export function pastNames(files: readonly string[], folder: string, { isIts, isOthers }: Known): PastNames {
  const top = git(folder, ['rev-parse', '--show-toplevel'])?.trim();
  const prefix = git(folder, ['rev-parse', '--show-prefix'])?.trim();
  if (top === undefined || prefix === undefined) return { names: [], taken: [] };
  // A file may lie beside the folder, or in no repository or another one.
  const today = files
    .map((file) => path.posix.join(prefix, path.relative(folder, file).split(path.sep).join('/')))
    .filter((name) => !name.startsWith('../'));
  const isTaken = (name: string) =>
    !today.includes(name) && (existsSync(path.join(top, name)) || isOthers(name.slice(prefix.length)));
  const told = [...heldNames(folder, ['.'])].filter((name) => isIts(name.slice(prefix.length)));
  const ever = new Set([...today, ...told.filter((name) => !isTaken(name))]);
  // From the newest on. One walk for all files, since each may be long, and without copies: what a story was modelled
  // on is another story.
  for (const [from, to] of [
    ...renames(folder, ['diff', 'HEAD']),
    ...renames(folder, ['log', '--no-show-signature', '--topo-order', '--format=']),
  ]) {
    if (ever.has(to)) ever.add(from);
  }
  const named = [...new Set([...ever, ...told])];
  const inGit = heldNames(folder, named.map(asTop));
  const held = named.filter((name) => inGit.has(name));
  return { names: held.filter((name) => !isTaken(name)), taken: held.filter(isTaken) };
}

/** How many commits changed one of these names. */
export function commitsOf(names: readonly string[], folder: string): number {
  if (names.length === 0) return 0;
  return Number(git(folder, ['rev-list', '--count', 'HEAD', '--', ...names.map(asTop)]) ?? 0);
}

function renames(folder: string, command: readonly string[]): [from: string, to: string][] {
  const [verb = '', ...rest] = command;
  const told = git(folder, [
    verb,
    '--no-ext-diff',
    '--no-relative',
    `--find-renames=${LIKENESS}`,
    '--diff-filter=R',
    '--name-status',
    '-z',
    ...rest,
  ]);
  const parts = (told ?? '').split('\0').filter((part) => part.trim() !== '');
  const pairs: [string, string][] = [];
  for (let at = 0; at + 2 < parts.length; at += 3) pairs.push([parts[at + 1] ?? '', parts[at + 2] ?? '']);
  return pairs;
}

/** Names that a commit holds. */
function heldNames(folder: string, pathspecs: readonly string[]): Set<string> {
  const told = git(folder, [
    'log',
    '--no-show-signature',
    '--no-relative',
    '--no-renames',
    '--format=',
    '--name-only',
    '-z',
    '--',
    ...pathspecs,
  ]);
  return new Set((told ?? '').split('\0').map((name) => name.replace(/^\n+/, '')));
}

/** From the top of the repository, and no pattern. */
function asTop(name: string): string {
  return `:(top,literal)${name}`;
}
