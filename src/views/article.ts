/** Everything on the page of one article. DESIGN section 5 says what each block may depend on. */
import { withAncestors, type Archive } from '../archive/archive.ts';
import { updatedAt } from '../archive/freshness.ts';
import { kindOf } from '../archive/kind.ts';
import type { Article, Correction, Picture, ReviewedType } from '../archive/model.ts';
import { directionOf } from '../site/language.ts';
import type { Site } from '../site/site.ts';
import { paths, shareUrl } from '../site/urls.ts';
import type { ViewSources } from '../site/view-sources.ts';
import { houseAds } from './ads.ts';
import { blocksOf, neighboursOf, type ArticleBlocks } from './article-blocks.ts';
import { authorCardOf } from './author-card.ts';
import { channelsOfArticle } from './channels.ts';
import { commentViews } from './comments.ts';
import { frameOf, type StaticPageSummary } from './frame.ts';
import type {
  AuthorCard,
  BylineName,
  CommentView,
  CorrectionView,
  Crumb,
  Frame,
  Link,
  OwnLanguage,
  PageAds,
  SectionLabel,
  TimeText,
} from './parts.ts';
import { articleCard } from './social-card.ts';
import { placeInSeries, seriesPlaceOf, type SeriesPlace } from './series.ts';
import { headlineOf, standfirstOf, summaryOf, verdictOf } from './summary.ts';
import { bylineOf, ownLanguageOf, sectionLabelOf, typeLabelOf } from './teaser.ts';
import { alternatesOf, translationsOf, type TranslationLink } from './translations.ts';

export interface ArticleView extends ArticleBlocks {
  readonly frame: Frame;
  /** May be found by search: puts `data-pagefind-body` on the story. */
  readonly indexed: boolean;
  /** What search filters and sorts by. */
  readonly facets: SearchFacets;
  readonly section: SectionLabel;
  readonly crumbs: readonly Crumb[];
  readonly title: string;
  /** Absent when the story was retracted, as what it says may be what was wrong. */
  readonly standfirst?: string | undefined;
  /** For whoever tells of the story without its text. */
  readonly summary: string;
  readonly kicker?: string | undefined;
  readonly typeLabel?: string | undefined;
  /** What it is to readers. */
  readonly type: Article['type'];
  readonly breaking: boolean;
  readonly byline: readonly BylineName[];
  readonly dateline?: string | undefined;
  readonly published: TimeText;
  readonly updated?: TimeText | undefined;
  readonly updates: readonly { readonly date: TimeText; readonly note: string }[];
  /** `4 min read`; absent when the story was retracted and there is nothing to read. */
  readonly readingTime?: string | undefined;
  /** Words of the body. */
  readonly words: number;
  readonly lead?: Picture | undefined;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** For its writer's words among those of the house. */
  readonly language: OwnLanguage;
  readonly translations: readonly TranslationLink[];
  readonly sponsor?: Link | undefined;
  readonly review?:
    | {
        readonly item: string;
        /** A type of the content contract. */
        readonly type: ReviewedType;
        readonly rating: number;
        readonly best: number;
        readonly label: string;
      }
    | undefined;
  readonly series?: SeriesPlace | undefined;
  /** Stand above the body. */
  readonly major: readonly CorrectionView[];
  /** Stand below the body. */
  readonly minor: readonly CorrectionView[];
  /** The body gives way to it. */
  readonly retraction?: { readonly date: TimeText; readonly reason: string } | undefined;
  readonly originallyPublished?:
    { readonly name: string; readonly url: string; readonly date?: TimeText | undefined } | undefined;
  readonly sources: readonly Link[];
  readonly disclosures: readonly string[];
  readonly tags: readonly Link[];
  /** Nobody is asked to spread what was retracted. */
  readonly share: readonly Link[];
  /** Absolute. */
  readonly permalink: string;
  readonly authors: readonly AuthorCard[];
  /** A line about the outlet; absent where the outlet says nothing of itself. */
  readonly about?: { readonly text: string; readonly url: string } | undefined;
  readonly comments: CommentsView;
  readonly ads: PageAds;
}

