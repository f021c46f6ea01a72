/**
 * Which folder a build may have. The output is replaced as a whole, and what else was in it would be lost: so a build
 * takes no folder that it needs, and keeps what stood in its place where no build of ours has put it there. A preview
 * would publish what it shows where readers look: it takes the place of a preview alone.
 */
import { existsSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { displayPath } from '../../src/content/outlet-file.ts';
import type { Environment } from '../../src/site/environment.ts';
import { realPlace } from '../../src/site/output-folders.ts';
import { UsageError } from '../../src/site/usage-error.ts';
import { isPart } from './parts.ts';
import { isPreview } from './preview-output.ts';
import { placesOf } from './swap.ts';
import { writeWhole } from './write-whole.ts';

/** Below the project: what a build reads, and did not make. */
const SOURCES = ['src', 'scripts', 'public', 'content', 'node_modules'];
/** What every output has, of any version, whatever the outlet does without. */
const MARKS = ['index.html', 'latest.json', '_astro'];
/** They keep a folder in git, or come with a look at it. */
const NOTHING = new Set(['.gitkeep', '.DS_Store']);
/** The outputs that share a cache are fewer. */
const REMEMBERED = 32;

interface Needed {
  readonly name: string;
  /** Absolute. */
  readonly place: string;
}

/**
 * To be called before anything is written.
 * @throws {UsageError} where the output would take the place of something that a build needs
 */
export function refuseNeeded(environment: Environment): void {
  for (const { name, place } of neededBy(environment)) {
    for (const replaced of placesOf(environment.outDir)) {
      const relation = relationOf(replaced, place);
      if (!relation) continue;
      const other = relation === 'is' ? name : `${name} (${displayPath(place)})`;
      throw new UsageError(
        `OUT_DIR: ${displayPath(replaced)} ${relation} ${other}. A build replaces it as a whole: ` +
          'let it be a folder for the site alone.',
      );
    }
  }
}

/**
 * To be called with the output's lock taken, once an interrupted swap has been ended.
 * @returns whether something stands there that no build of ours has made
 * @throws {UsageError} where a part would take the place of anything but a part, a preview that of anything but a preview
 */
export function holdsForeign({ outDir, cacheDir, share, preview }: Environment): boolean {
  const names = namesIn(outDir);
  if (names.length === 0 || isPart(outDir)) return false;
  if (share) {
    throw new UsageError(
      `OUT_DIR: ${displayPath(outDir)} is not empty and was not made by --shard, which replaces it as a whole. ` +
        'Name a folder for the part alone, such as parts/3, or leave OUT_DIR out.',
    );
  }
  const isOurs = isOutput(outDir, names, cacheDir);
  if (preview && !(isOurs && isPreview(outDir))) {
    throw new UsageError(
      `OUT_DIR: what stands in ${displayPath(outDir)} is no preview, and drafts and embargoed stories must not take its place. ` +
        `Name another folder for the preview: OUT_DIR=${displayPath(`${outDir}-preview`)}`,
    );
  }
  return !isOurs;
}

/** Makes room for an output, and keeps what stood there beside it. @returns what to tell of it */
export function keepForeign(outDir: string): string {
  let place = `${outDir}.before`;
  for (let number = 2; existsSync(place); number += 1) place = `${outDir}.before-${String(number)}`;
  const names = namesIn(outDir);
  const some = names.length > 3 ? [...names.slice(0, 3), '…'] : names;
  renameSync(outDir, place);
  return `${displayPath(outDir)} was no output of an earlier build (${some.join(', ')}): it is ${displayPath(place)} now.`;
}

/**
 * Remembers the folder that is about to be put in place: an output of which something was lost is ours all the same.
 * @param folder absolute
 */
export function rememberOutput(folder: string, cacheDir: string): void {
  const identity = identityOf(folder);
  if (identity === undefined) return;
  const others = remembered(cacheDir).filter((one) => one !== identity);
  writeWhole(memoryFile(cacheDir), JSON.stringify([identity, ...others].slice(0, REMEMBERED)));
}

function neededBy({ contentDir, cacheDir, projectDir }: Environment): Needed[] {
  const needed: Needed[] = [
    { name: 'CACHE_DIR', place: cacheDir },
    { name: 'the project', place: projectDir },
    ...SOURCES.map((name): Needed => ({
      name: `${name}/ of the project`,
      place: path.join(projectDir, name),
    })),
  ];
  // A folder without settings is no outlet, which is said by whoever reads them.
  const isOutlet = existsSync(path.join(contentDir, 'outlet.yaml'));
  return isOutlet ? [{ name: 'CONTENT_DIR', place: contentDir }, ...needed] : needed;
}

/** @param one absolute @param other absolute */
function relationOf(one: string, other: string): 'is' | 'holds' | undefined {
  const way = path.relative(realPlace(one), realPlace(other));
  if (way === '') return 'is';
  return path.isAbsolute(way) || way.split(path.sep)[0] === '..' ? undefined : 'holds';
}

/** What is in a folder that anybody might miss. */
function namesIn(folder: string): string[] {
  const state = statSync(folder, { throwIfNoEntry: false });
  if (!state) return [];
  if (!state.isDirectory()) {
    throw new UsageError(`OUT_DIR: ${displayPath(folder)} is no folder. Name one, or take it away.`);
  }
  return readdirSync(folder)
    .filter((name) => !NOTHING.has(name))
    .sort();
}

/** Whether a site stands there; a host's own files may stand beside it, and pages may be lost. */
function isOutput(folder: string, names: readonly string[], cacheDir: string): boolean {
  const marks = MARKS.filter((mark) => names.includes(mark));
  if (marks.length === MARKS.length) return true;
  return marks.length > 0 && remembered(cacheDir).includes(identityOf(folder) ?? '');
}

/** What a folder keeps when it is renamed, and no other has: its place on disk, and since when. */
function identityOf(folder: string): string | undefined {
  const { ino, birthtimeNs } = statSync(folder, { bigint: true });
  return birthtimeNs === 0n ? undefined : `${String(ino)} ${String(birthtimeNs)}`;
}

function memoryFile(cacheDir: string): string {
  return path.join(cacheDir, 'outputs.json');
}

function remembered(cacheDir: string): unknown[] {
  try {
    const identities: unknown = JSON.parse(readFileSync(memoryFile(cacheDir), 'utf8'));
    return Array.isArray(identities) ? identities : [];
  } catch {
    return [];
  }
}
