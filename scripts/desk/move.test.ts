/** A story moves, and nothing is lost: no link, no subscriber, not a byte on the way back. */
import * as fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { OUTLET, PNG, story, writeContent, type Files } from '../../src/tests/newsroom-factory.ts';
import { planMove } from './move.ts';
import { carryOut, filesOf, roomAt } from './room-factory.ts';
import type { Room } from './room.ts';

async function move(room: Room, article: string, to: string): Promise<readonly string[]> {
  const plan = await planMove(room, article, to);
  expect(await carryOut(room, plan)).toEqual([]);
  return plan.says;
}

const FERRY = '2025/09/ferry';
const NAMING: Files = {
  'articles/2025/09/ferry.md': story(
    {
      image: '\n  src: ./quay.png\n  alt: The quay\n  credit: Us',
      related: '[2025/09/strike]',
      tags: '[a] # kept',
    },
    'The ![pier](pier.png "At dawn"), the [strike](../strike/), [itself](/2025/09/ferry/#top).\n',
  ),
  'articles/2025/09/quay.png': PNG,
  'articles/2025/09/pier.png': PNG,
  'articles/2025/09/strike.md': story(
    {
      related: '\n  - 2025/09/ferry # the first',
      translationOf: '2025/09/ferry',
      canonical: 'https://test.example/2025/09/ferry/',
    },
    '[a](/2025/09/ferry/ "T") <https://test.example/2025/09/ferry/> [b](/2025/09/ferry#x) [c][f] `/2025/09/ferry/`\n\n' +
      '[r](../ferry/) <a href="/2025/09/ferry/?a=1&amp;b=2">d</a> ![p](./pier.png)\n\n[f]: https://test.example/2025/09/ferry\n',
  ).replaceAll('\n', '\r\n'),
  'articles/2025/10/vote.mdx': story(
    { sources: '[{ title: Ours, url: https://test.example/2025/09/ferry/ }]' },
    '<FactBox title="x">\n\n[a](/2025/09/ferry/)\n\n</FactBox>\n\n<a href="/2025/09/ferry/">b</a>\n',
  ),
  'pages/about.md':
    '---\ntitle: About\n---\n\nOur [first](/2025/09/ferry/) and [again](../2025/09/ferry/).\n',
  'comments/ferry/1.md': `---\narticle: ${FERRY}\nname: A reader\ndate: 2025-09-05\n---\n\nAs https://test.example/2025/09/ferry/ says.\n`,
  'fronts/home.yaml': `blocks:\n  - id: lead\n    pins: [2025/09/strike, ${FERRY}] # two\n`,
  'outlet.yaml': `${OUTLET}nav: [world, { label: Ferry, url: /2025/09/ferry/ }]\nfooter:\n  - title: F\n    links: [{ label: Ferry, url: /2025/09/ferry/ }]\n`,
  'ads/house.yaml': 'slot: rectangle\nsponsor: Us\nurl: /2025/09/ferry/\n',
};

