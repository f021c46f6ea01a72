/** Links of a story to every kind of address that the site makes by itself. */
import { expect, it } from 'vitest';
import { OUTLET, story } from '../../src/tests/newsroom-factory.ts';
import { checkFiles } from './check-factory.ts';

const FILES = {
  'outlet.yaml': `${OUTLET}lists: { perPage: 2 }\nfeeds: { items: 2 }\n`,
  'tags/a.yaml': 'mergeInto: b\n',
  'tags/b.yaml': 'mergeInto: c\n',
  'tags/empty.yaml': 'label: Empty\n',
  'gone.yaml': '- url: /2025/01/gone/\n  date: 2025-09-05\n  reason: Withdrawn.\n',
  ...Object.fromEntries(
    [1, 2, 3, 4].map((n) => [`articles/2025/09/story-${String(n)}.md`, story({ tags: '[a]' })]),
  ),
};

/** @returns what is said of links, without the file and its place */
async function saysOf(address: string): Promise<string[]> {
  const { problems } = await checkFiles({
    ...FILES,
    'articles/2025/08/links.md': story({ section: 'world', tags: '[c]' }, `See [all of it](${address}).\n`),
  });
  return problems.flatMap(({ rule, how }) => (rule.endsWith('-link') ? [`${rule}: ${how}`] : []));
}

it.each([
  '/lite/',
  '/lite/2025/09/story-1/',
  '/lite/sections/world/',
  '/lite/sections/world/page/1/',
  '/authors/vera/world/rss.xml',
  '/sitemaps/lists.xml',
  '/sitemaps/2025-09.xml',
  '/icons/192.png',
  '/archive/feed/2.xml',
  '/archive/2025/09/page/1/',
  '/sections/world/page/1/',
  '/latest/page/1/',
  '/types/news/page/1/',
  '/tags/c/page/1/',
  '/weekly/2025-W36/',
  '/corrections/atom.xml',
])('%s is there', async (address) => {
  expect(await saysOf(address)).toEqual([]);
});

it.each([
  '/styleguide/',
  '/sections/world/page/2/',
  '/latest/page/99/',
  '/series/page/1/',
  '/lite/2025/09/nope/',
  '/lite/tags/c/',
  '/archive/feed/3.xml',
  '/sitemaps/nope.xml',
  '/icons/193.png',
  '/authors/vera/nope/rss.xml',
  '/tags/c/atom.xml',
])('%s is not', async (address) => {
  expect((await saysOf(address)).join()).toMatch(/^broken-link: /);
});

it.each([
  ['/tags/a/', '/tags/c/'],
  ['/tags/b/rss.xml', '/tags/c/rss.xml'],
  ['/tags/a/page/1/', '/tags/c/page/1/'],
  ['/tags/empty/', '/tags/'],
])('%s leads on to %s', async (address, to) => {
  expect((await saysOf(address)).join()).toMatch(new RegExp(`^redirected-link: .*\`${to}\``));
});

it('tells of a text-only page whose story is gone', async () => {
  expect((await saysOf('/lite/2025/01/gone/')).join()).toMatch(/^broken-link: .*Withdrawn\./);
});

it.each(['www.bbc.co.uk', 'bbc.co.uk/news?page=2#top'])(
  'knows %s as an address of another site',
  async (address) => {
    expect(await saysOf(address)).toEqual([
      `broken-link: Write \`https://${address}\`, if you mean the other site.`,
    ]);
  },
);
