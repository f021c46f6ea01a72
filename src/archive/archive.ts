/** The archive: one frozen model of everything public, built once per build, every index beside it. */
import { localDay } from './calendar.ts';
import { correctionMarks } from './correction-marks.ts';
import type {
  Ad,
  Article,
  ArticleType,
  Author,
  Comment,
  Correction,
  FrontBlock,
  Instant,
  Section,
  Series,
  Tag,
} from './model.ts';
import { compareArticles } from './order.ts';
import { relateArticles, type FindRelated, type RelatedMemory, type StoryTerms } from './related.ts';
import type { Vocabulary } from './vocabulary.ts';
import { groupTranslations } from './translations.ts';

export interface ArchiveInput {
  /** In any order; tags as written, before merging. */
  readonly articles: readonly ArchiveArticle[];
  readonly authors: readonly Author[];
  readonly sections: readonly Section[];
  /** Every tag that has a file or is written on a story. */
  readonly tags: readonly Tag[];
  /** Tag id to the id of the tag it is merged into. */
  readonly mergedTags: ReadonlyMap<string, string>;
  readonly series: readonly Series[];
  readonly comments: readonly Comment[];
  readonly ads: readonly Ad[];
  readonly front: readonly FrontBlock[] | undefined;
  readonly gone: readonly GoneUrl[];
  readonly expired: readonly ExpiredInput[];
  /** Types whose lists stay, whether a story is of them or not. */
  readonly types: readonly ArticleType[];
  readonly vocabulary: Vocabulary;
  readonly timezone: string;
  /** What earlier builds found related. */
  readonly memory?: RelatedMemory | undefined;
}

export interface ArchiveArticle {
  readonly article: Article;
  readonly terms: StoryTerms;
}

export interface GoneUrl {
  readonly url: string;
  readonly date: Instant;
  readonly reason: string;
  /** Permanent id of the story that stood there. */
  readonly id?: string | undefined;
  /** Where that story stood in feeds, as far as it is known. */
  readonly feeds?: FedInput | undefined;
}

/** What decides which feeds a story stands in. */
export interface FedPlaces {
  /** Its section and what that is part of. */
  readonly sections: readonly string[];
  readonly authors: readonly string[];
  readonly series?: string | undefined;
  readonly type: ArticleType;
  /** Marks of its corrections and its retraction: where there are any it stands among the corrections, too. */
  readonly corrections: readonly string[];
}

export interface FedInput extends Omit<FedPlaces, 'sections'> {
  readonly section: string;
  readonly published: Instant;
}

/** A story after `expires`. */
export interface ExpiredInput extends FedInput {
  readonly id: string;
  readonly path: string;
  readonly expires: Instant;
  /** Whether it ever stood in a feed. */
  readonly inFeeds: boolean;
}

/** What is left of a story that feeds held until it expired or was taken down: enough to say there that it is gone. */
export interface DepartedStory {
  readonly id: string;
  /** When it left. */
  readonly left: Instant;
  /** Absent where nobody knows more than that it stood in the outlet's own feed. */
  readonly stood?: (FedPlaces & { readonly published: Instant }) | undefined;
}

/** A list of articles in archive order, oldest first. */
export type ArticleList = readonly Article[];

