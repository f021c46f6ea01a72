import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planOf } from './plan.ts';

/** Names of files to the names that each needs: what it loads and where it leads. */
type Edition = ReadonlyMap<string, string>;

const page = (name: string) => `${name}/index.html`;
const needs = (...names: readonly string[]) => [...new Set(names)].sort().join('\n');

const STORIES = ['one', 'two', 'three', 'four', 'five'];
const story = fc.record({
  look: fc.nat(2),
  leadsTo: fc.subarray(STORIES),
  hasFeed: fc.boolean(),
  text: fc.nat(1),
});

/** An outlet as the build makes them: every page leads to the front, some have a feed, search and maps name all. */
const edition = fc
  .record({
    stories: fc.dictionary(fc.constantFrom(...STORIES), story, { maxKeys: STORIES.length }),
    look: fc.nat(2),
    isListed: fc.subarray(STORIES),
    blocks: fc.nat(2),
    icons: fc.nat(1),
  })
  .map(({ stories, look, isListed, blocks, icons }): Edition => {
    const all = Object.keys(stories);
    const pages = (names: readonly string[]) => names.filter((name) => name in stories).map(page);
    const feeds = [
      'rss.xml',
      ...all.filter((name) => stories[name]?.hasFeed).map((name) => `${name}/rss.xml`),
    ];
    const lookOf = (n: number) => [`_astro/${String(n)}.css`, `_astro/${String(n)}.webp`];
    const frame = ['index.html', 'sw.js', 'manifest.webmanifest', 'search/index.html'];
    const files = new Map<string, string>([
      ['index.html', needs(...lookOf(look), 'rss.xml', 'feeds/index.html', ...frame, ...pages(isListed))],
      ['search/index.html', needs(...frame, 'pagefind/en/blocks.json', ...lookOf(look))],
      ['feeds/index.html', needs(...frame, 'feeds.opml', ...feeds)],
      ['feeds.opml', needs(...feeds)],
      ['pagefind/en/blocks.json', needs(`pagefind/en/${String(blocks)}/a.pf_index`, ...pages(all))],
      ['sw.js', needs(...lookOf(look))],
      ['manifest.webmanifest', needs(`icons/${String(icons)}.png`)],
      ['robots.txt', needs('sitemap.xml')],
      ['sitemap.xml', needs('sitemaps/2025-09.xml')],
      ['sitemaps/2025-09.xml', needs(...pages(all))],
      [`pagefind/en/${String(blocks)}/a.pf_index`, ''],
      [`icons/${String(icons)}.png`, ''],
    ]);
    for (const name of feeds) files.set(name, needs('index.html', ...pages(all)));
    for (const [name, { look: own, leadsTo, hasFeed, text }] of Object.entries(stories)) {
      const feed = hasFeed ? [`${name}/rss.xml`] : [];
      files.set(
        page(name),
        needs(...frame, ...lookOf(own), ...feed, ...pages(leadsTo), `card-${String(text)}.png`),
      );
      files.set(`card-${String(text)}.png`, '');
    }
    for (const n of [look, ...Object.values(stories).map((one) => one.look)])
      for (const name of lookOf(n)) files.set(name, '');
    return files;
  });

/** What somebody who begins at the front, or at robots.txt, is led to and does not find. */
function missing(store: Edition): string[] {
  const seen = new Set<string>();
  const lost: string[] = [];
  const queue = ['index.html', 'robots.txt'].filter((name) => store.has(name));
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const target of (store.get(name) ?? '').split('\n').filter(Boolean)) {
      if (store.has(target)) queue.push(target);
      else lost.push(`${name} wants ${target}`);
    }
  }
  return lost;
}

/**
 * Carries a plan out, the files of each step in any order, looking after every change.
 * @returns whether it came to its end
 */
function carryOut(
  store: Map<string, string>,
  wanted: Edition,
  shuffle: () => number,
  stopsAfter: number,
): boolean {
  const changed = [...wanted].filter(([name, text]) => store.get(name) !== text).map(([name]) => name);
  const { uploads, removals } = planOf(changed, new Set(store.keys()), new Set(wanted.keys()));
  const inAnyOrder = (step: readonly string[]) =>
    step
      .map((name) => ({ name, key: shuffle() }))
      .sort((a, b) => a.key - b.key)
      .map(({ name }) => name);
  const steps = [
    ...uploads.flatMap(inAnyOrder).map((name) => () => store.set(name, wanted.get(name) ?? '')),
    ...removals.flatMap(inAnyOrder).map((name) => () => store.delete(name)),
  ];
  for (const [index, step] of steps.entries()) {
    if (index >= stopsAfter) return false;
    step();
    expect(missing(store)).toEqual([]);
  }
  return true;
}

describe('the order of a deployment', () => {
  it('leads nobody to what is not there, at any moment and wherever it is interrupted', () => {
    fc.assert(
      fc.property(
        fc.option(edition),
        edition,
        fc.array(fc.nat(30), { maxLength: 3 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (before, wanted, stops, random) => {
          const store = new Map(before ?? []);
          const shuffle = () => random.next().value as number;
          for (const stop of stops) carryOut(store, wanted, shuffle, stop);
          expect(carryOut(store, wanted, shuffle, Number.POSITIVE_INFINITY)).toBe(true);
          expect(new Map([...store].sort())).toEqual(new Map([...wanted].sort()));
        },
      ),
      { numRuns: 500 },
    );
  });
});
