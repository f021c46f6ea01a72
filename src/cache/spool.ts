/** Texts that one build makes once and needs several times, on disk: a hundred thousand stories are no matter for memory. */
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

export interface Spool {
  /** @returns what gives the text back */
  put(text: string): () => string;
}

/** @param folder absolute; the file in it goes with the process */
export function openSpool(folder: string): Spool {
  let handle: number | undefined;
  let end = 0;
  return {
    put(text) {
      handle ??= openUnnamed(folder);
      const file = handle;
      const bytes = Buffer.from(text);
      const { length } = bytes;
      const at = end;
      for (let written = 0; written < bytes.length;) {
        written += writeSync(file, bytes, written, bytes.length - written, at + written);
      }
      end += bytes.length;
      return () => {
        const read = Buffer.allocUnsafe(length);
        for (let got = 0; got < read.length;) {
          const more = readSync(file, read, got, read.length - got, at + got);
          if (more === 0) throw new Error('spool: the file has become shorter');
          got += more;
        }
        return read.toString();
      };
    },
  };
}

/** A file without a name is removed by the system when the process ends, however it ends. */
function openUnnamed(folder: string): number {
  mkdirSync(folder, { recursive: true });
  const name = path.join(folder, `spool-${String(process.pid)}`);
  const handle = openSync(name, 'w+');
  try {
    rmSync(name);
  } catch {
    // Some systems keep an open file: then it is written over by the next process of this number.
    process.once('exit', () => {
      closeSync(handle);
      rmSync(name, { force: true });
    });
  }
  return handle;
}
