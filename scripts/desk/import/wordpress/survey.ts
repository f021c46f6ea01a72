/** The first pass over an export: is it whole, and what is in it that later parts must know. */
import { tagIdOf } from '../../../../src/content/schema/fields.ts';
import { paths } from '../../../../src/site/urls.ts';
import { noteLists } from '../addresses-there.ts';
import { decodeText } from '../../../../src/content/character-references.ts';
import type { Ledger } from '../ledger.ts';
import { offsetMinutes } from './dates.ts';
import { readWxr, type Fields, type WxrCategory, type WxrItem } from './wxr.ts';

export const SURVEY_SCHEMA = `
  CREATE TABLE post (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, status TEXT NOT NULL, slug TEXT NOT NULL, title TEXT NOT NULL,
    guid TEXT NOT NULL, month TEXT NOT NULL, parent INTEGER NOT NULL, section TEXT NOT NULL, date TEXT NOT NULL,
    pictures INTEGER NOT NULL, hidden INTEGER NOT NULL, file TEXT, address TEXT);
  CREATE TABLE place (key TEXT PRIMARY KEY, post INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE attachment (
    id INTEGER PRIMARY KEY, url TEXT NOT NULL, title TEXT NOT NULL, alt TEXT NOT NULL, caption TEXT NOT NULL,
    credit TEXT NOT NULL, parent INTEGER NOT NULL, position INTEGER NOT NULL);
  CREATE INDEX attachment_parent ON attachment (parent);
  CREATE TABLE upload (key TEXT PRIMARY KEY, attachment INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE part (id INTEGER PRIMARY KEY, html TEXT NOT NULL);
  CREATE TABLE guid (guid TEXT PRIMARY KEY) WITHOUT ROWID;
`;

export interface Term {
  readonly id: string;
  readonly nicename: string;
  readonly name: string;
  readonly parent: string;
  readonly description: string;
}

export interface WxrAuthor {
  readonly login: string;
  readonly name: string;
}

export interface Survey {
  readonly channel: Fields;
  readonly authors: Map<string, WxrAuthor>;
  /** By nicename. */
  readonly categories: Map<string, Term>;
  readonly tags: Map<string, Term>;
  /** Minutes ahead of UTC, and how many dates say so. */
  readonly offsets: ReadonlyMap<number, number>;
  /** How many items of each type. */
  readonly types: ReadonlyMap<string, number>;
  /** Items whose number another item has already. */
  readonly doubles: number;
}

