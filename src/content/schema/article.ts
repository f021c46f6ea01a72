import { z } from 'astro/zod';
import { ARTICLE_TYPES, CORRECTION_KINDS, EXCLUSIONS, REVIEWED_TYPES, SEVERITIES } from '../vocabulary.ts';
import type { FieldFlaw } from '../validate.ts';
import { articleId, id, importMark, instant, language, oneOrMore, sitePath, storyPicture, tag, text, webAddress } from './fields.ts';

const credit = z.union(
  [
    id('Author id').transform((author) => ({ author })),
    z
      .strictObject({ id: id('Author id'), role: text('What they did, where it is not writing') })
      .transform(({ id: author, role }) => ({ author, role })),
  ],
  { error: 'is neither an author’s id nor `{ id: …, role: … }`' },
);

/**
 * Frontmatter of `articles/YYYY/MM/slug.md` (DESIGN section 3).
 * @param timezone the outlet's zone, in which dates without an offset are read
 */
export const articleSchema = (timezone: string) =>
  z
    .strictObject({
      title: text('Headline, without a full stop'),
      seoTitle: text('Title for the browser tab and search engines, when the headline does not stand alone').optional(),
      description: text('Standfirst: one or two sentences, 50 to 200 characters'),
      kicker: text('One to three words above the headline').optional(),
      author: oneOrMore(credit, 'is not an author’s id, a list of ids or `{ id: …, role: … }`').describe(
        'An author’s id, or a list of ids: the file names in authors/',
      ),
      date: instant(timezone, 'Date of publication: 2025-09-04T18:30:00+02:00'),
      section: id('A section’s id: a file name in sections/'),
      tags: z.array(tag).default([]).describe('Words that stories are filed under'),
      related: z.array(id('Article id')).default([]).describe('Ids of articles: the path below articles/ without extension'),
      series: z
        .strictObject({ id: id('A file name in series/'), order: z.int().min(1).describe('Number of the part, from 1') })
        .optional()
        .describe('The series it belongs to'),
      translationOf: id('Id of the article it translates').optional(),
      type: z.enum(ARTICLE_TYPES).default('news').describe('What kind of story it is'),
      id: articleId('Permanent identity; set it to the old path when a file moves').optional(),
      draft: z.boolean().default(false).describe('true keeps it out of every build but previews'),
      embargo: instant(timezone, 'Not public before this date').optional(),
      expires: instant(timezone, 'Not public after this date').optional(),
      updates: z
        .array(z.strictObject({ date: instant(timezone, 'When'), note: text('What is new, for readers') }))
        .default([])
        .describe('Public updates, oldest first'),
      corrections: z
        .array(
          z.strictObject({
            date: instant(timezone, 'When it was corrected'),
            kind: z.enum(CORRECTION_KINDS).describe('What it is called'),
            severity: z.enum(SEVERITIES).describe('major stands above the story, minor below'),
            text: text('What was wrong and what is right, for readers'),
            was: text('The wrong words').optional(),
            now: text('The right words').optional(),
          }),
        )
        .default([])
        .describe('Corrections, oldest first'),
      retracted: z
        .strictObject({ date: instant(timezone, 'When'), reason: text('Why, for readers') })
        .optional()
        .describe('Withdraws the story: the notice stands in its place'),
      image: storyPicture.optional().describe('The leading picture'),
      dateline: text('Where it was reported from: `Paris`').optional(),
      lang: language('Language of the story where it is not the outlet’s').optional(),
      sources: z
        .array(z.strictObject({ title: text('What it is called'), url: webAddress('Where it is') }))
        .default([])
        .describe('Documents the story rests on'),
      disclosures: z.array(text('What readers should know about the author or outlet')).default([]).describe('Interests to declare'),
      sponsor: z
        .strictObject({ name: text('Who paid'), url: webAddress('Their site') })
        .optional()
        .describe('Who paid for the story, whatever its type'),
      review: z
        .strictObject({
          item: text('What is reviewed'),
          type: z.enum(REVIEWED_TYPES).describe('What it is'),
          rating: z.number().min(0).describe('The verdict'),
          best: z.number().positive().default(5).describe('The best possible verdict'),
        })
        .optional()
        .describe('The verdict of a story of type review'),
      breaking: z.boolean().default(false).describe('true for the breaking-news strip'),
      aliases: z.array(sitePath('An old path')).default([]).describe('Old addresses that redirect here'),
      canonical: webAddress('Where the original stands, when this is a copy').optional(),
      originallyPublished: z
        .strictObject({
          name: text('Who published it first'),
          url: webAddress('Where'),
          date: instant(timezone, 'When').optional(),
        })
        .optional()
        .describe('First publication elsewhere'),
      evergreen: z.boolean().default(false).describe('true when it does not age'),
      noindex: z.boolean().default(false).describe('true asks search engines to leave it out'),
      excludeFrom: z
        .array(z.enum(EXCLUSIONS))
        .default([])
        .describe('Places it does not appear in; home: nor in the breaking-news strip'),
      comments: z.boolean().default(true).describe('false closes and hides comments'),
      imported: importMark,
    })
    .superRefine((article, context) => {
      for (const { path, message } of flawsBetweenFields(article)) {
        context.addIssue({ code: 'custom', path: [...path], message });
      }
    });

export type WrittenArticle = z.output<ReturnType<typeof articleSchema>>;

/** What fields say about each other. Fields that are not there, or wrong by themselves, are passed over. */
export function flawsBetweenFields(article: Partial<WrittenArticle>): readonly FieldFlaw[] {
  const flaws: FieldFlaw[] = [];
  const flaw = (path: PropertyKey[], message: string, unless: PropertyKey[][] = []) => flaws.push({ path, message, unless });
  const { date, embargo, expires, review, image } = article;
  if (embargo !== undefined && expires !== undefined && expires <= embargo) {
    flaw(['expires'], 'is not after `embargo`');
  }
  if (date !== undefined && expires !== undefined && expires <= date) flaw(['expires'], 'is not after `date`');
  if (article.type === 'sponsored' && !article.sponsor) {
    flaw(['sponsor'], 'is missing: a story of type sponsored must say who paid');
  }
  if (review && review.rating > review.best) flaw(['review', 'rating'], 'is more than the best possible verdict');
  const missing = article.imported?.missing ?? [];
  if (image) {
    if (!image.alt && !image.decorative && !missing.includes('alt')) {
      flaw(['image', 'alt'], 'is missing', [['image', 'decorative'], ['imported']]);
    }
    if (!image.credit && !missing.includes('credit')) flaw(['image', 'credit'], 'is missing', [['imported']]);
  }
  return flaws;
}
