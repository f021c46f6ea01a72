/**
 * How well related stories are found (DESIGN section 5), on any content folder:
 *
 *     node scripts/bench/related.ts <content folder> [--appended 30] [--copies 10] [--one-section] [--samples 12]
 *
 * Tags are hidden from the search and then used to judge it: of the stories offered for an article, how many share a
 * tag with it? A tag that a newsroom puts on everything makes that easy, so the same is measured with tags on more
 * than a tenth of the stories left out, and beside stories drawn by lot.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildArchive, type Archive, type ArchiveArticle } from '../../src/archive/archive.ts';
import type { Article } from '../../src/archive/model.ts';
import { countTerms, countWords } from '../../src/archive/terms.ts';
import { publishedOf } from '../../src/archive/visibility.ts';
import { Vocabulary, type TermVector } from '../../src/archive/vocabulary.ts';
import type { SourcedArticle } from '../../src/content/newsroom.ts';
import { readNewsroom } from '../../src/content/read-newsroom.ts';
import { formatProblem } from '../../src/content/problem.ts';

const OFFERED = 4;
/** A tag on more than this share of the stories says little about any of them. */
const BROAD = 0.1;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Measures how many articles see other stories when the newest ones are added one by one. */
    appended: { type: 'string', default: '0' },
    /** Lays this many copies of the archive end to end, in time, half of the words of each its own. */
    copies: { type: 'string', default: '1' },
    /** Hides sections as well, for outlets whose sections are made of their tags. */
    'one-section': { type: 'boolean', default: false },
    samples: { type: 'string', default: '12' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error(
    'Usage: node scripts/bench/related.ts <content folder> [--appended n] [--copies n] [--one-section] [--samples n]',
  );
  process.exit(2);
}

interface Edition {
  /** In archive order, without tags. */
  readonly articles: readonly ArchiveArticle[];
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly vocabulary: Vocabulary;
  readonly timezone: string;
}

const edition = repeat(await readEdition(path.resolve(folder)), Number(options.copies));
const archive = timed('build the archive', () => archiveOf(edition.articles));
const found = timed(`find ${OFFERED} related stories for each`, () => relatedOfAll(archive));
console.log(
  `memory                                   ${String(Math.round(process.memoryUsage.rss() / 2 ** 20))} MB`,
);
judge(archive, found);
if (Number(options.appended) > 0) append(Number(options.appended));
sample(archive, found, Number(options.samples));

async function readEdition(contentDir: string): Promise<Edition> {
  const start = performance.now();
  const { newsroom, problems } = await readNewsroom({
    contentDir,
    visibility: (article) => (article.draft ? 'draft' : 'public'),
    articlePath: (filePath) => `/${filePath}/`,
    reserved: new Set(),
    siteAddresses: () => ({ lists: [], at: () => undefined }),
  });
  report(`read ${String(newsroom.articles.length)} articles`, start);
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) {
    console.error(errors.slice(0, 20).map(formatProblem).join('\n'));
    console.error(`${String(errors.length)} errors: articles that could not be read are left out.`);
  }
  const vocabulary = new Vocabulary();
  const { timezone, lang } = newsroom.outlet.written;
  const stories = newsroom.articles.filter((story) => story.visibility === 'public');
  const articles = timed('count their terms', () =>
    stories.map((story) => withoutTags(story, lang, vocabulary)),
  );
  articles.sort(
    (a, b) => a.article.published - b.article.published || (a.article.id < b.article.id ? -1 : 1),
  );
  const tags = new Map(stories.map((story) => [story.id, story.written.tags.map((tag) => tag.id)]));
  return { articles, tags, vocabulary, timezone };
}

function withoutTags(
  { id, path, written, document, digest }: SourcedArticle,
  lang: string,
  vocabulary: Vocabulary,
): ArchiveArticle {
  const article: Article = {
    ...written,
    id,
    path,
    standfirst: written.description,
    credits: written.author,
    section: options['one-section'] ? 'all' : written.section,
    tags: [],
    related: [],
    published: publishedOf(written),
    lang: written.lang ?? lang,
    image: undefined,
    hidden: false,
    words: countWords(document.body),
  };
  const story = { title: article.title, standfirst: article.standfirst, tags: [], body: document.body };
  return { article, terms: { digest, vector: () => countTerms(story, vocabulary) } };
}

/** A longer archive of the same kind: each copy follows the one before, and shares half of its words with it. */
function repeat(original: Edition, copies: number): Edition {
  if (copies <= 1) return original;
  const { vocabulary } = original;
  const first = original.articles[0]?.article.published ?? 0;
  const span = (original.articles.at(-1)?.article.published ?? 0) - first + 1;
  const tags = new Map<string, readonly string[]>();
  const articles: ArchiveArticle[] = [];
  for (let copy = 0; copy < copies; copy += 1) {
    for (const { article, terms } of original.articles) {
      const id = `${article.id}~${String(copy)}`;
      // Twelve years of stories ten times over are not 120 years: the copies are pushed together.
      const published = Math.round(first + (span * copy + (article.published - first)) / copies);
      tags.set(id, original.tags.get(article.id) ?? []);
      articles.push({
        article: { ...article, id, published },
        terms: {
          digest: `${terms.digest} ${String(copy)}`,
          vector: () => (copy === 0 ? terms.vector() : shifted(terms.vector(), copy)),
        },
      });
    }
  }
  return { ...original, articles, tags };

  function shifted(vector: TermVector, copy: number): TermVector {
    const terms = vector.terms.map((term) => {
      const word = vocabulary.term(term);
      return hash(word) % 2 === 0 ? term : vocabulary.number(`${word}~${String(copy)}`);
    });
    const order = [...terms.keys()].sort((a, b) => (terms[a] ?? 0) - (terms[b] ?? 0));
    return {
      terms: Uint32Array.from(order, (place) => terms[place] ?? 0),
      counts: Float32Array.from(order, (place) => vector.counts[place] ?? 0),
      forms: Uint32Array.from(order, (place) => vector.forms[place] ?? 0),
    };
  }
}

