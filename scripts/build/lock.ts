/**
 * One build at a time for an output and for a cache. A lock is a file that names its process; it appears whole or not
 * at all (a hard link of a finished file), and one whose process is dead is taken over.
 */
import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startOfProcess } from './process-start.ts';

/** Another build is at work; the command exits with 75 (EX_TEMPFAIL of sysexits.h: try again later). */
export class BusyError extends Error {
  override readonly name = 'BusyError';
}

export interface Lock {
  readonly release: () => void;
}

interface Owner {
  readonly pid: number;
  /** What tells the process from a later one with the same number. */
  readonly started: string;
  readonly host: string;
  readonly since: string;
  readonly token: string;
}

/** The file that says that somebody writes an output. @param outDir absolute */
export function outputLock(outDir: string): string {
  return `${outDir}.lock`;
}

/** The file that says that somebody writes a cache. @param cacheDir absolute */
export function cacheLock(cacheDir: string): string {
  return path.join(cacheDir, 'build.lock');
}

/** A lock shows this often that its owner lives: for those who cannot see the owner's processes. */
const HEARTBEAT = 20_000;
/** Without a sign of life for so long the lock of another machine is dead; a cache may come from there. */
const SILENCE = 10 * 60_000;

/**
 * Takes every lock or none.
 * @param files absolute paths
 * @throws {BusyError} when a living process holds one of them
 */
export function takeLocks(files: readonly string[]): Lock {
  const taken: Lock[] = [];
  const release = () => {
    for (const lock of taken.splice(0)) lock.release();
  };
  try {
    for (const file of new Set(files)) taken.push(takeLock(file));
  } catch (error) {
    release();
    throw error;
  }
  return { release };
}

/** The file that says that Astro is at work in a checkout. @param projectDir absolute */
export function checkoutLock(projectDir: string): string {
  return path.join(projectDir, '.astro', 'build.lock');
}

const LOOK_AGAIN = 200;

/**
 * Waits for a lock until it is free.
 * @param onWait told once, when somebody else has it, why
 */
export async function takeTurn(file: string, onWait: (reason: string) => void): Promise<Lock> {
  let waits = false;
  for (;;) {
    try {
      return takeLock(file);
    } catch (error) {
      if (!(error instanceof BusyError)) throw error;
      if (!waits) onWait(error.message);
      waits = true;
      await pause(LOOK_AGAIN);
    }
  }
}

function takeLock(file: string): Lock {
  mkdirSync(path.dirname(file), { recursive: true });
  const owner: Owner = {
    pid: process.pid,
    started: startOfProcess(process.pid) ?? '',
    host: hostname(),
    since: new Date().toISOString(),
    token: randomUUID(),
  };
  const draft = `${file}.${owner.token}`;
  writeFileSync(draft, JSON.stringify(owner));
  try {
    while (!link(draft, file)) {
      const holder = readOwner(file);
      if (holder && isAlive(holder, file)) throw new BusyError(sentence(holder, file));
      takeAway(file, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  sweep(file);
  const heart = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // Somebody has deleted the lock; there is nothing to keep alive.
    }
  }, HEARTBEAT).unref();
  const release = () => {
    clearInterval(heart);
    process.off('exit', release);
    if (readOwner(file)?.token === owner.token) rmSync(file, { force: true });
  };
  process.on('exit', release);
  return { release };
}

/** Whether the lock holds somebody's name, of this machine or another, who is at work. */
export function isLocked(file: string): boolean {
  const holder = readOwner(file);
  return holder !== undefined && isAlive(holder, file);
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A dead lock is moved away before it is deleted: of two that find it only one moves it. */
function takeAway(file: string, dead: Owner | undefined): void {
  const moved = `${file}.${randomUUID()}`;
  try {
    renameSync(file, moved);
  } catch {
    return;
  }
  const found = readOwner(moved);
  // Somebody was quicker and has a lock of their own already.
  if (found && found.token !== dead?.token && isAlive(found, moved)) link(moved, file);
  rmSync(moved, { force: true });
}

/** Drafts of processes that were killed before they had the lock. */
function sweep(file: string): void {
  const folder = path.dirname(file);
  const isDraft = (name: string) => name.startsWith(`${path.basename(file)}.`);
  for (const draft of readdirSync(folder)
    .filter(isDraft)
    .map((name) => path.join(folder, name))) {
    const owner = readOwner(draft);
    if (!owner || !isAlive(owner, draft)) rmSync(draft, { force: true });
  }
}

function readOwner(file: string): Owner | undefined {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as Partial<Owner> | null;
    return typeof owner?.pid === 'number' ? (owner as Owner) : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, started, host }: Owner, file: string): boolean {
  if (host !== hostname()) {
    const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
    return Date.now() - mtimeMs < SILENCE;
  }
  const start = startOfProcess(pid);
  return start !== undefined && (start === started || start === '' || started === '');
}

function sentence({ pid, host, since }: Owner, file: string): string {
  const elsewhere = host === hostname() ? '' : ` on ${host}`;
  return (
    `Another build is running (process ${String(pid)}${elsewhere}, since ${since}); nothing was changed.\n` +
    `Wait for it, or give this one its own OUT_DIR and CACHE_DIR. The lock is ${file}.`
  );
}
