/** What a story says of itself in a sentence, wherever it is told of without its text. */
import type { Article } from '../archive/model.ts';
import type { Site } from '../site/site.ts';

/** The standfirst; of a retracted story the retraction, since what the standfirst says may be what was wrong. */
export function summaryOf(site: Site, article: Pick<Article, 'standfirst' | 'retracted'>): string {
  return article.retracted ? retractionSummary(site, article.retracted) : article.standfirst;
}

/** A retraction in a sentence. */
export function retractionSummary(
  { strings, dates }: Pick<Site, 'strings' | 'dates'>,
  { date, reason }: NonNullable<Article['retracted']>,
): string {
  return `${strings.correctionKinds.retraction}, ${dates.day(date).text}: ${reason}`;
}
