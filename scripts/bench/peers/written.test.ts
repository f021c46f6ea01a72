import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isFeed, lacks, writtenIn, type Written } from './written.ts';

const some: Written = { pages: 100, feeds: 10, pageBytes: 0, feedBytes: 0, files: 110, bytes: 0 };

test('a peer with nine tenths of our pages and feeds lacks nothing', () => {
  expect(lacks(some, { ...some, pages: 90, feeds: 9 })).toEqual([]);
});

test('a peer with fewer is told by number', () => {
  expect(lacks(some, { ...some, pages: 89, feeds: 8 })).toEqual([
    '89 pages against 100 of ours, less than 90 %',
    '8 feeds against 10 of ours, less than 90 %',
  ]);
});

test('feeds are known by name, sitemaps are none', () => {
  const names = ['rss.xml', 'tags/a/atom.xml', 'feed.json'];
  expect(names.filter(isFeed)).toEqual(names);
  const others = ['sitemap.xml', 'sitemaps/2020-05.xml', 'latest.json', 'myrss.xml'];
  expect(others.filter(isFeed)).toEqual([]);
});

test('documents of the whole archive are nothing that a peer lacks', () => {
  expect(isFeed('archive/feed/3.xml')).toBe(false);
});

test('pages, feeds and other files are counted with their bytes', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-written-'));
  mkdirSync(path.join(folder, 'tags/a'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), 'abc');
  writeFileSync(path.join(folder, 'tags/a/rss.xml'), 'ab');
  writeFileSync(path.join(folder, 'robots.txt'), 'a');
  expect(writtenIn(folder)).toEqual({ pages: 1, feeds: 1, pageBytes: 3, feedBytes: 2, files: 3, bytes: 6 });
  rmSync(folder, { recursive: true });
});