describe('move', () => {
  it('takes file and pictures along, and rewrites whatever names it', async () => {
    const contentDir = writeContent(NAMING);
    const says = await move(roomAt(contentDir), FERRY, '2025/10/boat');
    const files = filesOf(contentDir);
    expect(Object.keys(files).filter((name) => name.startsWith('articles'))).toEqual([
      'articles/2025/09/pier.png',
      'articles/2025/09/strike.md',
      'articles/2025/10/boat.md',
      'articles/2025/10/quay.png',
      'articles/2025/10/vote.mdx',
    ]);
    expect(files['articles/2025/10/boat.md']).toBe(
      story(
        {
          image: '\n  src: ./quay.png\n  alt: The quay\n  credit: Us',
          related: '[2025/09/strike]',
          tags: '[a] # kept',
          aliases: '\n  - /2025/09/ferry/',
          id: '2025/09/ferry # permanent; moved from 2025/09/ferry',
        },
        'The ![pier](../09/pier.png "At dawn"), the [strike](../../09/strike/), [itself](/2025/10/boat/#top).\n',
      ),
    );
    expect(files['articles/2025/09/strike.md']).toBe(
      story(
        {
          related: '\n  - 2025/10/boat # the first',
          translationOf: '2025/10/boat',
          canonical: 'https://test.example/2025/10/boat/',
        },
        '[a](/2025/10/boat/ "T") <https://test.example/2025/10/boat/> [b](/2025/10/boat#x) [c][f] `/2025/09/ferry/`\n\n' +
          '[r](../../10/boat/) <a href="/2025/10/boat/?a=1&amp;b=2">d</a> ![p](./pier.png)\n\n[f]: https://test.example/2025/10/boat\n',
      ).replaceAll('\n', '\r\n'),
    );
    for (const name of [
      'articles/2025/10/vote.mdx',
      'pages/about.md',
      'fronts/home.yaml',
      'outlet.yaml',
      'ads/house.yaml',
    ]) {
      expect(files[name]).toBe(String(NAMING[name]).replaceAll('2025/09/ferry', '2025/10/boat'));
    }
    // What a reader wrote stays; the address in it redirects.
    expect(files['comments/ferry/1.md']).toBe(
      String(NAMING['comments/ferry/1.md']).replace('article: 2025/09/ferry', 'article: 2025/10/boat'),
    );
    expect(says.join('\n')).toContain('/2025/09/ferry/ is now /2025/10/boat/');
  });

  it('takes along pictures that a definition names, and tells what it cannot rewrite', async () => {
    const body = 'A ![ferry][p], ![pier](pier.png (at (dawn))).\n\n[p]: ./lead.png\n';
    const contentDir = writeContent({
      'articles/2025/09/ferry.md': story({}, body),
      'articles/2025/09/lead.png': PNG,
      'articles/2025/09/pier.png': PNG,
      'articles/2025/09/strike.md': story({}, '![p](pier.png) [x](/2025/09/ferry/ (a (b)))\n'),
    });
    const room = roomAt(contentDir);
    const plan = await planMove(room, FERRY, '2025/10/boat');
    await carryOut(room, plan);
    const files = filesOf(contentDir);
    expect(Object.keys(files).filter((name) => name.endsWith('.png'))).toEqual([
      'articles/2025/09/pier.png',
      'articles/2025/10/lead.png',
    ]);
    expect(files['articles/2025/10/boat.md']).toContain(body);
    expect(plan.says.filter((line) => line.startsWith('look at'))).toEqual([
      'look at articles/2025/09/strike.md:9:16: /2025/09/ferry/ is used here, and is now /2025/10/boat/',
      'look at articles/2025/10/boat.md:9:16: the picture “pier.png” is now “../09/pier.png”',
    ]);
  });

  it('keeps the permanent id, over many moves', async () => {
    const contentDir = writeContent(NAMING);
    const room = roomAt(contentDir);
    for (const to of ['2025/10/boat', 'barge', '/2024/01/raft/', 'articles/2024/02/skiff/index.md']) {
      const { newsroom } = await room.read();
      const before = newsroom.articles.find(({ id }) => id === FERRY);
      await move(room, before?.path ?? '', to);
    }
    const { newsroom } = await room.read();
    expect(newsroom.articles.map(({ id }) => id)).toContain(FERRY);
    const moved = newsroom.articles.find(({ id }) => id === FERRY);
    expect(moved?.path).toBe('/2024/02/skiff/');
    expect(moved?.written.aliases).toEqual([
      '/2025/09/ferry/',
      '/2025/10/boat/',
      '/2025/10/barge/',
      '/2024/01/raft/',
    ]);
    expect(moved?.pictures.map(({ src }) => src)).toEqual(['../../../2025/09/pier.png']);
  });

  it.each([
    ['2025/09/strike', /strike\.md is there already/],
    ['2025/09/FERRY/../../../../x', /is not a path/],
    ['articles/2025/10/a.mdx', /is a \.md file and stays one/],
    ['', /is not a path/],
    ['2025/09/ferry', /is where the story is already/],
    ['/old/', /is an old address/],
    ['2026/13/bom', /2026\/13 is no month: write 2026\/01\/bom, or any month up to 2026\/12/],
    ['2026/00/bom', /2026\/00 is no month/],
    ['2026/1/bom', /“2026\/1\/bom” makes no good address: write 2026\/01\/bom\./],
    ['New Slug!', /“2025\/09\/New Slug!” makes no good address: write 2025\/09\/new-slug\./],
    ['2025/10/it’s_late', /write 2025\/10\/its-late\./],
    ['News/con', /write news\/con-story\./],
  ])('refuses “%s” and changes nothing', async (to, message) => {
    const contentDir = writeContent({
      ...NAMING,
      'pages/about.md': '---\ntitle: About\naliases: [/2025/10/gone/]\n---\n\nUs.\n',
      'outlet.yaml': `${OUTLET}permalink: /:slug/\n`.replace(
        '/:slug/',
        to === '/old/' ? '/:slug/' : '/:year/:month/:slug/',
      ),
      'articles/2025/09/other.md': story({ aliases: '[/old/]' }),
    });
    const before = filesOf(contentDir);
    await expect(planMove(roomAt(contentDir), FERRY, to === '/old/' ? '2025/10/old' : to)).rejects.toThrow(
      message,
    );
    expect(filesOf(contentDir)).toEqual(before);
  });

  it('meets what links lead to once', async () => {
    const contentDir = writeContent(NAMING);
    symlinkSync('..', path.join(contentDir, 'articles/2025/09/loop'));
    symlinkSync('pages', path.join(contentDir, 'again'));
    await move(roomAt(contentDir), FERRY, '2025/10/boat');
    expect(filesOf(contentDir)['pages/about.md']).toContain('[first](/2025/10/boat/)');
    expect(lstatSync(path.join(contentDir, 'articles/2025/09/loop')).isSymbolicLink()).toBe(true);
  });

  it.each([
    ['2025/09/linked', 'linked.md is reached by a link, and lies at'],
    ['old/ferry', 'ferry.md is reached by a link, and lies at'],
    ['2025/11/shown', 'quay.png is reached by a link, and lies at'],
  ])('refuses %s, which a link leads to', async (article, message) => {
    const contentDir = writeContent({ ...NAMING, 'articles/2025/11/shown/index.md': story() });
    const link = (to: string, name: string) => {
      symlinkSync(to, path.join(contentDir, 'articles', name));
    };
    link('ferry.md', '2025/09/linked.md');
    link('2025/09', 'old');
    link('../../09/quay.png', '2025/11/shown/quay.png');
    const before = filesOf(contentDir);
    await expect(planMove(roomAt(contentDir), article, '2025/10/boat')).rejects.toThrow(message);
    expect(filesOf(contentDir)).toEqual(before);
  });

  it('tells git', async () => {
    const contentDir = writeContent(NAMING);
    const git = (...given: string[]) =>
      execFileSync('git', ['-C', contentDir, '-c', 'user.name=T', '-c', 'user.email=t@t.example', ...given], {
        encoding: 'utf8',
      });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'One');
    // A hook of another checkout may have begun it.
    vi.stubEnv('GIT_DIR', path.join(contentDir, 'elsewhere'));
    await move(roomAt(contentDir), FERRY, '2025/10/boat');
    vi.unstubAllEnvs();
    expect(git('status', '--porcelain')).toContain(
      'RM articles/2025/09/ferry.md -> articles/2025/10/boat.md',
    );
    await move(roomAt(contentDir), '2025/10/boat', FERRY);
    expect(git('status', '--porcelain')).toBe('');
    expect(existsSync(path.join(contentDir, 'articles/2025/10/boat.md'))).toBe(false);
  });

  it('back leaves a redirect where the address between has been released', async () => {
    const room = roomAt(
      writeContent({
        'articles/2025/09/ferry.md': story({ aliases: '[/older/, /2025/10/boat/]' }),
        'urls.lock': '/2025/09/ferry/\n/2025/10/boat/\n/2025/10/ship/\t2025/09/ferry\n',
      }),
    );
    const aliases = async () => (await room.read()).newsroom.articles[0]?.written.aliases;
    await move(room, FERRY, '2025/10/boat');
    await move(room, FERRY, '2025/10/ship');
    expect(await aliases()).toEqual(['/older/', '/2025/09/ferry/', '/2025/10/boat/']);
    const says = await move(room, FERRY, '2025/10/boat');
    expect(says).toContain(
      'It is back where it was; /2025/10/ship/ has been public, as urls.lock says, and redirects.',
    );
    expect(await aliases()).toEqual(['/older/', '/2025/09/ferry/', '/2025/10/ship/']);
    await move(room, FERRY, FERRY);
    expect(await aliases()).toEqual(['/older/', '/2025/10/boat/', '/2025/10/ship/']);
  });

  it('there and back restores every byte, by every road', async () => {
    // What is no slug may stand where somebody put it by hand, and be come back to.
    const start = fc.constantFrom<string>(FERRY, '2025/09/a_(late)', '2025/09/A!b');
    const slug = fc.constantFrom('boat', 'خبر', 'ferry-2', 'café');
    const place = fc
      .tuple(fc.constantFrom('2025/09', '2025/10', '2024/01', 'x/2025'), slug)
      .map((parts) => parts.join('/'));
    const way = fc
      .array(place, { minLength: 1, maxLength: 4 })
      .map((places) => places.filter((one, index) => one !== places[index - 1]));
    const fields = fc.record(
      {
        id: fc.constantFrom('ferry', '2025/09/ferry', '"tag:x.example,2020:1"   # mine'),
        aliases: fc.constantFrom(
          '[]',
          '[/old/]',
          '\n  - /old/ # one\n  - /older/',
          '\n- /old/',
          '["/old", \'/older\']',
        ),
        kicker: fc.constantFrom('|\n  Literal\n  text\n', '"x" # y'),
      },
      { requiredKeys: [] },
    );
    const form = fc.record({ crlf: fc.boolean(), bom: fc.boolean(), folder: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(start, way, fields, form, async (first, places, extra, { crlf, bom, folder }) => {
        const name = path.basename(first);
        const naming: Files = Object.fromEntries(
          Object.entries(NAMING).map(([file, text]) => [
            file.replace(FERRY, first),
            typeof text === 'string'
              ? text.replaceAll(FERRY, first).replaceAll('../ferry/', `../${name}/`)
              : text,
          ]),
        );
        let text = story(
          { image: '\n  src: ./quay.png\n  alt: Q\n  credit: U', ...extra },
          `![p](pier.png) [s](../strike/) [me](/${first}/)\n`,
        );
        if (crlf) text = text.replaceAll('\n', '\r\n');
        if (bom) text = `\uFEFF${text}`;
        const named = extra.id === undefined || extra.id.startsWith('"') ? first : extra.id;
        const contentDir = writeContent({
          ...naming,
          [`articles/${first}.md`]: folder ? undefined : text,
          ...(folder && {
            [`articles/${first}/index.md`]: text,
            [`articles/${first}/quay.png`]: PNG,
            [`articles/${first}/pier.png`]: PNG,
          }),
          'fronts/home.yaml': `blocks:\n  - id: lead\n    pins: [${named}]\n`,
        });
        const room = roomAt(contentDir);
        const states = [filesOf(contentDir)];
        let here = first;
        const trail = [here];
        for (const to of places) {
          if (to === here) continue;
          const isBack = trail.at(-2) === to;
          await move(room, here, to);
          here = to;
          if (isBack) {
            trail.pop();
            states.pop();
          } else {
            trail.push(here);
            states.push(filesOf(contentDir));
          }
          expect(filesOf(contentDir)).toEqual(states.at(-1));
        }
        while (trail.length > 1) {
          trail.pop();
          states.pop();
          const to = trail.at(-1) ?? '';
          await move(room, here, to);
          here = to;
          expect(filesOf(contentDir)).toEqual(states.at(-1));
        }
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});
