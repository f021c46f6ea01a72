/** Tags merged, authors renamed, stories corrected and taken down: what the files say afterwards. */
import { describe, expect, it } from 'vitest';
import { OUTLET, PNG, story, writeContent, type Files } from '../../src/tests/newsroom-factory.ts';
import { UsageError } from '../../src/site/usage-error.ts';
import { planCorrection } from './correct.ts';
import { planTagMerge } from './merge-tags.ts';
import { planAuthorRename } from './rename-author.ts';
import { carryOut, filesOf, roomAt } from './room-factory.ts';
import { planTakedown } from './takedown.ts';

const A = 'articles/2025/09/a.md';
const B = 'articles/2025/09/b.md';

describe('tags merge', () => {
  const FILES: Files = {
    [A]: story(
      { tags: '["Covid 19", Work] # kept' },
      'See [more](/tags/covid-19/) and [page](/tags/covid-19/page/2/).\n',
    ),
    [B]: story({ tags: '\n  - covid-19 # old\n  - Pandemic # new\n  - Work' }),
    'articles/2025/09/c.md': story({ tags: '[Covids]' }),
    'tags/covid-19.yaml': '# the virus\nlabel: Covid\naliases: [/tags/corona/]\n',
    'fronts/home.yaml': 'blocks:\n  - id: a\n    query: { tag: covid-19 }\n',
    'outlet.yaml': `${OUTLET}nav: [world, { label: C, url: /tags/covid-19/rss.xml }]\n`,
  };

  it('spells it as the tag that stays, never twice, and redirects', async () => {
    const contentDir = writeContent(FILES);
    const room = roomAt(contentDir);
    expect(await carryOut(room, await planTagMerge(room, 'Covid 19', 'Pandemic'))).toEqual([]);
    const files = filesOf(contentDir);
    expect(files[A]).toBe(
      story(
        { tags: '["Pandemic", Work] # kept' },
        'See [more](/tags/pandemic/) and [page](/tags/pandemic/).\n',
      ),
    );
    expect(files[B]).toBe(story({ tags: '\n  - Pandemic # new\n  - Work' }));
    expect(files['articles/2025/09/c.md']).toBe(FILES['articles/2025/09/c.md']);
    expect(files['tags/covid-19.yaml']).toBe('# the virus\nlabel: Covid\nmergeInto: pandemic\n');
    expect(files['tags/pandemic.yaml']).toBe('label: Pandemic\naliases:\n  - /tags/corona/\n');
    expect(files['fronts/home.yaml']).toContain('query: { tag: pandemic }');
    expect(files['outlet.yaml']).toContain('url: /tags/pandemic/rss.xml');
  });

  it('makes the file that redirects where there is none, and follows merges that were made before', async () => {
    const contentDir = writeContent({ ...FILES, 'tags/pandemic.yaml': 'mergeInto: illness\n' });
    const room = roomAt(contentDir);
    expect(await carryOut(room, await planTagMerge(room, 'work', 'pandemic'))).toEqual([]);
    expect(filesOf(contentDir)['tags/work.yaml']).toBe('mergeInto: illness\n');
    expect(filesOf(contentDir)[A]).toContain('["Covid 19", illness] # kept');
  });

  it('makes the file of a tag where tagging is closed to those without one', async () => {
    const contentDir = writeContent({
      [A]: story({ tags: '[Work]' }),
      'tags/work.yaml': 'label: Work\n',
      'outlet.yaml': `${OUTLET}tagging: closed\n`,
    });
    const room = roomAt(contentDir);
    expect(await carryOut(room, await planTagMerge(room, 'work', 'Paid Labour'))).toEqual([]);
    const files = filesOf(contentDir);
    expect(files[A]).toContain('tags: [Paid Labour]');
    expect(files['tags/paid-labour.yaml']).toBe('label: Paid Labour\n');
    expect(files['tags/work.yaml']).toBe('label: Work\nmergeInto: paid-labour\n');
  });

  it.each([
    ['covid', 'x', 'There is no tag “covid”. Did you mean “covids”?'],
    ['Covid 19', 'covid-19', '“Covid 19” and “covid-19” are the same tag, covid-19.'],
    ['work', '!!!', '“!!!” has neither a letter nor a digit to make a tag of.'],
  ])('refuses %s into %s', async (from, to, message) => {
    await expect(planTagMerge(roomAt(writeContent(FILES)), from, to)).rejects.toThrow(message);
  });
});

