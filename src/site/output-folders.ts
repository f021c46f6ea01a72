/**
 * Where the output is, and what lies beside it. Nothing of that is served: a host gets the output alone, and what is
 * named here has the output's own name and a suffix, so that a person sees what it belongs to.
 */
import { readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './usage-error.ts';

/** Where a preview is put, below the project, unless OUT_DIR names another folder. */
export const PREVIEW_FOLDER = 'dist-preview';

/** As many as Linux follows in one path: path_resolution(7). */
const MOST_LINKS = 40;

/**
 * Where a folder lies, or would lie: links are followed, one too that leads to nothing yet. What takes the place of the
 * output by renaming must be made beside the folder itself; beside a link to it may be another disk.
 * @param folder absolute
 * @throws {UsageError} where links lead in a circle
 */
export function realPlace(folder: string, links = MOST_LINKS): string {
  if (links === 0) throw new UsageError(`${folder} is a link that leads back to itself. Name a folder.`);
  try {
    return realpathSync(folder);
  } catch {
    const parent = path.dirname(folder);
    if (parent === folder) return folder;
    const place = path.join(realPlace(parent, links), path.basename(folder));
    const target = targetOf(place);
    return target === undefined ? place : realPlace(path.resolve(path.dirname(place), target), links - 1);
  }
}

function targetOf(place: string): string | undefined {
  try {
    return readlinkSync(place);
  } catch {
    return undefined;
  }
}

/** Where a build works until its output has been verified. @param outDir absolute */
export function asideOf(outDir: string): string {
  return `${outDir}.next`;
}

/**
 * What a deployment needs besides the output: the host's own configuration, the hashes of what is deployed. It is made
 * beside the folder that is being built and takes its place with it.
 * @param folder absolute: the output, or the folder that a build works in (what `astro:build:done` gives as `dir`)
 */
export function deployFolderOf(folder: string): string {
  return `${folder.replace(/[\\/]+$/, '')}.deploy`;
}
