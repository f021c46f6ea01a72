/** Tags as they are written in a story, HTML or JSX, with the place of every attribute. Places are offsets. */

export interface Attribute {
  /** Empty for `{...spread}`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** As written, between its quotation marks or braces; nothing for an attribute without a value. */
  readonly value: string | undefined;
  readonly valueStart: number;
  /** Whether the value is code in braces. */
  readonly isCode: boolean;
}

export interface Tag {
  readonly name: string;
  readonly start: number;
  /** Behind the `>`. */
  readonly end: number;
  readonly attributes: readonly Attribute[];
}

/** The attribute of a tag, whatever its capitals. */
export function attributeOf(tag: Tag, name: string): Attribute | undefined {
  return tag.attributes.find((attribute) => attribute.name.toLowerCase() === name);
}

/** The value of an attribute, as a renderer has written it. */
export function unescapeAttribute(text: string): string {
  return text
    .replaceAll(/&(?:quot|#x22|#34);/g, '"')
    .replaceAll(/&(?:apos|#x27|#39);/g, "'")
    .replaceAll(/&lt;/g, '<')
    .replaceAll(/&gt;/g, '>')
    .replaceAll(/&(?:amp|#x26|#38);/g, '&');
}

/** As browsers read an address: they take out tabs and line breaks, and skip control characters before it. */
export function isScriptAddress(address: string): boolean {
  // Every link of every page is asked.
  if (!/^[\0-\x20]*j/i.test(address)) return false;
  return /^[\0-\x20]*javascript:/i.test(address.replaceAll(/[\t\n\r]/g, ''));
}

/** All opening tags of a piece of HTML; comments and what stands in scripts and styles are passed over. */
export function tagsIn(text: string, start: number, end: number): Tag[] {
  const tags: Tag[] = [];
  let at = text.indexOf('<', start);
  while (at >= 0 && at < end) {
    if (text.startsWith('<!--', at)) {
      const close = text.indexOf('-->', at + 4);
      if (close < 0) break;
      at = text.indexOf('<', close + 3);
      continue;
    }
    const tag = readTag(text, at, end);
    if (tag) tags.push(tag);
    let next = tag?.end ?? at + 1;
    if (tag && /^(?:script|style|textarea|title)$/i.test(tag.name)) {
      const close = text.slice(next, end).search(new RegExp(`</${tag.name}\\b`, 'i'));
      next = close < 0 ? end : next + close;
    }
    at = text.indexOf('<', next);
  }
  return tags;
}

const NAME = /[A-Za-z][^\s/>"'=<{]*/y;
const ATTRIBUTE_NAME = /[^\s"'<>/={}]+/y;
const SPACE = /[\s/]*/y;
const UNQUOTED = /[^\s"'<>`]+/y;

/** The opening tag that begins at `start`, or nothing when none does. */
export function readTag(text: string, start: number, end = text.length): Tag | undefined {
  const name = match(NAME, text, start + 1);
  if (name === '') return undefined;
  const attributes: Attribute[] = [];
  let at = start + 1 + name.length;
  while (at < end) {
    at += match(SPACE, text, at).length;
    if (at >= end) break;
    const character = text[at];
    if (character === '>') return { name, start, end: at + 1, attributes };
    if (character === '{') {
      const close = closingBrace(text, at, end);
      const value = text.slice(at + 1, close);
      attributes.push({ name: '', start: at, end: close + 1, value, valueStart: at + 1, isCode: true });
      at = close + 1;
      continue;
    }
    const attribute = readAttribute(text, at, end);
    if (!attribute) {
      at += 1;
      continue;
    }
    attributes.push(attribute);
    at = attribute.end;
  }
  return { name, start, end, attributes };
}

function readAttribute(text: string, start: number, end: number): Attribute | undefined {
  const name = match(ATTRIBUTE_NAME, text, start);
  if (name === '') return undefined;
  const nameEnd = start + name.length;
  let at = nameEnd;
  while (/\s/.test(text[at] ?? '')) at += 1;
  if (text[at] !== '=') {
    return { name, start, end: nameEnd, value: undefined, valueStart: nameEnd, isCode: false };
  }
  at += 1;
  while (/\s/.test(text[at] ?? '')) at += 1;
  const opener = text[at] ?? '';
  if (opener === '"' || opener === "'") {
    const close = text.indexOf(opener, at + 1);
    const valueEnd = close < 0 || close > end ? end : close;
    const value = text.slice(at + 1, valueEnd);
    return { name, start, end: Math.min(valueEnd + 1, end), value, valueStart: at + 1, isCode: false };
  }
  if (opener === '{') {
    const close = closingBrace(text, at, end);
    const value = text.slice(at + 1, close);
    return { name, start, end: close + 1, value, valueStart: at + 1, isCode: true };
  }
  const value = match(UNQUOTED, text, at);
  return { name, start, end: at + value.length, value, valueStart: at, isCode: false };
}

/** Where the brace that opens at `start` closes; strings, templates and comments are passed over. */
function closingBrace(text: string, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at += 1) {
    const character = text[at];
    if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at;
    } else if (character === '"' || character === "'" || character === '`') {
      for (at += 1; at < end && text[at] !== character; at += 1) if (text[at] === '\\') at += 1;
    } else if (character === '/' && text[at + 1] === '*') {
      const close = text.indexOf('*/', at + 2);
      at = close < 0 ? end : close + 1;
    }
  }
  return end;
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
