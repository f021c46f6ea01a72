/** The sample outlet after a day of moving and merging: no dead link, nothing new to a feed reader. */
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findBodyLinks } from '../../src/content/edit/body-links.ts';
import type { Newsroom, SourcedStory } from '../../src/content/newsroom.ts';
import { readMarkdownSource } from '../../src/content/source-document.ts';
import { itemId } from '../../src/outputs/feeds/item.ts';
import { readOwnAddress } from '../../src/site/own-address.ts';
import { paths } from '../../src/site/urls.ts';
import { planTagMerge } from './merge-tags.ts';
import { planMove } from './move.ts';
import { planAuthorRename } from './rename-author.ts';
import { carryOut, filesOf, roomAt } from './room-factory.ts';
import type { Room } from './room.ts';
import { planTakedown } from './takedown.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../../content');

function sampleRoom(): Room {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sample-')));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  cpSync(SAMPLE, path.join(folder, 'content'), { recursive: true });
  return roomAt(path.join(folder, 'content'));
}

/** Own addresses that nothing answers at, or only by a redirect: `file -> path`. */
function deadLinks({ outlet }: Room, newsroom: Newsroom): string[] {
  const { articles, pages, sections, authors, series } = newsroom;
  const pageOf = new Map<SourcedStory<unknown>, string>([
    ...articles.map((article) => [article, article.path] as const),
    ...pages.map((page) => [page, paths.page(page.id)] as const),
  ]);
  const merged = new Set(
    [...newsroom.tags.values()].flatMap(({ id, written }) => (written.mergeInto === undefined ? [] : [id])),
  );
  const alive = new Set([
    ...pageOf.values(),
    ...[...sections.keys()].map(paths.section),
    ...[...authors.keys()].map(paths.author),
    ...[...series.keys()].map(paths.seriesOf),
    ...articles.flatMap(({ written }) => [
      paths.type(written.type),
      ...written.tags.filter(({ id }) => !merged.has(id)).map(({ id }) => paths.tag(id)),
    ]),
  ]);
  const listed = (one: string) =>
    /^\/(?:archive|weekly|feeds|search|corrections|latest|sections|tags|authors|series|types)\/$|\.\w+$|^\/$/.test(
      one,
    );
  return [...pageOf].flatMap(([source, page]) =>
    (findBodyLinks(readMarkdownSource(readFileSync(source.file, 'utf8')).body, source.format) ?? []).flatMap(
      (link) => {
        const own = link.isPicture ? undefined : readOwnAddress(link.target, outlet, page)?.path;
        return own === undefined || alive.has(own) || listed(own) || /^\/(?:archive|weekly)\//.test(own)
          ? []
          : [`${source.shown} -> ${own}`];
      },
    ),
  );
}

const guids = (room: Room, newsroom: Newsroom) => newsroom.articles.map(({ id }) => itemId(room, id)).sort();

describe('the sample outlet', () => {
  it('keeps every link and every guid, and comes back to the byte', async () => {
    const room = sampleRoom();
    const before = filesOf(room.contentDir);
    const { newsroom } = await room.read();
    const known = guids(room, newsroom);
    expect(deadLinks(room, newsroom)).toEqual([]);
    const moves = [
      ['2025/09/calder-ferry-strike-ends', '2025/10/ferries-sail'],
      ['2025/10/halm-assembly-water-vote', '2024/01/water-vote'],
      ['2025/08/how-to-read-a-communique', 'reading'],
      ['2025/07/longwater-by-numbers', 'articles/2025/07/numbers/index.mdx'],
    ] as const;
    for (const [from, to] of moves) expect(await carryOut(room, await planMove(room, from, to))).toEqual([]);
    const moved = (await room.read()).newsroom;
    expect(guids(room, moved)).toEqual(known);
    expect(deadLinks(room, moved)).toEqual([]);
    for (const [from] of [...moves].reverse()) {
      const to = from === '2025/07/longwater-by-numbers' ? `articles/${from}.mdx` : from;
      expect(await carryOut(room, await planMove(room, `/${from}/`, to))).toEqual([]);
    }
    expect(filesOf(room.contentDir)).toEqual(before);
  }, 60_000);

  it('loses no link where tags are merged, authors renamed, stories taken down', async () => {
    const room = sampleRoom();
    const { newsroom } = await room.read();
    const known = guids(room, newsroom);
    for (const plan of [
      () => planTagMerge(room, 'Ferries', 'Harbours'),
      () => planTagMerge(room, 'longwater', 'Rivers'),
      () => planAuthorRename(room, 'ilse-marrant', 'ilse'),
    ]) {
      expect(await carryOut(room, await plan())).toEqual([]);
    }
    const after = (await room.read()).newsroom;
    expect(guids(room, after)).toEqual(known);
    expect(deadLinks(room, after)).toEqual([]);
    const article = after.articles.find(({ filePath }) => filePath === '2025/09/calder-ferry-strike-ends');
    expect(
      await carryOut(room, await planTakedown(room, article?.path ?? '', 'By order of the court.')),
    ).toEqual([]);
    const last = (await room.read()).newsroom;
    expect(deadLinks(room, last)).toEqual([]);
    expect(last.articles).toHaveLength(after.articles.length - 1);
    expect(
      Object.values(filesOf(room.contentDir)).filter((text) => text.includes('calder-ferry-strike-ends')),
    ).toHaveLength(1);
  }, 60_000);
});
