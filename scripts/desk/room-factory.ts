/** Rooms on disk for the tests of the commands. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formatProblem } from '../../src/content/problem.ts';
import { NOW } from '../../src/tests/newsroom-factory.ts';
import { refuseWrong, type Plan } from './finish.ts';
import { roomOf, type Room } from './room.ts';

export function roomAt(contentDir: string, now = NOW): Room {
  const folders = {
    contentDir,
    cacheDir: path.join(contentDir, '../cache'),
    outDir: path.join(contentDir, '../dist'),
    projectDir: path.join(contentDir, '../project'),
  };
  return roomOf({ ...folders, now, siteUrl: undefined, basePath: undefined }, contentDir);
}

/** Every file of a content folder, by its path below it. */
export function filesOf(contentDir: string): Record<string, string> {
  const files = readdirSync(contentDir, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !file.includes('/.git/'))
      .map((file) => [path.relative(contentDir, file), readFileSync(file, 'utf8')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Makes the changes. @returns what the newsroom's check then says */
export async function carryOut(room: Room, { changes }: Plan): Promise<string[]> {
  refuseWrong(room, changes);
  changes.apply();
  const { problems } = await room.read();
  return problems.map(formatProblem);
}