describe('authors rename', () => {
  const GONE = `- url: /2025/08/x/
  date: 2025-09-01
  reason: Sold
  feeds: { published: 2025-08-01, section: world, authors: [vera] }
`;

  it('changes every byline and link, and redirects', async () => {
    const contentDir = writeContent({
      [A]: story({ author: 'vera # her' }, 'By [Vera](/authors/vera/).\n'),
      [B]: story({ author: '[ren, {id: vera, role: Photographs}]' }),
      'articles/2025/09/c.md': story({ author: '\n  - id: "vera"\n    role: Words\n  - ren' }),
      'authors/vera.yaml': '# Our own\nname: Vera Lind',
      'authors/ren.yaml': 'name: Ren\n',
      'gone.yaml': GONE,
    });
    const room = roomAt(contentDir);
    expect(await carryOut(room, await planAuthorRename(room, 'vera', 'vera-lind'))).toEqual([]);
    const files = filesOf(contentDir);
    expect(files[A]).toBe(story({ author: 'vera-lind # her' }, 'By [Vera](/authors/vera-lind/).\n'));
    expect(files[B]).toBe(story({ author: '[ren, {id: vera-lind, role: Photographs}]' }));
    expect(files['articles/2025/09/c.md']).toBe(
      story({ author: '\n  - id: "vera-lind"\n    role: Words\n  - ren' }),
    );
    expect(files['authors/vera-lind.yaml']).toBe('# Our own\nname: Vera Lind\naliases:\n  - /authors/vera/');
    expect(files['authors/vera.yaml']).toBeUndefined();
    expect(files['gone.yaml']).toBe(GONE.replace('[vera]', '[vera-lind]'));
    await expect(planAuthorRename(room, 'vera-lind', 'ren')).rejects.toThrow('The id “ren” is taken by');
    await expect(planAuthorRename(room, 'rem', 'x')).rejects.toThrow(
      'There is no author “rem”. Did you mean “ren”?',
    );
    await expect(planAuthorRename(room, 'ren', '../x')).rejects.toThrow('cannot be an author’s id');
  });
});

