/**
 * All that a build is made from, by content: the newsroom's files, the code, the packages, the settings. Where two
 * builds have the same inputs and the same BUILD_NOW they have the same output (DESIGN section 4).
 */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { isSettled } from '../../src/cache/settled.ts';
import { filesHash } from '../../src/cache/source-hash.ts';
import { importsOf } from '../../src/content/mdx-needs.ts';
import { readMarkdownSource } from '../../src/content/source-document.ts';
import type { Environment } from '../../src/site/environment.ts';

/** A file of the newsroom. Its times, its size or its place on disk change with every change of it. */
export interface InputFile {
  /** Milliseconds since the epoch, as `ctime`. */
  readonly mtime: number;
  readonly ctime: number;
  readonly size: number;
  readonly ino: number;
  /** Of its bytes. */
  readonly sha: string;
  /** Whether it was left alone for long enough that its times would tell of a change. */
  readonly isSettled: boolean;
}

/** By path below the content folder, in code-point order. */
export type InputFiles = ReadonlyMap<string, InputFile>;

export interface Inputs {
  readonly files: InputFiles;
  /** A hash of code, packages, settings and all that the files hold, but not of BUILD_NOW. */
  readonly digest: string;
}

/** What a checkout is made of. Code below these is hashed; what is installed is named in the lock files. */
export const CODE = [
  'src',
  'scripts',
  'public',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const INSTALLED = path.join('node_modules', '.package-lock.json');

/** Variables that Astro and Vite look at by themselves. */
const BUNDLERS = /^(?:NODE_ENV$|ASTRO_|VITE_|PUBLIC_)/;
/** As they were before Astro set some of them. */
const variables = Object.entries(process.env)
  .filter(([name]) => BUNDLERS.test(name))
  .sort();

/**
 * @param known what an earlier look found: files that were not touched since are not read again
 * @returns nothing where a build may depend on what does not lie in the content folder or the project: then nobody can
 *   say that its inputs are the same
 */
export function readInputs(environment: Environment, known: InputFiles): Inputs | undefined {
  const files = filesOf(environment.contentDir, known);
  if (!files) return undefined;
  const { projectDir, contentDir, outDir, cacheDir, siteUrl, basePath, without, preview, since } =
    environment;
  const there = readdirSync(projectDir).filter((name) => CODE.includes(name) || name.startsWith('.env'));
  if (existsSync(path.join(projectDir, INSTALLED))) there.push(INSTALLED);
  const settings = [contentDir, outDir, cacheDir, siteUrl, basePath, [...without], preview, since];
  const { versions, platform, arch } = process;
  const rest = [...files].map(([file, { sha }]) => `${file}\n${sha}`);
  const code = filesHash(projectDir, there.sort());
  const around = JSON.stringify([settings, variables, versions, platform, arch]);
  return { files, digest: hash('sha256', [code, around, ...rest].join('\n'), 'base64url') };
}

/** Code in the content folder may import what lies elsewhere; what readers get as it is may not. */
const CODE_FILE = /^(?!public\/).*\.(?:[cm]?[jt]sx?|astro|vue|svelte|css|scss|less)$/;

function filesOf(root: string, known: InputFiles): InputFiles | undefined {
  const opened = Date.now();
  const files: [string, InputFile][] = [];
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        // What git remembers is no input.
        if (entry.name !== '.git') waiting.push(file);
        continue;
      }
      const absolute = path.join(root, file);
      const state = statSync(absolute);
      // A link to a folder may lead anywhere.
      if (!state.isFile() || CODE_FILE.test(file)) return undefined;
      const before = known.get(file);
      const input = inputOf(absolute, state, opened, before);
      // What is known is known of a newsroom where no story does.
      if (input !== before && file.endsWith('.mdx') && reachesOut(absolute, root)) return undefined;
      files.push([file, input]);
    }
  }
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

type State = Pick<Stats, 'mtimeMs' | 'ctimeMs' | 'size' | 'ino'>;

/** @returns the known one itself, where nobody has touched the file */
function inputOf(file: string, now: State, opened: number, known: InputFile | undefined): InputFile {
  const { mtimeMs: mtime, ctimeMs: ctime, size, ino } = now;
  const isSame = known?.mtime === mtime && known.ctime === ctime && known.size === size && known.ino === ino;
  if (isSame && known.isSettled) return known;
  const sha = hash('sha1', readFileSync(file), 'hex');
  return { mtime, ctime, size, ino, sha, isSettled: isSettled(now, opened) };
}

/** Whether a story in MDX may depend on a file that is neither the newsroom's nor named in the lock file. */
function reachesOut(file: string, root: string): boolean {
  const imported = importsOf(readMarkdownSource(readFileSync(file, 'utf8')).body);
  if (!imported) return true;
  return imported.some((name) => {
    if (!/^[./]/.test(name)) return false;
    const target = path.resolve(path.dirname(file), name.replace(/\?.*$/, ''));
    return name.startsWith('/') || !target.startsWith(root + path.sep);
  });
}
