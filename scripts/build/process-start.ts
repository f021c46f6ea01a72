import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process of this machine began, in whatever form the system tells it, or nothing where there is no such
 * process: numbers of processes are used again, the pair of number and start is not.
 */
export function startOfProcess(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  const start = fromProc(pid) ?? fromPs(pid) ?? '';
  return start === ENDED ? undefined : start;
}

/** A process that has ended and that nobody has asked how. */
const ENDED = 'ended';

/** Linux: proc_pid_stat(5), field 22, clock ticks since the machine started, which has an id of its own. */
function fromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return ENDED;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19] ?? ''}`;
  } catch {
    return undefined;
  }
}

/** ps(1) of POSIX with the start that macOS and the BSDs add. */
function fromPs(pid: number): string | undefined {
  if (process.platform === 'win32') return undefined;
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  return status === 0 ? stdout.trim() : undefined;
}
