/**
 * Astro keeps the pictures it scaled by name and takes whatever lies under that name. So a picture that was cut off or
 * changed since is taken away before it looks, by the sums that were noted when it was made.
 */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Sum {
  readonly size: number;
  readonly mtime: number;
  readonly sha: string;
}

/** Pictures that no page has shown for this long are forgotten; previews and builds may share a cache. */
const UNUSED = 7 * 24 * 60 * 60 * 1000;

export class PictureCache {
  readonly #folder: string;
  readonly #sumsFile: string;
  readonly #sums: Map<string, Sum>;

  /** @param cacheDir absolute */
  constructor(cacheDir: string) {
    this.#folder = path.join(cacheDir, 'astro', 'assets');
    this.#sumsFile = path.join(cacheDir, 'astro', 'assets.sums');
    this.#sums = readSums(this.#sumsFile);
  }

  /** Takes away every picture that is not what it was, and the rest of what Astro keeps: it costs nothing to make. */
  sweep(): void {
    for (const name of list(path.dirname(this.#folder))) {
      const isKept = name === path.basename(this.#folder) || name === path.basename(this.#sumsFile);
      if (!isKept) rmSync(path.join(this.#folder, '..', name), { recursive: true, force: true });
    }
    for (const name of list(this.#folder)) {
      const sum = this.#sums.get(name);
      if (sum && this.#isSame(name, sum)) continue;
      this.#sums.delete(name);
      rmSync(path.join(this.#folder, name), { recursive: true, force: true });
    }
  }

  /** @returns how many of these are still to be made */
  missing(names: readonly string[]): number {
    return names.filter((name) => !this.#sums.has(name)).length;
  }

  /** Notes what Astro has added, and forgets what nothing shows any more. @param shown names of this output's pictures */
  note(shown: ReadonlySet<string>): void {
    const oldest = Date.now() - UNUSED;
    for (const name of list(this.#folder)) {
      const file = path.join(this.#folder, name);
      const { size, mtimeMs: mtime } = statSync(file);
      if (!shown.has(name) && mtime < oldest) {
        rmSync(file, { force: true });
        this.#sums.delete(name);
      } else if (!this.#sums.has(name)) {
        this.#sums.set(name, { size, mtime, sha: hash('sha1', readFileSync(file), 'hex') });
      }
    }
    const lines = [...this.#sums].map(([name, sum]) => withSum(JSON.stringify([name, sum])));
    if (lines.length === 0) return;
    writeFileSync(`${this.#sumsFile}.new`, lines.join('\n'));
    renameSync(`${this.#sumsFile}.new`, this.#sumsFile);
  }

  #isSame(name: string, { size, mtime, sha }: Sum): boolean {
    const file = path.join(this.#folder, name);
    const state = statSync(file, { throwIfNoEntry: false });
    if (state?.size !== size) return false;
    return state.mtimeMs === mtime || hash('sha1', readFileSync(file), 'hex') === sha;
  }
}

/** Each line bears the sum of itself. */
function withSum(line: string): string {
  return `${hash('sha1', line, 'hex')} ${line}`;
}

function readSums(file: string): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return sums;
  }
  for (const row of text.split('\n')) {
    const line = row.slice(41);
    if (row !== withSum(line)) continue;
    const [name, sum] = JSON.parse(line) as [string, Sum];
    sums.set(name, sum);
  }
  return sums;
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
