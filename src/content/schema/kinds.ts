/** Every kind of file the newsroom writes, with where it lies and its schema. */
import type { z } from 'astro/zod';
import { articleSchema } from './article.ts';
import { adSchema, commentSchema, frontSchema, goneSchema, pageSchema } from './extras.ts';
import { outletSchema } from './outlet.ts';
import { authorSchema, sectionSchema, seriesSchema, tagSchema } from './taxonomy.ts';

export interface ContentKind {
  readonly name: 'outlet' | 'article' | 'author' | 'section' | 'tag' | 'series' | 'page' | 'ad' | 'comment' | 'front' | 'gone';
  /** Below the content folder: `articles/**` and the suffixes, or one file. */
  readonly place: string;
  readonly suffixes: readonly string[];
  /** Markdown with frontmatter, or YAML all through. */
  readonly format: 'markdown' | 'yaml';
  /** @param timezone the outlet's */
  readonly schema: (timezone: string) => z.ZodType;
}

const yaml = { format: 'yaml', suffixes: ['yaml', 'yml'] } as const;
const markdown = { format: 'markdown', suffixes: ['md', 'mdx'] } as const;

export const CONTENT_KINDS: readonly ContentKind[] = [
  { name: 'outlet', place: 'outlet.yaml', ...yaml, schema: () => outletSchema },
  { name: 'article', place: 'articles', ...markdown, schema: articleSchema },
  { name: 'author', place: 'authors', ...yaml, schema: () => authorSchema },
  { name: 'section', place: 'sections', ...yaml, schema: () => sectionSchema },
  { name: 'tag', place: 'tags', ...yaml, schema: () => tagSchema },
  { name: 'series', place: 'series', ...yaml, schema: () => seriesSchema },
  { name: 'page', place: 'pages', ...markdown, schema: () => pageSchema },
  { name: 'ad', place: 'ads', ...yaml, schema: adSchema },
  { name: 'comment', place: 'comments', ...markdown, suffixes: ['md'], schema: commentSchema },
  { name: 'front', place: 'fronts/home.yaml', ...yaml, schema: () => frontSchema },
  { name: 'gone', place: 'gone.yaml', ...yaml, schema: goneSchema },
];

/** @param name path below the content folder, with forward slashes */
export function kindOfFile(name: string): ContentKind | undefined {
  return CONTENT_KINDS.find(
    ({ place, suffixes }) => name === place || (name.startsWith(`${place}/`) && suffixes.some((suffix) => name.endsWith(`.${suffix}`))),
  );
}
