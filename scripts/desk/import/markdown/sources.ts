/** The stories of another generator's folder: which files, and what their frontmatter says. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { readInstant } from '../../../../src/content/instant.ts';
import { decoded } from '../html/prepare.ts';
import type { OldFolder } from '../old-folder.ts';
import type { ImportMap } from './map.ts';
import { FIELDS, type FieldName } from './map.ts';
import type { Raw } from './front-matter.ts';
import { readHugo, type HugoSite } from './hugo.ts';

const SKIPPED =
  /(?:^|\/)(?:node_modules|vendor|themes|_site|_layouts|_includes|layouts|public|resources|archetypes|\.[^/]+)\//;
const NO_STORY = /(?:^|\/)(?:_index|README|CONTRIBUTING|CODE_OF_CONDUCT|SECURITY|LICENSE|CHANGELOG)\.\w+$/i;

/** Paths below the folder, in code-point order. */
export function storyFiles(folder: OldFolder, map: ImportMap): string[] {
  const found = globSync(map.include.length > 0 ? map.include : '**/*.{md,markdown,mdx}', {
    cwd: folder.root,
    exclude: map.exclude,
  })
    .map((file) => file.split(path.sep).join('/'))
    .filter(
      (file) => /\.(?:md|markdown|mdx|html)$/i.test(file) && !SKIPPED.test(file) && !NO_STORY.test(file),
    )
    .filter((file) => folder.holds(path.join(folder.root, file)));
  return [...new Set(found)].sort((a, b) => (a < b ? -1 : 1));
}

/** Value of one of our fields: the first of its names that is there. */
export function valueOf(data: Raw, field: FieldName, map: ImportMap): unknown {
  for (const name of map.fields[field] ?? FIELDS[field]) {
    let value: unknown = data;
    for (const part of name.toLowerCase().split('.'))
      value = typeof value === 'object' && value !== null ? (value as Raw)[part] : undefined;
    if (value !== undefined && value !== null && value !== '') return value;
  }
  // Zola and others keep fields of one's own, and taxonomies, a level down.
  for (const group of ['extra', 'taxonomies', 'params'] as const) {
    const inner = data[group];
    if (typeof inner !== 'object' || inner === null) continue;
    const value = valueOf(
      { ...(inner as Raw), extra: undefined, taxonomies: undefined, params: undefined },
      field,
      map,
    );
    if (value !== undefined) return value;
  }
  return undefined;
}

export function textValue(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Yes or no as YAML 1.1 has them, which most generators read, also in quotes. */
export function flagValue(value: unknown): boolean | undefined {
  const written = textValue(value).toLowerCase();
  if (/^(?:true|yes|on|y)$/.test(written)) return true;
  return /^(?:false|no|off|n)$/.test(written) ? false : undefined;
}

/** A list, whatever it was written as; of objects their names. */
export function listValue(value: unknown, separators: RegExp): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => listValue(one, /$^/));
  if (typeof value === 'object' && value !== null) {
    const { name, title, id, slug } = value as Raw;
    return listValue(name ?? title ?? id ?? slug ?? '', /$^/);
  }
  return textValue(value)
    .split(separators)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/**
 * Jekyll reads `tags: news politics` as two tags. Where somebody wrote commas too, they tell what was meant.
 * @returns the data with lists in the place of such text
 */
export function withLists(data: Raw, { generator }: OldSite): Raw {
  if (generator !== 'jekyll') return data;
  const lists = ['categories', 'tags'].flatMap((name) => {
    const text = data[name];
    return typeof text === 'string' && !text.includes(',') ? [[name, listValue(text, /\s+/)] as const] : [];
  });
  return { ...data, ...Object.fromEntries(lists) };
}

export interface OldSite {
  /** Where its files tell which it is. */
  readonly generator: 'jekyll' | 'hugo' | undefined;
  /** `https://old.example`, or nothing. */
  readonly url: string | undefined;
  /** Path that it stood under, `/blog`, or nothing. */
  readonly base: string;
  readonly name: string | undefined;
  readonly lang: string | undefined;
  readonly timezone: string | undefined;
  /** Pattern of addresses, in Jekyll's words. */
  readonly permalink: string | undefined;
  readonly hugo: HugoSite | undefined;
  /** Its settings, and the files of `_data`, by their names without suffix. */
  readonly settings: Raw;
  readonly dataFile: (name: string) => Raw | undefined;
  /** Names of authors by their keys. */
  readonly authors: ReadonlyMap<string, string>;
}

const STYLES: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  weekdate: '/:categories/:year/W:week/:short_day/:title.html',
  none: '/:categories/:title.html',
};