describe('correct', () => {
  const wanted = {
    kind: 'correction',
    severity: 'minor',
    was: '14 passengers',
    now: '41 passengers',
  } as const;

  it.each([
    [
      'once',
      'There were 14\npassengers on board.\n',
      'There were 41 passengers on board.\n',
      '“14 passengers” is now “41 passengers”, on line 14.',
    ],
    [
      'nowhere any more',
      'There were 41 *passengers*.\n',
      undefined,
      '“14 passengers” does not stand in the story any more, and “41 passengers” does.',
    ],
    [
      'twice',
      '14 passengers, 14 passengers\n',
      undefined,
      'stands 2 times in the story (on line 14, on line 14), so the story was not changed: change what is wrong by hand',
    ],
    [
      'with markup in them',
      'There were **14** passengers.\n',
      undefined,
      'stands in the story with markup in it, so the story was not changed',
    ],
  ])('adds the entry; the words stand %s', async (_, body, after, said) => {
    const contentDir = writeContent({ [A]: story({}, body).replaceAll('\n', '\r\n') });
    const room = roomAt(contentDir);
    const plan = await planCorrection(room, '/2025/09/a/', wanted);
    expect(await carryOut(room, plan)).toEqual([]);
    const entry =
      '\n  - date: 2025-10-05T13:00:00+01:00\n    kind: correction\n    severity: minor\n' +
      '    text: An earlier version of this article said “14 passengers”. It should have said “41 passengers”.';
    expect(filesOf(contentDir)[A]).toBe(
      story({ corrections: entry }, after ?? body).replaceAll('\n', '\r\n'),
    );
    expect(plan.says.join('\n')).toContain(said);
  });

  it('changes whole words and numbers that readers read, and nothing else', async () => {
    const body =
      'Fourteen boats left in 2014, 14,000 people and at 14:30.\n' +
      '[More](/2025/09/14-boats/), `14`, [1]: <https://x.example/14/>\n\n    14\n\n' +
      'The rest, *14*, stayed.\n\n[1]: /2025/14/\n';
    const contentDir = writeContent({ [A]: story({ title: 'Of 14,000 boats # 14' }, body) });
    const room = roomAt(contentDir);
    const plan = await planCorrection(room, A, { ...wanted, was: '14', now: '41' });
    expect(await carryOut(room, plan)).toEqual([]);
    const text = filesOf(contentDir)[A];
    expect(text).toContain(`\n---\n\n${body.replace('*14*', '*41*')}`);
    expect(text).toContain('title: Of 14,000 boats # 14\n');
  });

  const caption = (words: string) => `\n  src: ./q.png\n  alt: Q # 14\n  credit: U\n  caption: ${words}`;

  it.each<[field: string, yaml: string, after: string, now?: string]>([
    ['title', 'Storm kills 14 on the coast # 14', 'Storm kills 41 on the coast # 14'],
    ['seoTitle', '"Storm: \\"14\\" dead"', '"Storm: \\"\\"41\\"\\" dead"', '"41"'],
    ['kicker', "'It''s 14'", "'It''s 41''s'", "41's"],
    ['kicker', '"caf\\u00e9 \\x314"', '"café 41"'],
    [
      'description',
      '>-  # folded\n  The harbour office said on Monday\n  that 14\n  people had died.',
      '>-  # folded\n  The harbour office said on Monday\n  that 41\n  people had died.',
    ],
    [
      'description',
      'The harbour office said that 14\n  people had died on the quay.',
      'The harbour office said that 41\n  people had died on the quay.',
    ],
    ['image', caption('The 14'), caption('The 41')],
    ['title', 'Storm kills 14', '"Storm kills 41: more to come"', '41: more to come'],
    ['updates', '\n  - date: 2025-09-05\n    note: Now 14', '\n  - date: 2025-09-05\n    note: Now 41'],
  ])('changes words of a field as it is written: %s: %s', async (field, yaml, after, now = '41') => {
    const contentDir = writeContent({
      [A]: story({ [field]: yaml }).replaceAll('\n', '\r\n'),
      'articles/2025/09/q.png': PNG,
    });
    const room = roomAt(contentDir);
    const plan = await planCorrection(room, A, { ...wanted, was: '14', now });
    expect(await carryOut(room, plan)).toEqual([]);
    const [head] = String(filesOf(contentDir)[A]).split('corrections:');
    const [expected] = story({ [field]: after, corrections: 'x' })
      .replaceAll('\n', '\r\n')
      .split('corrections:');
    expect(head).toBe(expected);
    expect(plan.says[0]).toContain(`“14” is now “${now}”, in \`${field}`);
  });

  it('tells every place of words that stand more than once, fields included', async () => {
    const raw = story(
      {
        title: 'Storm kills 14 on the coast',
        description: 'The harbour office said on Monday that 14 people died, and nothing else.',
        image: caption('The 14'),
      },
      'There were 14.\n',
    );
    const contentDir = writeContent({ [A]: raw, 'articles/2025/09/q.png': PNG });
    const room = roomAt(contentDir);
    const plan = await planCorrection(room, A, { ...wanted, was: '14', now: '4' });
    expect(await carryOut(room, plan)).toEqual([]);
    expect(plan.says[0]).toBe(
      '“14” stands 4 times in the story (in `title` on line 2, in `description` on line 3, in `image.caption` on line 11, on line 19), ' +
        'so the story was not changed: change what is wrong by hand. The correction was added.',
    );
    const again = planCorrection(room, A, { ...wanted, was: '14', now: '4' });
    expect(await carryOut(room, await again)).toEqual([]);
  });

  it.each([
    ['de', undefined, 'An earlier version of this article said “14”. It should have said “41”.'],
    ['es-MX', undefined, 'Una versión anterior de este artículo decía «14». Debía decir «41».'],
    [
      'es',
      'fr',
      'On lisait «\u00A014\u00A0» dans une version précédente de cet article. Il fallait lire «\u00A041\u00A0».',
    ],
    ['fr', 'es', 'Una versión anterior de este artículo decía «14». Debía decir «41».'],
    ['en', 'ja', 'この記事の以前の版には「14」とありましたが、正しくは「41」です。'],
  ])('tells it in the language of the outlet (%s) or of the story (%s), once', async (outlet, lang, text) => {
    const contentDir = writeContent({
      [A]: story({ lang }, '14\n'),
      'outlet.yaml': OUTLET.replace('en-GB', outlet),
    });
    const room = roomAt(contentDir);
    expect(await carryOut(room, await planCorrection(room, A, { ...wanted, was: '14', now: '41' }))).toEqual(
      [],
    );
    const { newsroom } = await room.read();
    expect(newsroom.articles[0]?.written.corrections).toEqual([
      { date: room.now, kind: 'correction', severity: 'minor', text },
    ]);
  });

  it('shows the words beside a text of the desk’s own', async () => {
    const contentDir = writeContent({ [A]: story({}, '14\n') });
    const room = roomAt(contentDir);
    const told = { ...wanted, was: '14', now: '41', text: 'We erred.' };
    expect(await carryOut(room, await planCorrection(room, A, told))).toEqual([]);
    expect(filesOf(contentDir)[A]).toContain('    text: We erred.\n    was: "14"\n    now: "41"\n');
  });

  it.each([
    ['14 ships', '15 ships', undefined, 'Neither “14 ships” nor “15 ships” stands'],
    [undefined, '15 ships', 'We erred.', '“15 ships” does not stand'],
  ])('does not tell readers what is not true: %s, %s', async (was, now, text, message) => {
    const contentDir = writeContent({
      [A]: story({}, 'There were [14](/15-ships/) boats. ![A boat][14 ships]\n\n[14 ships]: 14.png\n'),
    });
    const before = filesOf(contentDir);
    const planned = planCorrection(roomAt(contentDir), A, { ...wanted, was, now, text });
    await expect(planned).rejects.toThrow(UsageError);
    await expect(planned).rejects.toThrow(message);
    expect(filesOf(contentDir)).toEqual(before);
  });

  it.each<[was: string, now: string, format: 'md' | 'mdx', body: string, after?: string]>([
    ['boat', 'ship', 'md', 'Boats, *boat*s, houseboat; a boat’s.', 'Boats, *boat*s, houseboat; a ship’s.'],
    ['14', '41', 'md', '20*14*, 14, 1.14, 14\u00A0000.', '20*14*, 41, 1.14, 14\u00A0000.'],
    ['14 %', '41 %', 'md', 'It was 14 %', 'It was 41 %'],
    ['café', 'bar', 'md', 'the cafés, le café', 'the cafés, le bar'],
    ['14', '41', 'md', '2014年に14人が乗った。', '2014年に41人が乗った。'],
    ['東京', '大阪', 'md', '船は東京に着いた。', '船は大阪に着いた。'],
    ['十四', '十五', 'md', '二十四人と十四人。', '二十四人と十五人。'],
    ['เรือ', 'รถ', 'md', 'มีเรือหลายลำ', 'มีรถหลายลำ'],
    ['서울', '부산', 'md', '서울은 크다', '부산은 크다'],
    [
      '14',
      '41',
      'md',
      '<p title="x" data-n="14">The <b>14</b></p>',
      '<p title="x" data-n="14">The <b>41</b></p>',
    ],
    ['14', '41', 'md', '![A boat](14.png "Boat 14")', '![A boat](14.png "Boat 41")'],
    ['14', '41', 'md', '![Boat 14](<14 a (14).png> "A")', '![Boat 41](<14 a (14).png> "A")'],
    ['14', '"41"', 'md', '![A boat](a.png "Boat 14")'],
    [
      '14',
      '41',
      'mdx',
      '<FactBox title="Boat 14">\n\n{14}\n\n</FactBox>',
      '<FactBox title="Boat 41">\n\n{14}\n\n</FactBox>',
    ],
    ['14', '41', 'md', '![Boat 14](a.png) and 14'],
  ])('changes “%s” to “%s” in %s: %s', async (was, now, format, body, after = body) => {
    const name = `articles/2025/09/a.${format}`;
    const contentDir = writeContent({ [name]: story({}, body) });
    const room = roomAt(contentDir);
    const { says, changes } = await planCorrection(room, name, { ...wanted, was, now });
    changes.apply();
    expect(filesOf(contentDir)[name]?.endsWith(`\n---\n\n${after}`)).toBe(true);
    expect(says[0]).toContain(after === body ? 'so the story was not changed' : `“${was}” is now “${now}”`);
  });

  it('adds to those there are, and needs something to say', async () => {
    const contentDir = writeContent({
      [A]: story({
        corrections: '\n- {date: 2025-09-06, kind: correction, severity: major, text: "One"} # first',
      }),
    });
    const room = roomAt(contentDir);
    const named = { kind: 'clarification', severity: 'major' } as const;
    expect(await carryOut(room, await planCorrection(room, A, { ...named, text: 'Two: “x”' }))).toEqual([]);
    expect(filesOf(contentDir)[A]).toContain(
      '# first\n- date: 2025-10-05T13:00:00+01:00\n  kind: clarification\n  severity: major\n  text: "Two: “x”"\n---',
    );
    await expect(planCorrection(room, A, named)).rejects.toThrow('Say what readers are told');
    await expect(planCorrection(room, '2025/09/aa', named)).rejects.toThrow(
      'There is no article “2025/09/aa”. Did you mean “2025/09/a”?',
    );
  });
});