function archiveOf(articles: readonly ArchiveArticle[]): Archive {
  return buildArchive({
    articles,
    authors: [],
    sections: [],
    tags: [],
    mergedTags: new Map(),
    series: [],
    comments: [],
    ads: [],
    front: undefined,
    gone: [],
    expired: [],
    types: [],
    vocabulary: edition.vocabulary,
    timezone: edition.timezone,
  });
}

type Found = ReadonlyMap<string, ReturnType<Archive['relatedTo']>>;

function relatedOfAll(archive: Archive): Found {
  return new Map(archive.articles.map((article) => [article.id, archive.relatedTo(article, OFFERED)]));
}

function judge(archive: Archive, found: Found): void {
  const count = [...found.values()].reduce((sum, related) => sum + related.length, 0);
  console.log(`related stories found per article        ${(count / found.size).toFixed(2)}`);
  const uses = new Map<string, number>();
  for (const { id } of archive.articles) {
    for (const tag of new Set(edition.tags.get(id))) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  }
  const all = new Set([...uses].filter(([, number]) => number > 1).map(([tag]) => tag));
  const narrow = new Set([...all].filter((tag) => (uses.get(tag) ?? 0) <= archive.articles.length * BROAD));
  for (const [name, counted] of [
    ['all tags', all],
    [`tags on up to ${String(BROAD * 100)} %`, narrow],
  ] as const) {
    const tagsOf = (id: string) => (edition.tags.get(id) ?? []).filter((tag) => counted.has(tag));
    const shares = (id: string, own: ReadonlySet<string>) => tagsOf(id).some((tag) => own.has(tag));
    let judged = 0;
    let offered = 0;
    let right = 0;
    let lucky = 0;
    for (const [place, { id }] of archive.articles.entries()) {
      const own = new Set(tagsOf(id));
      if (own.size === 0) continue;
      judged += 1;
      for (const [index, { article }] of (found.get(id) ?? []).entries()) {
        offered += 1;
        if (shares(article.id, own)) right += 1;
        const lot =
          archive.articles[
            (place + 1 + (hash(`${id} ${String(index)}`) % (archive.articles.length - 1))) %
              archive.articles.length
          ];
        if (lot && shares(lot.id, own)) lucky += 1;
      }
    }
    const percent = (part: number) => `${((100 * part) / Math.max(1, offered)).toFixed(1)} %`;
    console.log(
      `share a tag: ${name.padEnd(28)}${percent(right)} of ${String(offered)} for ${String(judged)} articles; by lot ${percent(lucky)}`,
    );
  }
}

/** How many of the other articles are offered something else once one more is there. */
function append(number: number): void {
  const start = performance.now();
  const { articles, timezone } = edition;
  const yearOf = (one: ArchiveArticle | undefined) =>
    Temporal.Instant.fromEpochMilliseconds(one?.article.published ?? 0).toZonedDateTimeISO(timezone).year;
  const changes: number[] = [];
  const newYears: number[] = [];
  let before = relatedOfAll(archiveOf(articles.slice(0, -number)));
  for (let size = articles.length - number + 1; size <= articles.length; size += 1) {
    const after = relatedOfAll(archiveOf(articles.slice(0, size)));
    const changed = [...before].filter(([id, related]) => !sameStories(related, after.get(id) ?? [])).length;
    (yearOf(articles[size - 1]) === yearOf(articles[size - 2]) ? changes : newYears).push(changed);
    before = after;
  }
  const mean = changes.reduce((sum, changed) => sum + changed, 0) / Math.max(1, changes.length);
  console.log(
    `others changed by one new article        ${mean.toFixed(1)} on average, ${String(Math.max(...changes))} at most`,
  );
  if (newYears.length > 0) console.log(`  by the first article of a year         ${newYears.join(', ')}`);
  report(`append ${String(number)}`, start);
}

function sameStories(a: ReturnType<Archive['relatedTo']>, b: ReturnType<Archive['relatedTo']>): boolean {
  return a.map(shown).join('\n') === b.map(shown).join('\n');
}

/** What of a related story is on the page. */
function shown({ article, reason }: ReturnType<Archive['relatedTo']>[number]): string {
  return `${article.id} ${reason.kind === 'similar' ? reason.words.join(', ') : ''}`;
}

function sample(archive: Archive, found: Found, number: number): void {
  const step = Math.max(1, Math.floor(archive.articles.length / Math.max(1, number)));
  for (let place = step >> 1; place < archive.articles.length && number > 0; place += step) {
    const article = archive.articles[place];
    if (!article) continue;
    console.log(`\n${article.title} [${(edition.tags.get(article.id) ?? []).join(', ')}]`);
    for (const { article: other, reason } of found.get(article.id) ?? []) {
      const words = reason.kind === 'similar' ? reason.words.join(', ') : 'chosen';
      console.log(
        `    ${other.title} [${(edition.tags.get(other.id) ?? []).join(', ')}]\n        because: ${words}`,
      );
    }
  }
}

/** FNV-1a: the same lot on every run. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}

function timed<T>(what: string, work: () => T): T {
  const start = performance.now();
  const result = work();
  report(what, start);
  return result;
}

function report(what: string, start: number): void {
  console.log(`${what.padEnd(40)} ${((performance.now() - start) / 1000).toFixed(2)} s`);
}
