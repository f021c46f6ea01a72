import type { Stats } from 'node:fs';

/** A file changed so shortly before it was read may change again without its times telling. */
const SETTLED = 2000;

/** @param opened when reading began, before the file was looked at */
export function isSettled({ mtimeMs, ctimeMs }: Pick<Stats, 'mtimeMs' | 'ctimeMs'>, opened: number): boolean {
  return Math.max(mtimeMs, ctimeMs) < opened - SETTLED;
}
