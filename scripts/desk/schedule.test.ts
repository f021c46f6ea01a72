/** What happens by itself, and when a build is due. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { story, writeContent, type Files } from '../../src/tests/newsroom-factory.ts';
import { turningPoints } from '../build/turning-points.ts';
import { agendaOf } from './agenda.ts';
import { roomAt } from './room-factory.ts';
import { tellDue, tellSchedule } from './schedule.ts';

const AD = 'slot: rectangle\nsponsor: The Hall\nurl: /x/\n';
/** The clock of the test says 2025-10-05T12:00:00Z. */
const FILES: Files = {
  'articles/a.md': story({
    date: '2025-10-06T09:00:00+01:00',
    embargo: '2025-10-07T09:00:00+01:00',
    title: 'Embargoed',
  }),
  'articles/b.md': story({ date: '2025-09-01', expires: '2025-10-08T00:00:00Z', title: 'Expires' }),
  'articles/c.md': story({ date: '2025-10-05T09:00:00+01:00', breaking: 'true', title: 'Breaking' }),
  'articles/d.md': story({ date: '2026-01-01', draft: 'true', title: 'Draft' }),
  'articles/e.md': story({ date: '2025-10-01T12:00:00Z', title: 'Old' }),
  'ads/hall.yaml': `${AD}start: 2025-10-05T13:00:00Z\nend: 2025-10-09T13:00:00Z\n`,
  'fronts/home.yaml': 'blocks:\n  - id: lead\n    pins: [a, b]\n  - id: week\n    maxAgeDays: 7\n',
};

interface Told {
  readonly next: { at: string; local: string; change: string; kind: string; what: string }[];
}

describe('schedule', () => {
  it('tells what goes out and comes down, in order, in the outlet’s zone and in UTC', async () => {
    const room = roomAt(writeContent(FILES));
    const { next } = JSON.parse(await tellSchedule(room, { json: true })) as Told;
    expect(next.map(({ at, change, kind, what }) => `${at} ${change} ${kind} ${what}`)).toEqual([
      '2025-10-05T13:00:00.000Z out ad The Hall (rectangle)',
      '2025-10-05T14:00:00.000Z down breaking Breaking',
      '2025-10-07T08:00:00.000Z out pin Embargoed (in “lead”)',
      '2025-10-07T08:00:00.000Z out story Embargoed',
      '2025-10-08T00:00:00.000Z down pin Expires (in “lead”)',
      '2025-10-08T00:00:00.000Z down story Expires',
      '2025-10-09T13:00:00.000Z down ad The Hall (rectangle)',
    ]);
    expect(next[2]?.local).toBe('2025-10-07T09:00:00+01:00');
    const text = await tellSchedule(room, { all: true, limit: 2 });
    expect(text.split('\n')).toHaveLength(3);
    expect(text).toContain('2025-10-05 14:00 +01:00  2025-10-05T13:00Z  out   ad');
    const all = await tellSchedule(room, { all: true });
    expect(all).toContain('Old (in “week”)');
    expect(all).toContain('2026-01-06 00:00 +00:00  2026-01-06T00:00Z  down  feed tombstone  Expires');
    expect(await tellSchedule(roomAt(writeContent({})), {})).toBe(
      'Nothing goes out or comes down by itself.',
    );
  });
});

it('tells what happens at once in one order, however the front names it', async () => {
  const told = async (blocks: string) => {
    const room = roomAt(
      writeContent({
        'articles/a.md': story({ date: '2025-10-06' }),
        'fronts/home.yaml': `blocks: [${blocks}]\n`,
      }),
    );
    return agendaOf((await room.read()).newsroom, room.now);
  };
  const [one, other] = ['{ id: lead, pins: [a] }', '{ id: also, pins: [a] }'];
  const whats = (await told(`${one}, ${other}`)).map(({ what }) => what);
  expect(whats).toContain('The ferry is late again (in “also”)');
  expect((await told(`${other}, ${one}`)).map(({ what }) => what)).toEqual(whats);
});