export const PUBLIC = new Set(['publish', 'future', 'private', 'draft', 'pending']);
const HAS_PICTURE =
  /<img\b|\[gallery|\[caption|background(?:-image)?:\s*url|wp:(?:block|image|gallery|cover|media-text)/i;

/** @throws {ContentError} when the export is not whole */
export async function survey(
  file: string,
  ledger: Ledger,
  progress: (bytes: number) => void,
): Promise<Survey> {
  const channel: Record<string, string> = {};
  const authors = new Map<string, WxrAuthor>();
  const categories = new Map<string, Term>();
  const tags = new Map<string, Term>();
  const offsets = new Map<number, number>();
  const types = new Map<string, number>();
  let doubles = 0;
  let position = 0;
  await readWxr(file, {
    progress,
    channel: (name, value) => (channel[name] ??= value),
    author(fields) {
      const login = (fields['wp:author_login'] ?? '').trim();
      const full = [fields['wp:author_first_name'], fields['wp:author_last_name']]
        .map((part) => part?.trim())
        .filter(Boolean)
        .join(' ');
      const name = decodeText((fields['wp:author_display_name'] ?? '').trim()) || decodeText(full) || login;
      if (login !== '') authors.set(login.toLowerCase(), { login, name });
    },
    term(kind, fields) {
      const taxonomy = kind === 'term' ? (fields['wp:term_taxonomy'] ?? '').trim() : kind;
      const term = termOf(kind, fields);
      if (taxonomy === 'category') categories.set(term.nicename, term);
      if (taxonomy === 'tag' || taxonomy === 'post_tag') tags.set(term.nicename, term);
    },
    item(item) {
      const type = typeOf(item);
      types.set(type, (types.get(type) ?? 0) + 1);
      const minutes = offsetMinutes(item.fields['wp:post_date'], item.fields['wp:post_date_gmt']);
      if (minutes !== undefined) offsets.set(minutes, (offsets.get(minutes) ?? 0) + 1);
      position += 1;
      if (type === 'attachment') noteAttachment(ledger, item, position);
      else if (type === 'wp_block')
        ledger.run(
          'INSERT OR IGNORE INTO part VALUES (?, ?)',
          idOf(item),
          item.fields['content:encoded'] ?? '',
        );
      else if (type === 'post' || type === 'page') {
        if (!notePost(ledger, item, type, categories)) doubles += 1;
        const names = item.categories.map(({ nicename, name }) => tags.get(nicename)?.name ?? name);
        noteLists(
          ledger,
          names.map((name) => paths.tag(tagIdOf(name))),
        );
      }
    },
  });
  return { channel, authors, categories, tags, offsets, types, doubles };
}

/** Where the site stood, as its export says: addresses, the best known first. */
export function sitesOf({ channel }: Survey): string[] {
  return [channel['wp:base_blog_url'], channel['link'], channel['wp:base_site_url']].filter(
    (site) => site !== undefined && URL.canParse(site),
  ) as string[];
}

export function field(item: WxrItem, name: string): string {
  return (item.fields[name] ?? '').trim();
}

/** An item that names no type is a post if it has a text; else it is a fragment that WordPress would not take either. */
export function typeOf(item: WxrItem): string {
  return field(item, 'wp:post_type') || (field(item, 'content:encoded') === '' ? 'none' : 'post');
}

/** Items without a number are told apart by their line. */
export function idOf(item: WxrItem): number {
  const id = Number.parseInt(field(item, 'wp:post_id'), 10);
  return Number.isSafeInteger(id) && id > 0 ? id : -item.line;
}

/** Why a reader may not see it, if so. */
export function hiddenBy(item: WxrItem): 'draft' | 'pending' | 'private' | 'password' | undefined {
  const status = field(item, 'wp:status') || 'publish';
  if (status === 'draft' || status === 'pending' || status === 'private') return status;
  return field(item, 'wp:post_password') === '' ? undefined : 'password';
}

function termOf(kind: 'category' | 'tag' | 'term', fields: Fields): Term {
  const read = (...names: readonly string[]) =>
    names.map((name) => (fields[name] ?? '').trim()).find((value) => value !== '') ?? '';
  const name = decodeText(read('wp:cat_name', 'wp:tag_name', 'wp:term_name'));
  const nicename = read(
    kind === 'category' ? 'wp:category_nicename' : kind === 'tag' ? 'wp:tag_slug' : 'wp:term_slug',
  );
  return {
    id: read('wp:term_id', 'wp:cat_id'),
    nicename: nicename || name,
    name: name || decodeText(nicename),
    parent: read('wp:category_parent', 'wp:term_parent'),
    description: decodeText(
      read('wp:category_description', 'wp:tag_description', 'wp:term_description').replaceAll(/<[^>]*>/g, ''),
    ),
  };
}

function notePost(
  ledger: Ledger,
  item: WxrItem,
  type: 'post' | 'page',
  categories: ReadonlyMap<string, Term>,
): boolean {
  const status = field(item, 'wp:status') || 'publish';
  if (!PUBLIC.has(status)) return true;
  const id = idOf(item);
  const content = item.fields['content:encoded'] ?? '';
  const pictures = HAS_PICTURE.test(content) || item.meta.has('_thumbnail_id');
  const local = item.fields['wp:post_date'] ?? '';
  const fallback = new Date(Date.parse(item.fields['pubDate'] ?? '') || 0).toISOString();
  const month = /^(?!0000)(\d{4})-(\d{2})/.exec(local.trim()) ?? /^(\d{4})-(\d{2})/.exec(fallback);
  const section = primaryCategory(item, categories)?.nicename ?? '';
  // A link would tell of it.
  const isHidden = status === 'future' || hiddenBy(item) !== undefined;
  const added = ledger.run(
    'INSERT OR IGNORE INTO post VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)',
    ...[id, type, status, field(item, 'wp:post_name'), field(item, 'title'), field(item, 'guid')],
    `${month?.[1] ?? '1970'}/${month?.[2] ?? '01'}`,
    Number.parseInt(field(item, 'wp:post_parent'), 10) || 0,
    ...[section, local.trim(), pictures ? 1 : 0, isHidden ? 1 : 0],
  );
  if (added === 0) return false;
  for (const key of [
    placeKey(field(item, 'link')),
    placeKey(field(item, 'guid')),
    `?p=${id}`,
    `?page_id=${id}`,
  ]) {
    if (key !== undefined) ledger.run('INSERT OR IGNORE INTO place VALUES (?, ?)', key, id);
  }
  return true;
}

function noteAttachment(ledger: Ledger, item: WxrItem, position: number): void {
  const id = idOf(item);
  const url = field(item, 'wp:attachment_url') || field(item, 'guid');
  const plain = (html: string) =>
    decodeText(html.replaceAll(/<[^>]*>/g, ''))
      .replaceAll(/\s+/g, ' ')
      .trim();
  const caption = plain(field(item, 'excerpt:encoded'));
  const order = Number.parseInt(field(item, 'wp:menu_order'), 10) || 0;
  ledger.run(
    'INSERT OR IGNORE INTO attachment VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ...[
      id,
      url,
      plain(field(item, 'title')),
      plain(item.meta.get('_wp_attachment_image_alt') ?? ''),
      caption,
    ],
    creditOf(item.meta.get('_wp_attachment_metadata') ?? ''),
    Number.parseInt(field(item, 'wp:post_parent'), 10) || 0,
    order * 1e7 + position,
  );
  const key = uploadKey(url);
  if (key !== undefined) ledger.run('INSERT OR IGNORE INTO upload VALUES (?, ?)', key, id);
  for (const place of [placeKey(field(item, 'link')), `?attachment_id=${id}`]) {
    if (place !== undefined) ledger.run('INSERT OR IGNORE INTO place VALUES (?, ?)', place, -id);
  }
}

/** The credit that the camera or the picture desk wrote into the file, from PHP's serialised metadata. */
function creditOf(serialised: string): string {
  for (const name of ['credit', 'copyright']) {
    const found = new RegExp(`s:\\d+:"${name}";s:(\\d+):"`).exec(serialised);
    if (!found) continue;
    const rest = Buffer.from(serialised.slice(found.index + found[0].length));
    const value = rest.subarray(0, Number(found[1])).toString().trim();
    if (value !== '') return value;
  }
  return '';
}

/** The categories of a post without doubles; WXR 1.0 names each twice, once without its nicename. */
export function categoriesOf(item: WxrItem, domain: 'category' | 'tag'): WxrCategory[] {
  const isDomain = ({ domain: written }: WxrCategory) =>
    domain === 'category' ? written === 'category' : written === 'post_tag' || written === 'tag';
  const named = item.categories.filter((one) => isDomain(one) && one.nicename !== '');
  const bare = item.categories.filter(
    (one) => one.nicename === '' && (isDomain(one) || (domain === 'category' && one.domain === '')),
  );
  const all = item.categories.some((one) => one.nicename !== '')
    ? named
    : bare.map((one) => ({ ...one, nicename: one.name }));
  return all.filter(
    (one, index) => one.name !== '' && all.findIndex((other) => other.nicename === one.nicename) === index,
  );
}

/** What plugins call the primary category, else the first that says something. */
export function primaryCategory(
  item: WxrItem,
  categories: ReadonlyMap<string, Term>,
): WxrCategory | undefined {
  const own = categoriesOf(item, 'category');
  const chosen =
    item.meta.get('_yoast_wpseo_primary_category') ?? item.meta.get('rank_math_primary_category');
  const primary =
    chosen === undefined
      ? undefined
      : own.find(({ nicename }) => categories.get(nicename)?.id === chosen.trim());
  return primary ?? own.find(({ nicename }) => !/^uncategori[sz]ed$/i.test(nicename)) ?? own[0];
}

/** An address as its key among the places of a site: path without host and slashes, or the query that names a post. */
export function placeKey(address: string): string | undefined {
  const url = URL.parse(address, 'https://site.invalid/');
  if (!url) return undefined;
  const query = /[?&](p|page_id|attachment_id)=(\d+)/.exec(url.search);
  if (query) return `?${query[1] ?? ''}=${query[2] ?? ''}`;
  let path = url.pathname;
  try {
    path = decodeURIComponent(path);
  } catch {
    // As written.
  }
  const key = path
    .replace(/\/index\.php(?=\/|$)/, '')
    .replaceAll(/^\/+|\/+$/g, '')
    .toLowerCase();
  return key === '' ? undefined : key;
}

/** What tells uploads apart: their path below `uploads/`, without the size that WordPress adds. */
export function uploadKey(address: string): string | undefined {
  const path =
    /\/(?:wp-content\/uploads|files)\/(?:sites\/\d+\/)?([^?#]+)/.exec(address)?.[1] ??
    /\.files\.wordpress\.com\/([^?#]+)/.exec(address)?.[1];
  if (path === undefined) return undefined;
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    // As written.
  }
  return plain.replace(/(?:-\d+x\d+|-scaled)(?=\.\w+$)/, '').toLowerCase();
}
