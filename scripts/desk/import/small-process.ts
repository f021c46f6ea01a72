/** Runs a command again in a process whose garbage is collected early: an import's memory must not grow with its input. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const MARK = 'BROADSHEET_SMALL_PROCESS';
/** Megabytes. A young generation of this size is emptied often; a single very long post may still need the old one. */
const FLAGS = ['--max-semi-space-size=8', '--max-old-space-size=512'];

/** @returns the exit code of the small process, or nothing when this is the small process */
export async function inSmallProcess(): Promise<number | undefined> {
  const [node, script = '', ...rest] = process.argv;
  if (process.env[MARK] === '1') return undefined;
  const env = { ...process.env, [MARK]: '1', MALLOC_ARENA_MAX: '1' };
  const child = spawn(node ?? process.execPath, [...process.execArgv, ...FLAGS, script, ...rest], {
    stdio: 'inherit',
    env,
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
}
