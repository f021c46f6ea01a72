import { z } from 'astro/zod';
import { ARTICLE_TYPES, FRONT_LAYOUTS } from '../vocabulary.ts';
import { id, importMark, instant, language, linkTarget, sitePath, storyPicture, tagId, text } from './fields.ts';

/** Frontmatter of `pages/<slug>.md|mdx` */
export const pageSchema = z.strictObject({
  title: text('Heading of the page'),
  description: text('One sentence for search engines and lists').optional(),
  kind: text('What the page is for: about, contact, corrections, ethics, privacy, accessibility, masthead, guide; for search engines also principles, verification, sources, bylines, feedback, diversity, staffing, mission, ownership').optional(),
  lang: language('Language, where it is not the outlet’s').optional(),
  noindex: z.boolean().default(false).describe('true asks search engines to leave it out'),
  draft: z.boolean().default(false).describe('true keeps it out of every build but previews'),
  aliases: z.array(sitePath('An old path')).default([]).describe('Old addresses that redirect here'),
  imported: importMark,
});
export type WrittenPage = z.output<typeof pageSchema>;

/** `ads/<id>.yaml` */
export const adSchema = (timezone: string) =>
  z.strictObject({
    slot: text('The slot it is for: a name under `slots` in outlet.yaml'),
    sponsor: text('Who advertises'),
    image: storyPicture
      .partial({ credit: true })
      .optional()
      .describe('The picture; without one the sponsor’s name is set in type'),
    url: linkTarget('Where it leads'),
    start: instant(timezone, 'Runs from').optional(),
    end: instant(timezone, 'Runs until').optional(),
  })
  .refine(({ start, end }) => start === undefined || end === undefined || start < end, { path: ['end'], error: 'is not after `start`' });
export type WrittenAd = z.output<ReturnType<typeof adSchema>>;

/** Frontmatter of `comments/**\/*.md`; the body is the comment, as plain text. */
export const commentSchema = (timezone: string) =>
  z.strictObject({
    article: id('Id of the article it is about'),
    name: text('The reader’s name as it is shown'),
    date: instant(timezone, 'When it was written'),
  });
export type WrittenComment = z.output<ReturnType<typeof commentSchema>>;

/** `fronts/home.yaml` */
export const frontSchema = z.strictObject({
  blocks: z
    .array(
      z.strictObject({
        id: text('Short name, unique on the front'),
        title: text('Heading of the block').optional(),
        layout: z.enum(FRONT_LAYOUTS).optional().describe('How it is set; default: lead for the first, section for the others'),
        pins: z.array(id('Article id')).default([]).describe('Articles that stand first, in this order'),
        query: z
          .strictObject({
            section: id('Stories of this section and its parts').optional(),
            tag: tagId('Stories with this tag').optional(),
            type: z.enum(ARTICLE_TYPES).optional().describe('Stories of this type'),
          })
          .default({})
          .describe('What fills the rest; empty means everything, newest first'),
        limit: z.int().min(1).max(50).default(5).describe('How many stories'),
        maxAgeDays: z.number().positive().optional().describe('Older stories drop out'),
      }),
    )
    .min(1, 'is an empty list')
    .describe('From top to bottom'),
});
export type WrittenFront = z.output<typeof frontSchema>;

/** `gone.yaml` */
export const goneSchema = (timezone: string) =>
  z.array(
    z.strictObject({
      url: sitePath('The path that is gone'),
      date: instant(timezone, 'Since when'),
      reason: text('Why, for readers'),
      id: id('Permanent id of the story that stood there, for feed readers').optional(),
      feeds: z
        .strictObject({
          published: instant(timezone, 'When it was published'),
          section: id('Id of its section'),
          authors: z.array(id('Id of an author')).default([]).describe('Who wrote it'),
          series: id('Id of the series that it was part of').optional(),
          type: z.enum(ARTICLE_TYPES).default('news').describe('Its type'),
          corrections: z.array(text('What one of them is called there')).default([]).describe('Its items among the corrections'),
        })
        .optional()
        .describe('Where that story stood in feeds, so that they recall it there; `takedown` writes it. Ids that are no more do no harm'),
    }),
  );
export type WrittenGone = z.output<ReturnType<typeof goneSchema>>;
