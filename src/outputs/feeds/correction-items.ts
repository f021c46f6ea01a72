/**
 * The feed of corrections is of corrections, not of stories: a reader shows one item once, at the place of its date, so that
 * the second correction of a story, and any of an old one, would never be seen.
 */
import type { Archive, PublishedCorrection } from '../../archive/archive.ts';
import { isFed } from '../../archive/visibility.ts';
import type { Site } from '../../site/site.ts';
import { retractionSummary } from '../../views/summary.ts';
import type { StoryOf } from './feed.ts';
import { itemId, itemOf, type FeedItem } from './item.ts';

/** The newest corrections and retractions, newest first, each with its story whole. */
export async function correctionItems(
  site: Site,
  archive: Archive,
  count: number,
  storyOf: StoryOf,
): Promise<FeedItem[]> {
  const fed = archive.corrections.filter(({ article }) => isFed(article));
  const items: FeedItem[] = [];
  for (const one of fed.slice(-count).reverse()) {
    const { article, date, mark } = one;
    items.push({
      ...itemOf(site, archive, article, await storyOf(article)),
      id: correctionId(site, article.id, mark),
      summary: correctionSummary(site, one),
      published: date,
      updated: date,
    });
  }
  return items;
}

/** The permanent identity of a correction: its story's, with a fragment. @param mark archive/correction-marks.ts */
export function correctionId(site: Pick<Site, 'outlet'>, story: string, mark: string): string {
  const id = itemId(site, story);
  // RFC 3986, section 3.5: there is one fragment, and a story that was imported may bear it.
  return `${id}${id.includes('#') ? '-' : '#'}${mark}`;
}

/** A correction in a sentence, or a retraction. */
function correctionSummary(site: Site, { article, correction }: PublishedCorrection): string {
  const { strings, dates } = site;
  if (correction)
    return `${strings.correctionKinds[correction.kind]}, ${dates.day(correction.date).text}: ${correction.text}`;
  return article.retracted ? retractionSummary(site, article.retracted) : '';
}
