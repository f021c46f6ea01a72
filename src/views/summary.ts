/** What a story says of itself in a sentence, wherever it is told of without its text. */
import type { Article, Review } from '../archive/model.ts';
import { directionOf } from '../site/language.ts';
import type { Site } from '../site/site.ts';

/** A story, or its teaser. */
interface Headed {
  readonly title: string;
  /** BCP 47; the outlet's where it says none. */
  readonly lang?: string | undefined;
  /** Whatever says that it was. */
  readonly retracted?: unknown;
}

/**
 * The headline wherever nothing beside it says what became of the story: to machines, in feeds, in a list of names. Of a
 * retracted one it says so itself, in the words of the house, whose direction the writer's own do not upset (Unicode
 * Standard Annex 9, section 2.4: isolates).
 */
export function headlineOf(
  { outlet, strings }: Site,
  { title, lang = outlet.lang, retracted }: Headed,
): string {
  if (!retracted) return title;
  return strings.teaser.retractedHeadline(isolated(title, lang, outlet.lang));
}

/** A writer's words among those of the house, in plain text. */
export function isolated(text: string, lang: string, ours: string): string {
  return directionOf(lang) === directionOf(ours) ? text : `\u2068${text}\u2069`;
}

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
