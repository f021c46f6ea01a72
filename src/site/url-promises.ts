/**
 * `urls.lock` of the content folder: every address that was ever released, one a line, as a url without the base path.
 * Where the address does not tell what stood there, a tab and the id of the article follow. Lines are sorted and
 * independent, so that two branches are merged by taking the lines of both (`merge=union`).
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { plainPath } from '../content/plain-path.ts';
import { createUrls } from './urls.ts';

export interface UrlPromise {
  /** Path, not encoded. */
  readonly path: string;
  /** Id of the article that stood there, where the address does not say it. */
  readonly article?: string | undefined;
}

const { url } = createUrls({ origin: '', base: '/' });

/** @param contentDir absolute */
export function promisesFile(contentDir: string): string {
  return path.join(contentDir, 'urls.lock');
}

/** @returns nothing where there is no file: then nothing is promised */
export function readPromises(contentDir: string): UrlPromise[] | undefined {
  let text: string;
  try {
    text = readFileSync(promisesFile(contentDir), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return text.split(/\r?\n/).flatMap((line): UrlPromise[] => {
    const [address = '', article] = line.trim().split('\t');
    return address.startsWith('/') ? [{ path: plainPath(address), article }] : [];
  });
}

/** The text of the file: every line once, in code-point order. */
export function promisesText(promises: readonly UrlPromise[]): string {
  const lines = promises.map(({ path: promised, article }) =>
    article === undefined || promised === `/${article}/` ? url(promised) : `${url(promised)}\t${article}`,
  );
  return [...new Set(lines)]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((line) => `${line}\n`)
    .join('');
}
