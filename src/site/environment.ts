/**
 * What the environment says, read once. The only place that looks at `process.env` and at the clock:
 * everything else is told what time it is.
 */
import path from 'node:path';
import { readInstant } from '../content/instant.ts';
import { PREVIEW_FOLDER, realPlace } from './output-folders.ts';
import { readShare, type Share } from './share.ts';
import { UsageError } from './usage-error.ts';

export interface Environment {
  /** Absolute. */
  readonly contentDir: string;
  /** Absolute; the folder itself, where a link to it was named. */
  readonly outDir: string;
  /** Absolute. All that may be reused between builds. */
  readonly cacheDir: string;
  /** Absolute: where the code lies. */
  readonly projectDir: string;
  /** BUILD_NOW as milliseconds since the epoch. */
  readonly now: number;
  /** Overrides the origin of outlet.yaml's `url`. */
  readonly siteUrl: string | undefined;
  /** Overrides the path of outlet.yaml's `url`. */
  readonly basePath: string | undefined;
  /** Parts that are left out, for measuring (scripts/bench): `search`, `cards`. */
  readonly without: ReadonlySet<string>;
  /** Drafts and embargoed stories are shown, marked. */
  readonly preview: boolean;
  /** Only articles of this year, or month, and later ones are read: `2025`, `2025-09`. For writing in a large archive. */
  readonly since: string | undefined;
  /** Which part of the pages this build makes, where other machines make the rest. */
  readonly share: Share | undefined;
}

/**
 * @param env variables as of `process.env`
 * @param directory what relative paths are relative to
 * @param clock milliseconds since the epoch, used when BUILD_NOW is not set
 * @throws {UsageError} when a variable cannot be used
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  directory: string,
  clock: () => number,
): Environment {
  const preview = env['BROADSHEET_PREVIEW'] === '1';
  return {
    contentDir: path.resolve(directory, env['CONTENT_DIR'] || 'content'),
    outDir: realPlace(path.resolve(directory, env['OUT_DIR'] || (preview ? PREVIEW_FOLDER : 'dist'))),
    cacheDir: path.resolve(directory, env['CACHE_DIR'] || '.cache'),
    projectDir: directory,
    now: env['BUILD_NOW'] ? readBuildNow(env['BUILD_NOW']) : clock(),
    siteUrl: env['SITE_URL'] ? readSiteUrl(env['SITE_URL']) : undefined,
    basePath: env['BASE_PATH'] === undefined ? undefined : readBasePath(env['BASE_PATH']),
    without: new Set((env['BUILD_WITHOUT'] ?? '').split(/[\s,]+/).filter(Boolean)),
    preview,
    since: env['BROADSHEET_SINCE'] ? readSince(env['BROADSHEET_SINCE']) : undefined,
    share: env['BROADSHEET_SHARD'] ? readShare(env['BROADSHEET_SHARD']) : undefined,
  };
}

function readBuildNow(written: string): number {
  const reading = readInstant(written, 'UTC');
  if (reading.ok) return reading.instant;
  throw new UsageError(`BUILD_NOW: ${reading.what}. Write it as 2025-10-05T12:00:00Z.`);
}

/**
 * @param written `2026` or `2026-03`
 * @throws {UsageError}
 */
export function readSince(written: string): string {
  if (/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/.test(written)) return written;
  throw new UsageError(`--since: “${written}” is no year or month. Write it as 2026 or 2026-03.`);
}

function readSiteUrl(written: string): string {
  if (/^https?:\/\/[^\s/]/.test(written) && URL.canParse(written)) return new URL(written).origin;
  throw new UsageError(`SITE_URL: “${written}” is not a web address. Write it as https://example.org.`);
}

function readBasePath(written: string): string {
  const inner = written.replace(/^\/+|\/+$/g, '');
  if (/^(?:[\w~-][\w~.-]*(?:\/|$))*$/.test(inner)) return inner === '' ? '/' : `/${inner}/`;
  throw new UsageError(`BASE_PATH: “${written}” is not a path. Write it as /news/.`);
}

export const environment: Environment = readEnvironment(process.env, process.cwd(), Date.now);
