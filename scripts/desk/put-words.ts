/** Words of a story replaced by others, where that is safe: what somebody says for readers never becomes code. */
import { isDeepStrictEqual } from 'node:util';
import { parseBody, walk } from '../../src/content/body-tree.ts';
import { readSourceText, type TextEdit } from '../../src/content/edit/source-text.ts';
import { editYaml, YamlEditError } from '../../src/content/edit/yaml-edit.ts';
import { readMarkdownSource } from '../../src/content/source-document.ts';
import { fieldPassage, type ReadField } from '../checks/prose.ts';
import { findWords, isRead, wholeWords, type FoundWords } from './find-words.ts';

/** What closes a caption or a property, or begins something else in it. */
const NO_CAPTION = /["'`<>[\]{}\\]/;

export interface PutWords {
  readonly text: string;
  /** What was done, or why not. */
  readonly said: string;
}

/**
 * @param raw the file as it lies on disk
 * @param was or `now` is read somewhere in it
 */
export function putWords(raw: string, format: 'md' | 'mdx', was: string, now: string): PutWords {
  const found = findWords(raw, format, was);
  const [only] = found;
  const unchanged = (why: string, what = 'it') => ({
    text: raw,
    said: `“${was}” ${why}, so the story was not changed: change ${what} by hand. The correction was added.`,
  });
  if (!only) {
    if (isRead(raw, format, was)) return unchanged('stands in the story with markup in it');
    return { text: raw, said: `“${was}” does not stand in the story any more, and “${now}” does.` };
  }
  if (found.length > 1)
    return unchanged(
      `stands ${String(found.length)} times in the story (${found.map(placeOf).join(', ')})`,
      'what is wrong',
    );
  const words = now.trim();
  const place = placeOf(only);
  let text: string | undefined;
  if (only.field) {
    text = inField(raw, only.field, only, words.replaceAll(/\s+/g, ' '));
    if (text === undefined) return unchanged(`stands ${place}, which is written in a way of its own`);
  } else {
    if (!only.isProse && NO_CAPTION.test(now))
      return unchanged(`stands in marks that “${now}” would break, ${place}`);
    const { start, end } = only;
    text = replaced(raw, { start, end, text: only.isProse && format === 'mdx' ? withoutCode(words) : words });
    if (codeIn(text, format) !== codeIn(raw, format))
      return unchanged(`stands where “${now}” would be read as code, ${place}`);
  }
  return { text, said: `“${was}” is now “${now}”, ${place}.` };
}

/** Whether words are still in a story, other than as a part of those that took their place. */
export function isStillThere(raw: string, format: 'md' | 'mdx', was: string, now: string): boolean {
  const written = new Set([now, format === 'mdx' ? withoutCode(now) : now]);
  const right = [...written].flatMap((words) => findWords(raw, format, words));
  return findWords(raw, format, was).some(
    (one) =>
      !right.some(
        ({ start, end, field }) => field?.field === one.field?.field && start <= one.start && one.end <= end,
      ),
  );
}

function placeOf({ field, line }: FoundWords): string {
  return `${field ? `in \`${field.field}\` ` : ''}on line ${String(line)}`;
}

function replaced(raw: string, edit: TextEdit): string {
  return readSourceText(raw, 'markdown').apply([edit]);
}

/**
 * Words of a field's value replaced where they are written, or the whole value where that would make something else of it.
 * @returns nothing where neither can be done safely
 */
function inField(
  raw: string,
  field: ReadField,
  { start, end }: Pick<FoundWords, 'start' | 'end'>,
  words: string,
): string | undefined {
  const value = field.value.slice(0, start) + words + field.value.slice(end);
  let rewritten: string;
  try {
    rewritten = editYaml(raw, 'markdown', [{ op: 'set', path: field.path, value }]);
  } catch (error) {
    if (error instanceof YamlEditError) return undefined;
    throw error;
  }
  const exact = whereWritten(raw, field, field.value.slice(start, end), words);
  const isSame = (text: string) =>
    isDeepStrictEqual(readMarkdownSource(text).data, readMarkdownSource(rewritten).data);
  return exact !== undefined && isSame(exact) ? exact : rewritten;
}

/** @returns nothing where escapes or a fold of the YAML stand in the way */
function whereWritten(raw: string, field: ReadField, was: string, now: string): string | undefined {
  const pattern = wholeWords(was);
  const passage = fieldPassage(readMarkdownSource(raw), field);
  const [only, ...more] = pattern && passage ? passage.text.matchAll(pattern) : [];
  if (!passage || !only || more.length > 0) return undefined;
  const quoted = {
    double: JSON.stringify(now).slice(1, -1),
    single: now.replaceAll("'", "''"),
    plain: now,
  }[passage.quoting ?? 'plain'];
  const from = passage.start + only.index;
  return replaced(raw, { start: from, end: from + only[0].length, text: quoted });
}

/** In MDX braces and angles begin code; a backslash that stands before them would undo the one that is set. */
function withoutCode(words: string): string {
  return words.replaceAll(/[\\{}<]/g, '\\$&');
}

const CODE = /^(?:html|code|inlineCode|mdx.*)$/;

/** Everything in a body that is no words, by its kind, in order; nothing where it cannot be read. */
function codeIn(raw: string, format: 'md' | 'mdx'): string | undefined {
  const tree = parseBody(readMarkdownSource(raw).body, format);
  if (!('root' in tree)) return undefined;
  const kinds: string[] = [];
  walk(tree.root, ({ type }) => {
    if (CODE.test(type)) kinds.push(type);
  });
  return [...kinds, ...tree.tags.map(({ name }) => name)].join(' ');
}
