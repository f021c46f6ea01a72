/** Reads small pieces of a large file, of which the next one asked for mostly stands behind the last. */
import { readSync } from 'node:fs';

export interface FileWindow {
  /** @returns a copy, or nothing where the file ends before */
  read(at: number, length: number): Buffer | undefined;
}

/** A piece alone takes a system call, and that takes as long as to read this much. */
const WIDTH = 2 ** 15;

/** @param handle open for reading; what was read once is not expected to change */
export function windowOn(handle: number): FileWindow {
  let window = Buffer.alloc(0);
  let begin = 0;
  let length = 0;
  return {
    read(at, size) {
      if (size > 0x7fffffff) return undefined;
      if (size > WIDTH) return readAll(handle, Buffer.allocUnsafeSlow(size), at, size);
      if (at < begin || at + size > begin + length) {
        if (window.length === 0) window = Buffer.allocUnsafeSlow(WIDTH);
        begin = at;
        length = fill(handle, window, at, size);
        if (length < size) return undefined;
      }
      return Buffer.from(window.subarray(at - begin, at - begin + size));
    },
  };
}

function readAll(handle: number, into: Buffer, at: number, size: number): Buffer | undefined {
  return fill(handle, into, at, size) < size ? undefined : into;
}

/** Reads as much as there is room for, and not less than asked for but at the end of the file. @returns how much it was */
function fill(handle: number, into: Buffer, at: number, least: number): number {
  let got = 0;
  while (got < Math.max(least, 1)) {
    const more = readSync(handle, into, got, into.length - got, at + got);
    if (more === 0) break;
    got += more;
  }
  return got;
}
