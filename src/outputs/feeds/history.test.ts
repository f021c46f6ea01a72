import { expect, it } from 'vitest';
import { daily, makeArchive, makeSite, NOW, type Edition } from '../../tests/archive-factory.ts';
import { channelsOf } from '../../views/channels.ts';
import { archiveDocument, channelDocument } from './documents.ts';
import type { StoryOf } from './feed.ts';
import { archiveDocuments } from './history.ts';

const settings = { feeds: { items: 5 } };
const short: StoryOf = ({ title }) => Promise.resolve({ html: `<p>${title}</p>` });
const idsIn = (xml: string) => [...xml.matchAll(/<id>([^<]*)<\/id>/g)].slice(1).map(([, id]) => id);

/** Every document from the feed back to the oldest, by its number. */
async function walk(edition: Edition, storyOf = short): Promise<Map<string, string>> {
  const site = makeSite(settings);
  const archive = makeArchive(edition, site);
  const [outlet] = channelsOf(site, archive);
  if (!outlet) throw new Error('there is no channel of the outlet');
  const walked = new Map<string, string>();
  const documents = new Map(archiveDocuments(site, archive).map((one) => [one.number, one]));
  let text = await channelDocument(site, archive, outlet, 'atom', storyOf);
  let name = 'feed';
  for (;;) {
    walked.set(name, text);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2_000_000);
    const previous = /rel="prev-archive"[^>]*\/archive\/feed\/(\d+)\.xml/.exec(text)?.[1];
    if (previous === undefined) return walked;
    const document = documents.get(Number(previous));
    if (!document) throw new Error(`there is no document ${previous}`);
    text = await archiveDocument(site, archive, document, storyOf);
    name = previous;
  }
}

it.each([0, 1, 4, 5, 6, 9, 10, 23])('the history of %i stories leads to each of them', async (count) => {
  const walked = await walk({ stories: daily(count) });
  const ids = [...walked].filter(([name]) => name !== 'feed').flatMap(([, text]) => idsIn(text));
  expect(ids).toHaveLength(count - (count % 5));
  expect(new Set(ids).size).toBe(ids.length);
  const all = new Set([...walked.values()].flatMap(idsIn));
  expect([...all].sort()).toEqual(
    daily(count)
      .map(({ file }) => `tag:test.example,2025-01-01:${file}`)
      .sort(),
  );
});

it('leads to each story when they are long, the longest by their standfirst', async () => {
  const long: StoryOf = ({ id }) =>
    Promise.resolve({ html: 'x'.repeat(id === '2025/01/s9' ? 1_900_000 : 400_000) });
  const walked = await walk({ stories: daily(9) }, long);
  expect(new Set([...walked.values()].flatMap(idsIn)).size).toBe(9);
  expect(walked.get('feed')?.match(/<content /g)).toHaveLength(3);
});

it('is of documents that a new story, one that has left and what stays out of feeds do not change', async () => {
  const stories = daily(13);
  const before = await walk({ stories });
  const after = await walk({ stories: daily(18) });
  for (const name of ['1', '2']) expect(after.get(name)).toBe(before.get(name));
  expect(after.has('3')).toBe(true);

  const [id, path] = ['2025/01/s7', '/2025/01/s7/'];
  const left = NOW - 86_400_000;
  const feeds = {
    published: Date.parse('2025-01-07T12:00:00Z'),
    section: 'world',
    authors: ['vera'],
    type: 'news' as const,
    corrections: [],
  };
  const rest = stories.filter(({ file }) => file !== id);
  for (const departed of [
    { expired: [{ ...feeds, id, path, expires: left, inFeeds: true }] },
    { gone: [{ url: path, date: left, reason: 'By order', id, feeds }] },
  ]) {
    const without = await walk({ stories: rest, ...departed });
    expect(without.get('1')).toBe(before.get('1'));
    expect(without.get('2')).not.toContain(id);
    expect(idsIn(without.get('2') ?? '')).toHaveLength(4);
    expect(without.get('feed')).toContain(
      `<at:deleted-entry ref="tag:test.example,2025-01-01:${id}" when="2025-10-04T12:00:00Z"/>`,
    );
  }

  const excluded = { file: '2025/01/s2b', date: '2025-01-02T13:00:00Z', excludeFrom: ['feed'] };
  expect(await walk({ stories: [...stories, excluded] })).toEqual(before);
});
