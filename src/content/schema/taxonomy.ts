import { z } from 'astro/zod';
import { ACCENTS, AUTHOR_STATUSES } from '../vocabulary.ts';
import { id, portrait, sitePath, tagId, text, webAddress } from './fields.ts';

const aliases = z.array(sitePath('An old path')).default([]).describe('Old addresses that redirect here');

/** `authors/<id>.yaml` */
export const authorSchema = z.strictObject({
  name: text('As it stands in the byline'),
  bio: text('One to three sentences').optional(),
  role: text('Their post: `World editor`').optional(),
  photo: portrait.optional().describe('Portrait'),
  email: z.email('is not an e-mail address').optional().describe('Address that readers may write to'),
  links: z
    .array(z.strictObject({ title: text('What it is'), url: webAddress('Where it is') }))
    .default([])
    .describe('Other places to find them'),
  fediverse: z
    .string()
    .regex(/^@[\w.-]+@[\w-]+(\.[\w-]+)+$/, 'is not a handle such as `@name@example.social`')
    .optional()
    .describe('Handle: `@name@example.social`'),
  status: z.enum(AUTHOR_STATUSES).default('staff').describe('How they belong to the outlet'),
  aliases,
});
export type WrittenAuthor = z.output<typeof authorSchema>;

/** `sections/<id>.yaml` */
export const sectionSchema = z.strictObject({
  name: text('As it stands in the navigation'),
  description: text('What is in it').optional(),
  order: z.number().default(1000).describe('Place in the navigation: smaller comes first'),
  color: z.enum(ACCENTS).default('slate').describe('A colour of the palette'),
  parent: id('The section it is part of').optional(),
  aliases,
});
export type WrittenSection = z.output<typeof sectionSchema>;

/** `tags/<id>.yaml`, optional */
export const tagSchema = z.strictObject({
  label: text('As readers see it').optional(),
  description: text('What is filed under it').optional(),
  mergeInto: tagId('The tag whose stories these are; its address redirects there').optional(),
  aliases,
});
export type WrittenTagFile = z.output<typeof tagSchema>;

/** `series/<id>.yaml` */
export const seriesSchema = z.strictObject({
  name: text('As readers see it'),
  description: text('What it is about').optional(),
  ordered: z.boolean().default(true).describe('true when its parts are numbered and read in order'),
  aliases,
});
export type WrittenSeries = z.output<typeof seriesSchema>;
