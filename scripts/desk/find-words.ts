/** Where words stand in what readers read of a story: never in an address or in code, never as a part of other words. */
import { addressStart } from '../../src/content/address-place.ts';
import { endOf, parseBody, startOf, walk, type BodyTree } from '../../src/content/body-tree.ts';
import { readMarkdownSource } from '../../src/content/source-document.ts';
import { MARKUP, OBJECT, passagesOf, readFields, type Passage, type ReadField } from '../checks/prose.ts';

export interface FoundWords {
  /** Offsets of the story's text, as the parsers see it; of the value, where they stand in a field. */
  readonly start: number;
  readonly end: number;
  /** Of the file; that on which the value begins, where they stand in a field. */
  readonly line: number;
  /** Whether they stand in running text; else in the words of a picture or of a component, which marks enclose. */
  readonly isProse: boolean;
  /** The field of the frontmatter that they stand in: a headline, a standfirst, a caption. */
  readonly field?: ReadField;
}

/**
 * @param raw the file as it lies on disk
 * @returns in order; of a body that cannot be read, none
 */
export function findWords(raw: string, format: 'md' | 'mdx', words: string): FoundWords[] {
  const pattern = wholeWords(words);
  if (!pattern) return [];
  const document = readMarkdownSource(raw);
  const { body, bodyStart, source } = document;
  const places = (text: string, from = 0) =>
    [...text.matchAll(pattern)].map(({ 0: { length }, index }) => ({
      start: from + index,
      end: from + index + length,
    }));
  const inFields = readFields(document).flatMap((field) =>
    places(field.value).map((place): FoundWords => ({
      ...place,
      line: document.locate(field.path).line,
      isProse: true,
      field,
    })),
  );
  const tree = parseBody(body, format);
  if (!('root' in tree)) return inFields;
  const found = (passages: readonly Passage[], isProse: boolean) =>
    passages.flatMap(({ start, text }) =>
      places(text, start).map((place): FoundWords => ({
        ...place,
        line: source.place(place.start).line,
        isProse,
      })),
    );
  const inBody = [
    ...found([...passagesOf(tree, bodyStart), ...htmlPassages(tree, bodyStart)], true),
    ...found([...picturePassages(tree, bodyStart), ...attributePassages(tree, bodyStart)], false),
  ].sort((a, b) => a.start - b.start);
  return [...inFields.sort((a, b) => a.line - b.line), ...inBody];
}

/** Whether readers read words in a story, wherever `findWords` finds them and where markup or references break them up. */
export function isRead(raw: string, format: 'md' | 'mdx', words: string): boolean {
  if (findWords(raw, format, words).length > 0) return true;
  const pattern = wholeWords(words);
  const { body } = readMarkdownSource(raw);
  const tree = parseBody(body, format);
  if (!pattern) return false;
  return ('root' in tree ? wordsOf(tree) : body).search(pattern) >= 0;
}

/** All words of a body, without markup. */
function wordsOf({ root }: BodyTree): string {
  let text = '';
  walk(root, (node) => {
    if (node.type === 'html') text += node.value.replaceAll(NO_WORDS, '');
    else if ('value' in node && typeof node.value === 'string') text += node.value;
    else if (node.type === 'break') text += ' ';
    else if (!INLINE.test(node.type)) text += OBJECT;
  });
  return text;
}

/** What may stand within words. */
const INLINE = /^(?:emphasis|strong|delete|link|linkReference|mdxJsxTextElement)$/;

const NO_WORDS = /<!--.*?-->|<(script|style|pre|code)\b.*?<\/\1>|<(?:"[^"]*"|'[^']*'|[^'">])*>/gis;

function htmlPassages({ body, root }: BodyTree, shift: number): Passage[] {
  const passages: Passage[] = [];
  walk(root, (node) => {
    if (node.type !== 'html') return;
    const written = body.slice(startOf(node), endOf(node));
    const text = written.replaceAll(NO_WORDS, (markup) => MARKUP.repeat(markup.length));
    passages.push({ start: shift + startOf(node), text });
  });
  return passages;
}

/** `![alt](address "caption")` */
function picturePassages({ body, root }: BodyTree, shift: number): Passage[] {
  const passages: Passage[] = [];
  walk(root, (node) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return;
    const [start, end] = [startOf(node), endOf(node)];
    const address = node.type === 'image' ? addressStart(body, node) : body.lastIndexOf('[', end);
    const behind = body.slice(address, end);
    const rest =
      node.type === 'image' ? behind.replace(body[address - 1] === '<' ? /^[^>]*/ : /^\S*/, '') : '';
    const text = body.slice(start, address) + OBJECT.repeat(behind.length - rest.length) + rest;
    passages.push({ start: shift + start, text });
  });
  return passages;
}

/** Attributes of HTML and properties of components that are shown or read out. */
const SHOWN = /^(?:alt|by|caption|credit|label|question|source|title)$/;

function attributePassages({ tags }: BodyTree, shift: number): Passage[] {
  return tags.flatMap(({ attributes }) =>
    attributes.flatMap(({ name, value, valueStart, isCode }): Passage[] =>
      value === undefined || isCode || !SHOWN.test(name) ? [] : [{ start: shift + valueStart, text: value }],
    ),
  );
}

/** Scripts that set no spaces between words, or hang particles to them: a letter beside a word is another word. */
const JOINED =
  '[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}]';
const LETTER = `[[\\p{L}\\p{M}]--${JOINED}]`;
const NUMERAL = '[\\p{N}〇一二三四五六七八九十百千万萬億亿兆]';
/** Stands inside a number, a time or a date. */
const POINT = "[.,:\\/'’٫٬\\u00A0\\u2009\\u202F]";
/** `20*14*` is a whole number too. */
const MARKS = `${MARKUP}*`;

/** Finds words and numbers that are whole; line breaks of the story may stand for the spaces of what is looked for. */
export function wholeWords(written: string): RegExp | undefined {
  const words = written.trim().split(/\s+/);
  const characters = Array.from(words.join(''));
  const [first, last] = [characters[0], characters.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const text = words.map((word) => RegExp.escape(word)).join('\\s+');
  return new RegExp(before(first) + text + after(last), 'gv');
}

function before(first: string): string {
  if (is(NUMERAL, first)) return `(?<!(?:${LETTER}|${NUMERAL}|${NUMERAL}${POINT})${MARKS})`;
  return is(LETTER, first) ? `(?<!(?:${LETTER}|\\p{N})${MARKS})` : '';
}

function after(last: string): string {
  if (is(NUMERAL, last)) return `(?!${MARKS}(?:${LETTER}|${NUMERAL}|${POINT}${NUMERAL}))`;
  if (is(LETTER, last)) return `(?!${MARKS}(?:${LETTER}|\\p{N}))`;
  // What is set above or below a letter is a part of it.
  return is('[\\p{L}\\p{M}]', last) ? '(?!\\p{M})' : '';
}

function is(set: string, character: string): boolean {
  return new RegExp(`^${set}$`, 'v').test(character);
}
