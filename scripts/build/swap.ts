/**
 * The new output takes the place of the last one: two renames for each folder, written down beforehand, so that the
 * next command of ours can end what a killed one began (DESIGN section 8). Whoever reads the output finds the old one
 * or the new one; between two renames, for less than a millisecond, nothing.
 */
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { keepSpare } from '../../src/cache/spare-output.ts';
import { asideOf, deployFolderOf } from '../../src/site/output-folders.ts';
import { draftOf, writeWhole } from './write-whole.ts';

/** Folders that change places together: the output and what lies beside it for its host. */
interface Move {
  /** Absolute; what was built and verified. */
  readonly next: string;
  /** Absolute. */
  readonly place: string;
  /** Absolute; where the last output waits until all moves are done. */
  readonly last: string;
  /** Whether there is a new one; otherwise the old one only goes. */
  readonly renewed: boolean;
}

interface Journal {
  readonly moves: readonly Move[];
}

/** The file that says that a swap has begun. @param outDir absolute */
export function journalOf(outDir: string): string {
  return `${outDir}.journal`;
}

/**
 * Puts what was built aside into its place. Call it with the output's lock taken.
 * @param outDir absolute
 * @param spare absolute: where the last output is to be kept for the next build; without it it is deleted
 */
export function swapIn(outDir: string, spare?: string): void {
  const moves = movesOf(outDir);
  for (const { last } of moves) rmSync(last, { recursive: true, force: true });
  writeWhole(journalOf(outDir), JSON.stringify({ moves } satisfies Journal));
  try {
    for (const move of moves) change(move);
  } catch (error) {
    for (const move of moves) takeBack(move);
    rmSync(journalOf(outDir), { force: true });
    throw error;
  }
  rmSync(journalOf(outDir));
  const [main] = moves;
  if (main && spare !== undefined) keepQuietly(main.last, spare);
  for (const { last } of moves) removeQuietly(last);
}

/**
 * Ends what a killed build left: a swap that had begun is completed, since what it put in place had been verified; one
 * that cannot be is taken back. Call it with the output's lock taken.
 * @param outDir absolute
 * @returns what was done, for the log; nothing where all was in order
 */
export function recoverSwap(outDir: string): string | undefined {
  const journal = readJournal(journalOf(outDir));
  const moves = journal?.moves ?? movesOf(outDir);
  // The first folder is the output itself: once it was touched all of them follow.
  const [main] = moves;
  if (!main) return undefined;
  const touched = existsSync(main.last) || !existsSync(main.next);
  const takesBack = !existsSync(main.place) && existsSync(main.last);
  let done: string | undefined;
  const isWhole = existsSync(main.next) || existsSync(main.place);
  if (journal && touched && isWhole) {
    if (moves.map(change).includes(true)) done = 'it is in place now';
  } else if (takesBack) {
    for (const move of moves) takeBack(move);
    done = 'the last output is back';
  }
  for (const file of [journalOf(outDir), draftOf(journalOf(outDir))]) rmSync(file, { force: true });
  for (const { last } of moves) removeQuietly(last);
  return done && `A build was killed while it put its output in place; ${done}.`;
}

/** @returns whether anything was left to do */
function change({ next, place, last, renewed }: Move): boolean {
  if (renewed && !existsSync(next)) return false;
  const had = existsSync(place);
  if (had) renameSync(place, last);
  if (renewed) renameSync(next, place);
  return had || renewed;
}

function takeBack({ next, place, last }: Move): void {
  if (!existsSync(last)) return;
  if (existsSync(place)) renameSync(place, next);
  renameSync(last, place);
}

/** Deletes what a killed build left aside. @param outDir absolute */
export function clearAside(outDir: string): void {
  for (const { next } of movesOf(outDir)) rmSync(next, { recursive: true, force: true });
}

/** All that a build writes to or replaces, the output first. @param outDir absolute */
export function placesOf(outDir: string): string[] {
  return movesOf(outDir).flatMap(({ next, place, last }) => [place, next, last]);
}

function movesOf(outDir: string): Move[] {
  const move = (next: string, place: string): Move => ({
    next,
    place,
    last: `${place}.last`,
    renewed: existsSync(next),
  });
  const aside = asideOf(outDir);
  return [move(aside, outDir), move(deployFolderOf(aside), deployFolderOf(outDir))];
}

function readJournal(file: string): Journal | undefined {
  try {
    const journal = JSON.parse(readFileSync(file, 'utf8')) as Partial<Journal> | null;
    return Array.isArray(journal?.moves) ? (journal as Journal) : undefined;
  } catch {
    return undefined;
  }
}

/** What cannot be kept, on another file system for one, is not kept. */
function keepQuietly(last: string, spare: string): void {
  try {
    if (existsSync(last)) keepSpare(last, spare);
  } catch {
    // It is deleted.
  }
}

/** The new output is in place; that the last one cannot be deleted is a nuisance, not a failure. */
function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    console.warn(`warning: ${folder} could not be deleted: ${(error as Error).message}`);
  }
}
