import type {
  Article,
  BreadcrumbList,
  CorrectionComment,
  CreativeWork,
  Graph,
  ImageObject,
  Review,
} from 'schema-dts';
import type { StructuredPicture } from '../../site/responsive-picture.ts';
import type { Site } from '../../site/site.ts';
import type { ArticleView } from '../../views/article.ts';
import { authorNode } from './author.ts';
import { breadcrumb, given, graphOf, ids, publisher, some, website } from './graph.ts';
import { imageObject } from './image.ts';

/**
 * A story (https://schema.org/NewsArticle, with all that
 * https://developers.google.com/search/docs/appearance/structured-data/article recommends).
 * @param pictures crops of the leading picture
 */
export function articleGraph(site: Site, view: ArticleView, pictures: readonly StructuredPicture[]): Graph {
  const way: BreadcrumbList = breadcrumb(site, view.permalink, view.frame.headline, view.crumbs);
  return graphOf([articleNode(site, view, pictures), way]);
}

export function articleNode(site: Site, view: ArticleView, pictures: readonly StructuredPicture[]): Article {
  const facts = factsOf(site, view, pictures);
  const news = { ...facts, ...given({ dateline: view.dateline }) };
  const { type } = view;
  switch (type) {
    case 'news':
      // Who was there says where.
      return view.dateline === undefined
        ? { '@type': 'NewsArticle', ...news }
        : { '@type': 'ReportageNewsArticle', ...news };
    // Reporting at first hand: neither comment nor background.
    case 'feature':
    case 'interview':
      return { '@type': 'ReportageNewsArticle', ...news };
    case 'opinion':
      return { '@type': 'OpinionNewsArticle', ...news };
    case 'analysis':
      return { '@type': 'AnalysisNewsArticle', ...news };
    case 'explainer':
      return { '@type': 'BackgroundNewsArticle', ...news };
    case 'review':
      return { '@type': 'ReviewNewsArticle', ...news, ...verdictOf(view) };
    case 'sponsored':
      // Not news, by schema.org's tree of types either.
      return {
        '@type': 'AdvertiserContentArticle',
        ...facts,
        ...given({
          sponsor: view.sponsor && {
            '@type': 'Organization' as const,
            name: view.sponsor.label,
            url: view.sponsor.url,
          },
        }),
      };
    default:
      return assertNever(type);
  }
}

/** What every kind of story has. */
function factsOf(site: Site, view: ArticleView, pictures: readonly StructuredPicture[]) {
  const { permalink, lead, retraction } = view;
  return given({
    '@id': ids.article(permalink),
    url: permalink,
    mainEntityOfPage: permalink,
    headline: view.frame.headline,
    description: view.summary,
    image: lead ? some(pictures.map((crop) => imageObject(site, lead, crop))) : cardOf(view),
    datePublished: view.published.iso,
    // Moved by updates and corrections, by nothing else. A story that had none has its date of publication here, as it
    // has in every feed: Google recommends the property of every article, and the two being equal says just that.
    dateModified: (view.updated ?? view.published).iso,
    author: some(view.authors.map((author) => authorNode(site, author))) ?? publisher(site),
    publisher: publisher(site),
    articleSection: view.section.label,
    keywords: some(view.tags.map(({ label }) => label)),
    inLanguage: view.lang,
    // Of a story that was withdrawn only the notice is left.
    wordCount: retraction ? undefined : view.words,
    creativeWorkStatus: retraction && 'Retracted',
    isAccessibleForFree: true as const,
    isPartOf: [website(site), ...seriesOf(site, view)],
    license: isOurs(view) ? site.outlet.license : undefined,
    correction: some(correctionsOf(view)),
    citation: some(
      view.sources.map(({ label, url }) => ({ '@type': 'CreativeWork' as const, name: label, url })),
    ),
    ...translationsOf(site, view),
    isBasedOn: view.originallyPublished && {
      '@type': 'NewsArticle' as const,
      ...given({
        url: view.originallyPublished.url,
        datePublished: view.originallyPublished.date?.iso,
        publisher: { '@type': 'Organization' as const, name: view.originallyPublished.name },
      }),
    },
    // The same text, where it stands first.
    sameAs: view.frame.canonical === permalink ? undefined : view.frame.canonical,
  });
}

/** Whether the outlet can give others its leave: not of what stood elsewhere first, was paid for, or was withdrawn. */
function isOurs({ frame, permalink, originallyPublished, type, retraction }: ArticleView): boolean {
  return frame.canonical === permalink && !originallyPublished && type !== 'sponsored' && !retraction;
}

/** A story without a picture has the one that is drawn for those who share it, where there is one. */
function cardOf({ frame }: ArticleView): ImageObject | undefined {
  if (!frame.social || !('card' in frame.social)) return undefined;
  const { src, width, height } = frame.social.card;
  return { '@type': 'ImageObject', url: src, width: `${width} px`, height: `${height} px` };
}

function seriesOf({ urls }: Site, { series }: ArticleView): CreativeWork[] {
  if (!series) return [];
  const page = urls.absoluteUrl(series.url);
  return [{ '@type': 'CreativeWorkSeries', '@id': ids.series(page), name: series.name, url: page }];
}

function correctionsOf({ major, minor, retraction }: ArticleView): CorrectionComment[] {
  const written = [...major, ...minor]
    .map(({ kindLabel, date, text }) => ({ name: kindLabel, text, datePublished: date.iso }))
    .sort((a, b) => Date.parse(a.datePublished) - Date.parse(b.datePublished));
  const notice = retraction ? [{ text: retraction.reason, datePublished: retraction.date.iso }] : [];
  return [...written, ...notice].map((comment) => ({ '@type': 'CorrectionComment', ...comment }));
}

function translationsOf({ urls }: Site, { translations }: ArticleView) {
  const version = ({ url, lang }: ArticleView['translations'][number]): CreativeWork => {
    const page = urls.absoluteUrl(url);
    return { '@type': 'CreativeWork', '@id': ids.article(page), url: page, inLanguage: lang };
  };
  const original = translations.find((one) => one.original);
  return given({
    translationOfWork: original && version(original),
    // Only the original is the work that the others translate.
    workTranslation: original ? undefined : some(translations.map(version)),
  });
}

function verdictOf({ review }: ArticleView): Pick<Review & object, 'itemReviewed' | 'reviewRating'> {
  if (!review) return {};
  return {
    // The one name that differs from the content contract's.
    itemReviewed: {
      '@type': review.type === 'Exhibition' ? 'ExhibitionEvent' : review.type,
      name: review.item,
    },
    reviewRating: { '@type': 'Rating', ratingValue: review.rating, bestRating: review.best, worstRating: 0 },
  };
}

function assertNever(type: never): never {
  throw new Error(`json-ld: no type of schema.org for a story of type ${String(type)}`);
}
