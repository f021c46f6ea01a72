/** One post of another generator as a file of the outlet. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readInstant } from '../../../../src/content/instant.ts';
import { tagIdOf } from '../../../../src/content/schema/fields.ts';
import { environment } from '../../../../src/site/environment.ts';
import { paths } from '../../../../src/site/urls.ts';
import { isOfSite, noteLists } from '../addresses-there.ts';
import { decoded, withPercent, type LinkFate, type PictureFate, type Surroundings } from '../html/prepare.ts';
import type { Ledger } from '../ledger.ts';
import type { OutletWriter } from '../outlet-writer.ts';
import { PictureShelf } from '../picture-shelf.ts';
import type { ImportReport } from '../report.ts';
import { borrowedStandfirst, firstSentence, storyFile } from '../story-file.ts';
import { convertBody } from './body.ts';
import { readFrontMatter, type Raw } from './front-matter.ts';
import { carry } from './public-file.ts';
import { inlineWords } from './inline-words.ts';
import type { Labels } from './labels.ts';
import type { ImportMap } from './map.ts';
import { ofFile, onHost, onSite } from './old-address.ts';
import {
  flagValue,
  listValue,
  readDate,
  textValue,
  usableDate,
  valueOf,
  withLists,
  type OldSite,
} from './sources.ts';
import { expandTemplates } from './templates.ts';
import { withheldBy } from './withheld.ts';

export interface MarkdownRules {
  readonly folder: string;
  readonly map: ImportMap;
  readonly site: OldSite;
  readonly ledger: Ledger;
  readonly writer: OutletWriter;
  readonly report: ImportReport;
  readonly labels: Labels;
  readonly timezone: string;
  readonly lang: string;
  readonly permalink: string;
  /** Where the old site stood, if anything says. */
  readonly siteUrl: string | undefined;
  /** Path that the outlet stands under, as `OldSite` has it. */
  readonly base: string;
}

interface Placed {
  /** Without suffix; its pictures make a folder of it. */
  readonly file: string;
  readonly address: string;
  readonly old: string;
  readonly date: string;
  /** 0 public, 1 a draft, 2 to come, 3 over. */
  readonly hidden: number;
  /** Of a story that is not public: why. */
  readonly why: string;
}