export interface Archive {
  /** Oldest first. */
  readonly articles: ArticleList;
  readonly byId: ReadonlyMap<string, Article>;
  readonly authors: ReadonlyMap<string, Author>;
  /** By `order`, then by name. */
  readonly sections: ReadonlyMap<string, Section>;
  readonly tags: ReadonlyMap<string, Tag>;
  readonly mergedTags: ReadonlyMap<string, string>;
  readonly series: ReadonlyMap<string, Series>;
  /** With the stories of the sections it is parent of. */
  readonly bySection: ReadonlyMap<string, ArticleList>;
  readonly byTag: ReadonlyMap<string, ArticleList>;
  readonly byAuthor: ReadonlyMap<string, ArticleList>;
  /** By part where the series is ordered, else by date. */
  readonly bySeries: ReadonlyMap<string, ArticleList>;
  /** A list that is kept may be empty. */
  readonly byType: ReadonlyMap<ArticleType, ArticleList>;
  /** `2025-09` to its articles; months in rising order. */
  readonly byMonth: ReadonlyMap<string, ArticleList>;
  /** `2025-W36` to its articles; weeks in rising order. */
  readonly byWeek: ReadonlyMap<string, ArticleList>;
  /** Article id to all versions of a story that is told in several languages, the original first. */
  readonly translations: ReadonlyMap<string, ArticleList>;
  /** Of each article, the ISO week it was published in. */
  readonly weekOf: (article: Article) => string;
  /** Of each article, the month it was published in. */
  readonly monthOf: (article: Article) => string;
  /** Oldest first. */
  readonly comments: ReadonlyMap<string, readonly Comment[]>;
  /** Oldest first. */
  readonly corrections: readonly PublishedCorrection[];
  readonly ads: readonly Ad[];
  readonly front: readonly FrontBlock[] | undefined;
  readonly gone: readonly GoneUrl[];
  /** Each once, in no order; none that is back. */
  readonly departed: readonly DepartedStory[];
  readonly relatedTo: FindRelated;
}

/** A correction or a retraction, with the story it is about. */
export interface PublishedCorrection {
  readonly article: Article;
  readonly date: Instant;
  /** Tells it from the others of its story. */
  readonly mark: string;
  /** Absent for a retraction. */
  readonly correction?: Correction | undefined;
}

/** Linear in the number of articles, but for sorting them. */
export function buildArchive(input: ArchiveInput): Archive {
  const sorted = input.articles
    .map(({ article, terms }) => ({ article: mergeTags(article, input.mergedTags), terms }))
    .sort((a, b) => compareArticles(a.article, b.article));
  const articles = Object.freeze(sorted.map(({ article }) => Object.freeze(article)));
  const sections = new Map(
    [...input.sections]
      .sort((a, b) => a.order - b.order || compareText(a.name, b.name) || compareText(a.id, b.id))
      .map(entry),
  );
  const days = new Map(articles.map((article) => [article.id, localDay(article.published, input.timezone)]));
  const monthOf = (article: Article) => days.get(article.id)?.month ?? '';
  const weekOf = (article: Article) => days.get(article.id)?.week ?? '';
  const series = new Map(input.series.map(entry));
  const byTag = groupBy(articles, (article) => article.tags);
  const byType = groupBy(articles, (article) => [article.type]);
  for (const type of input.types) if (!byType.has(type)) byType.set(type, Object.freeze([]));
  const byId = new Map(articles.map(entry));

  return Object.freeze({
    articles,
    byId,
    authors: new Map([...input.authors].sort(byName).map(entry)),
    sections,
    tags: new Map(
      input.tags
        .filter((tag) => byTag.has(tag.id))
        .sort(byLabel)
        .map(entry),
    ),
    mergedTags: input.mergedTags,
    series,
    bySection: groupBy(articles, (article) => withAncestors(article.section, sections)),
    byTag,
    byAuthor: groupBy(articles, (article) => article.credits.map((credit) => credit.author)),
    bySeries: orderParts(
      groupBy(articles, (article) => (article.series ? [article.series.id] : [])),
      series,
    ),
    byType,
    byMonth: groupBy(articles, (article) => [monthOf(article)]),
    byWeek: groupBy(articles, (article) => [weekOf(article)]),
    translations: groupTranslations(articles),
    monthOf,
    weekOf,
    comments: groupComments(input.comments),
    corrections: Object.freeze(correctionsOf(articles)),
    ads: Object.freeze([...input.ads].sort((a, b) => compareText(a.id, b.id))),
    front: input.front,
    gone: input.gone,
    departed: Object.freeze(departedStories(input, sections, byId)),
    relatedTo: relateArticles(
      articles,
      sorted.map(({ terms }) => terms),
      input.vocabulary,
      input.timezone,
      input.memory,
    ),
  });
}

function entry<T extends { readonly id: string }>(item: T): [string, T] {
  return [item.id, item];
}

/** Keys in the order of first appearance, which is archive order. */
function groupBy<K>(articles: ArticleList, keysOf: (article: Article) => readonly K[]): Map<K, ArticleList> {
  const groups = new Map<K, Article[]>();
  for (const article of articles) {
    for (const key of keysOf(article)) {
      const group = groups.get(key);
      if (!group) groups.set(key, [article]);
      // A key may be named twice.
      else if (group.at(-1) !== article) group.push(article);
    }
  }
  for (const group of groups.values()) Object.freeze(group);
  return groups;
}

