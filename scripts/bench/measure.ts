/** Runs a command and measures it: wall clock, CPU of all its processes, largest memory of all of them together. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Cost {
  readonly wall: number;
  /** User and system seconds of the process and all that it waited for. */
  readonly cpu: number;
  /** Bytes, summed over the process tree; 0 where there is no /proc. */
  readonly memory: number;
}

const LOOK = 100;

export async function measure(
  command: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<Cost & { readonly output: string }> {
  const quoted = command.map((part) => `'${part.replaceAll("'", String.raw`'\''`)}'`).join(' ');
  const script = `TIMEFORMAT='@@ %R %U %S'; time ${quoted}`;
  const child = spawn('bash', ['-c', script], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  let memory = 0;
  const clock = setInterval(() => (memory = Math.max(memory, memoryOfTree(child.pid ?? 0))), LOOK);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(clock);
  const [, wall = 0, user = 0, system = 0] = (/@@ (\S+) (\S+) (\S+)/.exec(output) ?? []).map(Number);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${String(code)}:\n${output}`);
  return { wall, cpu: user + system, memory, output };
}

function memoryOfTree(root: number): number {
  const parents = new Map<number, number>();
  const sizes = new Map<number, number>();
  let names: string[];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return 0;
  }
  for (const name of names) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      parents.set(Number(name), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]));
      sizes.set(Number(name), 1024 * Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0));
    } catch {
      // It has ended in between.
    }
  }
  const belongs = (pid: number): boolean =>
    pid === root || (parents.has(pid) && belongs(parents.get(pid) ?? 0));
  return [...sizes].filter(([pid]) => belongs(pid)).reduce((sum, [, size]) => sum + size, 0);
}
