import { z } from 'astro/zod';
import { severityFlaw } from '../rule-catalogue.ts';
import { ACCENTS, HOSTS } from '../vocabulary.ts';
import { id, language, linkTarget, text, webAddress } from './fields.ts';
import { permalink } from './permalink.ts';

const SHARE_TARGETS = ['email', 'whatsapp', 'facebook', 'x', 'bluesky', 'mastodon', 'linkedin', 'telegram', 'reddit'] as const;

const navItem = z.union(
  [id('A section’s id'), z.strictObject({ label: text('Text of the link'), url: linkTarget('Path or web address') })],
  { error: 'is neither a section’s id nor `{ label: …, url: … }`' },
);

const slot = z.strictObject({
  width: z.int().min(100).max(1600).describe('Width in CSS pixels'),
  height: z.int().min(40).max(1200).describe('Height in CSS pixels'),
});

const NO_TAG_DATE = 'is not a date such as 2025-01-01';

const crawlerPolicy = z.enum(['allow', 'deny']);

/** `outlet.yaml`: the outlet's settings. Four keys are required; everything else has a default. */
export const outletSchema = z.strictObject({
  name: text('Name of the outlet'),
  url: webAddress('Address of the deployed site, with its base path if it has one').transform((url) => url.replace(/\/+$/, '')),
  timezone: z.string().refine(isTimeZone, 'is not an IANA time zone such as “Europe/London”').describe('IANA time zone of the newsroom'),
  lang: language('Language of the outlet, BCP 47: `en-GB`'),
  tagline: text('A few words below the name').optional(),
  about: text('One or two sentences about the outlet, below every story').optional(),
  profiles: z
    .array(webAddress('Address of a profile of the outlet'))
    .default([])
    .describe('Where else the outlet is to be found: its profiles on other sites, for search engines'),
  license: webAddress('Address of the licence that stories are published under').optional(),
  nav: z.array(navItem).optional().describe('Sections or links; default: all top sections by `order`'),
  navVisible: z.int().min(1).max(12).default(7).describe('How many stand in the bar; the rest go under “More”'),
  permalink: permalink.default('/:year/:month/:slug/').describe('Pattern of article addresses'),
  feedIdentity: z
    .strictObject({
      authority: text('A domain or e-mail address the outlet owned on `since`'),
      since: z
        .string()
        .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { error: NO_TAG_DATE, abort: true })
        .refine(isTagDate, NO_TAG_DATE)
        .describe('A date on which it owned it'),
    })
    .optional()
    .describe('What permanent ids of stories begin with (RFC 4151); never change it once a feed is public'),
  tagging: z.enum(['open', 'closed']).default('open').describe('closed allows only tags that have a file'),
  slugs: z
    .enum(['transliterate', 'keep'])
    .default('transliterate')
    .describe('Addresses of new stories: transliterate writes headlines in Latin letters, keep leaves every script its own'),
  host: z.enum(HOSTS).default('generic').describe('Where the output is served from'),
  hsts: z
    .strictObject({
      maxAge: z.int().min(0).max(63_072_000).default(31_536_000).describe('For how many seconds'),
      includeSubDomains: z.boolean().default(false).describe('true speaks for every subdomain too'),
      preload: z.boolean().default(false).describe('true lets browsers ship with the promise'),
    })
    .optional()
    .describe('Promise to browsers that the site is reached by HTTPS only (RFC 6797); without it nothing is promised'),
  logo: text('Path of the mark in public/: `/mark.svg`').optional(),
  icon: text('Path of the icon').default('/favicon.svg').describe('Path of the icon in public/: `/favicon.svg`'),
  colours: z.strictObject({ accent: z.enum(ACCENTS).default('red') }).prefault({}).describe('Colours of the outlet'),
  policies: z
    .record(z.string(), id('Slug of a page'))
    .default({})
    .describe('Which page holds which policy: `corrections: corrections-policy`'),
  footer: z
    .array(z.strictObject({ title: text('Heading'), links: z.array(z.strictObject({ label: text('Text'), url: linkTarget('Path or address') })) }))
    .optional()
    .describe('Columns of links; default: sections, pages, feeds'),
  slots: z
    .strictObject({
      leaderboard: slot.optional().describe('Above the page'),
      rectangle: slot.optional().describe('Beside lists and stories'),
      inline: slot.optional().describe('Below a story, and between blocks of the front'),
    })
    .default({ leaderboard: { width: 728, height: 90 }, rectangle: { width: 300, height: 250 } })
    .describe('Advertisement slots and their fixed sizes'),
  share: z.array(z.enum(SHARE_TARGETS)).default(['email', 'whatsapp', 'bluesky', 'x']).describe('Plain share links, in order'),
  socialCards: z.boolean().default(true).describe('Draw a picture for link previews of every story, section and the front'),
  socialImage: z
    .enum(['card', 'picture'])
    .default('card')
    .describe('What link previews of a story show: its card, or its own picture where that is wide enough'),
  comments: z
    .strictObject({
      email: z.email('is not an e-mail address').optional().describe('Where readers send a comment'),
      form: webAddress('Endpoint of a form that takes a comment').optional(),
    })
    .prefault({})
    .describe('How a reader sends a comment; without either nothing is offered'),
  lists: z
    .strictObject({ perPage: z.int().min(2).max(100).default(20).describe('Stories on a page of a list') })
    .prefault({})
    .describe('Lists'),
  lite: z.boolean().default(true).describe('A text-only edition below /lite/'),
  offline: z
    .boolean()
    .default(true)
    .describe('Readers may keep stories on their device; false takes the service worker away from those who have it'),
  feeds: z
    .strictObject({
      items: z.int().min(1).max(200).default(30).describe('Stories in a feed, and in each document of its history'),
      tagItems: z.int().min(1).max(200).default(10).describe('Stories in the feed of a tag, or of an author in one section'),
    })
    .prefault({})
    .describe('Feeds'),
  hub: webAddress('WebSub hub that tells subscribers of new stories: `https://hub.example/`').optional(),
  indexNow: z
    .strictObject({
      key: z.string().regex(/^[\dA-Za-z-]{8,128}$/, 'is not a key: 8 to 128 letters, digits and hyphens').describe('The key, served at /<key>.txt'),
    })
    .optional()
    .describe('Search engines are told of changed pages by `npm run ping` (indexnow.org)'),
  crawlers: z
    .strictObject({
      search: crawlerPolicy.default('allow').describe('Search engines'),
      retrieval: crawlerPolicy.default('allow').describe('Assistants that fetch a page for somebody'),
      training: crawlerPolicy.default('deny').describe('Collectors of training data'),
    })
    .prefault({})
    .describe('What robots.txt allows'),
  check: z
    .strictObject({
      rules: z
        .record(z.string(), z.enum(['error', 'warn', 'off']).describe('error, warn or off'))
        .default({})
        .describe('How grave a rule is: `bare-url: off`; `npm run check:content -- --list-rules` names them all')
        .superRefine((rules, context) => {
          for (const id of Object.keys(rules)) {
            const message = severityFlaw(id);
            if (message !== undefined) context.addIssue({ code: 'custom', path: [id], message });
          }
        }),
    })
    .prefault({})
    .describe('What the desk’s check looks for'),
});

export type WrittenOutlet = z.output<typeof outletSchema>;

/** A day, a month or a year of the calendar (RFC 4151, section 2.1). @param date of that form */
function isTagDate(date: string): boolean {
  try {
    return Temporal.PlainDate.from(date + '-01-01'.slice(date.length - 4)).year > 0;
  } catch {
    return false;
  }
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
}
