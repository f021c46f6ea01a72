/** Everything in the newsroom's files that names an article, or an address of the site: found, rewritten, or taken out. */
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { findBodyLinks, writeAddress } from '../../src/content/edit/body-links.ts';
import { readSourceText, type SourceKind, type TextEdit } from '../../src/content/edit/source-text.ts';
import { editYaml, YamlEditError, type YamlEdit, type YamlPath } from '../../src/content/edit/yaml-edit.ts';
import { filesBelow } from '../../src/content/files-below.ts';
import { displayPath } from '../../src/content/outlet-file.ts';
import { readMarkdownSource, readYamlSource } from '../../src/content/source-document.ts';
import { readOwnAddress } from '../../src/site/own-address.ts';
import type { ChangeSet } from './change-set.ts';
import { belowContent, type Room } from './room.ts';

/** A text file of the newsroom. */
export interface RoomFile {
  readonly file: string;
  /** Below the content folder, with forward slashes. */
  readonly name: string;
  readonly kind: SourceKind;
}

/**
 * Every Markdown, MDX and YAML file, in code-point order; hidden ones and `public/` are left out. What is reached by
 * several names is one file.
 */
export function roomFiles(room: Room): RoomFile[] {
  const root = realpathSync.native(room.contentDir) + path.sep;
  const behindLinks = new Set<string>();
  const isNew = (file: string) => {
    if (!existsSync(file)) return false;
    const real = realpathSync.native(file);
    if (real.startsWith(root) || behindLinks.has(real)) return false;
    behindLinks.add(real);
    return true;
  };
  return filesBelow(room.contentDir, unreadable)
    .map(({ file, isLinked }) => ({ file, isLinked, name: belowContent(room, file) }))
    .filter(({ name }) => /\.(?:mdx?|ya?ml)$/.test(name) && !name.startsWith('public/'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter(({ file, isLinked }) => !isLinked || isNew(file))
    .map(({ file, name }) => ({ file, name, kind: /\.mdx?$/.test(name) ? 'markdown' : 'yaml' }));
}

/** A command that does not see everything changes nothing. */
export function unreadable(folder: string, error: unknown): never {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  throw new Error(`${displayPath(folder)} cannot be read (${code}); nothing was changed.`, { cause: error });
}

/** What becomes of an id or an address: another one, `null` to take it out, or nothing to leave it. */
export interface Rewriting {
  /** An id of an article in `related`, `translationOf`, a pin or a comment's `article`. */
  readonly id?: (id: string) => string | null | undefined;
  /** Path of the site, decoded, with a slash at the end. */
  readonly path?: (path: string) => string | null | undefined;
  /** Fields that hold something else: `articles:tags.*`, `fronts:blocks.*.query.tag`. */
  readonly fields?: Readonly<Record<string, (value: string) => string | null | undefined>>;
  /** A file that holds none of these is not looked into; without any, all are. */
  readonly hints: readonly string[];
}

export interface Rewritten {
  /** Places that a person must look at: `file:line:column: why`. */
  readonly byHand: string[];
  /** How many ids and addresses were changed. */
  count: number;
}

/** Path of the page that a story is on, and the one it will be on: what relative links are relative to. */
export interface PagePlace {
  readonly now: string | undefined;
  readonly next: string | undefined;
}

/** Rewrites what names something, in every file but those that go. */
export function rewriteReferences(
  room: Room,
  changes: ChangeSet,
  rewriting: Rewriting,
  pageOf: (file: RoomFile) => PagePlace | undefined = () => undefined,
  except: ReadonlySet<string> = new Set(),
): Rewritten {
  const result: Rewritten = { byHand: [], count: 0 };
  for (const one of roomFiles(room)) {
    if (except.has(one.file)) continue;
    const text = changes.read(one.file);
    const page = pageOf(one);
    const isMoving = page?.now !== page?.next;
    if (!isMoving && rewriting.hints.length > 0 && !rewriting.hints.some((hint) => text.includes(hint)))
      continue;
    const { text: after, count, byHand } = rewriteFile(text, one, room, rewriting, page);
    result.count += count;
    result.byHand.push(...byHand);
    if (after !== text) changes.write(one.file, after);
  }
  return result;
}

function rewriteFile(
  raw: string,
  one: RoomFile,
  room: Room,
  rewriting: Rewriting,
  page: PagePlace | undefined,
): { text: string; count: number; byHand: string[] } {
  const { kind, name } = one;
  const document = kind === 'markdown' ? readMarkdownSource(raw) : readYamlSource(raw);
  if (document.flaws.length > 0) {
    return { text: raw, count: 0, byHand: [`${name}:1:1: cannot be read, and may hold a link`] };
  }
  const byHand: string[] = [];
  const edits = fieldEdits(document.data, name, room, rewriting, (path, why) => {
    const { line, column } = document.locate(path);
    byHand.push(`${name}:${String(line)}:${String(column)}: ${why}`);
  });
  let count = 0;
  // From the end, so that places in lists stay what they are.
  let text = raw;
  for (const edit of edits.reverse()) {
    try {
      text = editYaml(text, kind, [edit]);
      count += 1;
    } catch (error) {
      if (!(error instanceof YamlEditError)) throw error;
      const { line, column } = document.locate(edit.path);
      byHand.push(`${name}:${String(line)}:${String(column)}: ${error.message}`);
    }
  }
  // A comment's body is plain text; what a reader wrote stays.
  if (kind === 'markdown' && !name.startsWith('comments/') && rewriting.path) {
    const source = readSourceText(text, 'markdown');
    const body = source.text.slice(source.bodyStart);
    const found = bodyEdits(body, name.endsWith('.mdx') ? 'mdx' : 'md', room, rewriting, page);
    const place = (offset: number, why: string) => {
      const before = source.text.slice(0, source.bodyStart + offset).split('\n');
      byHand.push(`${name}:${String(before.length)}:${String((before.at(-1)?.length ?? 0) + 1)}: ${why}`);
    };
    for (const { offset, why } of found.byHand) place(offset, why);
    count += found.count;
    text = source.apply(
      found.edits.map(({ start, end, text: put }) => ({
        start: start + source.bodyStart,
        end: end + source.bodyStart,
        text: put,
      })),
    );
  }
  return { text, count, byHand };
}

interface BodyEdits {
  readonly edits: readonly TextEdit[];
  readonly count: number;
  readonly byHand: readonly { readonly offset: number; readonly why: string }[];
}

function bodyEdits(
  body: string,
  format: 'md' | 'mdx',
  room: Room,
  rewriting: Rewriting,
  page: PagePlace | undefined,
): BodyEdits {
  const links = findBodyLinks(body, format);
  if (!links) {
    return {
      edits: [],
      count: 0,
      byHand: [{ offset: 0, why: 'the MDX cannot be read, and may hold a link' }],
    };
  }
  const edits: TextEdit[] = [];
  const byHand: { offset: number; why: string }[] = [];
  let count = 0;
  for (const link of links) {
    if (link.syntax === 'import') continue;
    const own = readOwnAddress(link.target, room.outlet, page?.now, page?.next);
    // Pictures are named from the file, not from the page; see move-pictures.ts.
    if (own?.isRelative && (link.isPicture || !own.path.endsWith('/'))) continue;
    const stays = own?.isRelative && page?.now !== page?.next ? own.path : undefined;
    const rewritten = own && rewriting.path?.(own.path);
    const next = rewritten === undefined ? stays : rewritten;
    if (!own || next === undefined) continue;
    if (next === null) {
      if (link.unlink) {
        edits.push(...link.unlink);
        count += 1;
        if (link.syntax === 'bare')
          byHand.push({ offset: link.start, why: 'an address stood here without other words' });
      } else byHand.push({ offset: link.start, why: `${link.target} is used here` });
      continue;
    }
    const address = own.withPath(next);
    if (address === link.target) continue;
    if (link.syntax === 'unclear') {
      byHand.push({ offset: link.start, why: `${link.target} is used here, and is now ${address}` });
      continue;
    }
    edits.push({ start: link.start, end: link.end, text: writeAddress(address, link.syntax) });
    count += 1;
  }
  // The same definition or tag may be found through two links.
  const unique = new Map(edits.map((edit) => [`${String(edit.start)} ${String(edit.end)}`, edit]));
  return { edits: withoutNested([...unique.values()]), count, byHand };
}

function withoutNested(edits: readonly TextEdit[]): TextEdit[] {
  return edits.filter(
    (edit) => !edits.some((other) => other !== edit && other.start <= edit.start && edit.end <= other.end),
  );
}

/** Fields that hold ids of articles, by the folder of the file. */
const ID_FIELDS: Readonly<Record<string, readonly string[]>> = {
  articles: ['related.*', 'translationOf'],
  comments: ['article'],
  fronts: ['blocks.*.pins.*'],
};

/** Fields that hold an address: what `null` takes out with it. */
const ADDRESS_FIELDS: readonly { readonly field: string; readonly owner: 'item' | 'field' | 'none' }[] = [
  { field: 'sources.*.url', owner: 'item' },
  { field: 'links.*.url', owner: 'item' },
  { field: 'nav.*.url', owner: 'item' },
  { field: 'footer.*.links.*.url', owner: 'item' },
  { field: 'canonical', owner: 'field' },
  { field: 'originallyPublished.url', owner: 'none' },
  { field: 'sponsor.url', owner: 'none' },
];

function fieldEdits(
  data: unknown,
  name: string,
  room: Room,
  rewriting: Rewriting,
  report: (path: YamlPath, why: string) => void,
): YamlEdit[] {
  const edits: YamlEdit[] = [];
  const folder = name.split('/')[0] ?? '';
  const put = (
    path: YamlPath,
    value: string,
    next: string | null | undefined,
    owner: YamlPath | undefined,
  ) => {
    if (next === undefined || next === value) return;
    if (next !== null) edits.push({ op: 'set', path, value: next });
    else if (owner) edits.push({ op: 'delete', path: owner });
    else report(path, `${value} is used here`);
  };
  for (const field of ID_FIELDS[folder] ?? []) {
    for (const { path, value } of valuesAt(data, field)) put(path, value, rewriting.id?.(value.trim()), path);
  }
  for (const [field, change] of Object.entries(rewriting.fields ?? {})) {
    const [where = '', pattern = ''] = field.split(':');
    if (where !== folder) continue;
    for (const { path, value } of valuesAt(data, pattern)) put(path, value, change(value), path);
  }
  const addresses = [
    ...ADDRESS_FIELDS,
    ...(folder === 'ads' ? [{ field: 'url', owner: 'none' as const }] : []),
  ];
  for (const { field, owner } of addresses) {
    for (const { path, value } of valuesAt(data, field)) {
      const own = readOwnAddress(value, room.outlet);
      const next = own && rewriting.path?.(own.path);
      const out = owner === 'item' ? path.slice(0, -1) : owner === 'field' ? path : undefined;
      put(path, value, typeof next === 'string' ? own?.withPath(next) : next, out);
    }
  }
  return edits.sort((a, b) => comparePaths(a.path, b.path));
}

/** Texts at `blocks.*.pins.*`. */
function valuesAt(data: unknown, pattern: string): { path: (string | number)[]; value: string }[] {
  let places: { path: (string | number)[]; value: unknown }[] = [{ path: [], value: data }];
  for (const part of pattern.split('.')) {
    places = places.flatMap(({ path, value }) => {
      if (part === '*') {
        return Array.isArray(value)
          ? value.map((item: unknown, index) => ({ path: [...path, index], value: item }))
          : [];
      }
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
      return [{ path: [...path, part], value: (value as Record<string, unknown>)[part] }];
    });
  }
  return places.flatMap(({ path, value }) => (typeof value === 'string' ? [{ path, value }] : []));
}

function comparePaths(a: YamlPath, b: YamlPath): number {
  for (const [index, key] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (key === other) continue;
    return typeof key === 'number' && typeof other === 'number'
      ? key - other
      : String(key) < String(other)
        ? -1
        : 1;
  }
  return a.length - b.length;
}
