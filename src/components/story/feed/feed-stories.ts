/** What feeds carry of a story besides what the archive knows: made once per story, for all channels and formats. */
import type { Archive } from '../../../archive/archive.ts';
import type { Article } from '../../../archive/model.ts';
import { openSpool } from '../../../cache/spool.ts';
import type { StoryOf } from '../../../outputs/feeds/feed.ts';
import type { FeedPicture, FeedStory } from '../../../outputs/feeds/item.ts';
import { storyHtml } from '../../../outputs/feeds/story-html.ts';
import { environment } from '../../../site/environment.ts';
import { pictureFile } from '../../../site/picture-file.ts';
import { site } from '../../../site/site.ts';
import { feedBody } from './feed-body.ts';

const spool = openSpool(`${environment.cacheDir}/content`);
const made = new Map<string, Promise<() => FeedStory>>();

export function storiesOf(archive: Archive): StoryOf {
  return async (article) => {
    if (import.meta.env.DEV) return makeStory(archive, article);
    let story = made.get(article.id);
    if (!story) {
      story = keep(archive, article);
      made.set(article.id, story);
    }
    return (await story)();
  };
}

async function keep(archive: Archive, article: Article): Promise<() => FeedStory> {
  const { html, picture } = await makeStory(archive, article);
  const bytes = Buffer.from(html);
  const at = spool.append(bytes);
  const { length } = bytes;
  return () => ({ html: spool.read(at, length).toString(), picture });
}

async function makeStory(archive: Archive, article: Article): Promise<FeedStory> {
  const picture = await pictureOf(article);
  const body = article.retracted ? '' : await feedBody(article);
  return { html: storyHtml(site, archive, article, { body, picture }), picture };
}

/** A retracted story has none: what it showed may be what was wrong. */
async function pictureOf({ image, retracted }: Article): Promise<FeedPicture | undefined> {
  if (!image || retracted) return undefined;
  const { src, ...size } = await pictureFile(image);
  const { alt, caption, credit } = image;
  return { url: site.urls.absoluteUrl(src), type: 'image/jpeg', ...size, alt, caption, credit };
}
