/** What a story says of itself in a sentence, wherever it is told of without its text. */
import type { Article, Review } from '../archive/model.ts';
import type { Site } from '../site/site.ts';

/** The standfirst; of a retracted story the retraction, since what the standfirst says may be what was wrong. */
export function summaryOf(site: Site, article: Pick<Article, 'standfirst' | 'retracted'>): string {
  return article.retracted ? retractionSummary(site, article.retracted) : article.standfirst;
}

/** What stands below the headline of a story on any page but its own; of a retracted one why it was. */
export function teaserTextOf({ standfirst, retracted }: Article): string {
  return retracted?.reason ?? standfirst;
}

/** A withdrawn review no longer judges. */
export function verdictOf({ review, retracted }: Article): Review | undefined {
  return retracted ? undefined : review;
}

/** A retraction in a sentence. */
export function retractionSummary(
  { strings, dates }: Pick<Site, 'strings' | 'dates'>,
  { date, reason }: NonNullable<Article['retracted']>,
): string {
  return `${strings.correctionKinds.retraction}, ${dates.day(date).text}: ${reason}`;
}

/** A story's standfirst on its own page: none where it was retracted, since what it says may be what was wrong. */
export function standfirstOf({ standfirst, retracted }: Article): string | undefined {
  return retracted ? undefined : standfirst;
}
