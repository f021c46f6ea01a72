/** Words of a story replaced by others, where that is safe: what somebody says for readers never becomes code. */
import { parseBody, walk } from '../../src/content/body-tree.ts';
import { readSourceText } from '../../src/content/edit/source-text.ts';
import { readMarkdownSource } from '../../src/content/source-document.ts';
import { findWords } from './find-words.ts';

/** What closes a caption or a property, or begins something else in it. */
const NO_CAPTION = /["'`<>[\]{}\\]/;

export interface PutWords {
  readonly text: string;
  /** What was done, or why not. */
  readonly said: string;
}

/** @param raw the file as it lies on disk */
export function putWords(raw: string, format: 'md' | 'mdx', was: string, now: string): PutWords {
  const found = findWords(raw, format, was);
  const [only] = found;
  const unchanged = (why: string) => ({
    text: raw,
    said: `“${was}” ${why}, so the story was not changed: change it by hand. The correction was added.`,
  });
  if (!only) return unchanged('does not stand in the story');
  if (found.length > 1) return unchanged(`stands ${String(found.length)} times in the story`);
  const source = readSourceText(raw, 'markdown');
  const line = `on line ${String(source.text.slice(0, only.start).split('\n').length)}`;
  if (!only.isProse && NO_CAPTION.test(now))
    return unchanged(`stands in marks that “${now}” would break, ${line}`);
  const words = now.trim();
  const text = source.apply([
    {
      start: only.start,
      end: only.end,
      text: only.isProse && format === 'mdx' ? withoutCode(words) : words,
    },
  ]);
  if (codeIn(text, format) !== codeIn(raw, format))
    return unchanged(`stands where “${now}” would be read as code, ${line}`);
  return { text, said: `“${was}” is now “${now}”, ${line}.` };
}

/** Whether words are still in a story, other than as a part of those that took their place. */
export function isStillThere(raw: string, format: 'md' | 'mdx', was: string, now: string): boolean {
  const written = new Set([now, format === 'mdx' ? withoutCode(now) : now]);
  const right = [...written].flatMap((words) => findWords(raw, format, words));
  return findWords(raw, format, was).some(
    (one) => !right.some(({ start, end }) => start <= one.start && one.end <= end),
  );
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