/** @returns how many characters were read */
export async function importStory(source: string, rules: MarkdownRules): Promise<number> {
  const { folder, map, ledger, writer, report, labels } = rules;
  const raw = readFileSync(path.join(folder, source), 'utf8');
  const matter = readFrontMatter(raw);
  const placed = ledger.get<Placed>('SELECT * FROM story WHERE source = ?', source);
  if (!('data' in matter) || !placed) return raw.length;
  const data = withLists(matter.data, rules.site);
  const { mark } = report;
  const missing = new Set<string>();
  const shelf = new PictureShelf(writer, placed.file, `file ${source}`);
  const around = surroundings({ ...placed, source }, rules, shelf);
  const templates = expandTemplates(matter.body, {
    base: rules.site.base,
    story: (name) => pathTo(name, rules),
    elsewhere: (name) => pageOf(name, source, rules),
    value: (name) => templateValue(name, data, placed, rules.site),
    hasOutput: rules.site.generator !== 'hugo',
  });
  const body = await convertBody(templates.text, around);

  // What a template would put there is not known.
  const words = body.text.split('\n').filter((line) => !/\{\{|\{%/.test(line));
  const beginning = firstSentence(words.join('\n'), rules.lang);

  const title = inlineWords(textValue(valueOf(data, 'title', map))) || beginning || readableName(source);
  if (valueOf(data, 'title', map) === undefined) missing.add('title');
  const standfirst = inlineWords(textValue(valueOf(data, 'description', map)));
  if (standfirst === '') missing.add('description');
  const authors = authorsOf(valueOf(data, 'author', map));
  if (authors.length === 0) missing.add('author');
  const section = sectionNameOf(source, data, map);
  if (section === '') missing.add('section');
  const tagged = tagWordsOf(data, section, map);
  const tags = tagged.map((word) => labels.tag(word)).filter((tag) => tag !== undefined);
  const image = await leadPicture(data, source, rules, around, missing);
  if (body.markdown.includes('![](')) missing.add('alt');
  const embargo = embargoOf(data, source, placed, rules);
  const expires = expiryOf(data, rules);
  if (expires.unread !== undefined)
    report.add('decision', source, `“${expires.unread}”, until which it was shown, is no date`);
  const canonical = textValue(valueOf(data, 'canonical', map));
  const lang = textValue(valueOf(data, 'lang', map)).replaceAll('_', '-');
  const type = map.defaults.type;

  const fields = {
    title,
    description: standfirst || beginning || title,
    author: oneOrList([...new Set((authors.length > 0 ? authors : ['']).map((name) => labels.author(name)))]),
    date: placed.date,
    section: labels.section(section),
    tags: [...new Set(tags)],
    type,
    draft: placed.hidden === 1 ? true : undefined,
    embargo,
    expires: expires.until,
    image,
    lang: isLanguage(lang) && lang.toLowerCase() !== rules.lang.toLowerCase() ? lang : undefined,
    aliases: aliasesOf(data, placed, rules),
    canonical: /^https?:\/\/[^\s/]/.test(canonical) && URL.canParse(canonical) ? canonical : undefined,
    imported: { from: 'Markdown', ...(missing.size > 0 ? { missing: [...missing].sort() } : {}) },
  };
  const { text, bodyLine } = storyFile(fields, body.markdown);
  const file = `${placed.file}${shelf.isUsed ? '/index' : ''}.${body.format}`;
  const outcome = writer.write(file, text, `file ${source}`);
  if (outcome === 'edited' || outcome === 'removed' || outcome === 'foreign') {
    report.withdraw(mark, [source, file, placed.file]);
    report.count('articles left alone');
    report.add(
      'kept',
      file,
      {
        edited: 'edited since the last import',
        removed: 'moved or removed since the last import',
        foreign: 'a file of this name was there before',
      }[outcome],
    );
    return raw.length;
  }
  report.count(`articles ${outcome}`);
  if (placed.hidden > 0) report.add('visibility', file, placed.why);
  for (const loss of body.losses)
    report.add(loss.kind, file, loss.what, loss.line === undefined ? 0 : loss.line + bodyLine - 1);
  const lines = body.markdown.split('\n');
  for (const { name } of templates.left) {
    const inner = /[\w./-]+/.exec(name.replace(/^[{%<\s]+/, ''))?.[0] ?? name;
    const line = lines.findIndex((one) => one.includes('{') && one.includes(inner));
    report.add('shortcode', file, `${name}: nothing here knows it`, line < 0 ? 0 : line + bodyLine);
  }
  if (standfirst === '')
    report.add('missing', file, borrowedStandfirst(beginning === '' ? 'headline' : 'text'));
  for (const what of missing) report.count(`stories without ${what}`);
  return raw.length;
}

/** When a story that was held back goes out: after its date, or on it where that is to come. */
function embargoOf(
  data: Raw,
  source: string,
  { date, hidden }: Placed,
  rules: MarkdownRules,
): string | undefined {
  const { until, unread } = heldUntil(data, date, rules);
  if (unread !== undefined)
    rules.report.add('decision', source, `“${unread}”, until which it was held back, is no date`);
  if (until !== date) return until;
  return hidden !== 1 && isToCome(date, rules) ? date : undefined;
}

/** What says which instant a written date is. */
type DateRules = Pick<MarkdownRules, 'map' | 'timezone'>;

/** The later of a story's date and of what it was held back until; and what that says where it is no date. */
function heldUntil(
  data: Raw,
  date: string,
  rules: DateRules,
): { readonly until: string; readonly unread?: string | undefined } {
  const written = textValue(valueOf(data, 'embargo', rules.map));
  const read = readDate(written);
  // `published: true` is Jekyll’s, and no date.
  const unread =
    read === undefined && written !== '' && flagValue(written) === undefined ? written : undefined;
  const until = usableDate(read ?? date, rules.timezone);
  return { until: instantOf(until, rules) > instantOf(date, rules) ? until : date, unread };
}

/** When a story comes down; and what says that where it is no date. */
function expiryOf(
  data: Raw,
  rules: DateRules,
): { readonly until?: string | undefined; readonly unread?: string | undefined } {
  const written = textValue(valueOf(data, 'expires', rules.map));
  const read = readDate(written);
  if (read !== undefined) return { until: usableDate(read, rules.timezone) };
  return written === '' || flagValue(written) === false ? {} : { unread: written };
}

/** Whether a story is public when the import is made, and if not, why. */
export function hiddenBy(
  source: string,
  data: Raw,
  date: string,
  rules: MarkdownRules,
): Pick<Placed, 'hidden' | 'why'> {
  const withheld = withheldBy(source, data, rules.site);
  if (withheld !== '') return { hidden: 1, why: withheld };
  const expires = expiryOf(data, rules).until;
  if (expires !== undefined && !isToCome(expires, rules))
    return { hidden: 3, why: `it expired on ${expires}` };
  const { until } = heldUntil(data, date, rules);
  return isToCome(until, rules) ? { hidden: 2, why: `it goes out on ${until}` } : { hidden: 0, why: '' };
}

/** Whether a date has not come when the import is made. */
function isToCome(date: string, rules: Pick<DateRules, 'timezone'>): boolean {
  return instantOf(date, rules) > environment.now;
}

/** Milliseconds since the epoch. */
function instantOf(date: string, { timezone }: Pick<DateRules, 'timezone'>): number {
  const read = readInstant(date, timezone);
  return read.ok ? read.instant : Number.NaN;
}

/** `Ann Lee and Bo Ek`; “Trust and Safety” is one author. */
const PAIR = /^(\S+(?:\s+\S+)+?)\s+(?:and|&)\s+(\S+(?:\s+\S+)+)$/;

/** Names; several of them may stand in one text, also in one item of a list. */
function tagWordsOf(data: Raw, section: string, map: ImportMap): string[] {
  const categories = listValue(data['categories'] ?? data['category'], /,/);
  return [...listValue(valueOf(data, 'tags', map), /,/), ...categories.filter((one) => one !== section)];
}

/** Notes the lists that a post will stand in, before any post asks for an old address. */
export function noteListsOf(source: string, data: Raw, { map, ledger, labels }: MarkdownRules): void {
  const section = sectionNameOf(source, data, map);
  const authors = authorsOf(valueOf(data, 'author', map));
  noteLists(ledger, [
    paths.section(labels.section(section)),
    ...(authors.length > 0 ? authors : ['']).map((name) => paths.author(labels.author(name))),
    ...tagWordsOf(data, section, map).map((word) => paths.tag(tagIdOf(word))),
  ]);
}

function authorsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return listValue(value, /\s*,\s*|\s+(?:and|&)\s+/);
  return listValue(value, /$^/).flatMap((one) => PAIR.exec(one)?.slice(1, 3) ?? [one]);
}

/** What the file says, or the folder it lies in; the folder of a story with its pictures is none. */
export function sectionNameOf(source: string, data: Raw, map: ImportMap): string {
  const [first] = listValue(valueOf(data, 'section', map), /,/);
  if (first !== undefined) return first;
  const [top = ''] = source
    .replace(/^(?:src\/)?content\//, '')
    .split('/')
    .slice(0, /(?:^|\/)index(?:\.[\w-]+)?\.\w+$/.test(source) ? -2 : -1);
  return /^(?:_posts|_drafts|posts?|blog|articles?|src|content|\d{4}|\d{4}-\d\d-\d\d.*|)$/i.test(top)
    ? ''
    : top;
}

export function addressKey(address: string): string {
  const path = decoded(URL.parse(address)?.pathname ?? address).replace(/[?#].*$/, '');
  return path
    .replace(/\.(?:html?|md|markdown|mdx)$/i, '')
    .replace(/\/index$/, '')
    .replaceAll(/^\/+|\/+$/g, '')
    .toLowerCase();
}

/** A path that the links of a text resolve: to the file that a tag names. */
function pathTo(written: string, { ledger }: MarkdownRules): string | undefined {
  const [, name = '', rest = ''] = /^([^?#]*)(.*)$/.exec(written) ?? [];
  if (name === '') return rest;
  const keys = [name, name.replace(/^_posts\//, ''), name.split('/').at(-1) ?? name].map(addressKey);
  for (const key of keys) {
    const found =
      key === '' ? undefined : ledger.get<{ source: string }>('SELECT source FROM place WHERE key = ?', key);
    if (found) return `/${found.source.replaceAll(' ', '%20')}${rest}`;
  }
  return undefined;
}

/** What Jekyll puts in the place of `{{ page.mood }}`: what the story's, the site's or a data file says. */
function templateValue(
  name: string,
  data: Raw,
  { old }: Placed,
  { generator, base, settings, dataFile }: OldSite,
): string | undefined {
  if (generator !== 'jekyll') return undefined;
  // As a link it then finds the story.
  if (name === 'page.url') return onSite(old, base) || undefined;
  const [root, ...steps] = name.split('.');
  const isData = root === 'site' && steps[0] === 'data';
  let value: unknown = isData ? dataFile(steps[1] ?? '') : root === 'site' ? settings : data;
  if (root !== 'site' && root !== 'page') return undefined;
  for (const step of isData ? steps.slice(2) : steps)
    value =
      typeof value === 'object' && value !== null
        ? (value as Raw)[root === 'page' ? step.toLowerCase() : step]
        : undefined;
  return textValue(value) || undefined;
}

/** Where the old site had what a tag names, which is no story: Hugo's `ref`, Jekyll's `link`. */
function pageOf(written: string, source: string, { site }: MarkdownRules): string {
  const [, name = '', rest = ''] = /^([^?#]*)(.*)$/.exec(written) ?? [];
  // Hugo begins beside the story, Jekyll at the root.
  const isBeside = site.generator !== 'jekyll' && !name.startsWith('/');
  const file = path.posix.join('/', isBeside ? path.posix.dirname(source) : '', name).slice(1);
  const isFile = /\.\w{2,5}$/.test(file) && !/\.(?:md|markdown|mdx|html?)$/i.test(file);
  const address = isFile ? `/${file}` : ofFile({ source: file, data: {} }, site).replaceAll(/\/{2,}/g, '/');
  return onHost(address.replaceAll(' ', site.hugo && !isFile ? '-' : '%20'), site.base) + rest;
}

/** Where a story stood: what it names by a relative address is looked for from there. */
interface Standing extends Pick<Placed, 'old' | 'hidden'> {
  readonly source: string;
}

function surroundings(from: Standing, rules: MarkdownRules, shelf: PictureShelf): Surroundings {
  return {
    link: (href) => linkFate(href, from, rules),
    picture: (src) => pictureFate(src, from, rules, shelf),
    gallery: () => [],
    part: () => undefined,
  };
}

/** What an address meant on the old site; nothing where nobody can tell. */
function oldPlace(
  href: string,
  { source, old }: Standing,
  { site, siteUrl }: MarkdownRules,
): URL | undefined {
  const root = siteUrl ?? 'https://outlet.example';
  const [, name = '', rest = ''] = /^([^?#]*)(.*)$/.exec(href) ?? [];
  if (/^(?:\/|https?:)/i.test(href)) return URL.parse(href, root) ?? undefined;
  if (/\.(?:md|markdown|mdx)$/i.test(name)) {
    const file = path.posix.join(path.posix.dirname(source), decoded(name));
    return URL.parse(onHost(ofFile({ source: file, data: {} }, site), site.base) + rest, root) ?? undefined;
  }
  const base = old === '' ? null : URL.parse(old, root);
  return base === null ? undefined : (URL.parse(href, base) ?? undefined);
}

/** A file to be carried over, at the address that it had. @returns that address, or why it is none */
function publicPlace(
  file: string,
  pathname: string,
  from: Standing,
  rules: MarkdownRules,
): { readonly place: string } | { readonly why: string } {
  const address = oldPlace(pathname, from, rules)?.pathname ?? `/files/${path.basename(file)}`;
  const place = onSite(decoded(address), rules.site.base);
  if (from.hidden > 0 && !pathname.startsWith('/'))
    return { why: 'its file would be public, and the story is not' };
  const why = carry(file, place, rules.writer);
  return why === undefined ? { place: encodeURI(place) } : { why };
}

function linkFate(written: string, from: Standing, rules: MarkdownRules): LinkFate {
  const href = written.replaceAll(/[\t\n\r]/g, '').trim();
  if (/^[\0-\x20]*(?:javascript|vbscript|data|file):/i.test(href))
    return { why: 'such an address may not stand in a story; its words stay' };
  if (/^(?!https?:)[a-z][a-z\d+.-]*:/i.test(href)) return { url: href };
  if (href.startsWith('//')) return { url: `https:${href}` };
  if (href.startsWith('#')) return { url: href };
  const { siteUrl } = rules;
  const isOwn = siteUrl !== undefined && URL.parse(href)?.host === URL.parse(siteUrl)?.host;
  if (/^https?:/i.test(href) && !isOwn)
    return URL.canParse(href) ? { url: href } : { why: 'the address cannot be read; its words stay' };
  const pathname = isOwn ? (URL.parse(href)?.pathname ?? '/') : href.replace(/[?#].*$/, '');
  const rest = /[?#].*$/.exec(href)?.[0] ?? '';
  if (/^\/?$/.test(onSite(pathname, rules.site.base))) return { url: `/${rest}` };
  const beside = path.posix.join(path.posix.dirname(from.source), decoded(pathname));
  const there = oldPlace(pathname, from, rules)?.pathname ?? pathname;
  for (const name of pathname.startsWith('/') ? [pathname] : [beside, there, pathname]) {
    const story = exact(name, rules);
    if (story)
      return story.hidden > 0
        ? { why: 'it leads to a story that is not public; its words stay' }
        : { url: story.address + rest };
  }
  const file =
    /\.\w{2,5}$/.test(pathname) && !/\.(?:html?|php|md|markdown|js|xml)$/i.test(pathname)
      ? findFile(pathname, from, rules)
      : undefined;
  const carried = file === undefined ? undefined : publicPlace(file, pathname, from, rules);
  if (carried && 'place' in carried) return { url: carried.place + rest };
  const why = carried?.why ?? 'nothing of that address was imported';
  if (siteUrl === undefined) return { why: `${why}, and nothing says where the site stands; its words stay` };
  const url = oldPlace(href, from, rules)?.href;
  return url === undefined
    ? { why: `${why}, and nothing says where it stood; its words stay` }
    : { url, why: `${why}; it leads to the old site` };
}

function exact(
  name: string,
  { ledger, site }: MarkdownRules,
): { readonly address: string; readonly hidden: number } | undefined {
  for (const key of [name, onSite(name, site.base)].map(addressKey)) {
    const story = ledger.get<Pick<Placed, 'address' | 'hidden'>>(
      'SELECT s.address, s.hidden FROM place p JOIN story s ON s.source = p.source WHERE p.key = ?',
      key,
    );
    if (key !== '' && story) return story;
  }
  return undefined;
}

async function pictureFate(
  src: string,
  from: Standing,
  rules: MarkdownRules,
  shelf: PictureShelf,
): Promise<PictureFate> {
  const { siteUrl } = rules;
  if (src.startsWith('data:')) return shelf.layData(src);
  const isOwn = siteUrl !== undefined && URL.parse(src)?.host === URL.parse(siteUrl)?.host;
  const absolute = src.startsWith('//') ? `https:${src}` : src;
  if (/^[a-z][a-z\d+.-]*:/i.test(absolute) && !isOwn)
    return { url: absolute, isLocal: false, why: 'it lies on another site' };
  const pathname = (isOwn ? (URL.parse(src)?.pathname ?? src) : src).replace(/[?#].*$/, '');
  const away = oldPlace(pathname, from, rules)?.href ?? '#';
  const file = findFile(pathname, from, rules);
  if (file === undefined) return { url: away, isLocal: false, why: 'its file is not in the folder' };
  if (/\.svg$/i.test(file)) {
    const carried = publicPlace(file, pathname, from, rules);
    if ('why' in carried) return { url: away, isLocal: false, why: carried.why };
    return { url: carried.place, isLocal: true };
  }
  return shelf.lay(readFileSync(file), path.basename(file), away);
}

/** A file that a story names: beside it, or from the root of what the other generator serves. */
function findFile(pathname: string, from: Standing, rules: MarkdownRules): string | undefined {
  const { folder, map, site } = rules;
  const { source } = from;
  const there = onSite(decoded(oldPlace(pathname, from, rules)?.pathname ?? ''), site.base);
  const name = onSite(decoded(pathname), site.base);
  const beside = path.join(folder, path.dirname(source), name);
  const folders = [...map.files, '', 'static', 'assets', 'public', 'src', 'content', 'src/assets', '_assets'];
  const below = (wanted: string) => folders.map((root) => path.join(folder, root, wanted));
  const candidates = name.startsWith('/')
    ? below(name)
    : [beside, path.join(folder, source.replace(/\.\w+$/, ''), name), ...below(there), ...below(name)];
  return candidates.find(
    (file) => !path.relative(folder, file).startsWith('..') && existsSync(file) && statSync(file).isFile(),
  );
}

async function leadPicture(
  data: Raw,
  source: string,
  rules: MarkdownRules,
  around: Surroundings,
  missing: Set<string>,
): Promise<Record<string, string> | undefined> {
  const { map, report } = rules;
  const value = valueOf(data, 'image', map);
  const one: unknown = Array.isArray(value) ? (value as unknown[])[0] : value;
  const object = typeof one === 'object' && one !== null ? (one as Raw) : {};
  const pick = (...names: readonly string[]) =>
    names.map((name) => textValue(object[name])).find((text) => text !== '') ?? '';
  const src = textValue(one) || pick('src', 'url', 'path', 'image', 'feature', 'file', 'teaser', 'thumbnail');
  if (src === '' || src === 'true' || src === 'false') return undefined;
  const fate = await around.picture(src);
  // What lies in `public/` can stand in a text only.
  if (!fate.isLocal || !fate.url.startsWith('./')) {
    const why = fate.isLocal ? 'a drawing cannot be one' : (fate.why ?? 'it is not at hand');
    report.add('picture', source, `${src}: the leading picture; ${why}`);
    return undefined;
  }
  const alt = pick('alt', 'description') || textValue(valueOf(data, 'imageAlt', map));
  const caption = inlineWords(pick('caption', 'title') || textValue(valueOf(data, 'imageCaption', map)));
  const credit = inlineWords(pick('credit', 'attribution') || textValue(valueOf(data, 'imageCredit', map)));
  if (alt === '') missing.add('alt');
  if (credit === '') missing.add('credit');
  return Object.fromEntries(
    Object.entries({ src: decodeURI(fate.url), alt, caption, credit }).filter(([, text]) => text !== ''),
  );
}

function aliasesOf(data: Raw, { address, old, file }: Placed, rules: MarkdownRules): string[] {
  const { map, ledger, report, site, base } = rules;
  const wishes = [
    old,
    ...listValue(valueOf(data, 'aliases', map), /$^/)
      .filter((wish) => !/^https?:/.test(wish))
      .map((wish) => onHost(wish, site.base)),
  ];
  const aliases = new Set<string>();
  for (const wish of wishes) {
    if (wish === '') continue;
    const pathname = onSite(
      decoded(URL.parse(wish)?.pathname ?? wish.replace(/[?#].*$/, '')).replace(/^\/*/, '/'),
      base,
    );
    const alias = /\.[a-z\d]+$/i.test(pathname) || pathname.endsWith('/') ? pathname : `${pathname}/`;
    const written = withPercent(alias).replaceAll(' ', '%20');
    if (
      alias === '/' ||
      alias === address ||
      /[\s?#\\]/.test(written) ||
      alias.split('/').some((part) => part === '.' || part === '..') ||
      aliases.has(written)
    )
      continue;
    const isFree =
      !isOfSite(alias, ledger) && ledger.run('INSERT OR IGNORE INTO taken VALUES (?)', alias) > 0;
    if (isFree) aliases.add(written);
    else
      report.add('address', file, `${alias} belongs to another story or to the site, so it cannot redirect`);
  }
  return [...aliases];
}

function oneOrList(list: readonly string[]): string | readonly string[] {
  return list.length === 1 ? (list[0] ?? '') : list;
}

function readableName(source: string): string {
  return path
    .basename(source)
    .replace(/\.\w+$/, '')
    .replaceAll('-', ' ');
}

function isLanguage(tag: string): boolean {
  try {
    return tag !== '' && Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
