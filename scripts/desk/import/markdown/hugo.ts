/** What Hugo’s settings say of addresses (https://gohugo.io/configuration/permalinks/). */
import { globSync } from 'node:fs';
import path from 'node:path';
import type { Raw } from './front-matter.ts';
import type { Named } from './old-address.ts';

export interface HugoSite {
  /** Folder of the stories. */
  readonly contentDir: string;
  /** Patterns of addresses by section, in lower case; under nothing that of what lies in none. */
  readonly permalinks: ReadonlyMap<string, string>;
  /** Folders below the content folder that have a page of their own. */
  readonly sections: ReadonlySet<string>;
  /** Folders below the content folder whose other files belong to their one page (leaf bundles). */
  readonly bundles: ReadonlySet<string>;
  readonly languages: readonly string[];
  readonly keepsCase: boolean;
  /** Patterns that nothing here reads, each with the reason. */
  readonly unread: readonly string[];
}

/** A token: `:slug`, `:sections[1:]`. */
const TOKEN = /:(\w+)(\[.+?\])?/g;

/** @param folder of the site @param data its settings */
export function readHugo(folder: string, data: Raw): HugoSite {
  const contentDir = textIn(data, 'contentDir') ?? 'content';
  const permalinks = new Map<string, string>();
  const unread: string[] = [];
  const add = (section: string, pattern: unknown) => {
    const name = section.replaceAll(/^[ /]+|[ /]+$/g, '').toLowerCase();
    if (typeof pattern !== 'string' || name.includes('/'))
      unread.push(`\`permalinks\` of “${section}” is nothing that is read here`);
    else permalinks.set(name, pattern);
  };
  const written = valueIn(data, 'permalinks');
  if (isRaw(written)) {
    for (const [section, pattern] of Object.entries(written)) if (!isRaw(pattern)) add(section, pattern);
    const ofPages = valueIn(written, 'page');
    if (isRaw(ofPages)) for (const [section, pattern] of Object.entries(ofPages)) add(section, pattern);
  } else if (written !== undefined) unread.push('`permalinks` is a list, which is not read here');
  const languages = valueIn(data, 'languages');
  for (const [language, own] of Object.entries(isRaw(languages) ? languages : {}))
    if (isRaw(own) && valueIn(own, 'permalinks') !== undefined)
      unread.push(`\`permalinks\` of the language “${language}” are not read here`);
  for (const pattern of permalinks.values()) {
    const token = unknownIn(pattern);
    if (token !== undefined) unread.push(`nothing here knows “${token}” of \`permalinks\`: ${pattern}`);
  }
  const below = path.join(folder, contentDir);
  return {
    contentDir,
    permalinks,
    sections: foldersOf('**/_index.*', below),
    bundles: foldersOf('**/{index,index.*}.{md,markdown,mdx,html,org,adoc}', below),
    languages: isRaw(languages) ? Object.keys(languages) : [],
    keepsCase: valueIn(data, 'disablePathToLower') === true,
    unread,
  };
}

/**
 * The path that a pattern gives a story; empty where the pattern holds what nothing here knows.
 * @returns nothing where its section has no pattern
 */
export function hugoAddress(
  { source, data, date }: Named,
  title: string,
  { contentDir, permalinks, sections, languages, keepsCase }: HugoSite,
  tell: (what: string) => void,
): string | undefined {
  if (!source.startsWith(`${contentDir}/`)) return undefined;
  const folders = source.slice(contentDir.length + 1).split('/');
  const [file = '', language = ''] = (folders.pop() ?? '').replace(/\.\w+$/, '').split(/\.(?=[^.]*$)/);
  const bare = languages.includes(language) || language === '' ? file : `${file}.${language}`;
  const name = file === 'index' ? (folders.pop() ?? '') : bare;
  const pattern = permalinks.get((folders[0] ?? '').toLowerCase());
  if (pattern === undefined) return undefined;
  const on = Temporal.PlainDate.from(date.slice(0, 10));
  const own = typeof data['slug'] === 'string' ? data['slug'] : '';
  // A folder below the first is a section where it has a page.
  let depth = folders.length;
  while (depth > 1 && !sections.has(folders.slice(0, depth).join('/'))) depth -= 1;
  const values: Readonly<Record<string, string>> = {
    ...datesOf(on),
    section: folders[0] ?? '',
    title,
    slug: own || title,
    filename: name,
    slugorfilename: own || name,
    contentbasename: name,
    slugorcontentbasename: own || name,
  };
  let lacks = unknownIn(pattern);
  const address = pattern.replaceAll(TOKEN, (token, key: string, cut: string | undefined) => {
    if (key === 'sections') return sanitised(slice(folders.slice(0, depth), cut).join('/'));
    const value = values[key] ?? '';
    if (value === '' && key !== 'section') lacks ??= token;
    return sanitised(value);
  });
  if (lacks !== undefined) {
    tell(`${pattern}: nothing says what “${lacks}” was in its old address`);
    return '';
  }
  const whole = sanitised(`/${address}${/\.\w{1,6}$/.test(pattern) ? '' : '/'}`).replaceAll(/\/{2,}/g, '/');
  return keepsCase ? whole : whole.toLowerCase();
}

