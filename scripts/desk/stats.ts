/** `desk stats`: what the newsroom has, what nothing leads to, what importers left open. */
import { readFileSync } from 'node:fs';
import { localDay } from '../../src/archive/calendar.ts';
import { publishedOf } from '../../src/archive/visibility.ts';
import { findBodyLinks } from '../../src/content/edit/body-links.ts';
import type { Newsroom, SourcedArticle, SourcedStory } from '../../src/content/newsroom.ts';
import { readMarkdownSource } from '../../src/content/source-document.ts';
import { readOwnAddress } from '../../src/site/own-address.ts';
import { paths } from '../../src/site/urls.ts';
import type { Room } from './room.ts';

export interface Stats {
  readonly articles: number;
  readonly visibility: Readonly<Record<string, number>>;
  readonly bySection: Readonly<Record<string, number>>;
  readonly byAuthor: Readonly<Record<string, number>>;
  readonly byType: Readonly<Record<string, number>>;
  /** `2025-09` */
  readonly byMonth: Readonly<Record<string, number>>;
  /** Public stories that no other story, page or pin leads to: files. */
  readonly orphans: readonly string[];
  /** What importers could not find, by field: files. */
  readonly missing: Readonly<Record<string, readonly string[]>>;
  /** Addresses of other sites, with the files that lead there. */
  readonly external: ReadonlyMap<string, readonly string[]>;
}

export function gatherStats(room: Room, newsroom: Newsroom): Stats {
  const { articles, pages, front, series } = newsroom;
  const publicOnes = articles.filter(({ visibility }) => visibility === 'public');
  const byName = new Map([
    ...articles.map((one) => [one.filePath, one] as const),
    ...articles.map((one) => [one.id, one] as const),
  ]);
  const byAddress = new Map(
    articles.flatMap((one) => [one.path, ...one.written.aliases].map((address) => [address, one] as const)),
  );
  const reached = new Set<SourcedArticle>();
  const external = new Map<string, string[]>();
  const reach = (to: SourcedArticle | undefined, from: unknown) => {
    if (to && to !== from) reached.add(to);
  };
  const outside = (address: string, file: string) => {
    if (!/^https?:\/\//i.test(address)) return;
    const url = URL.parse(address);
    if (!url || readOwnAddress(address, room.outlet)) return;
    url.hash = '';
    const files = external.get(url.href) ?? [];
    if (files.at(-1) !== file) external.set(url.href, [...files, file]);
  };
  for (const article of articles) {
    const { written, shown } = article;
    for (const { url } of written.sources) outside(url, shown);
    if (written.canonical !== undefined) outside(written.canonical, shown);
    if (written.originallyPublished) outside(written.originallyPublished.url, shown);
    if (article.visibility === 'public') {
      for (const id of written.related) reach(byName.get(id), article);
      if (written.translationOf !== undefined) reach(byName.get(written.translationOf), article);
    }
    for (const target of linksOf(article)) {
      outside(target, shown);
      const own = readOwnAddress(target, room.outlet, article.path);
      if (own && article.visibility === 'public') reach(byAddress.get(own.path), article);
    }
  }
  for (const page of pages) {
    for (const target of linksOf(page)) {
      outside(target, page.shown);
      const own = readOwnAddress(target, room.outlet, paths.page(page.id));
      if (own) reach(byAddress.get(own.path), page);
    }
  }
  for (const block of front?.written.blocks ?? [])
    for (const pin of block.pins) reach(byName.get(pin), block);
  // Parts of a series lead to each other.
  for (const article of publicOnes)
    if (article.written.series && series.has(article.written.series.id)) reached.add(article);

  const missing: Record<string, string[]> = {};
  for (const { written, shown } of articles) {
    for (const field of written.imported?.missing ?? []) (missing[field] ??= []).push(shown);
  }
  return {
    articles: articles.length,
    visibility: count(articles, ({ visibility }) => [visibility]),
    bySection: count(articles, ({ written }) => [written.section]),
    byAuthor: count(articles, ({ written }) => written.author.map((credit) => credit.author)),
    byType: count(articles, ({ written }) => [written.type]),
    byMonth: count(articles, ({ written }) => [localDay(publishedOf(written), room.outlet.timezone).month]),
    orphans: publicOnes.filter((article) => !reached.has(article)).map(({ shown }) => shown),
    missing,
    external,
  };
}

/** Read again from the file: bodies are not kept. */
function linksOf({ file, format }: SourcedStory<unknown>): string[] {
  const { body } = readMarkdownSource(readFileSync(file, 'utf8'));
  if (!/\]\(|\]:|href|https?:/i.test(body)) return [];
  return (findBodyLinks(body, format) ?? []).flatMap((link) => (link.isPicture ? [] : [link.target]));
}

function count<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const item of items)
    for (const key of new Set(keysOf(item))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
