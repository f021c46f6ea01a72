import { spawn } from 'node:child_process';
import fs, {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BusyError, isLocked, takeLocks, takeTurn } from './lock.ts';
import { startOfProcess } from './process-start.ts';

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'lock-'));
  onTestFinished(() => {
    rmSync(made, { recursive: true, force: true });
  });
  return made;
}

/** Another process that takes the lock and keeps it until it is killed. */
async function holder(file: string): Promise<{ pid: number; kill: () => Promise<void> }> {
  const script = `import { takeLocks } from ${JSON.stringify(path.join(import.meta.dirname, 'lock.ts'))};
takeLocks([${JSON.stringify(file)}]); console.log('taken'); setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return {
    pid: child.pid ?? 0,
    kill: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          resolve();
        });
        child.kill('SIGKILL');
      }),
  };
}

describe('a lock', () => {
  it('is there while it is held and gone afterwards', () => {
    const file = path.join(folder(), 'dist.lock');
    const lock = takeLocks([file]);
    expect(isLocked(file)).toBe(true);
    expect(() => takeLocks([file])).toThrow(BusyError);
    lock.release();
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  it('of a living process is respected, and the message says whose it is; a dead one’s is taken over', async () => {
    const file = path.join(folder(), 'dist.lock');
    const other = await holder(file);
    expect(() => takeLocks([file])).toThrow(`process ${String(other.pid)}`);
    await other.kill();
    expect(existsSync(file)).toBe(true);
    expect(isLocked(file)).toBe(false);
    takeLocks([file]).release();
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  it('can be waited for', async () => {
    const file = path.join(folder(), 'build.lock');
    const other = await holder(file);
    const reasons: string[] = [];
    const turn = takeTurn(file, (reason) => reasons.push(reason));
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain(`process ${String(other.pid)}`);
    await other.kill();
    (await turn).release();
    expect(isLocked(file)).toBe(false);
  });

  it('whose number another process has by now is dead', () => {
    const file = path.join(folder(), 'dist.lock');
    const lock = takeLocks([file]);
    const owner = JSON.parse(readFileSync(file, 'utf8')) as object;
    lock.release();
    writeFileSync(file, JSON.stringify({ ...owner, started: 'long ago', token: 'other' }));
    expect(isLocked(file)).toBe(false);
    takeLocks([file]).release();
  });

  it('of another machine lives while it shows signs of life', () => {
    const file = path.join(folder(), 'dist.lock');
    writeFileSync(
      file,
      JSON.stringify({ pid: 1, started: 'x', host: 'elsewhere', since: '', token: 'other' }),
    );
    expect(() => takeLocks([file])).toThrow('on elsewhere');
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(file, longAgo, longAgo);
    takeLocks([file]).release();
  });

  it('of a container with the same name lives while it shows signs of life', () => {
    const file = path.join(folder(), 'dist.lock');
    // The number that it has there nobody has here.
    const owner = { pid: 2 ** 22 + 1, started: 'x', host: hostname(), since: '', token: 'other' };
    writeFileSync(file, JSON.stringify({ ...owner, space: 'pid:[1]' }));
    expect(isLocked(file)).toBe(true);
    expect(() => takeLocks([file])).toThrow('of another container');
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(file, longAgo, longAgo);
    takeLocks([file]).release();

    // An earlier version did not say where its number counts.
    writeFileSync(file, JSON.stringify(owner));
    takeLocks([file]).release();
    writeFileSync(file, JSON.stringify({ ...owner, pid: process.pid, started: '' }));
    expect(() => takeLocks([file])).toThrow(`(process ${String(process.pid)}, since`);
  });

  it.each(['', '{', 'null', '{"pid":"x"}'])(
    'that holds %j may be half written; soon it is nobody’s',
    (text) => {
      const file = path.join(folder(), 'dist.lock');
      writeFileSync(file, text);
      expect(isLocked(file)).toBe(true);
      expect(() => takeLocks([file])).toThrow(BusyError);
      expect(readFileSync(file, 'utf8')).toBe(text);
      const before = new Date(Date.now() - 60_000);
      utimesSync(file, before, before);
      takeLocks([file]).release();
      expect(existsSync(file)).toBe(false);
    },
  );

  it.each(['EPERM', 'ENOTSUP', 'ENOSYS'])('needs no hard links (%s)', async (code) => {
    const file = path.join(folder(), 'dist.lock');
    const dead = await holder(file);
    await dead.kill();
    const { linkSync } = fs;
    fs.linkSync = (_, to) => {
      throw Object.assign(new Error(), { code: existsSync(to) ? 'EEXIST' : code });
    };
    syncBuiltinESMExports();
    onTestFinished(() => {
      fs.linkSync = linkSync;
      syncBuiltinESMExports();
    });
    const lock = takeLocks([file]);
    expect(isLocked(file)).toBe(true);
    expect(() => takeLocks([file])).toThrow(BusyError);
    lock.release();
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  it('is not taken when another of the same command is held', () => {
    const place = folder();
    const [one, two] = [path.join(place, 'one.lock'), path.join(place, 'two.lock')];
    const lock = takeLocks([two]);
    expect(() => takeLocks([one, two])).toThrow(BusyError);
    expect(existsSync(one)).toBe(false);
    lock.release();
  });
});

describe('the start of a process', () => {
  it('is the same at every look, and nothing for a number that nobody has', () => {
    expect(startOfProcess(process.pid)).toBe(startOfProcess(process.pid));
    expect(startOfProcess(2 ** 22 + 1)).toBeUndefined();
  });
});
