import { expect, it } from 'vitest';
import { addressOf, bareOf, fileOf } from './page-address.ts';

it.each([
  ['/2025/09/ferry/', 'page', '2025/09/ferry/index.html'],
  ['/', 'page', 'index.html'],
  ['/tags/café/', 'page', 'tags/café/index.html'],
  ['/rss.xml', 'endpoint', 'rss.xml'],
  ['/sections/world/feed.json', 'endpoint', 'sections/world/feed.json'],
])('puts %s, a %s, at %s', (pathname, type, file) => {
  expect(fileOf(pathname, type)).toBe(file);
});

it.each([
  ['/404', 'page'],
  ['/a/../b/', 'page'],
  ['/what?/', 'page'],
  ["/o'neil/", 'page'],
  ['/a//b/', 'page'],
  ['/export', 'endpoint'],
  ['/moved/', 'redirect'],
])('leaves %s, a %s, to Astro', (pathname, type) => {
  expect(fileOf(pathname, type)).toBeUndefined();
});

it('knows a page by the path that it is asked for by', () => {
  expect(addressOf('/tags/café/', '/news/')).toBe('/news/tags/caf%C3%A9');
  expect(addressOf('', '/')).toBe('');
  expect(bareOf('/a/')).toBe('/a');
  expect(bareOf('/a')).toBe('/a');
});
