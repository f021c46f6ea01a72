/** Where the other generator put a story. */
import { tagIdOf } from '../../../../src/content/schema/fields.ts';
import { eleventyAddress } from './eleventy.ts';
import type { Raw } from './front-matter.ts';
import { hugoAddress } from './hugo.ts';
import type { ImportMap } from './map.ts';
import { listValue, textValue, valueOf, type OldSite } from './sources.ts';

const WORD = /:([a-z_]+)/g;

export interface Named {
  readonly source: string;
  readonly data: Raw;
  readonly slug: string;
  /** With year, month and day first. */
  readonly date: string;
  /** Whether a program gave it its address, unless it names one itself. */
  readonly isComputed: boolean;
}

/**
 * Path from the root of the host; empty where nothing says.
 * @param tell of a pattern that holds what nothing here knows
 */
export function oldAddress(
  story: Named,
  site: OldSite,
  map: ImportMap,
  tell: (what: string) => void,
): string {
  const own = textValue(valueOf(story.data, 'url', map));
  if (/^https?:/.test(own)) return URL.parse(own)?.host === URL.parse(site.url ?? '')?.host ? own : '';
  if (site.generator === undefined && own.includes('{')) {
    const made = eleventyAddress(own, story);
    if ('address' in made) return onHost(made.address, site.base);
    if (site.permalink !== undefined) return ofPattern(site.permalink, story, site, tell);
    tell(`${own}: nothing here knows “${made.unknown}” of old addresses; set \`permalink\` in the map`);
    return '';
  }
  const isPattern = /:\w/.test(own) && site.generator === 'jekyll';
  // Of what a template computes nothing is known, and `false` is no address but that there was none.
  if (/^(?:true|false)$|\{\{/.test(own) || (/:\w/.test(own) && !isPattern)) return '';
  if (own !== '' && !isPattern) return onHost(own, site.base);
  const pattern = isPattern ? own : site.permalink;
  if (pattern === undefined) {
    if (story.isComputed) return '';
    const title = textValue(valueOf(story.data, 'title', map));
    const ofSection = site.hugo && hugoAddress(story, title, site.hugo, tell);
    return ofSection === '' ? '' : onHost(ofSection ?? ofFile(story, site), site.base);
  }
  return ofPattern(pattern, story, site, tell);
}

function ofPattern(pattern: string, story: Named, site: OldSite, tell: (what: string) => void): string {
  const values = valuesOf(story, site);
  const unknown = [...pattern.matchAll(WORD)].find(([, name = '']) => values[name] === undefined)?.[0];
  if (unknown !== undefined) {
    tell(`${pattern}: nothing here knows “${unknown}” of old addresses`);
    return '';
  }
  const address = pattern.replaceAll(WORD, (_, name: string) => values[name] ?? '');
  return onHost(address.replaceAll(/\/{2,}/g, '/'), site.base);
}

/** A path of the site as one of its host. */
export function onHost(address: string, base: string): string {
  return `${base}/${address.replace(/^\/+/, '')}`;
}

/** A path of the host as one of the site that stands under `base`. */
export function onSite(address: string, base: string): string {
  return address === base || address.startsWith(`${base}/`) ? address.slice(base.length) || '/' : address;
}

/** Without a pattern an address is the path of its file. @param source below the folder of the site */
export function ofFile({ source, data }: Pick<Named, 'source' | 'data'>, { hugo }: OldSite): string {
  const bare = source
    .replace(/^(?:content|src\/content|src|pages)\//, '')
    .replace(/\.\w+$/, '')
    .replace(/(?:^|\/)_?index$/, '');
  if (!hugo) return `/${bare}/`;
  const slug = textValue(data['slug']);
  const address = `/${slug === '' ? bare : bare.replace(/[^/]*$/, () => slug)}/`;
  return hugo.keepsCase ? address : address.toLowerCase();
}

/** What may stand in a pattern. */
function valuesOf(story: Named, site: OldSite): Readonly<Record<string, string>> {
  const { slug, date } = story;
  const ofJekyll = site.generator === 'jekyll';
  const on = ofJekyll ? localDay(date, site.timezone) : Temporal.PlainDate.from(date.slice(0, 10));
  const [year = '', month = '', day = ''] = on.toString().split('-');
  const categories = ofJekyll
    ? jekyllCategories(story)
    : listValue(story.data['categories'] ?? story.data['category'], /,/);
  const slugified = unique(categories.map(tagIdOf));
  return {
    year,
    month,
    day,
    short_year: year.slice(2),
    i_month: String(Number(month)),
    i_day: String(Number(day)),
    y_day: String(on.dayOfYear).padStart(3, '0'),
    week: String(on.weekOfYear).padStart(2, '0'),
    short_day: on.toLocaleString('en', { weekday: 'short' }).toUpperCase(),
    title: ofJekyll ? pretty(slug) : slug,
    slug: ofJekyll ? tagIdOf(slug) : slug,
    // Jekyll leaves their spaces and signs.
    categories: ofJekyll ? unique(categories.map((one) => one.toLowerCase())) : slugified,
    slugified_categories: slugified,
    collection: 'posts',
    output_ext: '.html',
  };
}

/** A date with an offset lies on the day that it is in the zone of Jekyll’s settings. */
function localDay(date: string, timezone: string | undefined): Temporal.PlainDate {
  if (timezone !== undefined && /T.*(?:Z|[+-]\d{2}:\d{2})$/.test(date)) {
    try {
      return Temporal.Instant.from(date).toZonedDateTimeISO(timezone).toPlainDate();
    } catch {
      // A zone that is none here.
    }
  }
  return Temporal.PlainDate.from(date.slice(0, 10));
}

/** In Jekyll’s order: folders around `_posts`, then what the story says, where text is split at its spaces. */
function jekyllCategories({ source, data }: Named): string[] {
  const folders = /^(.+)\/_(?:posts|drafts)\//.exec(source)?.[1]?.split('/') ?? [];
  return [...folders, ...listValue(data['categories'], /\s+/), ...listValue(data['category'], /$^/)];
}

function unique(names: readonly string[]): string {
  return [...new Set(names)].join('/');
}

/** A name as Jekyll puts it into an address. */
function pretty(slug: string): string {
  return slug.replaceAll(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replaceAll(/^-|-$/g, '');
}
