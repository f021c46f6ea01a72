/** The closed vocabularies of the content contract (DESIGN section 3), for schemas and archive alike. */

export const ARTICLE_TYPES = [
  'news',
  'opinion',
  'analysis',
  'review',
  'explainer',
  'feature',
  'interview',
  'sponsored',
] as const;
export type ArticleType = (typeof ARTICLE_TYPES)[number];

export const AUTHOR_STATUSES = ['staff', 'freelance', 'guest', 'former', 'organisation'] as const;
export type AuthorStatus = (typeof AUTHOR_STATUSES)[number];

export const CORRECTION_KINDS = ['correction', 'clarification', 'editors-note'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

export const SEVERITIES = ['major', 'minor'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const EXCLUSIONS = ['home', 'feed', 'search', 'newsSitemap'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export const FRONT_LAYOUTS = ['lead', 'river', 'section', 'opinion', 'list'] as const;
export type FrontLayout = (typeof FRONT_LAYOUTS)[number];

/** Names of the palette in styles/tokens.css: each holds AA contrast in light and in dark. */
export const ACCENTS = [
  'red',
  'ocean',
  'forest',
  'violet',
  'amber',
  'teal',
  'rose',
  'slate',
  'indigo',
  'rust',
] as const;

/** What a review may be of: types of schema.org that take a review. */
export const REVIEWED_TYPES = [
  'Book',
  'Movie',
  'TVSeries',
  'Play',
  'MusicAlbum',
  'MusicComposition',
  'Event',
  'Product',
  'Restaurant',
  'Exhibition',
  'VideoGame',
  'SoftwareApplication',
  'CreativeWork',
] as const;
export type ReviewedType = (typeof REVIEWED_TYPES)[number];

/** What a pattern of addresses may name: `:year`. */
export const PERMALINK_NAMES = ['year', 'month', 'day', 'slug', 'section', 'type'] as const;

export const HOSTS = ['generic', 'cloudflare', 'netlify', 'vercel', 'nginx', 'caddy', 'github-pages'] as const;
