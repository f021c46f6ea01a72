/** The first five minutes of a story. */
import { devNull } from 'node:os';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readMarkdownSource } from '../../src/content/source-document.ts';
import { OUTLET, story, writeContent, type Files } from '../../src/tests/newsroom-factory.ts';
import { planNew, type WantedStory } from './new.ts';
import { carryOut, filesOf, roomAt } from './room-factory.ts';

const LATE = Date.parse('2025-09-30T23:30:45Z');

async function make(files: Files, wanted: WantedStory, now?: number) {
  const contentDir = writeContent(files);
  const room = roomAt(contentDir, now);
  const { newsroom } = await room.read();
  const before = new Set(Object.keys(filesOf(contentDir)));
  const plan = planNew(room, newsroom, wanted);
  const problems = await carryOut(room, plan);
  const made = Object.entries(filesOf(contentDir)).filter(([name]) => !before.has(name));
  return { problems, name: made[0]?.[0], text: made[0]?.[1], count: made.length, says: plan.says.join('\n') };
}

describe('new', () => {
  it('puts the file where it belongs, with everything a story needs, in the order of the contract', async () => {
    const { problems, name, text, count } = await make({}, { headline: 'Ferries: “late” again' }, LATE);
    expect([problems, name, count]).toEqual([[], 'articles/2025/10/ferries-late-again.md', 1]);
    expect(text).toBe(
      '---\ntitle: "Ferries: “late” again"\n' +
        'description: TK one or two sentences, 50 to 200 characters, that add to the headline.\n' +
        'author: vera\ndate: 2025-10-01T00:30:00+01:00\nsection: world\ndraft: true\n---\n\nTK\n',
    );
  });

  it('takes ids and names, several authors, a type, MDX; keeps the script where it is told to', async () => {
    const files = {
      'authors/ren.yaml': 'name: Ren Asakawa\n',
      'sections/sport.yaml': 'name: Sport\norder: 1\n',
      'outlet.yaml': `${OUTLET}slugs: keep\n`,
    };
    const wanted = {
      headline: 'الميناء يفتح',
      section: 'World',
      author: ['ren', 'Vera Lind'],
      type: 'review',
      mdx: true,
    } as const;
    const { problems, name, text } = await make(files, wanted);
    expect([problems, name]).toEqual([[], 'articles/2025/10/الميناء-يفتح.mdx']);
    expect(text).toContain(
      'author:\n  - ren\n  - vera\ndate: 2025-10-05T13:00:00+01:00\nsection: world\ntype: review\ndraft: true\n',
    );
    expect((await make(files, { headline: 'x' })).text).toContain('section: sport\n');
  });

  describe('where no author is named', () => {
    afterEach(() => vi.unstubAllEnvs());
    const files = {
      'authors/ann.yaml': 'name: Ann Berg\n',
      'authors/desk.yaml': 'name: The desk\nstatus: organisation\n',
      'authors/ren.yaml': 'name: Ren Asakawa\nemail: Ren@news.example\n',
    };

    it.each([
      ['nobody', {}, 'desk'],
      ['somebody who is no author', { name: 'Bo Ek', email: 'bo@news.example' }, 'desk'],
      ['an author by name', { name: 'ren asakawa' }, 'ren'],
      ['an author by address', { name: 'Ren', email: 'ren@news.example' }, 'ren'],
      // A name may be another’s too.
      ['an author by address before one by name', { name: 'Ann Berg', email: 'ren@news.example' }, 'ren'],
    ])('git knows %s', async (_, user, author) => {
      // Git’s own settings may name whoever runs the tests.
      vi.stubEnv('GIT_CONFIG_GLOBAL', devNull);
      vi.stubEnv('GIT_CONFIG_SYSTEM', devNull);
      const settings = Object.entries(user);
      vi.stubEnv('GIT_CONFIG_COUNT', String(settings.length));
      for (const [n, [name, value]] of settings.entries()) {
        vi.stubEnv(`GIT_CONFIG_KEY_${String(n)}`, `user.${name}`);
        vi.stubEnv(`GIT_CONFIG_VALUE_${String(n)}`, value);
      }
      const { text, says } = await make(files, { headline: 'x' });
      expect(text).toContain(`author: ${author}\n`);
      expect(says).toContain(`No --author was given: it is by “${author}”.`);
    });
  });

  it('never takes a name or an address that is somebody’s', async () => {
    const files = {
      'articles/2025/10/ferry.md': story({ date: '2025-10-01' }),
      'articles/2025/10/ferry-2/index.md': story({ date: '2025-10-01', aliases: '[/2025/10/ferry-3/]' }),
      'articles/2025/10/x.md': story({ date: '2025-10-01', id: '2025/10/ferry-5' }),
      'gone.yaml': '- url: /2025/10/ferry-4/\n  date: 2025-01-01\n  reason: x\n',
    };
    expect((await make(files, { headline: 'Ferry' })).name).toBe('articles/2025/10/ferry-6.md');
    const flat = {
      'outlet.yaml': `${OUTLET}permalink: /:slug/\n`,
      'pages/about.md': '---\ntitle: About\n---\n\nUs.\n',
    };
    expect((await make(flat, { headline: 'Search' })).name).toBe('articles/2025/10/search-2.md');
    expect((await make(flat, { headline: 'About' })).name).toBe('articles/2025/10/about-2.md');
  });

  it('takes any that the check allows, below a name of the site too; never one of the site or of a list', async () => {
    const files = {
      'outlet.yaml': `${OUTLET}permalink: /:section/:slug/\n`,
      'sections/weekly.yaml': 'name: Weekly\naliases: [/weekly/spring/]\n',
      'sections/authors.yaml': 'name: Authors\n',
    };
    const wanted = { headline: 'Hello there', section: 'weekly' };
    expect(await make(files, wanted)).toMatchObject({
      problems: [],
      name: 'articles/2025/10/hello-there.md',
      says: expect.stringContaining('/weekly/hello-there/') as string,
    });
    const ofAuthor = await make(files, { headline: 'Vera', section: 'authors' });
    expect([ofAuthor.problems, ofAuthor.name]).toEqual([[], 'articles/2025/10/vera-2.md']);
    const ofList = await make(files, { headline: 'Spring', section: 'weekly' });
    expect([ofList.problems, ofList.name]).toEqual([[], 'articles/2025/10/spring-2.md']);
    const nowhere = { 'outlet.yaml': `${OUTLET}permalink: /pagefind/:slug/\n` };
    await expect(make(nowhere, { headline: 'Hello there' })).rejects.toThrow(
      'No address is free for “Hello there”: /pagefind/hello-there/ and all with a number behind it belong to the site itself',
    );
  });

  it('names the schema where there is one', async () => {
    const { text } = await make({ '.vscode/article.schema.json': '{}' }, { headline: 'x' });
    expect(text?.split('\n')[1]).toBe('# yaml-language-server: $schema=../../../.vscode/article.schema.json');
  });

  it.each([
    [{ headline: ' ' }, 'Give the story a headline'],
    [{ headline: 'x', section: 'wrold' }, 'There is no section “wrold”. Did you mean “world”? Known: world.'],
    [{ headline: 'x', author: ['vara'] }, 'There is no author “vara”. Did you mean “vera”? Known: vera.'],
  ])('refuses %o', async (wanted, message) => {
    await expect(make({}, wanted)).rejects.toThrow(message);
  });

  it('writes any headline so that it is read again', async () => {
    const contentDir = writeContent({});
    const room = roomAt(contentDir);
    const { newsroom } = await room.read();
    const headline = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc
        .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 20 })
        .map((codes) => String.fromCodePoint(...codes)),
    );
    fc.assert(
      fc.property(headline, (written) => {
        fc.pre(/[\p{L}\p{N}]/u.test(written));
        const { changes, file } = planNew(room, newsroom, { headline: written });
        const { data, flaws } = readMarkdownSource(changes.read(file));
        expect(flaws).toEqual([]);
        expect((data as { title: string }).title).toBe(written.trim().replaceAll(/\s+/g, ' '));
      }),
      { numRuns: 25 },
    );
  }, 30_000);
});
