import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Share } from '../site/share.ts';
import { makeArchive } from '../tests/archive-factory.ts';
import { closedBlocks, Shares } from './our-share.ts';

const SIZES = { closed: 4, open: 2 };
const paths = Array.from({ length: 24 }, (_, number) => `2025/03/story-${String(number).padStart(2, '0')}`);
const archive = makeArchive({
  stories: paths.map((file, number) => ({
    file,
    title: `Story ${String(number)}`,
    // Two of each instant.
    date: `2025-03-${String(1 + (number >> 1)).padStart(2, '0')}T08:00:00Z`,
    ...(number % 6 === 5 ? { lang: 'cy' } : {}),
    ...(number === 2 ? { excludeFrom: ['search'] } : {}),
  })),
});

it('parts the stories that can be found as the search index does, each language by itself', () => {
  const english = paths.filter((_, number) => number % 6 !== 5 && number !== 2);
  const welsh = paths.filter((_, number) => number % 6 === 5);
  const blocks = closedBlocks(archive, SIZES).map((block) => [...block]);
  expect(blocks).toEqual(
    expect.arrayContaining([english.slice(0, 4), english.slice(12, 16), welsh.slice(0, 4)]),
  );
  // Of nineteen in English three are left, in open blocks.
  expect(blocks).toHaveLength(5);
});

it('gives every page to one share, and the stories of a block to the same', () => {
  const blocks = closedBlocks(archive, SIZES);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.constantFrom('', 'lite/'), (of, edition) => {
      const shares = Array.from({ length: of }, (_, index): Share => ({ number: index + 1, of }));
      const owners = (address: string) =>
        shares.filter((share) => new Shares(blocks, share).isOurs(address)).map(({ number }) => number);
      for (const path of [...paths, 'sections/world', 'index.html']) {
        expect(owners(`/${edition}${path}/`)).toHaveLength(1);
        expect(owners(`/${path}/`)).toEqual(owners(`/${edition}${path}/`));
      }
      for (const share of shares) {
        for (const block of new Shares(blocks, share).blocks) {
          for (const story of block) expect(owners(`${story}/card.png`)).toEqual([share.number]);
        }
      }
    }),
  );
  const all = [1, 2, 3].flatMap((number) => new Shares(blocks, { number, of: 3 }).blocks);
  expect(all).toHaveLength(blocks.length);
});
