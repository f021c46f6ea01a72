/** Where the links and pictures of a post lead, as its old site had them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isDrawing } from '../../../../src/integrations/verify/drawing-facts.ts';
import { decoded, type LinkFate, type PictureFate, type Surroundings } from '../html/prepare.ts';
import type { PictureShelf } from '../picture-shelf.ts';
import { ofFile, onHost, onSite } from './old-address.ts';
import { carry } from './public-file.ts';
import type { MarkdownRules, Placed } from './rules.ts';

/** What addresses of one place have in common, however they are written. */
export function addressKey(address: string): string {
  const path = decoded(URL.parse(address)?.pathname ?? address).replace(/[?#].*$/, '');
  return path
    .replace(/\.(?:html?|md|markdown|mdx)$/i, '')
    .replace(/\/index$/, '')
    .replaceAll(/^\/+|\/+$/g, '')
    .toLowerCase();
}

/** A path that the links of a text resolve: to the file that a tag names. */
export function pathTo(written: string, { ledger }: MarkdownRules): string | undefined {
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

/** Where the old site had what a tag names, which is no story: Hugo's `ref`, Jekyll's `link`. */
export function pageOf(written: string, source: string, { site }: MarkdownRules): string {
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

export function surroundings(from: Standing, rules: MarkdownRules, shelf: PictureShelf): Surroundings {
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
  if (isDrawing(file)) {
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
  const beside = path.join(folder.root, path.dirname(source), name);
  const folders = [...map.files, '', 'static', 'assets', 'public', 'src', 'content', 'src/assets', '_assets'];
  const below = (wanted: string) => folders.map((root) => path.join(folder.root, root, wanted));
  const candidates = name.startsWith('/')
    ? below(name)
    : [beside, path.join(folder.root, source.replace(/\.\w+$/, ''), name), ...below(there), ...below(name)];
  return candidates.find((file) => folder.holds(file));
}
