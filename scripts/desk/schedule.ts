/** `desk schedule` and `desk due`: what happens next, and whether something has happened since the last build. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { styleText } from 'node:util';
import { readInstant } from '../../src/content/instant.ts';
import { displayPath } from '../../src/content/outlet-file.ts';
import { isoInstant } from '../../src/site/dates.ts';
import { realPlace } from '../../src/site/output-folders.ts';
import { UsageError } from '../../src/site/usage-error.ts';
import { reportFile } from '../build/report.ts';
import { agendaOf, happenedBetween, type Happening } from './agenda.ts';
import type { Room } from './room.ts';

/** What can be planned; the rest follows from it. */
const PLANNED: ReadonlySet<Happening['kind']> = new Set(['story', 'pin', 'ad', 'breaking']);

export interface ScheduleOptions {
  readonly json?: boolean | undefined;
  /** Also what only follows: the news sitemap, blocks that stories grow too old for, what feeds recall. */
  readonly all?: boolean | undefined;
  readonly limit?: number | undefined;
}

/** Lines for a terminal, or one of JSON. */
export async function tellSchedule(
  room: Room,
  { json, all, limit = Infinity }: ScheduleOptions,
): Promise<string> {
  const { newsroom } = await room.read();
  const coming = agendaOf(newsroom, room.now)
    .filter(
      ({ at, isAfter, kind }) =>
        (isAfter ? at >= room.now : at > room.now) && (all === true || PLANNED.has(kind)),
    )
    .slice(0, limit);
  if (json)
    return JSON.stringify(
      { now: utc(room.now), timezone: room.outlet.timezone, next: coming.map((one) => toJson(one, room)) },
      null,
      2,
    );
  if (coming.length === 0) return 'Nothing goes out or comes down by itself.';
  return [`Times in ${room.outlet.timezone}, and in UTC.`, ...coming.map((one) => lineOf(one, room))].join(
    '\n',
  );
}

export interface DueAnswer {
  readonly isDue: boolean;
  readonly text: string;
}

/** @param since an instant, a report of a build, or nothing for the report in CACHE_DIR */
export async function tellDue(room: Room, since: string | undefined, json: boolean): Promise<DueAnswer> {
  const from = since === undefined ? lastBuild(room) : namedInstant(room, since);
  if (typeof from === 'string') {
    const text = json
      ? JSON.stringify({ due: true, now: utc(room.now), since: null, happened: [] }, null, 2)
      : `Due: ${from}`;
    return { isDue: true, text };
  }
  const { newsroom } = await room.read();
  const happened = happenedBetween(agendaOf(newsroom, room.now), from, room.now);
  const isDue = happened.length > 0;
  if (json) {
    const answer = {
      due: isDue,
      now: utc(room.now),
      since: utc(from),
      happened: happened.map((one) => toJson(one, room)),
    };
    return { isDue, text: JSON.stringify(answer, null, 2) };
  }
  const head = isDue ? 'Due, because of what happened since' : 'Nothing is due since';
  return {
    isDue,
    text: [`${head} ${utc(from)}${isDue ? ':' : '.'}`, ...happened.map((one) => lineOf(one, room))].join(
      '\n',
    ),
  };
}

/**
 * When this newsroom was last built, or why nobody knows.
 * @throws {UsageError} when the report in CACHE_DIR is none
 */
function lastBuild(room: Room): number | string {
  const file = reportFile(room.cacheDir);
  if (!isFile(file)) return `there is no report of a build (${displayPath(file)}).`;
  const report = reportIn(file);
  const other = otherSubject(report, room.contentDir);
  return other === undefined
    ? report.buildNow
    : `nobody knows when this was built: the last build with this CACHE_DIR (${displayPath(file)}) was ${other}.`;
}

/** @returns what was built where it is not all that is public of this content folder */
function otherSubject({ contentDir, preview, part }: ReadReport, own: string): string | undefined {
  // Earlier builds did not say of what they were.
  if (typeof contentDir !== 'string') return undefined;
  if (realPlace(contentDir) !== realPlace(own)) return `of ${displayPath(contentDir)}`;
  if (preview === true) return 'a preview';
  return typeof part === 'string' ? `only part ${part}` : undefined;
}

/** @throws {UsageError} when it is neither an instant nor a report */
function namedInstant(room: Room, since: string): number {
  const file = path.resolve(room.workingDir, since);
  if (isFile(file)) return reportIn(file).buildNow;
  const reading = readInstant(since, room.outlet.timezone);
  if (reading.ok) return reading.instant;
  throw new UsageError(
    `--since: ${reading.what}, and no file either. Write it as 2025-10-05T12:00:00Z, or name a report.json.`,
  );
}

interface ReadReport {
  readonly buildNow: number;
  readonly contentDir?: unknown;
  readonly preview?: unknown;
  readonly part?: unknown;
}

function reportIn(file: string): ReadReport {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as ReadReport & { readonly buildNow: unknown };
    const reading = readInstant(typeof report.buildNow === 'string' ? report.buildNow : '', 'UTC');
    if (reading.ok) return { ...report, buildNow: reading.instant };
  } catch {
    // It is no report.
  }
  throw new UsageError(`${displayPath(file)} is no report of a build: it has no \`buildNow\`.`);
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}

const NAMES: Readonly<Record<Happening['kind'], string>> = {
  story: 'story',
  pin: 'pin',
  ad: 'ad',
  breaking: 'breaking strip',
  block: 'front',
  'news-sitemap': 'news sitemap',
  tombstone: 'feed tombstone',
};

function lineOf(one: Happening, { outlet }: Room): string {
  const local = isoInstant(one.at, outlet.timezone);
  const change = one.change === 'out' ? styleText('green', 'out ') : styleText('yellow', 'down');
  const time = `${local.slice(0, 10)} ${local.slice(11, 16)} ${local.slice(19)}`;
  return `${time}  ${utc(one.at).slice(0, 16)}Z  ${change}  ${NAMES[one.kind].padEnd(14)}  ${one.what}  ${styleText('dim', one.file)}`;
}

function toJson({ at, change, kind, what, id, file }: Happening, { outlet }: Room): object {
  return { at: utc(at), local: isoInstant(at, outlet.timezone), change, kind, what, id, file };
}

function utc(instant: number): string {
  return new Date(instant).toISOString();
}
