/** `desk schedule` and `desk due`: what happens next, and whether something has happened since the last build. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { styleText } from 'node:util';
import { readInstant } from '../../src/content/instant.ts';
import { displayPath } from '../../src/content/outlet-file.ts';
import { isoInstant } from '../../src/site/dates.ts';
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
  const from = sinceOf(room, since);
  if (from === undefined) {
    const text = json
      ? JSON.stringify({ due: true, now: utc(room.now), since: null, happened: [] }, null, 2)
      : `Due: there is no report of a build (${displayPath(reportFile(room.cacheDir))}).`;
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

/** @throws {UsageError} when it is neither an instant nor a report */
function sinceOf(room: Room, since: string | undefined): number | undefined {
  const file = since === undefined ? reportFile(room.cacheDir) : path.resolve(room.workingDir, since);
  const isFile = existsSync(file) && statSync(file).isFile();
  if (since === undefined && !isFile) return undefined;
  if (isFile) {
    const buildNow = buildNowOf(file);
    if (buildNow !== undefined) return buildNow;
    throw new UsageError(`${displayPath(file)} is no report of a build: it has no \`buildNow\`.`);
  }
  const reading = readInstant(since ?? '', room.outlet.timezone);
  if (reading.ok) return reading.instant;
  throw new UsageError(
    `--since: ${reading.what}, and no file either. Write it as 2025-10-05T12:00:00Z, or name a report.json.`,
  );
}

function buildNowOf(file: string): number | undefined {
  try {
    const { buildNow } = JSON.parse(readFileSync(file, 'utf8')) as { buildNow?: unknown };
    const reading = readInstant(typeof buildNow === 'string' ? buildNow : '', 'UTC');
    return reading.ok ? reading.instant : undefined;
  } catch {
    return undefined;
  }
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
