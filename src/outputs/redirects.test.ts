import { describe, expect, it } from 'vitest';
import type { AddressBook } from '../site/address-book.ts';
import { redirectFaults, redirectsOf } from './redirects.ts';

const EMPTY: AddressBook = {
  articles: [],
  pages: [],
  sections: [],
  authors: [],
  series: [],
  tags: [],
  taggable: [],
  mergedTags: new Map(),
  gone: [],
};
const of = (book: Partial<AddressBook>) => redirectsOf({ ...EMPTY, ...book });

describe('redirects', () => {
  it('lead from every old address to the present one', () => {
    expect(of({ articles: [{ id: 'a', path: '/2025/09/a/', aliases: ['/old/'] }] })).toEqual([
      { from: '/old/', to: '/2025/09/a/' },
    ]);
  });

  it('take the feeds of a list along', () => {
    expect(of({ sections: [{ id: 'world', aliases: ['/sections/foreign/'] }] })).toContainEqual({
      from: '/sections/foreign/rss.xml',
      to: '/sections/world/rss.xml',
    });
  });

  it('lead from a tag that was merged with its feed, and from one that no story has any more', () => {
    const tags = [{ id: 'boats', aliases: [] }];
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
