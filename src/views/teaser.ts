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

export function teaserOf(site: Site, archive: Archive, article: Article, reason?: Reason): Teaser {
  const ofArchive = teasers.get(archive) ?? new WeakMap<Site, Map<Article, Teaser>>();
  teasers.set(archive, ofArchive);
  const known = ofArchive.get(site) ?? new Map<Article, Teaser>();
  ofArchive.set(site, known);
  let teaser = known.get(article);
  if (!teaser) {
    teaser = share(makeTeaser(site, archive, article));
    known.set(article, teaser);
  }
  return reason ? { ...teaser, reason: reasonText(site, archive, article, reason) } : teaser;
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

function reasonText({ outlet, strings }: Site, archive: Archive, article: Article, reason: Reason): string {
  if (reason.kind === 'chosen') return strings.storyPage.chosen;
  const words = listed(reason.words, outlet.lang);
  return reason.sameSection
    ? strings.storyPage.aboutInSection(words, archive.sections.get(article.section)?.name ?? article.section)
    : strings.storyPage.about(words);
}
