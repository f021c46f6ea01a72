/** An article as it stands on any page but its own. */
import type { Archive } from '../archive/archive.ts';
import { kindOf } from '../archive/kind.ts';
import type { Article, Credit } from '../archive/model.ts';
import type { Reason } from '../archive/related.ts';
import { isoInstant } from '../site/dates.ts';
import { directionOf, listed } from '../site/language.ts';
import { share } from '../site/page-key.ts';
import type { Site } from '../site/site.ts';
import { paths } from '../site/urls.ts';
import type { BylineName, OwnLanguage, SectionLabel, Teaser } from './parts.ts';
import { teaserTextOf, verdictOf } from './summary.ts';

/** Teasers without a reason: the same one stands on many pages. */
const teasers = new WeakMap<Archive, WeakMap<Site, Map<Article, Teaser>>>();

/** @param offered why it stands on the page of another story, and of which */
export function teaserOf(
  site: Site,
  archive: Archive,
  article: Article,
  offered?: { readonly reason: Reason; readonly to: Article },
): Teaser {
  const ofArchive = teasers.get(archive) ?? new WeakMap<Site, Map<Article, Teaser>>();
  teasers.set(archive, ofArchive);
  const known = ofArchive.get(site) ?? new Map<Article, Teaser>();
  ofArchive.set(site, known);
  let teaser = known.get(article);
  if (!teaser) {
    teaser = share(makeTeaser(site, archive, article));
    known.set(article, teaser);
  }
  return offered ? { ...teaser, reason: reasonText(site, archive, article, offered) } : teaser;
}

function makeTeaser(site: Site, archive: Archive, article: Article): Teaser {
  const { urls, strings, dates } = site;
  const verdict = verdictOf(article);
  return {
    id: article.id,
    url: urls.url(article.path),
    title: article.title,
    standfirst: teaserTextOf(article),
    kicker: article.kicker,
    type: kindOf(article),
    typeLabel: typeLabelOf(site, article),
    section: sectionLabelOf(site, archive, article.section),
    byline: bylineOf(site, archive, article.credits),
    // The day for readers, the instant for what tells new from old.
    published: {
      iso: isoInstant(article.published, site.outlet.timezone),
      text: dates.day(article.published).text,
    },
    picture: article.image,
    ...ownLanguageOf(site, article),
    sponsor: article.sponsor?.name,
    rating: verdict && { value: verdict.rating, best: verdict.best },
    retracted: article.retracted !== undefined,
    hiddenLabel: article.hidden
      ? article.published > site.now
        ? strings.storyPage.embargoed(dates.moment(article.published).text)
        : strings.storyPage.draft
      : undefined,
  };
}

/** The label of what kind of story it is; plain news has none. */
export function typeLabelOf({ strings }: Site, article: Article): string | undefined {
  const kind = kindOf(article);
  return kind === 'news' ? undefined : strings.types[kind];
}

export function bylineOf({ urls }: Site, archive: Archive, credits: readonly Credit[]): BylineName[] {
  return credits.map(({ author, role }) => ({
    label: archive.authors.get(author)?.name ?? author,
    url: urls.url(paths.author(author)),
    role,
  }));
}

export function sectionLabelOf({ urls }: Site, archive: Archive, id: string): SectionLabel {
  const section = archive.sections.get(id);
  return { label: section?.name ?? id, url: urls.url(paths.section(id)), accent: section?.color ?? 'slate' };
}

/** For the words of a story among those of the house. */
export function ownLanguageOf({ outlet }: Site, { lang }: Article): OwnLanguage {
  if (lang === outlet.lang) return {};
  const dir = directionOf(lang);
  return { lang, dir: dir === outlet.dir ? undefined : dir };
}

const TOPICS_IN_REASON = 3;

/**
 * In the newsroom's own words where there are any: the topics that both stories have, or the names. The words by which
 * they were found alike ("loses, league and million") are a machine's, and the last resort.
 */
function reasonText(
  { outlet, strings }: Site,
  archive: Archive,
  article: Article,
  { reason, to }: { readonly reason: Reason; readonly to: Article },
): string {
  const { chosen, inSection, about, aboutInSection } = strings.storyPage;
  if (reason.kind === 'chosen') return chosen;
  const topics = article.tags.filter((tag) => to.tags.includes(tag)).slice(0, TOPICS_IN_REASON);
  const names = reason.words.filter((word) => /^\p{Lu}/u.test(word));
  const words = topics.length > 0 ? topics.map((tag) => archive.tags.get(tag)?.label ?? tag) : names;
  const section = archive.sections.get(article.section)?.name ?? article.section;
  if (words.length === 0)
    return reason.sameSection ? inSection(section) : about(listed(reason.words, outlet.lang));
  const told = listed(words, outlet.lang);
  return reason.sameSection ? aboutInSection(told, section) : about(told);
}
