/**
 * The kinds of field that the content contract is made of. Messages finish the sentence "`field` …";
 * descriptions say what to write and also feed the editor's JSON schema.
 */
import { z } from 'astro/zod';
import { slug } from 'github-slugger';
import { plainPath } from '../plain-path.ts';
import { isVisible, printable } from '../printable.ts';
import { readInstant } from '../instant.ts';

/** Text on one line or several, without surrounding white space. */
export const text = (description: string) =>
  z
    .string()
    .overwrite(printable)
    .trim()
    .min(1, { error: 'is empty', abort: true })
    .refine(isVisible, 'has nothing in it that can be seen')
    .describe(description);

/** The id of a file: its name without extension; an article's has slashes. */
export const id = (description: string) =>
  z.string().trim().min(1, 'is empty').describe(description);

/** What a story is called in feeds for good. What they call the outlet and its lists by begins with a slash. */
export const articleId = (description: string) =>
  text(description).regex(/^[^/]/, 'begins with a slash, as only addresses do; take the slash out');

/** An absolute http(s) address. */
export const webAddress = (description: string) =>
  z
    .string()
    .trim()
    .refine(isWebAddress, 'is not a web address that begins with https:// or http://')
    .describe(description);

/** What a link of the newsroom's settings leads to. */
export const linkTarget = (description: string) =>
  z
    .string()
    .trim()
    .refine(
      (target) => /^\/(?!\/)/.test(target) || /^(?:mailto|tel):[^\s]/i.test(target) || isWebAddress(target),
      'is neither a path of this site (`/about/`) nor an address that begins with https://, http://, mailto: or tel:',
    )
    .describe(description);

/** A file may be called so; what hosts and browsers add to it has room. */
const MOST_BYTES = 200;

/** A path on the outlet's own site, plain and with a slash at both ends after reading: `/2024/05/old-slug/`. */
export const sitePath = (description: string) =>
  z
    .string()
    .trim()
    .regex(/^\/(?!\/)(?:[^\s?#\\%]|%(?!5[Cc])[\dA-Fa-f]{2})*$/, { error: ({ input }) => pathFlaw(String(input)) })
    .overwrite(plainPath)
    .refine((path) => !path.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part)), 'leaves the site')
    .refine(isNamable, `has a part of more than ${String(MOST_BYTES)} bytes, which is no name of a file`)
    .transform((path) => (/\.[a-z0-9]+$/i.test(path) || path.endsWith('/') ? path : `${path}/`))
    .describe(description);

function pathFlaw(written: string): string {
  if (!/^\/(?!\/)/.test(written)) return 'is not a path that begins with one slash';
  const [mark = ''] = /[\s?#]|\\|%5c|%(?![\da-f]{2})/i.exec(written) ?? [];
  if (mark.trim() === '') return 'has a space in it: write `%20`';
  if (mark === '%') return 'has a `%` in it that stands for no character: write `%25`';
  // WHATWG URL, section 4.4, "path state".
  return mark === '?' || mark === '#' ? `has a \`${mark}\` in it: a path ends before that` : `has a \`${mark}\` in it: browsers read a slash there`;
}

/** A date as milliseconds since the epoch; `timezone` is the outlet's. */
export const instant = (timezone: string, description: string) =>
  z
    .string({ error: 'is not a date: write it as 2025-09-04 or 2025-09-04T18:30:00+02:00' })
    .transform((written, context) => {
      const reading = readInstant(written, timezone);
      if (reading.ok) return reading.instant;
      context.addIssue({ code: 'custom', message: `is not usable: ${reading.what}` });
      return z.NEVER;
    })
    .describe(description);

/** A BCP 47 language tag in its canonical form. */
export const language = (description: string) =>
  z
    .string()
    .trim()
    .transform((tag, context) => {
      try {
        return Intl.getCanonicalLocales(tag)[0] ?? tag;
      } catch {
        context.addIssue({ code: 'custom', message: `is not a language tag such as “en-GB” or “ar”` });
        return z.NEVER;
      }
    })
    .describe(description);

/** A tag as written, with the id that its address is made of. */
export interface WrittenTag {
  readonly id: string;
  readonly label: string;
}

export const tag = z
  .string()
  .overwrite(printable)
  .trim()
  .transform((label, context): WrittenTag => {
    const tagId = tagIdOf(label);
    if (!isNamable(tagId)) {
      context.addIssue({ code: 'custom', message: 'is too long to be a part of an address' });
      return z.NEVER;
    }
    if (tagId !== '') return { id: tagId, label };
    context.addIssue({ code: 'custom', message: 'has neither a letter nor a digit to make an address of' });
    return z.NEVER;
  });

/** The id of a tag, which may be written as its label is. */
export const tagId = (description: string) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .overwrite(tagIdOf)
    .min(1, 'has neither a letter nor a digit to make an address of')
    .describe(description);

/** `Live music` becomes `live-music`; letters of every script stay. */
export function tagIdOf(label: string): string {
  return slug(label.normalize('NFC')).replace(/^-+|-+$/g, '').replace(/-{2,}/g, '-');
}

const focal = z
  .string()
  .regex(/^\s*\d{1,3}%\s+\d{1,3}%\s*$/, 'is not two percentages such as `50% 30%`')
  .transform((written) => {
    const [x = 50, y = 50] = written.trim().split(/\s+/).map(Number.parseFloat);
    return { x: Math.min(x, 100) / 100, y: Math.min(y, 100) / 100 };
  });

const pictureFields = {
  src: text('Picture file, from the folder of this file: `./lead.jpg`'),
  alt: z.string().overwrite(printable).trim().optional().describe('What is to be seen, for those who cannot see it'),
  decorative: z.boolean().optional().describe('true when the picture tells nothing and needs no alt text'),
  caption: text('What a reader should know about the picture').optional(),
  credit: z.string().overwrite(printable).trim().optional().describe('Who made the picture: `Photograph: Name/Agency`'),
  license: text('Name of the licence: `CC BY 4.0`').optional(),
  licenseUrl: webAddress('Address of the licence').optional(),
  focal: focal.optional().describe('What must stay visible when cropped, from the left and the top: `50% 30%`'),
};

/** A picture that goes with a story: needs `alt` (or `decorative: true`) and `credit`. */
export const storyPicture = z.strictObject(pictureFields);

/** A portrait: needs `alt`. */
export const portrait = z.strictObject({
  src: pictureFields.src,
  alt: text('What is to be seen: usually the name'),
  focal: pictureFields.focal,
});

export type WrittenPicture = z.output<typeof storyPicture>;

/** What an importer says of the story or page that it made. */
export const importMark = z
  .strictObject({ from: text('What it was imported from'), missing: z.array(text('Field')).default([]) })
  .optional()
  .describe('Written by importers only');

/** Whether each part of a path can be the name of a file, encoded or not. */
function isNamable(path: string): boolean {
  return path.split('/').every((part) => Buffer.byteLength(part) <= MOST_BYTES);
}

function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(address) && URL.canParse(address);
}

/** One value or a list of them, always read as a list. */
export const oneOrMore = <T extends z.ZodType>(item: T, error: string) =>
  z.union([item.transform((one) => [one]), z.array(item).min(1, 'is an empty list')], { error });
