/** Files of `public/` that a story leads to: they are published whether or not a story does. */
import path from 'node:path';
import { readPublicFiles } from '../../src/content/public-files.ts';
import type { Outlet } from '../../src/site/outlet.ts';
import type { ChangeSet } from './change-set.ts';
import { roomFiles } from './references-to.ts';
import type { Room } from './room.ts';

export interface PublicFile {
  /** Absolute. */
  readonly file: string;
  /** Path of the site. */
  readonly address: string;
  /** Whether another text of the newsroom names it too. */
  readonly isShared: boolean;
}

/**
 * By their names, however a link to them is written: rather one too many than one that stays on the web unseen.
 * @param removed the story and what goes with it: what they say is no use of a file
 */
export function publicFilesOf(
  story: string,
  removed: ReadonlySet<string>,
  room: Room,
  changes: ChangeSet,
): PublicFile[] {
  const folders = [path.join(room.projectDir, 'public'), path.join(room.contentDir, 'public')];
  const told = asRead(changes.read(story));
  const named = [...readPublicFiles(folders)]
    .map(([address, file]) => ({ address, file, pattern: nameOf(address, room.outlet) }))
    .filter(({ pattern }) => pattern.test(told));
  if (named.length === 0) return [];
  const shared = new Set<string>();
  for (const { file } of roomFiles(room)) {
    if (removed.has(file)) continue;
    const text = asRead(changes.read(file));
    for (const { address, pattern } of named) if (pattern.test(text)) shared.add(address);
  }
  return named
    .map(({ address, file }) => ({ address, file, isShared: shared.has(address) }))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

/**
 * The path without its first slash, which a relative link has not: no part of a longer name, and at the top of the site or
 * above.
 */
function nameOf(address: string, { origin, base }: Outlet): RegExp {
  const tops = [`${origin}${base}`, ...(base === '/' ? [] : [base])].map((top) => RegExp.escape(top));
  const before = ['^', '[^\\p{L}\\p{N}_/-]', '(?<![\\p{L}\\p{N}_-])/', ...tops].join('|');
  return new RegExp(`(?<=${before})${RegExp.escape(address.slice(1))}(?![\\p{L}\\p{N}_])`, 'u');
}

function asRead(text: string): string {
  return text
    .replaceAll(/(?:%[\da-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    })
    .normalize('NFC');
}
