/**
 * `urls.lock` of the content folder: every address that was ever released, one a line, as a url without the base path.
 * Where the address does not tell what stood there, a tab and the id of the article follow. Lines are sorted and
 * independent, so that two branches are merged by taking the lines of both (`merge=union`). One line more is what the ids
 * of feed items begin with: where it changes readers get every story again.
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
  return readLines(contentDir)?.flatMap((line): UrlPromise[] => {
    const [address = '', article] = line.split('\t');
    return address.startsWith('/') ? [{ path: plainPath(address), article }] : [];
  });
}

/** What ids of feed items began with when they were released: `tag:example.org,2025-01-01:`. Two branches may have two. */
export function readFeedIdentities(contentDir: string): string[] {
  return (readLines(contentDir) ?? []).filter((line) => line.startsWith('tag:'));
}

function readLines(contentDir: string): string[] | undefined {
  let text: string;
  try {
    text = readFileSync(promisesFile(contentDir), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return text.split(/\r?\n/).map((line) => line.trim());
}

/**
 * The text of the file: every line once, in code-point order.
 * @param identities as `readFeedIdentities` gives them
 */
export function promisesText(promises: readonly UrlPromise[], identities: readonly string[] = []): string {
  const lines = promises.map(({ path: promised, article }) =>
    article === undefined || promised === `/${article}/` ? url(promised) : `${url(promised)}\t${article}`,
  );
  return [...new Set([...lines, ...identities])]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((line) => `${line}\n`)
    .join('');
}