export interface SearchFacets {
  readonly section: string;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly year: string;
  readonly type: string;
  /** What must stand beside the headline in a list that a script makes: that it was retracted, who paid, that it is opinion. */
  readonly label?: string | undefined;
  /** How much the words of its text count, where not as much as those of others. */
  readonly weight?: number | undefined;
  /** Sorts as text: `2025-09-04T20:40:00.000Z`. */
  readonly date: string;
  /** For readers. */
  readonly published: string;
}

export interface CommentsView {
  readonly open: boolean;
  readonly list: readonly CommentView[];
  readonly invitation?: { readonly text: string; readonly link: Link } | undefined;
  readonly form?: { readonly action: string } | undefined;
}

const WORDS_A_MINUTE = 230;
/** What was paid for stands below what fits a question as well; its headings count as its text does. */
const PAID_WEIGHT = 0.5;

export function articleView(
  site: Site,
  archive: Archive,
  pages: readonly StaticPageSummary[],
  article: Article,
): ArticleView {
  const { outlet, urls, dates, strings } = site;
  const correction = (one: Correction) => correctionView(site, one);
  const verdict = verdictOf(article);
  const updated = updatedAt(article);
  return {
    frame: frameOf(site, archive, pages, {
      title: headlineOf(site, { ...article, title: article.seoTitle ?? article.title }),
      headline: headlineOf(site, article),
      description: summaryOf(site, article),
      path: article.path,
      canonical: article.canonical,
      lang: article.lang,
      noindex: article.noindex,
      section: article.section,
      dated: article.published,
      channels: channelsOfArticle(site, archive, article),
      card: articleCard(site, archive, article),
      picture: article.image,
      ogType: 'article',
      alternates: alternatesOf(site, archive, article),
      published: article.published,
      modified: updated,
      lite: true,
    }),
    indexed: isSearchable(article),
    facets: facetsOf(site, archive, article),
    section: sectionLabelOf(site, archive, article.section),
    crumbs: sectionCrumbs(site, archive, article.section),
    title: article.title,
    standfirst: standfirstOf(article),
    summary: summaryOf(site, article),
    kicker: article.kicker,
    typeLabel: typeLabelOf(site, article),
    type: kindOf(article),
    breaking: article.breaking,
    byline: bylineOf(site, archive, article.credits),
    dateline: article.dateline,
    published: dates.moment(article.published),
    updated: updated === undefined ? undefined : dates.moment(updated),
    updates: article.updates.map(({ date, note }) => ({ date: dates.moment(date), note })),
    readingTime: article.retracted
      ? undefined
      : strings.storyPage.minutes(Math.max(1, Math.round(article.words / WORDS_A_MINUTE))),
    words: article.words,
    lead: article.image,
    lang: article.lang,
    dir: directionOf(article.lang),
    language: ownLanguageOf(site, article),
    translations: translationsOf(site, archive, article),
    sponsor: article.sponsor && { label: article.sponsor.name, url: article.sponsor.url },
    review: verdict && { ...verdict, label: strings.reviewed[verdict.type] },
    series: seriesPlaceOf(site, archive, article),
    major: article.corrections.filter((one) => one.severity === 'major').map(correction),
    minor: article.corrections.filter((one) => one.severity === 'minor').map(correction),
    retraction: article.retracted && {
      date: dates.moment(article.retracted.date),
      reason: article.retracted.reason,
    },
    originallyPublished: article.originallyPublished && {
      name: article.originallyPublished.name,
      url: article.originallyPublished.url,
      date:
        article.originallyPublished.date === undefined
          ? undefined
          : dates.day(article.originallyPublished.date),
    },
    sources: article.sources.map(({ title, url }) => ({ label: title, url })),
    disclosures: article.disclosures,
    tags: article.tags.map((tag) => ({
      label: archive.tags.get(tag)?.label ?? tag,
      url: urls.url(paths.tag(tag)),
    })),
    share: article.retracted
      ? []
      : outlet.share.map((target) => ({
          label: strings.share[target],
          url: shareUrl(target, urls.absolute(article.path), article.title),
        })),
    permalink: urls.absolute(article.path),
    authors: article.credits.flatMap(({ author }) => {
      const person = archive.authors.get(author);
      return person ? [authorCardOf(site, person)] : [];
    }),
    about: aboutOf(site, pages),
    comments: commentsOf(site, archive, article),
    ...blocksOf(site, archive, article),
    ads: houseAds(site, archive),
  };
}

