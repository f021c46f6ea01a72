/** The one way in which git is asked. */
import { spawnSync } from 'node:child_process';

/** What git itself calls local to a repository. */
const LOCAL: ReadonlySet<string> = new Set([
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
]);

export interface GitAnswer {
  readonly isGood: boolean;
  /** What it printed. */
  readonly text: string;
  /** Whether there is no git to ask. */
  readonly isMissing: boolean;
}

/** Asks git in a folder; names of files come as they are. */
export function askGit(folder: string, programArguments: readonly string[]): GitAnswer {
  // A hook is told of another index and another directory; what lies in the work tree is asked for here.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !LOCAL.has(name)));
  const { status, stdout, error } = spawnSync(
    'git',
    ['-C', folder, '-c', 'core.quotePath=false', ...programArguments],
    { encoding: 'utf8', env, maxBuffer: 1024 ** 3, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return { isGood: !error && status === 0, text: stdout, isMissing: error !== undefined };
}

/** @returns what git printed, or nothing where it failed or does not exist */
export function git(folder: string, programArguments: readonly string[]): string | undefined {
  const { isGood, text } = askGit(folder, programArguments);
  return isGood ? text : undefined;
}
