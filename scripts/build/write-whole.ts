import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Writes a file that is there whole or not at all, whatever happens meanwhile; one writer at a time. @param file absolute */
export function writeWhole(file: string, text: string): void {
  const draft = draftOf(file);
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    const handle = openSync(draft, 'w');
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** What a writer that was killed may leave. @param file absolute */
export function draftOf(file: string): string {
  return `${file}.draft`;
}