/** What `articleView` is made of. */
export function articleSources(archive: Archive, article: Article): ViewSources {
  const { related, byAuthor, sameWeek, latest, isNew } = neighboursOf(archive, article);
  const { previous, next, numbers } = placeInSeries(archive, article) ?? {};
  return {
    stories: [
      [article],
      related.map((one) => one.article),
      byAuthor,
      sameWeek,
      latest,
      ...[previous, next].map((part) => (part ? [part] : [])),
      archive.translations.get(article.id) ?? [],
    ],
    rest: [related.map(({ reason }) => reason), isNew, numbers, archive.comments.get(article.id)],
  };
}

/** A retracted story, and one that asks not to be found, are not in the search index. */
export function isSearchable(article: Article): boolean {
  return !article.excludeFrom.includes('search') && !article.noindex && !article.retracted;
}

export function correctionView({ dates, strings }: Site, correction: Correction): CorrectionView {
  return {
    kindLabel: strings.correctionKinds[correction.kind],
    date: dates.moment(correction.date),
    text: correction.text,
    was: correction.was,
    now: correction.now,
  };
}

/** The section and what it is part of, from the outside in. */
export function sectionCrumbs(site: Site, archive: Archive, section: string): Crumb[] {
  return withAncestors(section, archive.sections)
    .reverse()
    .map((id) => {
      const { label, url } = sectionLabelOf(site, archive, id);
      return { label, url };
    });
}

function commentsOf(site: Site, archive: Archive, article: Article): CommentsView {
  const { outlet, urls, strings } = site;
  const list = commentViews(site, archive.comments.get(article.id) ?? []);
  const { email, form } = outlet.comments;
  if (!article.comments) return { open: false, list: [] };
  // What was said stays; of what was retracted there is nothing more to say.
  if (article.retracted) return { open: false, list };
  return {
    open: email !== undefined || form !== undefined,
    list,
    invitation:
      email === undefined
        ? undefined
        : {
            text: strings.storyPage.commentInvitation,
            link: {
              label: strings.storyPage.commentByMail,
              url: urls.mailto(
                email,
                strings.storyPage.commentSubject(article.title),
                urls.absolute(article.path),
              ),
            },
          },
    form: form === undefined ? undefined : { action: form },
  };
}

function facetsOf(site: Site, archive: Archive, article: Article): SearchFacets {
  const { strings, dates } = site;
  const month = archive.monthOf(article);
  return {
    section: archive.sections.get(article.section)?.name ?? article.section,
    authors: article.credits.map(({ author }) => archive.authors.get(author)?.name ?? author),
    tags: article.tags.map((tag) => archive.tags.get(tag)?.label ?? tag),
    year: month.slice(0, 4),
    type: strings.types[kindOf(article)],
    label: article.retracted
      ? strings.teaser.retracted
      : article.sponsor
        ? strings.teaser.sponsoredBy(article.sponsor.name)
        : typeLabelOf(site, article),
    weight: kindOf(article) === 'sponsored' ? PAID_WEIGHT : undefined,
    date: new Date(article.published).toISOString(),
    published: dates.day(article.published).text,
  };
}

/** A tagline is seldom a sentence: what follows it must not read as part of it. */
function aboutOf({ outlet, urls }: Site, pages: readonly StaticPageSummary[]): ArticleView['about'] {
  const text = outlet.about ?? outlet.tagline;
  if (text === undefined) return undefined;
  return {
    text: /\p{Sentence_Terminal}["”’»)]*$/u.test(text) ? text : `${text} –`,
    url: urls.url(pages.some((page) => page.slug === 'about') ? paths.page('about') : paths.home),
  };
}