function foldersOf(pattern: string, below: string): ReadonlySet<string> {
  return new Set(
    globSync(pattern, { cwd: below }).map((file) => path.dirname(file).split(path.sep).join('/')),
  );
}

/** The folder whose one page a file belongs to, so that it has none of its own. */
export function bundleAround(source: string, { contentDir, bundles }: HugoSite): string | undefined {
  const folders = path.posix.dirname(path.posix.relative(contentDir, source)).split('/');
  const isPage = /^index(?:\.[\w-]+)?\.\w+$/.test(path.posix.basename(source));
  // The page of a bundle is its own; that of a bundle within another is not.
  for (let depth = 1; depth <= folders.length - (isPage ? 1 : 0); depth += 1) {
    const folder = folders.slice(0, depth).join('/');
    if (bundles.has(folder) && folder !== '.') return folder;
  }
  return undefined;
}

/** The numbers and short names are those of Go’s dates. */
function datesOf(on: Temporal.PlainDate): Readonly<Record<string, string>> {
  const [year = '', month = '', day = ''] = on.toString().split('-');
  const named = (options: Intl.DateTimeFormatOptions) => on.toLocaleString('en', options);
  const monthname = named({ month: 'long' });
  const weekdayname = named({ weekday: 'long' });
  return {
    year,
    month,
    monthname,
    day,
    weekday: String(on.dayOfWeek % 7),
    weekdayname,
    yearday: String(on.dayOfYear),
    2006: year,
    '06': year.slice(2),
    '01': month,
    1: String(on.month),
    January: monthname,
    Jan: monthname.slice(0, 3),
    '02': day,
    2: String(on.day),
    Monday: weekdayname,
    Mon: weekdayname.slice(0, 3),
    '002': String(on.dayOfYear).padStart(3, '0'),
  };
}

/** What may stand in a pattern. */
const KNOWN = new Set([
  ...Object.keys(datesOf(Temporal.PlainDate.from('2000-01-01'))),
  'section',
  'sections',
  'title',
  'slug',
  'filename',
  'slugorfilename',
  'contentbasename',
  'slugorcontentbasename',
]);

function unknownIn(pattern: string): string | undefined {
  return [...pattern.matchAll(TOKEN)].find(
    ([, key = '', cut]) => !KNOWN.has(key) || (cut !== undefined && key !== 'sections'),
  )?.[0];
}

/** `[1:]`, `[:last]`, `[last]`, `[1:2]`: none of them is ever out of bounds. */
function slice(all: readonly string[], cut = '[:]'): readonly string[] {
  const [from = '', to] = cut.slice(1, -1).split(':');
  const at = (written: string) => (written === 'last' ? all.length - 1 : Number(written));
  if (to === undefined) return all.slice(at(from), at(from) + 1);
  return all.slice(from === '' ? 0 : at(from), to === '' ? undefined : at(to));
}

/** As Hugo’s `paths.Sanitize` does: spaces become hyphens, signs go. */
function sanitised(written: string): string {
  return written
    .replaceAll(/[^\p{L}\p{Nd}\p{M}\s./\\_#+~@-]+/gu, '')
    .trim()
    .replaceAll(/\s+(?=-)|(?<=-)\s+/g, '')
    .replaceAll(/\s+/g, '-');
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Hugo reads the names of its settings in any case. */
function valueIn(data: Raw, name: string): unknown {
  const key = Object.keys(data).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : data[key];
}

function textIn(data: Raw, name: string): string | undefined {
  const value = valueIn(data, name);
  return typeof value === 'string' && value !== '' ? value.replaceAll(/^\/+|\/+$/g, '') : undefined;
}
