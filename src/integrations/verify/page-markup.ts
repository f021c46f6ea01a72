/**
 * Reads the markup of a page. A library reads whatever a browser would make sense of; but our own pages are plain, and
 * their tags are the same few thousand over and over: these are read by a quicker way, which knows a tag again that it
 * has met, and gives up where anything is not plain. Both tell the same.
 */
import { Parser } from 'htmlparser2';
import { TagMemory, textOf, type StartTag } from './tag-memory.ts';

/** Told of a page's markup in its order. */
export interface MarkupWitness<T> {
  /** @param end where the content of the element begins */
  open(tag: StartTag<T>, end: number): void;
  /** @param raw as the page has it @param read what a reader sees of it */
  text(raw: string, read: () => string): void;
  /** @param implied whether the page does not say so itself @param start where the end tag begins */
  close(name: string, implied: boolean, start: number): void;
}

/**
 * @param witness makes the one who is told; another is made when the quicker way has come to nothing
 * @returns the one who was told of all
 */
export function readMarkup<T, W extends MarkupWitness<T>>(
  html: string,
  tags: TagMemory<T>,
  witness: () => W,
): W {
  const first = witness();
  if (readPlain(html, tags, first)) return first;
  const second = witness();
  readAny(html, tags, second);
  return second;
}

/** As HTML says, more or less, of whatever stands there. */
export function readAny<T>(html: string, tags: TagMemory<T>, witness: MarkupWitness<T>): void {
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        witness.open(tags.make(name, attributes), parser.endIndex + 1);
      },
      ontext(text) {
        witness.text(html.slice(parser.startIndex, parser.endIndex + 1), () => text);
      },
      onclosetag(name, implied) {
        witness.close(name, implied, parser.startIndex);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
}

const COMMENT = '<!--';
const DOCTYPE = /<!doctype html>/iy;

/** What rules of HTML the name of an element stands for. */
interface Kind {
  readonly isVoid: boolean;
  /** Between its tags stands text, whatever it looks like. */
  readonly isRaw: boolean;
  /** It has rules of its own (HTML, section 13.2.6), and is rare. */
  readonly isPeculiar: boolean;
  /** A drawing may hold it, and its name means what it says. */
  readonly isDrawn: boolean;
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
const RAW_TEXT = /^(?:script|style|title|textarea)$/;
const PECULIAR = /^(?:math|image|iframe|noembed|noframes|xmp|plaintext|listing|frameset)$/;
const DRAWN = /^(?:svg|g|path|circle|ellipse|rect|line|polyline|polygon|text|tspan|title|desc|use|defs)$/;
const kinds = new Map<string, Kind>();

function kindOf(name: string): Kind {
  let kind = kinds.get(name);
  if (!kind) {
    const is = (names: RegExp) => names.test(name);
    kind = { isVoid: is(VOID), isRaw: is(RAW_TEXT), isPeculiar: is(PECULIAR), isDrawn: is(DRAWN) };
    kinds.set(name, kind);
  }
  return kind;
}

const ENDS_PARAGRAPH =
  /^(?:address|article|aside|blockquote|details|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|main|nav|ol|p|pre|section|table|ul)$/;
const ENDS_CHOICE = /^(?:select|input|output|button|datalist|textarea)$/;
/** By the innermost open element, those whose start may end it without a word. */
const ENDED_BY = new Map<string, RegExp>([
  ['p', ENDS_PARAGRAPH],
  ['a', /^a$/],
  ['li', /^li$/],
  ['dd', /^d[dt]$/],
  ['dt', /^d[dt]$/],
  ['rt', /^r[tp]$/],
  ['rp', /^r[tp]$/],
  ['option', /^(?:option|optgroup|select|input|output|button|datalist|textarea)$/],
  ['optgroup', /^(?:optgroup|select|input|output|button|datalist|textarea)$/],
  ['select', ENDS_CHOICE],
  ['button', ENDS_CHOICE],
  ['datalist', ENDS_CHOICE],
  ['tr', /^tr$/],
  ['td', /^t[rdh]$/],
  ['th', /^t[rdh]$/],
  ['thead', /^t(?:body|foot|d)$/],
  ['tbody', /^t(?:body|foot)$/],
  ['head', /^body$/],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name): [string, RegExp] => [name, /^h[1-6]$/]),
]);
const SLASH = 0x2f;
const EXCLAMATION = 0x21;

/** @returns whether all of it is plain; what was told before it was not is worth nothing then */
export function readPlain<T>(html: string, tags: TagMemory<T>, witness: MarkupWitness<T>): boolean {
  const open: string[] = [];
  /** How many of them are in a drawing, the drawing among them. */
  let drawn = 0;
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf('<', at);
    const end = start < 0 ? html.length : start;
    if (end > at && !tell(html.slice(at, end))) return false;
    if (start < 0) break;
    const mark = html.charCodeAt(start + 1);
    const after =
      mark === SLASH ? endTag(start) : mark === EXCLAMATION ? afterRemark(html, start) : startTag(start);
    if (after === undefined) return false;
    at = after;
  }
  return open.length === 0;

  function tell(raw: string): boolean {
    const read = textOf(raw);
    if (read === undefined) return false;
    witness.text(raw, () => read);
    return true;
  }

  function endTag(start: number): number | undefined {
    const end = html.indexOf('>', start);
    const name = open.pop();
    if (name === undefined || name !== html.slice(start + 2, end)) return undefined;
    if (drawn > 0) drawn -= 1;
    witness.close(name, false, start);
    return end + 1;
  }

  function startTag(start: number): number | undefined {
    const end = html.indexOf('>', start) + 1;
    const met = tags.read(html.slice(start, end));
    if (!met) return undefined;
    const { tag, closed } = met;
    const { name } = tag;
    const { isVoid, isRaw, isPeculiar, isDrawn } = kindOf(name);
    const around = open.at(-1) ?? '';
    if (isPeculiar || ENDED_BY.get(around)?.test(name) || (name === 'form' && open.includes('form'))) {
      return undefined;
    }
    if (drawn > 0 && (!isDrawn || around === 'title' || around === 'desc')) return undefined;
    if (closed && !isVoid && drawn === 0 && name !== 'svg') return undefined;
    witness.open(tag, end);
    if (isVoid || closed) {
      witness.close(name, true, start);
      return end;
    }
    open.push(name);
    if (drawn > 0 || name === 'svg') drawn += 1;
    return isRaw ? rawText(name, end) : end;
  }

  function rawText(name: string, begin: number): number | undefined {
    const end = html.indexOf(`</${name}>`, begin);
    if (end < 0) return undefined;
    const raw = html.slice(begin, end);
    if (raw === '') return end;
    const isCode = name === 'script' || name === 'style';
    // A script that speaks of markup has rules of its own (HTML, section 13.2.5.20), as has a title that does.
    if (isCode ? raw.includes(COMMENT) || raw.toLowerCase().includes(`</${name}`) : raw.includes('<'))
      return undefined;
    if (isCode) witness.text(raw, () => raw);
    else if (!tell(raw)) return undefined;
    return end;
  }
}

/** @returns where a comment or the document's type ends */
function afterRemark(html: string, start: number): number | undefined {
  if (!html.startsWith(COMMENT, start)) {
    DOCTYPE.lastIndex = start;
    return DOCTYPE.test(html) ? DOCTYPE.lastIndex : undefined;
  }
  const begin = start + COMMENT.length;
  const end = html.indexOf('-->', begin);
  const text = html.slice(begin, end);
  return end < 0 || /^-?>|--!/.test(text) ? undefined : end + '-->'.length;
}
