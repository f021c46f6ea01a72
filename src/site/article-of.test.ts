import { expect, it } from 'vitest';
import { isMapped } from '../outputs/sitemap.ts';
import { makeArchive, makeSite, articleOf as find } from '../tests/archive-factory.ts';

const site = makeSite({ url: 'https://test.example/news/' });
const canonicalOf = (file: string, canonical: string) => {
  const archive = makeArchive({ stories: [{ file, canonical }] }, site);
  return find(archive, file);
};

it.each([
  ['2025/09/ferry', 'https://test.example/news/2025/09/ferry/'],
  ['2025/09/ferry', 'https://test.example/news/2025/09/ferry'],
  ['2025/09/ferry', 'http://TEST.example/news/2025/09/ferry/#top'],
  ['2025/09/café', 'https://test.example/news/2025/09/caf%C3%A9/'],
  ['2025/09/café', 'https://test.example/news/2025/09/café/'],
])('the story %s is no copy because it names %s', (file, canonical) => {
  const article = canonicalOf(file, canonical);
  expect(article.canonical).toBeUndefined();
  expect(isMapped(article)).toBe(true);
});

it.each(['https://other.example/news/2025/09/ferry/', 'https://test.example/news/2025/09/another/'])(
  'a story is a copy of %s',
  (canonical) => {
    expect(canonicalOf('2025/09/ferry', canonical).canonical).toBe(canonical);
  },
);
