/**
 * One build at a time for an output and for a cache. A lock is a file that names its process; it appears whole or not
 * at all (a hard link of a finished file) where the file system has links, and one whose process is dead is taken over.
 */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
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
  /**
   * Among which processes its number counts: containers of one name each have a process 7. Nothing where the system
   * knows no such thing, and in locks of earlier versions.
   */
  readonly space?: string | undefined;
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
/** A lock that nobody can read may be half written; after so long nobody writes it any more. */
const WRITING = 10_000;
/** What a file system says that has no hard links: FAT, many that are mounted from elsewhere. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

const SPACE = spaceOfProcesses();

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
    space: SPACE,
    since: new Date().toISOString(),
    token: randomUUID(),
  };
  const draft = `${file}.${owner.token}`;
  writeFileSync(draft, JSON.stringify(owner));
  try {
    while (!place(draft, file)) {
      const holder = readOwner(file);
      if (holder?.token === owner.token) break;
      if (isHeld(holder, file)) throw new BusyError(sentence(holder, file));
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
  return isHeld(readOwner(file), file);
}

/** @returns whether the place was free, and the lock stands there */
function place(lock: string, file: string): boolean {
  try {
    linkSync(lock, file);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!NO_LINKS.has(code)) throw error;
    return write(readFileSync(lock, 'utf8'), file);
  }
}

/** Where a lock cannot appear whole it is written to a place that was free. */
function write(text: string, file: string): boolean {
  let handle: number;
  try {
    handle = openSync(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeFileSync(handle, text);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  // Somebody may have taken it away, in place of a dead one that stood there a moment before.
  return readText(file) === text;
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
  if (found && found.token !== dead?.token && isAlive(found, moved)) place(moved, file);
  rmSync(moved, { force: true });
}

/** Drafts of processes that were killed before they had the lock. */
function sweep(file: string): void {
  const folder = path.dirname(file);
  const isDraft = (name: string) => name.startsWith(`${path.basename(file)}.`);
  for (const draft of readdirSync(folder)
    .filter(isDraft)
    .map((name) => path.join(folder, name))) {
    if (!isHeld(readOwner(draft), draft)) rmSync(draft, { force: true });
  }
}

function readOwner(file: string): Owner | undefined {
  try {
    const owner = JSON.parse(readText(file) ?? '') as Partial<Owner> | null;
    return typeof owner?.pid === 'number' ? (owner as Owner) : undefined;
  } catch {
    return undefined;
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Linux: pid_namespaces(7). */
function spaceOfProcesses(): string | undefined {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return undefined;
  }
}

/** Whether somebody is at work, or is just writing who it is. @param owner as it was read from the file */
function isHeld(owner: Owner | undefined, file: string): boolean {
  return owner ? isAlive(owner, file) : isYoungerThan(WRITING, file);
}

function isYoungerThan(milliseconds: number, file: string): boolean {
  const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
  return Date.now() - mtimeMs < milliseconds;
}

function isElsewhere({ host, space = SPACE }: Owner): boolean {
  return host !== hostname() || space !== SPACE;
}

function isAlive(owner: Owner, file: string): boolean {
  if (isElsewhere(owner)) return isYoungerThan(SILENCE, file);
  const { pid, started } = owner;
  const start = startOfProcess(pid);
  return start !== undefined && (start === started || start === '' || started === '');
}

function sentence(owner: Owner | undefined, file: string): string {
  return (
    `Another build is ${owner ? `running (${told(owner)}, since ${owner.since})` : 'just beginning'}; nothing was changed.\n` +
    `Wait for it, or give this one its own OUT_DIR and CACHE_DIR. The lock is ${file}.`
  );
}

function told(owner: Owner): string {
  const process = `process ${String(owner.pid)}`;
  if (owner.host !== hostname()) return `${process} on ${owner.host}`;
  return isElsewhere(owner) ? `${process} of another container or its host` : process;
}
