/** Small texts that are believed only where they are whole: the first line is the hash of the rest. */
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The text, where the file is there and nobody has cut it off or changed it. @param file absolute */
export function readSealed(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return end > 0 && hash('sha1', body, 'hex') === text.slice(0, end) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** @param file absolute */
export function writeSealed(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${hash('sha1', text, 'hex')}\n${text}`);
  renameSync(`${file}.new`, file);
}
