/** The name of all that a feed document holds: where it is the same, the document is (integrations/incremental.ts). */
import type { Archive } from '../../../archive/archive.ts';
import type { Article } from '../../../archive/model.ts';
import { newestOf } from '../../../outputs/feeds/feed.ts';
import { historyOf, unarchivedCount, type ArchiveDocument } from '../../../outputs/feeds/history.ts';
import { itemOf, namesIn } from '../../../outputs/feeds/item.ts';
import { departuresOf } from '../../../outputs/feeds/tombstones.ts';
import type { BodyKey } from '../../../site/body-key.ts';
import { pageKey } from '../../../site/page-key.ts';
import { site } from '../../../site/site.ts';
import { isWhole, type Channel } from '../../../views/channels.ts';

/** What a story's item in a feed depends on. */
interface StoryKey {
  /** With its standfirst only. */
  readonly short: string;
  /** With its text; absent where nobody can say what that depends on. */
  readonly whole: string | undefined;
}

const known = new Map<string, StoryKey>();

/** What Astro is told of a path besides its parameters; nothing where there is no telling. */
interface Key {
  readonly cacheKey?: string;
}

/** The key of a channel's document, whatever its format. */
export function channelKey(archive: Archive, channel: Channel, bodyKey: BodyKey): Key {
  const { articles: _articles, ...about } = channel;
  const around: unknown[] = [about, departuresOf(site, archive, channel)];
  if (channel.kind === 'outlet') around.push(historyOf(site, archive), unarchivedCount(site, archive));
  return keyOf(archive, newestOf(site, channel), isWhole(channel), around, bodyKey);
}

/** The key of a document of the outlet's history. */
export function archiveKey(archive: Archive, { number, articles }: ArchiveDocument, bodyKey: BodyKey): Key {
  return keyOf(archive, articles, true, [historyOf(site, archive, number)], bodyKey);
}

function keyOf(
  archive: Archive,
  articles: readonly Article[],
  whole: boolean,
  around: readonly unknown[],
  bodyKey: BodyKey,
): Key {
  const stories: string[] = [];
  for (const article of articles) {
    const { [whole ? 'whole' : 'short']: key } = storyKey(archive, article, bodyKey);
    // What cannot be told is written anew each time.
    if (key === undefined) return {};
    stories.push(key);
  }
  return { cacheKey: pageKey(around, stories) };
}

function storyKey(archive: Archive, article: Article, bodyKey: BodyKey): StoryKey {
  let key = import.meta.env.DEV ? undefined : known.get(article.id);
  if (!key) {
    key = makeKey(archive, article, bodyKey);
    known.set(article.id, key);
  }
  return key;
}

/**
 * Made of names, since every build makes one for every story: the file's, which stands for all that is written in it, and
 * those of what it depends on besides.
 */
function makeKey(archive: Archive, article: Article, bodyKey: BodyKey): StoryKey {
  const file = bodyKey(article.id);
  if (file === undefined) return { short: pageKey(itemOf(site, archive, article)), whole: undefined };
  const { id, path, image, tags } = article;
  const key = pageKey(file, id, path, image, tags, namesIn(archive, article));
  // To write a tag's feed again when a text in it has changed costs less than another key for every story.
  return { short: key, whole: key };
}
