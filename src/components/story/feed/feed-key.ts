/** The name of all that a feed document holds: where it is the same, the document is (integrations/incremental.ts). */
import type { Archive } from '../../../archive/archive.ts';
import type { Article } from '../../../archive/model.ts';
import { newestOf } from '../../../outputs/feeds/feed.ts';
import { historyOf, type ArchiveDocument } from '../../../outputs/feeds/history.ts';
import { itemOf } from '../../../outputs/feeds/item.ts';
import { tombstonesOf } from '../../../outputs/feeds/tombstones.ts';
import { bodyKey } from '../../../site/load-archive.ts';
import { pageKey } from '../../../site/page-key.ts';
import { site } from '../../../site/site.ts';
import { isWhole, type Channel } from '../../../views/channels.ts';

const known = new Map<string, Promise<string | undefined>>();

/** What Astro is told of a path besides its parameters; nothing where there is no telling. */
interface Key {
  readonly cacheKey?: string;
}

/** The key of a channel's document, whatever its format. */
export function channelKey(archive: Archive, channel: Channel): Promise<Key> {
  const { articles: _articles, ...about } = channel;
  const around: unknown[] = [about, tombstonesOf(site, archive, channel)];
  if (channel.kind === 'outlet') around.push(historyOf(site, archive));
  return keyOf(archive, newestOf(site, channel), isWhole(channel), around);
}

/** The key of a document of the outlet's history. */
export function archiveKey(archive: Archive, { number, articles }: ArchiveDocument): Promise<Key> {
  return keyOf(archive, articles, true, [historyOf(site, archive, number)]);
}

async function keyOf(
  archive: Archive,
  articles: readonly Article[],
  whole: boolean,
  around: readonly unknown[],
): Promise<Key> {
  const stories: string[] = [];
  for (const article of articles) {
    const key = await storyKey(archive, article, whole);
    // A story of which nobody can say what it depends on is written anew each time, and with it what it is in.
    if (key === undefined) return {};
    stories.push(key);
  }
  return { cacheKey: pageKey(around, stories) };
}

/** A standfirst's own; a whole story's with what its text is made from. */
function storyKey(archive: Archive, article: Article, whole: boolean): Promise<string | undefined> {
  const id = `${whole ? 'whole' : 'short'} ${article.id}`;
  let key = import.meta.env.DEV ? undefined : known.get(id);
  if (!key) {
    key = makeKey(archive, article, whole);
    known.set(id, key);
  }
  return key;
}

async function makeKey(archive: Archive, article: Article, whole: boolean): Promise<string | undefined> {
  const item = itemOf(site, archive, article);
  if (!whole) return pageKey(item);
  const body = await bodyKey('articles', article.id);
  return body === undefined ? undefined : pageKey(item, article, body);
}
