/** The files of a built site, by their paths from its root, with slashes. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

export function filesOf(dir: string): string[] {
  // Not globSync, which passes over `.well-known`.
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

export function read(dir: string, file: string): string {
  return readFileSync(path.join(dir, file), 'utf8');
}

/** Every page that is one, leaving out those that only lead on to another. */
export function pagesOf(dir: string): string[] {
  return filesOf(dir).filter(
    (file) => file.endsWith('.html') && !read(dir, file).includes('http-equiv="refresh"'),
  );
}

/** The bytes, unpacked where they are packed (as Pagefind's are). */
export function plainBytes(dir: string, file: string): Buffer {
  const bytes = readFileSync(path.join(dir, file));
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/** What tells two folders apart, the first difference first; empty when they hold the same bytes. */
export function differences(one: string, other: string): string[] {
  const left = new Set(filesOf(one));
  const right = new Set(filesOf(other));
  return [...new Set([...left, ...right])].sort().flatMap((file) => {
    if (!right.has(file)) return [`${file}: only in ${one}`];
    if (!left.has(file)) return [`${file}: only in ${other}`];
    const [a, b] = [readFileSync(path.join(one, file)), readFileSync(path.join(other, file))];
    return a.equals(b) ? [] : [`${file}: ${firstDifference(a, b)}`];
  });
}

function firstDifference(a: Buffer, b: Buffer): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const around = (bytes: Buffer) =>
    JSON.stringify(bytes.subarray(Math.max(0, at - 60), at + 60).toString('utf8'));
  return `differs at byte ${String(at)}: ${around(a)} against ${around(b)}`;
}
