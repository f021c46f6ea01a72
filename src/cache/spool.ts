/** What one build makes once and may need again, on disk but for the last of it: a hundred thousand stories are no matter for memory. */
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { windowOn, type FileWindow } from './file-window.ts';

export interface Spool {
  /** Takes a copy of some bytes. @returns the place where they stand from now on */
  append(bytes: Uint8Array): number;
  /** @returns a copy of what stands at a place */
  read(at: number, length: number): Buffer;
  /** Writes all that it has taken into an open file, from a position on. */
  copyTo(file: number, position: number): void;
  /** Gives everything up. */
  close(): void;
}

/** As many bytes wait in memory: a small outlet's never see the disk. */
const TAIL = 2 ** 18;
/** Of its file as much is copied at once. */
const CHUNK = 2 ** 20;
const SHORTER = 'spool: the file has become shorter';

/** @param folder absolute; the file in it goes with the process */
export function openSpool(folder: string): Spool {
  let file: { readonly handle: number; readonly window: FileWindow } | undefined;
  let tail = Buffer.alloc(0);
  /** Where the tail begins, and how much of it is taken. */
  let begin = 0;
  let length = 0;

  function flush(): void {
    if (file === undefined) {
      const handle = openUnnamed(folder);
      file = { handle, window: windowOn(handle) };
    }
    writeAll(file.handle, tail.subarray(0, length), begin);
    begin += length;
    length = 0;
  }

  return {
    append(bytes) {
      if (length > 0 && length + bytes.length > tail.length) flush();
      if (tail.length < bytes.length || tail.length === 0) {
        tail = Buffer.allocUnsafeSlow(Math.max(TAIL, bytes.length));
      }
      tail.set(bytes, length);
      length += bytes.length;
      return begin + length - bytes.length;
    },
    read(at, size) {
      if (at >= begin) return Buffer.from(tail.subarray(at - begin, at - begin + size));
      const bytes = file?.window.read(at, size);
      if (!bytes) throw new Error(SHORTER);
      return bytes;
    },
    copyTo(out, position) {
      const chunk = Buffer.allocUnsafeSlow(Math.min(begin, CHUNK));
      for (let at = 0; at < begin;) {
        const got = file ? readSync(file.handle, chunk, 0, Math.min(chunk.length, begin - at), at) : 0;
        if (got === 0) throw new Error(SHORTER);
        writeAll(out, chunk.subarray(0, got), position + at);
        at += got;
      }
      writeAll(out, tail.subarray(0, length), position + begin);
    },
    close() {
      if (file) closeSync(file.handle);
      file = undefined;
      tail = Buffer.alloc(0);
    },
  };
}

function writeAll(file: number, bytes: Buffer, position: number): void {
  for (let written = 0; written < bytes.length;) {
    written += writeSync(file, bytes, written, bytes.length - written, position + written);
  }
}

let opened = 0;

/** A file without a name is removed by the system when the process ends, however it ends. */
function openUnnamed(folder: string): number {
  mkdirSync(folder, { recursive: true });
  const name = path.join(folder, `spool-${String(process.pid)}-${String((opened += 1))}`);
  const handle = openSync(name, 'w+');
  try {
    rmSync(name);
  } catch {
    // Some systems keep an open file: then it goes when all are closed, or is written over by the next process of this number.
    process.once('exit', () => {
      rmSync(name, { force: true });
    });
  }
  return handle;
}
