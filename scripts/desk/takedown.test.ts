/** A takedown publishes nothing that was not public, and names everything that git holds. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { OUTLET, PNG, story, writeContent, type Files } from '../../src/tests/newsroom-factory.ts';
import { planMove } from './move.ts';
import { carryOut, filesOf, roomAt } from './room-factory.ts';
import { planTakedown } from './takedown.ts';

const A = 'articles/2025/09/a.md';
const REASON = 'By order of the court.';

async function takeDown(files: Files) {
  const contentDir = writeContent(files);
  const room = roomAt(contentDir);
  const plan = await planTakedown(room, '2025/09/a', REASON);
  expect(await carryOut(room, plan)).toEqual([]);
  const after = filesOf(contentDir);
  expect(after[A]).toBeUndefined();
  return { gone: after['gone.yaml'], says: plan.says.join('\n') };
}

describe('a story that is not public', () => {
  const FEEDS = `  feeds:
    published: 2025-09-04T18:30:00+01:00
    section: world
    authors:
      - vera
    type: news
`;
  const entry = (url: string, id?: string, feeds = FEEDS) =>
    `- url: ${url}\n  date: 2025-10-05T13:00:00+01:00\n  reason: ${REASON}\n${id === undefined ? '' : `  id: ${id}\n${feeds}`}`;

  it.each<[what: string, fields: Record<string, string>]>([
    ['a draft', { draft: 'true' }],
    ['an embargo', { embargo: '2025-10-07' }],
    ['a draft with an old address', { draft: 'true', aliases: '[/old/a/]' }],
  ])('leaves no trace where nothing of it was released: %s', async (_, fields) => {
    for (const lock of [undefined, '/2025/09/b/\n']) {
      const { gone, says } = await takeDown({ [A]: story(fields), 'urls.lock': lock });
      expect(gone).toBeUndefined();
      expect(says).toMatch(
        /^It is not public \((?:draft|scheduled)\) and urls\.lock does not name \/2025\/09\/a\//,
      );
      expect(says).toContain(
        'If it was public once after all, add to gone.yaml: url: /2025/09/a/, a date, a reason, and id: 2025/09/a',
      );
      expect(says).not.toMatch(/410|purge|Feed readers/);
    }
  });

  it('leaves what gone.yaml says already as it is', async () => {
    const known = '- url: /2025/09/a/\n  date: 2025-09-30\n  reason: Old.\n';
    const { gone } = await takeDown({ [A]: story({ draft: 'true' }), 'gone.yaml': known });
    expect(gone).toBe(known);
  });

  it.each<[what: string, fields: Record<string, string>, lock: string, gone: string]>([
    ['its address', {}, '/2025/09/a/\n', entry('/2025/09/a/', '2025/09/a')],
    ['its address of another id', { id: 'x' }, '/2025/09/a/\tx\n', entry('/2025/09/a/', 'x')],
    ['what stood there before', { id: 'x' }, '/2025/09/a/\n', entry('/2025/09/a/')],
    [
      'only an old address',
      { id: '2025/08/a', aliases: '[/2025/08/a/]' },
      '/2025/08/a/\n',
      entry('/2025/08/a/', '2025/08/a'),
    ],
  ])('is gone where it was released: %s', async (_, fields, lock, gone) => {
    const taken = await takeDown({ [A]: story({ draft: 'true', ...fields }), 'urls.lock': lock });
    expect(taken.gone).toBe(gone);
    expect(taken.says).toMatch(/^\/2025\/0[89]\/a\/ says that it is gone/);
  });

  it.each([
    ['nginx', /^\/2025\/09\/a\/ answers “gone” \(410\) with the reason: By order/, 'the 410 confirms it'],
    [
      'cloudflare',
      /^\/2025\/09\/a\/ says that it is gone \(a page with noindex: `host: cloudflare` knows no 410\), with the reason: By order/,
      'the noindex confirms it',
    ],
    ['generic', /^\/2025\/09\/a\/ says that it is gone \(a page with noindex/, 'the noindex confirms it'],
  ])('tells what the host does: %s', async (host, first, engines) => {
    const { says } = await takeDown({ [A]: story(), 'outlet.yaml': `${OUTLET}host: ${host}\n` });
    expect(says).toMatch(first);
    expect(says).toContain(engines);
  });

  it('is gone where it was public or has expired', async () => {
    for (const fields of [{}, { expires: '2025-09-30' }])
      expect((await takeDown({ [A]: story(fields) })).gone).toBe(entry('/2025/09/a/', '2025/09/a'));
  });

  it('is recalled wherever feeds had it, and nowhere else', async () => {
    const everywhere = {
      author: '[{id: vera, role: Words}, vera, ren]',
      series: '{id: slow, order: 1}',
      type: 'opinion',
      corrections: '[{date: 2025-09-08, kind: correction, severity: minor, text: Two}]',
      retracted: '{date: 2025-09-10, reason: Wrong}',
    };
    const { gone } = await takeDown({
      [A]: story(everywhere),
      'authors/ren.yaml': 'name: Ren\n',
      'series/slow.yaml': 'name: Slow\n',
    });
    const feeds = FEEDS.replace('- vera', '- vera\n      - ren').replace(
      'type: news',
      'series: slow\n    type: opinion\n    corrections:\n      - correction-2025-09-07T23:00:00Z\n      - retraction',
    );
    expect(gone).toBe(entry('/2025/09/a/', '2025/09/a', feeds));
    for (const [fields, lock] of [
      [{ excludeFrom: '[feed]' }, ''],
      [{ embargo: '2025-10-07' }, '/2025/09/a/\n'],
    ] as const)
      expect((await takeDown({ [A]: story(fields), 'urls.lock': lock })).gone).toBe(
        entry('/2025/09/a/', '2025/09/a', ''),
      );
  });
});

it('takes the pictures of its definitions, and every link whatever its spelling', async () => {
  const contentDir = writeContent({
    'articles/2025/09/café.md': story({}, '![A ferry][p]\n\n[p]: ./lead.png\n'),
    'articles/2025/09/lead.png': PNG,
    'articles/2025/09/b.md': story(
      {},
      '[that story](/2025/09/caf&eacute;/) <a href="/2025/09/caf&eacute;/">it</a>\n\n[x](/2025/09/café/ (a (b)))\n',
    ),
    'articles/2025/09/c.mdx': story({}, '{1 > 0 && <a href="/2025/09/caf&eacute;/">it</a>}\n'),
  });
  const room = roomAt(contentDir);
  const plan = await planTakedown(room, '2025/09/café', REASON);
  expect(await carryOut(room, plan)).toEqual([]);
  const files = filesOf(contentDir);
  expect(files['articles/2025/09/lead.png']).toBeUndefined();
  expect(files['articles/2025/09/b.md']).toContain('\nthat story it\n');
  expect(plan.says.filter((line) => line.startsWith('look at') && line.endsWith('used here'))).toEqual([
    expect.stringMatching(/b\.md:11:1: \/2025\/09\/café\/ is used here$/),
    expect.stringMatching(/c\.mdx:9:20: \/2025\/09\/café\/ is used here$/),
  ]);
});

describe('what lies elsewhere', () => {
  const FILES: Files = {
    [A]: story(
      { image: '\n  src: ../../../pictures/lead.png\n  alt: Q\n  credit: U' },
      '[the record](/docs/the%20record.pdf) ![The child](https://test.example/docs/child.jpg)\n\n' +
        '<a href="../../../docs/caf%C3%A9.pdf">menu</a> [map](/docs/map.pdf) [top](/top.txt) ![](../../../pictures/both.png)\n',
    ),
    'articles/2025/09/b.md': story(
      { title: 'Another' },
      '![](../../../pictures/both.png) [the map](/docs/map.pdf)\n',
    ),
    'comments/a/1.md': '---\narticle: 2025/09/a\nname: R\ndate: 2025-09-05\n---\n\nSee /docs/child.jpg.\n',
    'pictures/lead.png': PNG,
    'pictures/both.png': PNG,
    'public/docs/the record.pdf': 'A',
    'public/docs/child.jpg': PNG,
    'public/docs/cafe\u0301.pdf': 'C',
    'public/docs/map.pdf': 'D',
    // Nothing leads to it.
    'public/docs/my-child.jpg': PNG,
    'public/child.jpg': PNG,
    'public/top.txt': 'T',
  };

  it('goes where it is this story’s alone, and of public/ it is told', async () => {
    const contentDir = writeContent(FILES);
    const inProject = path.join(contentDir, '../project/public/docs/notes.pdf');
    mkdirSync(path.dirname(inProject), { recursive: true });
    writeFileSync(inProject, 'E');
    const file = path.join(contentDir, A);
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n[notes](/docs/notes.pdf)\n`);
    const plan = await planTakedown(roomAt(contentDir), '2025/09/a', REASON);
    const short = (line: string) => line.replace(`${path.dirname(contentDir)}/`, '').replace(/:.*/, '');
    expect(
      plan.changes
        .describe()
        .filter((line) => line.startsWith('removed'))
        .map(short),
    ).toEqual([
      `removed  content/${A}`,
      'removed  content/comments/a/1.md',
      'removed  content/pictures/lead.png',
    ]);
    expect(plan.says.filter((line) => /^(?:kept|look at)/.test(line)).map(short)).toEqual([
      'kept content/pictures/both.png',
      'look at content/public/docs/café.pdf'.normalize('NFD'),
      'look at content/public/docs/child.jpg',
      'kept content/public/docs/map.pdf',
      'look at project/public/docs/notes.pdf',
      'look at content/public/docs/the record.pdf',
      'look at content/public/top.txt',
    ]);
    const purge = plan.says.find((line) => line.startsWith('- Caches and CDN'));
    expect(purge).toContain('/docs/child.jpg https://test.example/docs/notes.pdf');
    expect(purge).not.toContain('map.pdf');
  });
});

