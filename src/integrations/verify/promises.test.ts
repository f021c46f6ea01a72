import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AddressBook } from '../../site/address-book.ts';
import { promisesText, readFeedIdentities, readPromises } from '../../site/url-promises.ts';
import { verifyFolder } from '../verify-build.ts';

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'promises-'));
  onTestFinished(() => {
    rmSync(made, { recursive: true, force: true });
  });
  return made;
}

/** What the gate says of an output that serves only `/kept/`. */
async function broken(
  lines: string,
  book: Partial<AddressBook> = {},
  hostRedirects = true,
): Promise<string[]> {
  const place = folder();
  writeFileSync(path.join(place, 'urls.lock'), lines);
  const dist = path.join(place, 'dist');
  mkdirSync(path.join(dist, 'kept'), { recursive: true });
  writeFileSync(path.join(dist, 'kept/index.html'), '');
  const empty = {
    articles: [],
    pages: [],
    sections: [],
    authors: [],
    series: [],
    types: [],
    tags: [],
    taggable: [],
    gone: [],
    liteTwin: () => undefined,
  };
  const { errors, warnings } = await verifyFolder(
    dist,
    { origin: 'https://p.example', base: '/' },
    {
      promises: {
        book: { ...empty, mergedTags: new Map(), ...book },
        promised: readPromises(place) ?? [],
        identity: 'tag:p.example,2025-01-01:',
        identities: readFeedIdentities(place),
        hostRedirects,
        whereabouts: (id) => (id === '2025/09/moved' ? 'it is at /2025/10/moved/ now' : undefined),
      },
    },
  );
  return [...errors, ...warnings].filter((line) => /^(?:urls\.lock|redirects)/.test(line));
}

describe('a promised address', () => {
  it('may stay, redirect or be gone', async () => {
    const book = {
      articles: [{ id: 'kept', path: '/kept/', aliases: ['/old/'] }],
      gone: [{ url: '/gone/' }],
    };
    expect(await broken('/gone/\n/kept/\n/old/\n', book)).toEqual([]);
  });

  it.each([
    ['/2025/09/story/', '/2025/09/story/ would vanish, where the article “2025/09/story” used to be.'],
    ['/world/story/\t2025/09/story', 'where the article “2025/09/story” used to be.'],
    ['/2025/09/moved/', 'where the article “2025/09/moved” used to be (it is at /2025/10/moved/ now).'],
    ['/sections/world/', 'where the section “world” used to be.'],
    ['/authors/vera/rss.xml', 'where a feed of the author “vera” used to be.'],
    ['/tags/caf%C3%A9/', '/tags/café/ would vanish'],
  ])('%s that vanishes is told with what stood there', async (line, message) => {
    const found = await broken(`${line}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
    expect(found[0]).toContain('gone.yaml');
  });

  it('that redirects in a circle is told', async () => {
    const mergedTags = new Map([
      ['a', 'b'],
      ['b', 'a'],
    ]);
    const taggable = [
      { id: 'a', aliases: [] },
      { id: 'b', aliases: [] },
    ];
    expect((await broken('', { mergedTags, taggable })).join('\n')).toContain('leads in a circle');
  });

  it('of old addresses at which no page can stand are a warning where the host cannot redirect', async () => {
    const aliases = ['/blog/', '/blog/ferry.html', '/ferry.php', '/ferry'];
    const book = { articles: [{ id: 'a', path: '/2025/09/a/', aliases }] };
    expect((await broken('', book, true)).filter((one) => one.includes('old addresses'))).toEqual([]);
    expect((await broken('', book, false)).filter((one) => one.includes('old addresses'))).toEqual([
      expect.stringContaining('2 of the old addresses, /ferry for one'),
    ]);
  });

  it('of a feed that a host cannot redirect is a warning', async () => {
    const book = { sections: [{ id: 'world', aliases: ['/sections/foreign/'], pages: 0 }] };
    expect(await broken('/sections/foreign/rss.xml\n', book, false)).toContain(
      'urls.lock: /sections/foreign/rss.xml has moved; this host cannot send its readers on',
    );
  });
});

it('ids of feed items stay what they were when they were released', async () => {
  const [now, before] = ['tag:p.example,2025-01-01:', 'tag:old.example,2019:'];
  expect(await broken(`/kept/\n${now}\n`)).toEqual([]);
  expect(await broken(`/kept/\n${before}\n${now}\n`)).toEqual([]);
  expect(await broken(`/kept/\n${before}\n`)).toEqual([
    expect.stringContaining(
      "Write `feedIdentity: { authority: old.example, since: '2019' }` into outlet.yaml",
    ),
  ]);
});

describe('urls.lock', () => {
  it('holds sorted lines, each once, encoded, with the article where the address does not say it', () => {
    const text = promisesText([
      { path: '/tags/café/' },
      { path: '/2025/09/a/', article: '2025/09/a' },
      { path: '/2025/09/b/', article: '2025/08/first' },
      { path: '/2025/09/a/' },
    ]);
    expect(text).toBe('/2025/09/a/\n/2025/09/b/\t2025/08/first\n/tags/caf%C3%A9/\n');
    expect(promisesText([{ path: '/a/' }], ['tag:p.example,2025:'])).toBe('/a/\ntag:p.example,2025:\n');
  });

  it('that does not exist promises nothing', () => {
    expect(readPromises(folder())).toBeUndefined();
  });
});