describe('takedown', () => {
  const FEEDS =
    '  feeds:\n    published: 2025-09-04T18:30:00+01:00\n    section: world\n    authors:\n      - vera\n    type: news\n';

  it('removes the story and all that leads to it', async () => {
    const contentDir = writeContent({
      'articles/2025/09/a/index.mdx': story({
        aliases: '[/old/a/]',
        image: '\n  src: ./q.png\n  alt: Q\n  credit: U',
      }),
      'articles/2025/09/a/q.png': PNG,
      [B]: story(
        {
          related: '\n  - 2025/09/a',
          translationOf: '2025/09/a',
          sources: '\n  - title: Ours\n    url: https://test.example/2025/09/a/',
        },
        'The [late *ferry*](/2025/09/a/ "x"), [again][1], [old](../../../old/a/) and <a href="/2025/09/a/">there</a>.\n\n[1]: /2025/09/a/\n',
      ),
      'articles/2025/09/c.mdx': story(
        { related: '[2025/09/b, 2025/09/a]' },
        '<Embed url="https://test.example/2025/09/a/" title="x" />\n',
      ),
      'comments/a/1.md': '---\narticle: 2025/09/a\nname: R\ndate: 2025-09-05\n---\n\nWords.\n',
      'comments/b/1.md': '---\narticle: 2025/09/b\nname: R\ndate: 2025-09-05\n---\n\nWords.\n',
      'fronts/home.yaml': 'blocks:\n  - id: lead\n    pins: [2025/09/a, 2025/09/b]\n',
      'gone.yaml': '# gone\n- url: /2020/01/x/\n  date: 2025-01-01\n  reason: Old\n',
    });
    const room = roomAt(contentDir);
    const plan = await planTakedown(room, '2025/09/a', 'By order of the court.');
    expect(await carryOut(room, plan)).toEqual([]);
    const files = filesOf(contentDir);
    expect(Object.keys(files).filter((name) => /\/a\b/.test(name))).toEqual([]);
    expect(files[B]).toBe(story({}, 'The late *ferry*, again, old and there.\n\n'));
    expect(files['articles/2025/09/c.mdx']).toContain('related: [2025/09/b]\n');
    expect(files['fronts/home.yaml']).toContain('pins: [2025/09/b]');
    expect(files['comments/b/1.md']).toBeDefined();
    expect(files['gone.yaml']).toBe(
      '# gone\n- url: /2020/01/x/\n  date: 2025-01-01\n  reason: Old\n' +
        [
          ['/2025/09/a/', `  id: 2025/09/a\n${FEEDS}`],
          ['/old/a/', ''],
        ]
          .map(
            ([url, id]) =>
              `- url: ${url}\n  date: 2025-10-05T13:00:00+01:00\n  reason: By order of the court.\n${id}`,
          )
          .join(''),
    );
    const says = plan.says.join('\n');
    expect(says).toMatch(
      /look at articles\/2025\/09\/c\.mdx:\d+:\d+: https:\/\/test\.example\/2025\/09\/a\/ is used here/,
    );
    expect(says).toContain('What still holds a copy');
  });

  it('keeps for feed readers the id of a story that was moved, or that was declared gone before', async () => {
    const contentDir = writeContent({
      [A]: story({ id: 'the-ferry', expires: '2025-09-30' }),
      [B]: story({ id: 'the-boat' }),
      'gone.yaml': '- url: /2025/09/a/\n  date: 2025-09-30\n  reason: It was an offer.\n',
    });
    const room = roomAt(contentDir);
    for (const named of [A, B])
      expect(await carryOut(room, await planTakedown(room, named, 'Sold.'))).toEqual([]);
    expect(filesOf(contentDir)['gone.yaml']).toBe(
      `- url: /2025/09/a/\n  date: 2025-09-30\n  reason: It was an offer.\n  id: the-ferry\n${FEEDS}` +
        `- url: /2025/09/b/\n  date: 2025-10-05T13:00:00+01:00\n  reason: Sold.\n  id: the-boat\n${FEEDS}`,
    );
  });
});

it('says where a person has to do it, and does the rest', async () => {
  const contentDir = writeContent({
    [A]: story({ tags: '[x]' }),
    [B]: story({ author: '&who vera', sponsor: '{ name: *who, url: https://x.example/ }' }),
    'articles/2025/09/c.md': story({ author: 'vera' }),
  });
  const room = roomAt(contentDir);
  const plan = await planAuthorRename(room, 'vera', 'lind');
  expect(plan.says.join('\n')).toContain('look at articles/2025/09/b.md:4:14: `author` is written in a way');
  plan.changes.apply();
  expect(filesOf(contentDir)['articles/2025/09/c.md']).toBe(story({ author: 'lind' }));
});
