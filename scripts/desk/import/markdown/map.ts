/** `map.yaml`: what another generator's fields are called, and what stands in for those it does not have. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'astro/zod';
import { displayPath } from '../../../../src/content/outlet-file.ts';
import { ContentError } from '../../../../src/content/problem.ts';
import { readYamlSource } from '../../../../src/content/source-document.ts';
import { validate } from '../../../../src/content/validate.ts';
import { UsageError } from '../../../../src/site/usage-error.ts';

/** What a field of ours is called elsewhere, in lower case, the first that is there. */
export const FIELDS = {
  title: ['title', 'headline'],
  description: ['description', 'summary', 'excerpt', 'standfirst', 'deck', 'subtitle', 'lead', 'lede'],
  date: ['date', 'pubdate', 'publishdate', 'published_at', 'datepublished', 'created'],
  // Beside a date these hold a story back in Hugo.
  embargo: ['embargo', 'publishdate', 'pubdate', 'published'],
  author: ['author', 'authors', 'byline'],
  section: ['section', 'category', 'categories'],
  tags: ['tags', 'tag', 'keywords', 'topics'],
  image: ['image', 'cover', 'featured_image', 'featuredimage', 'featured', 'thumbnail', 'hero', 'images'],
  imageAlt: ['image_alt', 'imagealt', 'image-alt', 'cover_alt', 'alt'],
  imageCaption: ['image_caption', 'imagecaption', 'caption'],
  imageCredit: ['image_credit', 'imagecredit', 'credit', 'photo_credit'],
  slug: ['slug'],
  url: ['permalink', 'url', 'path', 'link'],
  aliases: ['aliases', 'redirect_from', 'redirects', 'alias'],
  expires: ['expirydate', 'expires', 'unpublishdate'],
  lang: ['lang', 'language', 'locale'],
  canonical: ['canonical', 'canonical_url', 'canonicalurl'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type FieldName = keyof typeof FIELDS;

const names = z.union([z.string().transform((one) => [one]), z.array(z.string())], {
  error: 'is neither a name nor a list of names',
});
const patterns = z.array(z.string()).default([]);

const mapSchema = z.strictObject({
  fields: z
    .strictObject(
      Object.fromEntries(Object.keys(FIELDS).map((name) => [name, names.optional()])) as Record<
        FieldName,
        z.ZodOptional<typeof names>
      >,
    )
    .prefault({})
    .describe('What our field is called there, dots for fields within fields: `image: header.photo`'),
  defaults: z
    .strictObject({
      author: z.string().optional(),
      section: z.string().optional(),
      type: z.string().optional(),
    })
    .prefault({})
    .describe('For stories that do not say'),
  sections: z
    .record(z.string(), z.string())
    .default({})
    .describe('Section ids of categories: `Press releases: press`'),
  authors: z
    .record(z.string(), z.string())
    .default({})
    .describe('Names of authors, by what stories call them: `jdoe: Jane Doe`'),
  include: patterns.describe('Only these files, as glob patterns below the folder'),
  exclude: patterns.describe('Not these files'),
  permalink: z.string().optional().describe('Pattern of the old addresses: `/:year/:month/:day/:title/`'),
  files: z.array(z.string()).default([]).describe('Folders that pictures may lie in, below the folder'),
  outlet: z
    .strictObject({
      name: z.string().optional(),
      url: z.string().optional(),
      timezone: z.string().optional(),
      lang: z.string().optional(),
    })
    .prefault({})
    .describe('Settings of a new outlet'),
});
export type ImportMap = z.output<typeof mapSchema>;

export function readMap(file: string | undefined): ImportMap {
  if (file === undefined) return mapSchema.parse({});
  let raw: string;
  try {
    raw = readFileSync(path.resolve(file), 'utf8');
  } catch {
    throw new UsageError(`--map: ${file} cannot be read.`);
  }
  const result = validate(mapSchema, readYamlSource(raw), displayPath(path.resolve(file)));
  if ('problems' in result) throw new ContentError(result.problems);
  return result.value;
}