/** What the other generator's settings say. */
export function readOldSite(folder: OldFolder, map: ImportMap): OldSite {
  const jekyll = readData(folder, '_config.yml');
  const hugo = ['hugo', 'config', 'config/_default/hugo', 'config/_default/config']
    .flatMap((name) => ['toml', 'yaml', 'yml', 'json'].map((end) => `${name}.${end}`))
    .map((name) => readData(folder, name))
    .find((settings) => settings !== undefined);
  const data: Raw = jekyll ?? hugo ?? {};
  const style = textValue(data['permalink']);
  const configured = webAddress(
    textValue(data['url'] ?? data['baseURL'] ?? data['baseurl'] ?? data['base_url']),
  );
  // Hexo has a `_config.yml` too, and Zola a `config.toml`.
  const isJekyll = jekyll !== undefined && jekyll['public_dir'] === undefined;
  const isHugo =
    jekyll === undefined &&
    ['baseURL', 'baseurl', 'languageCode', 'permalinks'].some((name) => hugo?.[name] !== undefined);
  const below = isJekyll ? textValue(data['baseurl']) : '';
  const authors = new Map<string, string>();
  for (const place of ['_data/authors', 'data/authors', '_data/team']) {
    for (const end of ['.yml', '.yaml', '.json']) {
      const people = readData(folder, place + end) ?? {};
      for (const [key, person] of Object.entries(people)) {
        const name =
          typeof person === 'object' && person !== null
            ? textValue(
                (person as Raw)['name'] ?? (person as Raw)['display_name'] ?? (person as Raw)['full_name'],
              )
            : '';
        if (name !== '') authors.set(key, name);
      }
    }
  }
  return {
    generator: isJekyll ? 'jekyll' : isHugo ? 'hugo' : undefined,
    // The outlet keeps addresses from the root, so that what is below it is in the old addresses.
    url:
      map.outlet.url === undefined
        ? configured?.origin
        : webAddress(map.outlet.url)?.href.replace(/\/+$/, ''),
    base: basePath(
      `${(configured ?? webAddress(map.outlet.url ?? ''))?.pathname ?? ''}/${/^https?:/.test(below) ? '' : below}`,
    ),
    name: textValue(data['title'] ?? data['name']) || undefined,
    lang:
      textValue(data['lang'] ?? data['languageCode'] ?? data['locale'] ?? data['default_language']) ||
      undefined,
    timezone: textValue(data['timezone'] ?? data['timeZone']) || undefined,
    permalink: map.permalink ?? (jekyll ? (STYLES[style || 'date'] ?? style) : undefined),
    settings: data,
    dataFile: dataFiles(folder),
    hugo: isHugo && hugo ? readHugo(folder.root, hugo) : undefined,
    authors,
  };
}

/** Each is read once, when a story asks for it. */
function dataFiles(folder: OldFolder): OldSite['dataFile'] {
  const known = new Map<string, Raw | undefined>();
  return (name) => {
    if (!known.has(name))
      known.set(
        name,
        ['yml', 'yaml', 'json']
          .map((end) => readData(folder, `_data/${name}.${end}`))
          .find((found) => found !== undefined),
      );
    return known.get(name);
  };
}

function webAddress(written: string): URL | undefined {
  return /^https?:\/\/[^\s/]/.test(written) ? (URL.parse(written) ?? undefined) : undefined;
}

/** `/blog` of `blog/`; of the root nothing. */
export function basePath(pathname: string): string {
  return decoded(`/${pathname}`.replaceAll(/\/{2,}/g, '/').replace(/\/$/, ''));
}

/** Data of a file, where it is there and can be read. @param name below the folder */
export function readData(folder: OldFolder, name: string): Raw | undefined {
  const file = path.join(folder.root, name);
  if (!folder.holds(file)) return undefined;
  try {
    const text = readFileSync(file, 'utf8');
    const data: unknown = file.endsWith('.toml')
      ? parseToml(text)
      : parseYaml(text, { uniqueKeys: false, logLevel: 'silent' });
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Raw) : undefined;
  } catch {
    return undefined;
  }
}

/** Zones that `Date.parse` knows; of the time of day, since a year may follow a hyphen too. */
const ZONE = /(?<![a-z])(?:Z|UTC?|GMT|[ECMP][DS]T)(?![a-z])|:\d{2}(?:\.\d+)?\s*(?:[ap]m\s*)?[+-]\d/i;

/** A date in words or with slashes; without a zone of its own it has none here either, whatever the host's. */
function readLooseDate(written: string): string | undefined {
  // What stands in brackets is passed over.
  const hasZone = ZONE.test(written.replaceAll(/\([^)]*\)/g, ''));
  const instant = Date.parse(hasZone ? written : `${written} UTC`);
  if (Number.isNaN(instant) || !/\d{4}/.test(written)) return undefined;
  const text = new Date(instant).toISOString();
  if (hasZone) return text.replace('.000Z', 'Z');
  return text.slice(0, /\d:\d{2}/.test(written) ? 'YYYY-MM-DDTHH:MM:SS'.length : 'YYYY-MM-DD'.length);
}

/** A date as frontmatter has it, or nothing; without a zone it is of the outlet's. */
export function readDate(written: string): string | undefined {
  const parts =
    /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:(?:[T ]|\s+)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?\s*(?<zone>Z|UTC|GMT|[+-]\d{1,2}:?\d{2})?)?$/i.exec(
      written.trim(),
    )?.groups;
  if (!parts) return readLooseDate(written);
  const two = (name: string) => (parts[name] ?? '00').padStart(2, '0');
  const day = `${parts['year'] ?? ''}-${two('month')}-${two('day')}`;
  const zone = parts['zone']?.toUpperCase();
  const [, sign = '', hours = '', minutes = ''] = /^([+-])(\d{1,2}):?(\d{2})$/.exec(zone ?? '') ?? [];
  const offset = zone === undefined ? '' : sign === '' ? 'Z' : `${sign}${hours.padStart(2, '0')}:${minutes}`;
  const date =
    parts['hour'] === undefined ? day : `${day}T${two('hour')}:${two('minute')}:${two('second')}${offset}`;
  // No clock of UTC skips a time: what is none there is none of the calendar.
  return readInstant(date, 'UTC').ok ? date : undefined;
}

/** What a file's name says: `2020-01-02-slug.md`, `2020-01-02-slug/index.md`, `slug/index.md`. */
export function readName(file: string): { readonly date: string | undefined; readonly slug: string } {
  const bare = file.replace(/\.\w+$/, '').replace(/\/index(?:\.\w{2}(?:-\w+)?)?$/, '');
  const name = bare.split('/').at(-1) ?? bare;
  const dated = /^(\d{4}-\d{1,2}-\d{1,2})-(.+)$/.exec(name);
  return { date: dated?.[1], slug: dated?.[2] ?? name };
}