function mergeTags(article: Article, merged: ReadonlyMap<string, string>): Article {
  if (!article.tags.some((tag) => merged.has(tag))) return article;
  return { ...article, tags: [...new Set(article.tags.map((tag) => finalTag(tag, merged)))] };
}

/** Follows `mergeInto` to its end; a circle ends where it began. */
export function finalTag(tag: string, merged: ReadonlyMap<string, string>): string {
  const seen: string[] = [];
  let current = tag;
  for (
    let next = merged.get(current);
    next !== undefined && !seen.includes(next);
    next = merged.get(current)
  ) {
    seen.push(next);
    current = next;
  }
  return current;
}

/**
 * A section and what it is part of, from the inside out: a story stands in the lists and feeds of all of them. A circle
 * ends where it began.
 */
export function withAncestors(
  section: string,
  sections: ReadonlyMap<string, Pick<Section, 'parent'>>,
): string[] {
  const line: string[] = [];
  for (
    let id: string | undefined = section;
    id !== undefined && !line.includes(id);
    id = sections.get(id)?.parent
  ) {
    line.push(id);
  }
  return line;
}

function orderParts(
  lists: ReadonlyMap<string, ArticleList>,
  series: ReadonlyMap<string, Series>,
): Map<string, ArticleList> {
  return new Map(
    [...lists].map(([id, list]) => {
      if (series.get(id)?.ordered === false) return [id, list];
      // Parts of one number stay in archive order.
      const ordered = [...list].sort((a, b) => (a.series?.order ?? 0) - (b.series?.order ?? 0));
      return [id, Object.freeze(ordered)];
    }),
  );
}

function groupComments(comments: readonly Comment[]): Map<string, readonly Comment[]> {
  const groups = new Map<string, Comment[]>();
  const sorted = [...comments].sort((a, b) => a.date - b.date || compareText(a.id, b.id));
  for (const comment of sorted) {
    const group = groups.get(comment.article);
    if (group) group.push(comment);
    else groups.set(comment.article, [comment]);
  }
  for (const group of groups.values()) Object.freeze(group);
  return groups;
}

function correctionsOf(articles: ArticleList): PublishedCorrection[] {
  return articles
    .flatMap((article) => {
      const { corrections, retracted } = article;
      const marks = correctionMarks(corrections, retracted !== undefined);
      return marks.map((mark, index): PublishedCorrection => {
        // The last is the retraction's.
        const correction = corrections[index];
        return { article, date: correction?.date ?? retracted?.date ?? article.published, mark, correction };
      });
    })
    .sort((a, b) => a.date - b.date || compareArticles(a.article, b.article));
}

function departedStories(
  { expired, gone }: ArchiveInput,
  sections: ReadonlyMap<string, Section>,
  living: ReadonlyMap<string, Article>,
): DepartedStory[] {
  const stood = ({ section, authors, series, type, corrections, published }: FedInput) => {
    return { sections: withAncestors(section, sections), authors, series, type, corrections, published };
  };
  const departed = new Map<string, DepartedStory>();
  for (const story of expired) {
    if (story.inFeeds) departed.set(story.id, { id: story.id, left: story.expires, stood: stood(story) });
  }
  // The addresses of expired stories are gone too: of those it is known whether they ever stood in a feed.
  const known = new Set(expired.flatMap(({ id, path }) => [id, path]));
  for (const { id, url, date, feeds } of gone) {
    // One story may have had several addresses.
    if (id === undefined || known.has(id) || known.has(url) || (departed.has(id) && !feeds)) continue;
    departed.set(id, { id, left: date, stood: feeds && stood(feeds) });
  }
  return [...departed.values()].filter(({ id }) => !living.has(id));
}

function byName(a: Author, b: Author): number {
  return compareText(a.name, b.name) || compareText(a.id, b.id);
}

function byLabel(a: Tag, b: Tag): number {
  return compareText(a.label, b.label) || compareText(a.id, b.id);
}

/** Code-point order: the same on every machine, whatever its locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
