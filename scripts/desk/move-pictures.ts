/** Pictures that go with a story when its file moves, and the names of those that stay. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findBodyLinks, writeAddress, type BodyLink } from '../../src/content/edit/body-links.ts';
import { readSourceText, type TextEdit } from '../../src/content/edit/source-text.ts';
import { editYaml } from '../../src/content/edit/yaml-edit.ts';
import { filesBelow } from '../../src/content/files-below.ts';
import { readMarkdownSource, readYamlSource } from '../../src/content/source-document.ts';
import type { ChangeSet } from './change-set.ts';
import { roomFiles, unreadable, type RoomFile } from './references-to.ts';
import { belowContent, type Room } from './room.ts';

interface PictureName {
  /** As it is written. */
  readonly src: string;
  /** Absolute. */
  readonly target: string;
  /** In the frontmatter or file of data. */
  readonly field?: readonly string[];
  /** In the body, by the offsets of the file's text. */
  readonly place?: Pick<BodyLink, 'start' | 'end' | 'syntax'>;
}

/** Files that move with a story: the whole folder of an `index.md`, else the pictures beside it that only it uses. */
export function companionsOf(story: string, room: Room, changes: ChangeSet): string[] {
  const folder = path.dirname(story);
  if (/^index\.mdx?$/.test(path.basename(story))) {
    const files = filesBelow(folder, unreadable)
      .map(({ file }) => file)
      .filter((file) => file !== story);
    if (!files.some((file) => /\.mdx?$/.test(file))) return files.sort();
  }
  const beside = picturesOf(story, room, changes).filter((target) =>
    target.startsWith(`${folder}${path.sep}`),
  );
  const shared = picturesOfOthers(story, beside, room, changes);
  return beside.filter((target) => !shared.has(target)).sort();
}

/** Pictures and data that a story shows from other folders of the newsroom than its own. */
export function picturesElsewhere(story: string, room: Room, changes: ChangeSet): string[] {
  const isBelow = (target: string, folder: string) => target.startsWith(`${folder}${path.sep}`);
  return picturesOf(story, room, changes)
    .filter((target) => isBelow(target, room.contentDir) && !isBelow(target, path.dirname(story)))
    .filter((target) => !isBelow(target, path.join(room.contentDir, 'public')) && existsSync(target))
    .sort();
}

/** Each once, wherever they lie; what MDX imports is a picture or data, unless it is code or another text. */
function picturesOf(story: string, room: Room, changes: ChangeSet): string[] {
  const self = roomFiles(room).find((one) => one.file === story);
  const own = self ? picturesIn(changes.read(story), self) : [];
  return [...new Set(own.map(({ target }) => target))].filter(
    (target) => !/\.(?:mdx?|astro|[cm]?[jt]sx?)$/.test(target),
  );
}

/** Of these pictures, the ones that another file shows too. */
export function picturesOfOthers(
  story: string,
  pictures: readonly string[],
  room: Room,
  changes: ChangeSet,
): Set<string> {
  const names = pictures.map((target) => path.basename(target));
  const shared = new Set<string>();
  for (const one of roomFiles(room)) {
    if (one.file === story || names.length === 0) continue;
    const text = changes.read(one.file);
    if (!names.some((name) => text.includes(name) || text.includes(encodeURI(name)))) continue;
    for (const { target } of picturesIn(text, one)) if (pictures.includes(target)) shared.add(target);
  }
  return shared;
}

/**
 * Names of pictures that are no longer right once files have moved.
 * @param moved from and to, absolute
 * @returns places that a person must look at
 */
export function renamePictures(room: Room, changes: ChangeSet, moved: ReadonlyMap<string, string>): string[] {
  const byHand: string[] = [];
  const names = [...moved.keys()].filter((file) => !/\.mdx?$/.test(file)).map((file) => path.basename(file));
  for (const one of roomFiles(room)) {
    const text = changes.read(one.file);
    const isMoved = moved.has(one.file);
    if (!isMoved && !names.some((name) => text.includes(name) || text.includes(encodeURI(name)))) continue;
    const folder = path.dirname(moved.get(one.file) ?? one.file);
    const fields: { path: readonly string[]; src: string }[] = [];
    const edits: TextEdit[] = [];
    for (const { src, target, field, place } of picturesIn(text, one)) {
      const there = moved.get(target) ?? target;
      const isRight = path.resolve(folder, decode(src)) === there;
      if (isRight && !isMoved) continue;
      // A name that began with a dot goes on doing so, so that it is the same again after a move back.
      const next =
        (src.startsWith('./') ? './' : '') + path.relative(folder, there).split(path.sep).join('/');
      if (decode(src) === next) continue;
      if (field) fields.push({ path: field, src: next });
      else if (place?.syntax === 'unclear') {
        const before = readSourceText(text, 'markdown').text.slice(0, place.start).split('\n');
        const at = `${String(before.length)}:${String((before.at(-1)?.length ?? 0) + 1)}`;
        byHand.push(
          `${belowContent(room, moved.get(one.file) ?? one.file)}:${at}: the picture “${src}” is now “${next}”`,
        );
      } else if (place) {
        const address = place.syntax === 'import' ? next : encodeURI(next);
        edits.push({ start: place.start, end: place.end, text: writeAddress(address, place.syntax) });
      }
    }
    if (fields.length + edits.length === 0) continue;
    // The body first: its places are those of the text as it was read.
    const body = one.kind === 'markdown' ? readSourceText(text, 'markdown').apply(edits) : text;
    changes.write(
      one.file,
      editYaml(
        body,
        one.kind,
        fields.map(({ path: at, src }) => ({ op: 'set', path: at, value: src })),
      ),
    );
  }
  return byHand;
}

function picturesIn(raw: string, one: RoomFile): PictureName[] {
  const folder = path.dirname(one.file);
  const named = (src: string) => ({ src, target: path.resolve(folder, decode(src)) });
  const document = one.kind === 'markdown' ? readMarkdownSource(raw) : readYamlSource(raw);
  if (document.flaws.length > 0) return [];
  const names: PictureName[] = [];
  for (const field of ['image', 'photo']) {
    const src = (document.data as Record<string, { src?: unknown } | undefined>)[field]?.src;
    if (typeof src === 'string')
      names.push({ src, target: path.resolve(folder, src), field: [field, 'src'] });
  }
  if (one.kind !== 'markdown' || one.name.startsWith('comments/')) return names;
  const source = readSourceText(raw, 'markdown');
  // What cannot be parsed is told by rewriteReferences.
  const links = findBodyLinks(source.text.slice(source.bodyStart), one.name.endsWith('.mdx') ? 'mdx' : 'md');
  for (const { target, start, end, syntax, isPicture } of links ?? []) {
    if (!isPicture || /^(?:[a-z][a-z\d+.-]*:|\/|#)/i.test(target)) continue;
    const place = { start: start + source.bodyStart, end: end + source.bodyStart, syntax };
    names.push({ ...named(target), place });
  }
  return names;
}

function decode(src: string): string {
  try {
    return decodeURI(src);
  } catch {
    return src;
  }
}