describe('due', () => {
  const at = (instant: string) => Date.parse(instant);
  it.each([
    ['nothing happened', '2025-10-05T12:00:00Z', '2025-10-05T12:59:59Z', false],
    ['an ad began at this instant', '2025-10-05T12:59:59Z', '2025-10-05T13:00:00Z', true],
    ['it had begun at the build', '2025-10-05T13:00:00Z', '2025-10-05T13:00:01Z', false],
    ['the strip still shows at its last instant', '2025-10-05T13:30:00Z', '2025-10-05T14:00:00Z', false],
    ['the strip is over', '2025-10-05T14:00:00Z', '2025-10-05T14:00:00.001Z', true],
    ['an embargo ends', '2025-10-07T07:59:00Z', '2025-10-07T08:00:00Z', true],
    ['its date alone does not count', '2025-10-06T07:59:00Z', '2025-10-06T08:01:00Z', false],
    ['a story expires', '2025-10-08T00:00:00Z', '2025-10-08T00:01:00Z', true],
    ['news is two days old', '2025-10-07T07:59:59.999Z', '2025-10-07T08:00:00Z', true],
    ['a story is too old for a block', '2025-10-08T11:00:00Z', '2025-10-08T12:01:00Z', true],
    ['the build is of the future', '2025-12-01T00:00:00Z', '2025-10-09T00:00:00Z', false],
  ])('%s', async (_, since, now, isDue) => {
    expect((await tellDue(roomAt(writeContent(FILES), at(now)), since, false)).isDue).toBe(isDue);
  });

  const WEEK = { title: 'Of the week', date: '2025-10-01T12:00:00Z' };
  const TAGGED = 'blocks:\n  - id: week\n    maxAgeDays: 7\n    query: { tag: ferries }\n    limit: 1\n';
  it.each<[string, Files, since: string, now: string, isDue: boolean]>([
    [
      'a story is too old for a block of a tag that its own was merged into',
      {
        'articles/a.md': story({ ...WEEK, tags: '[Boats]' }),
        'tags/boats.yaml': 'mergeInto: ships\n',
        'tags/ships.yaml': 'mergeInto: ferries\n',
        'fronts/home.yaml': TAGGED,
      },
      '2025-10-08T11:00:00Z',
      '2025-10-08T12:01:00Z',
      true,
    ],
    [
      'a story is too old for a block whose tag was merged into its own',
      {
        'articles/a.md': story({ ...WEEK, tags: '[Boats]' }),
        'tags/ferries.yaml': 'mergeInto: boats\n',
        'fronts/home.yaml': TAGGED,
      },
      '2025-10-08T11:00:00Z',
      '2025-10-08T12:01:00Z',
      true,
    ],
    [
      'a newer story of the block has expired before',
      {
        'articles/a.md': story({ ...WEEK, tags: '[Ferries]' }),
        'articles/b.md': story({ ...WEEK, date: '2025-10-02', expires: '2025-10-03', tags: '[Ferries]' }),
        'fronts/home.yaml': TAGGED,
      },
      '2025-10-08T11:00:00Z',
      '2025-10-08T12:01:00Z',
      true,
    ],
    ...(
      [
        ['a pin is too old for its block', '2025-10-08T12:00:00Z', '2025-10-08T12:00:00.001Z', true],
        ['a pin is as old as its block allows', '2025-10-08T11:59:59Z', '2025-10-08T12:00:00Z', false],
      ] as const
    ).map(([what, since, now, isDue]): [string, Files, string, string, boolean] => [
      what,
      {
        'articles/a.md': story(WEEK),
        // The pinned story is none that its query asks for.
        'fronts/home.yaml':
          'blocks:\n  - id: week\n    pins: [a]\n    maxAgeDays: 7\n    query: { tag: ferries }\n',
      },
      since,
      now,
      isDue,
    ]),
    [
      'feeds no longer recall what has expired',
      { 'articles/a.md': story({ date: '2025-01-01', expires: '2025-02-01T12:00:00Z' }) },
      '2025-05-02T11:59:00Z',
      '2025-05-02T12:00:00Z',
      true,
    ],
    [
      'it was paid for, and so never news',
      {
        'articles/a.md': story({
          date: '2025-10-03T12:00:00Z',
          type: 'feature',
          sponsor: '{ name: A, url: https://a.example }',
        }),
      },
      '2025-10-05T11:59:00Z',
      '2025-10-05T12:01:00Z',
      false,
    ],
    ...(
      [
        ['breaking news is over', {}, true],
        ['it was kept off the front, and so never in the strip', { excludeFrom: '[home]' }, false],
        [
          'it was paid for, and so never in the strip',
          { sponsor: '{ name: A, url: https://a.example }' },
          false,
        ],
      ] as const
    ).map(([what, fields, isDue]): [string, Files, string, string, boolean] => [
      what,
      { 'articles/a.md': story({ date: '2025-10-03T12:00:00Z', breaking: 'true', ...fields }) },
      '2025-10-03T17:59:00Z',
      '2025-10-03T18:01:00Z',
      isDue,
    ]),
    [
      'it never stood in a feed',
      {
        'articles/a.md': story({
          date: '2025-01-01',
          expires: '2025-02-01T12:00:00Z',
          excludeFrom: '[feed]',
        }),
      },
      '2025-05-02T11:59:00Z',
      '2025-05-02T12:00:00Z',
      false,
    ],
    ...(
      [
        ['feeds recall what is declared gone', '2025-02-01T11:59:00Z', '2025-02-01T12:00:00Z', true],
        ['they still do', '2025-02-01T12:00:00Z', '2025-05-02T11:59:00Z', false],
        ['they no longer do', '2025-05-02T11:59:00Z', '2025-05-02T12:00:00Z', true],
      ] as const
    ).map(([what, since, now, isDue]): [string, Files, string, string, boolean] => [
      what,
      { 'gone.yaml': '- url: /2025/01/x/\n  date: 2025-02-01T12:00:00Z\n  reason: Sold.\n  id: 2025/01/x\n' },
      since,
      now,
      isDue,
    ]),
  ])('%s', async (_, files, since, now, isDue) => {
    expect((await tellDue(roomAt(writeContent(files), at(now)), since, false)).isDue).toBe(isDue);
  });

  it('leaves out nothing that a build compares with the clock', async () => {
    const room = roomAt(
      writeContent({ ...FILES, 'gone.yaml': '- url: /x/\n  date: 2025-10-03\n  reason: Sold.\n' }),
      at('2025-10-05T13:00:00Z'),
    );
    const { newsroom } = await room.read();
    const told = new Set(agendaOf(newsroom, room.now).map((one) => one.at));
    const coming = [...turningPoints(newsroom)].filter((one) => one > room.now);
    // Of blocks, those that may stand in them now.
    expect(coming.filter((one) => !told.has(one)).map((one) => new Date(one).toISOString())).toEqual([
      '2025-10-14T08:00:00.000Z',
    ]);
  });

  it('reads the report of the last build, and is due where there is none', async () => {
    const room = roomAt(writeContent(FILES), at('2025-10-05T13:00:00Z'));
    expect((await tellDue(room, undefined, false)).isDue).toBe(true);
    mkdirSync(room.cacheDir, { recursive: true });
    const report = `${room.cacheDir}/report.json`;
    writeFileSync(report, JSON.stringify({ version: 1, buildNow: '2025-10-05T13:00:00.000Z' }));
    expect(await tellDue(room, undefined, false)).toEqual({
      isDue: false,
      text: 'Nothing is due since 2025-10-05T13:00:00.000Z.',
    });
    expect((await tellDue(room, report, true)).isDue).toBe(false);
    writeFileSync(report, '{"buildNow": 5}');
    await expect(tellDue(room, undefined, false)).rejects.toThrow('is no report of a build');
    await expect(tellDue(room, 'yesterday', false)).rejects.toThrow('--since: “yesterday” is not a date');
  });

  it.each<[what: string, report: object, why?: string]>([
    ['the whole of this newsroom', {}],
    ['an earlier version, which did not say of what', { contentDir: undefined, preview: true }],
    ['a preview', { preview: true }, 'a preview'],
    ['a part', { part: '3/8' }, 'only part 3/8'],
    ['another outlet', { contentDir: '/srv/other' }, 'of /srv/other'],
    ['a preview of another outlet', { contentDir: '/srv/other', preview: true }, 'of /srv/other'],
  ])('asks of what the last build was: %s', async (_, report, why) => {
    const room = roomAt(writeContent(FILES), at('2025-10-05T13:00:00Z'));
    mkdirSync(room.cacheDir, { recursive: true });
    const file = `${room.cacheDir}/report.json`;
    const buildNow = '2025-10-05T13:00:00.000Z';
    const whole = { version: 1, buildNow, preview: false, contentDir: room.contentDir };
    writeFileSync(file, JSON.stringify({ ...whole, ...report }));
    const { isDue, text } = await tellDue(room, undefined, false);
    expect(isDue).toBe(why !== undefined);
    expect(text).toBe(
      why === undefined
        ? `Nothing is due since ${buildNow}.`
        : `Due: nobody knows when this was built: the last build with this CACHE_DIR (${file}) was ${why}.`,
    );
    expect(JSON.parse((await tellDue(room, undefined, true)).text)).toMatchObject(
      why === undefined ? { due: false, since: buildNow } : { due: true, since: null, happened: [] },
    );
    // Who names a report means it.
    expect((await tellDue(room, file, false)).isDue).toBe(false);
  });

  it('knows the content folder by whatever link it is reached', async () => {
    const room = roomAt(writeContent(FILES), at('2025-10-05T13:00:00Z'));
    const link = `${room.contentDir}-link`;
    symlinkSync(room.contentDir, link);
    mkdirSync(room.cacheDir, { recursive: true });
    writeFileSync(
      `${room.cacheDir}/report.json`,
      JSON.stringify({ version: 1, buildNow: '2025-10-05T13:00:00.000Z', preview: false, contentDir: link }),
    );
    expect((await tellDue(room, undefined, false)).isDue).toBe(false);
  });
});
