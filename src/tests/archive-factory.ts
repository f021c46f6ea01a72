/** Archives and sites for tests: everything goes through the real schemas, with defaults that a test may change. */
import {
  buildArchive,
  finalTag,
  type Archive,
  type ArchiveArticle,
  type ArchiveInput,
} from '../archive/archive.ts';
import type { Article, Picture, Tag } from '../archive/model.ts';
import { countTerms, countWords } from '../archive/terms.ts';
import { Vocabulary } from '../archive/vocabulary.ts';
import { visibilityAt } from '../archive/visibility.ts';
import { articleSchema } from '../content/schema/article.ts';
import { adSchema, commentSchema, frontSchema } from '../content/schema/extras.ts';
import type { WrittenPicture } from '../content/schema/fields.ts';
import { outletSchema } from '../content/schema/outlet.ts';
import { authorSchema, sectionSchema, seriesSchema, tagSchema } from '../content/schema/taxonomy.ts';
import { addressOf } from '../site/article-address.ts';
import { articleOf as fromWritten } from '../site/article-of.ts';
import type { Environment } from '../site/environment.ts';
import { resolveOutlet } from '../site/outlet.ts';
import { createSite, type Site } from '../site/site.ts';

export const NOW = Date.parse('2025-10-05T12:00:00Z');

/** Fields as a file of the newsroom holds them. */
type Fields = Readonly<Record<string, unknown>>;

export interface SiteOptions extends Partial<Pick<Environment, 'siteUrl' | 'basePath' | 'without'>> {
  readonly now?: number;
  readonly preview?: boolean;
}

/** @param settings of outlet.yaml, beside its four keys */
export function makeSite(settings: Fields = {}, options: SiteOptions = {}): Site {
  const { siteUrl, basePath, without = new Set(), now = NOW, preview = false } = options;
  const written = outletSchema.parse({
    name: 'The Test',
    url: 'https://test.example',
    timezone: 'Europe/London',
    lang: 'en-GB',
    ...settings,
  });
  return createSite(resolveOutlet(written, { siteUrl, basePath, without }), now, preview);
}

/** Frontmatter of an article, and what is not in it. */
export interface Story extends Fields {
  /** Path below articles/ without extension. */
  readonly file: string;
  readonly body?: string;
}

export interface Edition {
  readonly stories?: readonly Story[];
  readonly authors?: Readonly<Record<string, Fields>>;
  readonly sections?: Readonly<Record<string, Fields>>;
  readonly tags?: Readonly<Record<string, Fields>>;
  readonly series?: Readonly<Record<string, Fields>>;
  readonly ads?: Readonly<Record<string, Fields>>;
  readonly comments?: readonly (Fields & { readonly id?: string; readonly text: string })[];
  readonly gone?: ArchiveInput['gone'];
  readonly expired?: ArchiveInput['expired'];
  readonly types?: ArchiveInput['types'];
  /** `blocks` of fronts/home.yaml. */
  readonly front?: readonly Fields[];
}

/** What buildArchive is given: Vera Lind writes, and World is a section, in every edition. */
export function makeInput(edition: Edition = {}, site: Site = makeSite()): ArchiveInput {
  const { timezone } = site.outlet;
  const vocabulary = new Vocabulary();
  const labels = new Map<string, string>();
  const schema = articleSchema(timezone);
  const articles = (edition.stories ?? []).map(({ file, body = '', ...fields }): ArchiveArticle => {
    const written = schema.parse({
      title: `Story ${file}`,
      description: 'A standfirst of one sentence that is as long as it should be.',
      author: 'vera',
      date: '2025-09-04T12:00:00Z',
      section: 'world',
      ...fields,
    });
    for (const { id, label } of written.tags) if (!labels.has(id)) labels.set(id, label);
    const { title, description: standfirst, related, translationOf } = written;
    const article = fromWritten(
      written,
      {
        id: written.id ?? file,
        path: addressOf(file, written, site.outlet),
        related,
        translationOf,
        image: written.image && makePicture(written.image),
        hidden: visibilityAt(site.now, written) !== 'public',
        words: countWords(body),
      },
      site.outlet,
    );
    const text = { title, standfirst, tags: written.tags.map(({ label }) => label), body };
    const digest = JSON.stringify([file, body, fields]);
    return { article, terms: { digest, vector: () => countTerms(text, vocabulary) } };
  });
  const tagFiles = Object.entries(edition.tags ?? {}).map(([id, fields]) => ({
    id,
    ...tagSchema.parse(fields),
  }));
  const mergedTags = new Map(
    tagFiles.flatMap(({ id, mergeInto }) => (mergeInto === undefined ? [] : [[id, mergeInto]])),
  );
  const tagIds = new Set(
    [...labels.keys(), ...tagFiles.map(({ id }) => id)].flatMap((id) => [id, finalTag(id, mergedTags)]),
  );
  return {
    articles,
    authors: all({ vera: { name: 'Vera Lind' }, ...edition.authors }, authorSchema).map(
      ({ photo, ...author }) => ({
        ...author,
        photo: photo && makePicture(photo),
      }),
    ),
    sections: all({ world: { name: 'World' }, ...edition.sections }, sectionSchema),
    tags: [...tagIds].map((id): Tag => {
      const file = tagFiles.find((tag) => tag.id === id);
      return { aliases: [], description: file?.description, id, label: file?.label ?? labels.get(id) ?? id };
    }),
    mergedTags,
    series: all(edition.series ?? {}, seriesSchema),
    comments: (edition.comments ?? []).map(({ text, id = 'a-comment', ...fields }) => ({
      ...commentSchema(timezone).parse({ name: 'Ada', date: '2025-09-05', ...fields }),
      id,
      text,
    })),
    ads: all(edition.ads ?? {}, adSchema(timezone)).map(({ image, ...ad }) => ({
      ...ad,
      image: image && makePicture(image),
    })),
    front:
      edition.front &&
      frontSchema.parse({ blocks: edition.front }).blocks.map((block, index) => ({
        ...block,
        layout: block.layout ?? (index === 0 ? 'lead' : 'section'),
      })),
    gone: edition.gone ?? [],
    expired: edition.expired ?? [],
    types: edition.types ?? [],
    vocabulary,
    timezone,
  };
}

export function makeArchive(edition: Edition = {}, site: Site = makeSite()): Archive {
  return buildArchive(makeInput(edition, site));
}

/** The article of an archive. */
export function articleOf(archive: Archive, id: string): Article {
  const article = archive.byId.get(id);
  if (!article) throw new Error(`there is no article “${id}” in this archive`);
  return article;
}

/** Stories one day apart, oldest first: `2025/01/s1`, … */
export function daily(count: number, fieldsOf: (index: number) => Fields = () => ({})): Story[] {
  return Array.from({ length: count }, (_, index) => ({
    file: `2025/01/s${String(index + 1)}`,
    date: new Date(Date.UTC(2025, 0, 1, 12) + index * 86_400_000).toISOString(),
    ...fieldsOf(index),
  }));
}

function makePicture({
  src,
  alt = '',
  ...rest
}: Partial<WrittenPicture> & { readonly src: string }): Picture {
  const asset = { src: `/_astro/${src}`, width: 1600, height: 900, format: 'jpg' };
  return { ...rest, asset, alt, focal: rest.focal ?? { x: 0.5, y: 0.5 } };
}

function all<T>(
  files: Readonly<Record<string, Fields>>,
  schema: { parse(fields: Fields): T },
): (T & { id: string })[] {
  return Object.entries(files).map(([id, fields]) => ({ ...schema.parse(fields), id }));
}