it('names every folder where it was built, previews among them', async () => {
  const room = roomAt(writeContent({ [A]: story() }));
  const folders = ['../dist', '../dist.last', '../dist-preview', '../project/dist-preview'].map((name) =>
    path.join(room.contentDir, name),
  );
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  const { says } = await planTakedown(room, '2025/09/a', REASON);
  expect(says.filter((line) => line.includes('built before'))).toEqual(
    folders.map((folder) => expect.stringContaining(`- ${folder}: `) as string),
  );
});

describe('what git holds', () => {
  /** A repository whose top is above the content folder. */
  function repository(files: Files) {
    const contentDir = writeContent(files);
    const git = (...given: string[]) =>
      execFileSync(
        'git',
        ['-C', path.dirname(contentDir), '-c', 'user.name=T', '-c', 'user.email=t@t.example', ...given],
        { encoding: 'utf8' },
      );
    git('init', '-q');
    const commit = () => {
      git('add', '-A');
      git('commit', '-qm', 'Next');
    };
    commit();
    return { contentDir, room: roomAt(contentDir), commit };
  }

  async function adviceFor(room: ReturnType<typeof roomAt>, named: string) {
    const says = (await planTakedown(room, named, REASON)).says.join('\n');
    const [, paths = ''] = /git filter-repo --invert-paths (.*)/.exec(says) ?? [];
    return { says, paths: [...paths.matchAll(/--path '(.*?)'(?= |$)/g)].map(([, name]) => name).sort() };
  }

  it('is named under every name it ever had, each once', async () => {
    const picture = { image: '\n  src: ./q.png\n  alt: Q\n  credit: U' };
    const { room, contentDir, commit } = repository({
      [A]: story(picture),
      'articles/2025/09/q.png': PNG,
      // Much like it, and another story.
      'articles/2025/09/like.md': story({}, 'The quay was full again.\n'),
    });
    const move = async (from: string, to: string) => carryOut(room, await planMove(room, from, to));
    for (const [from, to] of [
      ['2025/09/a', '2025/09/été'],
      ['2025/09/été', '2025/10/c'],
      ['2025/10/c', '2025/09/été'],
    ] as const) {
      expect(await move(from, to)).toEqual([]);
      commit();
    }
    // By hand, without the desk; and at last without a commit.
    renameSync(path.join(contentDir, 'articles/2025/09/été.md'), path.join(contentDir, 'articles/e.md'));
    renameSync(path.join(contentDir, 'articles/2025/09/q.png'), path.join(contentDir, 'articles/q.png'));
    commit();
    await move('e', '2025/11/f');
    const { says, paths } = await adviceFor(room, '2025/11/f');
    expect(paths).toEqual(
      [
        'articles/2025/09/a.md',
        'articles/2025/09/q.png',
        'articles/2025/09/été.md',
        'articles/2025/10/c.md',
        'articles/2025/10/q.png',
        'articles/e.md',
        'articles/q.png',
      ].map((name) => `content/${name}`),
    );
    expect(says).toContain('- Git: 5 commits hold it.');
  });

  const REWRITTEN = 'Nothing that stood here before stands here now; every word is another.\n'.repeat(30);

  it.each<[what: string, outlet: string, fields: Record<string, string>, to: string]>([
    ['by its id', '', {}, '2025/10/c'],
    ['by what the move left behind its id', '', { id: 'tag:1' }, '2025/10/c'],
    ['by an old address', '', { id: 'tag:1', aliases: '[/2025/09/a/]' }, ''],
    [
      'by an old address of another form',
      'permalink: /:section/:slug/\n',
      { id: 'k', aliases: '[/world/a/]' },
      '',
    ],
  ])(
    'is named under what it says it was, however much changed in between: %s',
    async (_, outlet, fields, to) => {
      const { room, contentDir, commit } = repository({
        'outlet.yaml': OUTLET + outlet,
        [A]: story(to === '' ? {} : fields),
        'articles/2025/09/b.md': story({}, 'Another one.\n'),
      });
      const next = path.join(contentDir, 'articles/2025/10/c.md');
      if (to === '') {
        mkdirSync(path.dirname(next));
        renameSync(path.join(contentDir, A), next);
        writeFileSync(next, story(fields, REWRITTEN));
      } else {
        expect(await carryOut(room, await planMove(room, '2025/09/a', to))).toEqual([]);
        writeFileSync(next, readFileSync(next, 'utf8') + REWRITTEN);
      }
      commit();
      expect((await adviceFor(room, '2025/10/c')).paths).toEqual(
        [A, 'articles/2025/10/c.md'].map((name) => `content/${name}`),
      );
    },
  );

  it('does not name what another story has had since', async () => {
    const { room, contentDir, commit } = repository({ [A]: story({ id: 'tag:1' }) });
    const rewrite = (name: string) => {
      const file = path.join(contentDir, name);
      writeFileSync(file, readFileSync(file, 'utf8') + REWRITTEN);
      commit();
    };
    expect(await carryOut(room, await planMove(room, '2025/09/a', '2025/10/c'))).toEqual([]);
    rewrite('articles/2025/10/c.md');
    const moved = path.join(contentDir, 'articles/2025/10/c.md');
    writeFileSync(moved, readFileSync(moved, 'utf8').replace('- /2025/09/a/', '- /old/'));
    mkdirSync(path.dirname(path.join(contentDir, A)));
    writeFileSync(path.join(contentDir, A), story({}, 'Another one.\n'));
    commit();
    const taken = `content/${A} was its name too, and is another file now`;
    const { says, paths } = await adviceFor(room, '2025/10/c');
    expect(paths).toEqual(['content/articles/2025/10/c.md']);
    expect(says).toContain(taken);
    expect(await carryOut(room, await planMove(room, '2025/09/a', '2025/11/d'))).toEqual([]);
    rewrite('articles/2025/11/d.md');
    const later = await adviceFor(room, '2025/10/c');
    expect(later.paths).toEqual(paths);
    expect(later.says).toContain(taken);
  });

  it('does not name what it was modelled on, nor what took its place', async () => {
    const { room, contentDir, commit } = repository({ 'articles/2025/09/model.md': story() });
    const write = (files: Files) => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(contentDir, name)), { recursive: true });
        writeFileSync(path.join(contentDir, name), text ?? '');
      }
      commit();
    };
    write({ [A]: story() });
    expect((await adviceFor(room, '2025/09/a')).paths).toEqual([`content/${A}`]);
    expect(await carryOut(room, await planMove(room, '2025/09/a', '2025/09/b'))).toEqual([]);
    commit();
    write({ [A]: story({ title: 'Something else', aliases: '[]' }, 'No boat.\n') });
    const { says, paths } = await adviceFor(room, 'articles/2025/09/b.md');
    expect(paths).toEqual(['content/articles/2025/09/b.md']);
    expect(says).toContain(`content/${A} was its name too, and is another file now`);
  });

  it('is named apart where it lies in public/, which a person has to take out', async () => {
    const { room } = repository({
      [A]: story({}, '[record](/docs/record.pdf)\n'),
      'public/docs/record.pdf': 'A',
      '../project/public/docs/notes.pdf': 'B',
      'articles/2025/09/n.md': story({}, '[notes](/docs/notes.pdf)\n'),
    });
    for (const [named, file] of [
      ['2025/09/a', 'content/public/docs/record.pdf'],
      ['2025/09/n', 'project/public/docs/notes.pdf'],
    ] as const) {
      const { says, paths } = await adviceFor(room, named);
      expect(paths).toEqual([`content/articles/${named}.md`]);
      expect(says).toContain(
        `and, of public/, what you took out in the working tree too: --path '${file}'\n`,
      );
    }
  });

  it('is not named where git holds nothing of it', async () => {
    const { room, contentDir } = repository({});
    mkdirSync(path.dirname(path.join(contentDir, A)), { recursive: true });
    writeFileSync(path.join(contentDir, A), story());
    for (const one of [room, roomAt(writeContent({ [A]: story() }))])
      expect((await adviceFor(one, '2025/09/a')).says).not.toContain('Git');
  });
});
