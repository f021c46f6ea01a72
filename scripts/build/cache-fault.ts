import path from 'node:path';
import { displayPath } from '../../src/content/outlet-file.ts';

/** What systems say where a folder stands in the place of a file, or a file in that of a folder. */
const IN_THE_WAY = new Set(['EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY']);

/**
 * What is damaged in a cache is made anew, but for what stands where it must be put: that somebody has to take away.
 * @param cacheDir absolute
 * @returns the error, or one that says what to do about it
 */
export function cacheFault(error: unknown, cacheDir: string): unknown {
  const { code = '', path: from, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const place = [dest, from].find((one) => one?.startsWith(cacheDir + path.sep));
  if (!IN_THE_WAY.has(code) || place === undefined) return error;
  const what = `${displayPath(place)} is not what a build would have put there (${code}).`;
  return new Error(`${what} Delete ${displayPath(cacheDir)} and build again: that is only slower.`, {
    cause: error,
  });
}
