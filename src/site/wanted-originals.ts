/**
 * The originals of the pictures that this build shows. When all pages are made Astro scales them, and reads each where its
 * own bundler would have put it: below the output.
 */
import { copyFileSync, existsSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { processOwn } from '../cache/process-own.ts';
import { displayPath } from '../content/outlet-file.ts';
import { ContentError, type Problem } from '../content/problem.ts';

const shared = processOwn<Map<string, string>>('wanted-originals');

/**
 * @param src of the asset, with base path
 * @param file absolute
 */
export function wantOriginal(src: string, file: string): void {
  (shared.value ??= new Map<string, string>()).set(src, file);
}

/**
 * Lays every original that is wanted into the output, where none lies; Astro takes it away again. A link, so that
 * nothing is copied; not a hard one, which would change the times that the original is known by.
 * @param outDir absolute
 * @param base the site's base path
 * @param read when the newsroom began to be read: milliseconds since the epoch
 * @throws {ContentError} for a picture that is another since then: it would be kept under the name of the one that was read
 */
export function layOriginals(outDir: string, base: string, read: number): void {
  const wanted = [...(shared.value ?? [])];
  const problems = wanted.flatMap(([, file]) => (isNewerThan(read, file) ? [changed(file)] : []));
  if (problems.length > 0) throw new ContentError(problems);
  for (const [src, file] of wanted) {
    const place = path.join(outDir, src.slice(base.length));
    if (existsSync(place)) continue;
    mkdirSync(path.dirname(place), { recursive: true });
    try {
      symlinkSync(file, place);
    } catch {
      copyFileSync(file, place);
    }
  }
}

function isNewerThan(time: number, file: string): boolean {
  const state = statSync(file, { throwIfNoEntry: false });
  return state === undefined || state.ctimeMs > time;
}

function changed(file: string): Problem {
  return {
    rule: 'picture',
    severity: 'error',
    file: displayPath(file),
    line: 1,
    column: 1,
    what: 'The picture has changed while the site was being built.',
    how: 'Build it again.',
  };
}
