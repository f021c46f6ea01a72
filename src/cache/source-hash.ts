/** What results of our own code depend on besides their input: that code, and the packages below it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Whatever is installed is named in the lock file; Node brings its own dates and languages. */
const ALWAYS = ['package-lock.json'];

/**
 * A hash over files of the project, tests left out (`src/tests` too), and over every package's version.
 * @param project absolute path of the project
 * @param names files and folders, relative to it
 */
export function sourceHash(project: string, names: readonly string[]): string {
  return filesHash(project, [...ALWAYS, ...names], process.version);
}

/** A hash over files of the project alone, tests left out. */
export function filesHash(project: string, names: readonly string[], salt = ''): string {
  const digest = createHash('sha256').update(salt);
  const add = (file: string): void => {
    const absolute = path.join(project, file);
    if (statSync(absolute).isDirectory()) {
      if (file === path.join('src', 'tests')) return;
      for (const name of readdirSync(absolute).sort()) add(path.join(file, name));
    } else if (!/\.test\.ts(?:\.snap)?$/.test(file)) {
      const bytes = readFileSync(absolute);
      digest.update(`\n${file.split(path.sep).join('/')} ${String(bytes.length)}\n`).update(bytes);
    }
  };
  for (const name of names) add(name);
  return digest.digest('base64url');
}
