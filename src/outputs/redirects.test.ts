import { describe, expect, it } from 'vitest';
import type { AddressBook } from '../site/address-book.ts';
import { liteTwinOf } from '../site/lite-twin.ts';
import { redirectFaults, redirectsOf } from './redirects.ts';

const EMPTY: AddressBook = {
  articles: [],
  pages: [],
  sections: [],
  authors: [],
  series: [],
  types: [],
  tags: [],
  taggable: [],
  mergedTags: new Map(),
  gone: [],
  liteTwin: () => undefined,
};
const of = (book: Partial<AddressBook>) => redirectsOf({ ...EMPTY, ...book });

describe('redirects', () => {
  it('lead from every old address to the present one', () => {
    expect(of({ articles: [{ id: 'a', path: '/2025/09/a/', aliases: ['/old/'] }] })).toEqual([
      { from: '/old/', to: '/2025/09/a/' },
    ]);
  });

  it('take the feeds of a list along', () => {
    expect(of({ sections: [{ id: 'world', aliases: ['/sections/foreign/'], pages: 0 }] })).toContainEqual({
      from: '/sections/foreign/rss.xml',
      to: '/sections/world/rss.xml',
    });
  });

  it('take numbered pages along, as many as there are, from what was such a list', () => {
    const aliases = ['/authors/ann/', '/writers/ann/'];
    expect(of({ authors: [{ id: 'anna', aliases, pages: 2, sections: [] }] })).toEqual([
      { from: '/authors/ann/', to: '/authors/anna/' },
      { from: '/authors/ann/atom.xml', to: '/authors/anna/atom.xml' },
      { from: '/authors/ann/feed.json', to: '/authors/anna/feed.json' },
      { from: '/authors/ann/page/1/', to: '/authors/anna/page/1/', follows: true },
      { from: '/authors/ann/page/2/', to: '/authors/anna/page/2/', follows: true },
      { from: '/authors/ann/rss.xml', to: '/authors/anna/rss.xml' },
      { from: '/writers/ann/', to: '/authors/anna/' },
      { from: '/writers/ann/atom.xml', to: '/authors/anna/atom.xml' },
      { from: '/writers/ann/feed.json', to: '/authors/anna/feed.json' },
      { from: '/writers/ann/rss.xml', to: '/authors/anna/rss.xml' },
    ]);
    const tags = [{ id: 'boats', aliases: [], pages: 1 }];
    const taggable = [{ id: 'ships', aliases: [] }];
    expect(of({ tags, taggable, mergedTags: new Map([['ships', 'boats']]) })).toContainEqual({
      from: '/tags/ships/page/1/',
      to: '/tags/boats/page/1/',
      follows: true,
    });
  });

  it('take the feeds of an author in a section along, whichever of the two was renamed', () => {
    const book: Partial<AddressBook> = {
      sections: [{ id: 'world', aliases: ['/sections/foreign/', '/abroad/'], pages: 0 }],
      authors: [{ id: 'anna', aliases: ['/authors/ann/'], pages: 0, sections: ['world'] }],
    };
    const to = '/authors/anna/world/rss.xml';
    expect(of(book).filter((redirect) => redirect.to === to)).toEqual([
      { from: '/authors/ann/foreign/rss.xml', to, follows: true },
      { from: '/authors/ann/world/rss.xml', to, follows: true },
      { from: '/authors/anna/foreign/rss.xml', to, follows: true },
    ]);
  });

  it('take the text-only edition along, where an address told otherwise does not', () => {
    const book: Partial<AddressBook> = {
      articles: [
        { id: 'a', path: '/2025/09/a/', aliases: ['/2025/08/a/', '/2025/07/a/', '/2025/06/a/', '/?p=5'] },
        { id: 'b', path: '/2025/09/b/', aliases: ['/lite/2025/07/a/'] },
      ],
      sections: [{ id: 'world', aliases: ['/sections/foreign/'], pages: 1 }],
      gone: [{ url: '/lite/2025/06/a/' }],
      liteTwin: liteTwinOf({ lite: true, permalink: '/:year/:month/:slug/' }),
    };
    expect(of(book).filter(({ from }) => from.startsWith('/lite/'))).toEqual([
      { from: '/lite/2025/07/a/', to: '/2025/09/b/' },
      { from: '/lite/2025/08/a/', to: '/lite/2025/09/a/', follows: true },
      { from: '/lite/sections/foreign/', to: '/lite/sections/world/', follows: true },
      { from: '/lite/sections/foreign/page/1/', to: '/lite/sections/world/page/1/', follows: true },
    ]);
  });

  it('lead from a tag that was merged with its feed, and from one that no story has any more', () => {
    const tags = [{ id: 'boats', aliases: [], pages: 0 }];
    const taggable = [...tags, { id: 'ships', aliases: ['/tags/vessels/'] }, { id: 'steam', aliases: [] }];
    expect(of({ tags, taggable, mergedTags: new Map([['ships', 'boats']]) })).toEqual([
      { from: '/tags/ships/', to: '/tags/boats/' },
      { from: '/tags/ships/rss.xml', to: '/tags/boats/rss.xml' },
      { from: '/tags/steam/', to: '/tags/' },
      { from: '/tags/vessels/', to: '/tags/boats/' },
      { from: '/tags/vessels/rss.xml', to: '/tags/boats/rss.xml' },
    ]);
  });
});

describe('a redirect that leads nowhere good', () => {
  const served = (path: string) => path === '/here/';
  it.each([
    [[{ from: '/a/', to: '/here/' }], []],
    [[{ from: '/a/', to: '/nowhere/' }], ['/a/ leads to /nowhere/, which does not exist']],
    [
      [
        { from: '/a/', to: '/b/' },
        { from: '/b/', to: '/here/' },
      ],
      ['/a/ leads to a redirect: /a/ → /b/ → /here/'],
    ],
    [[{ from: '/a/', to: '/a/' }], ['/a/ leads in a circle: /a/ → /a/']],
    [
      [{ from: '/here/', to: '/here/' }],
      ['/here/ leads to /here/, but holds a page itself', '/here/ leads in a circle: /here/ → /here/'],
    ],
    [
      [
        { from: '/a/', to: '/here/' },
        { from: '/a/', to: '/here/b/' },
      ],
      ['/a/ leads to /here/ and to /here/b/', '/a/ leads to /here/b/, which does not exist'],
    ],
  ])('%j', (redirects, faults) => {
    expect(redirectFaults(redirects, served)).toEqual(faults);
  });
});
