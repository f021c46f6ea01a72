/**
 * Reads the YAML that nearly all frontmatter is made of – `key: value`, lists, groups of fields, on single lines –
 * in a tenth of the time that a whole YAML reader takes. What is anything else, or might be, it leaves to that: it never
 * says of a text what the `yaml` package would not say.
 */
import type { TextRange } from './source-document.ts';

export interface PlainYaml {
  readonly data: Readonly<Record<string, unknown>>;
  /** What a scalar takes up in the text, quotation marks and all; nothing for what is no scalar. */
  rangeOf(path: readonly PropertyKey[]): TextRange | undefined;
}

/** @returns nothing where the text is not that plain */
export function readPlainYaml(yaml: string): PlainYaml | undefined {
  if (yaml.includes('\t')) return undefined;
  const reader = new PlainReader(yaml);
  const data = reader.readAll();
  if (data === undefined) return undefined;
  let places: Map<string, TextRange> | undefined;
  return {
    data,
    rangeOf(path) {
      places ??= new Map(reader.scalars.map(({ path: of, start, end }) => [of, { start, end }]));
      return places.get(path.join('\n'));
    },
  };
}

interface Line {
  /** Spaces before it; behind a `- `, the column. */
  readonly indent: number;
  /** Offset of its first character that is no space. */
  readonly start: number;
  /** Without the spaces around it. */
  readonly text: string;
}

interface Scalar {
  /** Keys and indexes, a line each. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** What is thrown up to `readAll` when the text is not plain. */
const NOT_PLAIN = new Error('not plain');

const KEY = /^([A-Za-z][\w-]*):(?: +|$)/;
const ITEM = /^- +/;
/** Keys that YAML takes for something else than text, and one that objects do. */
const NO_KEY = /^(?:null|true|false|y|n|yes|no|on|off|constructor)$/i;
/** A value that begins like this is, or may be, more than its own characters. */
const INDICATOR = /^(?:[-?:,[\]{}#&*!|>'"%@`~=<+\s]|\.(?!\.?\/))/;
const DOUBLE_QUOTED = /^"((?:[^"\\]|\\["\\])*)"$/;
const SINGLE_QUOTED = /^'((?:[^']|'')*)'$/;
/** A value among others on a line, and what ends it. */
const FLOW_VALUE = /("(?:[^"\\]|\\["\\])*"|'(?:[^']|'')*'|[^-?:,[\]{}#&*!|>'"%@`~=<.+\s][^,[\]{}:#]*?) *(?:,|[\]}]$) */y;
const FLOW_KEY = /([A-Za-z][\w-]*): +/y;

class PlainReader {
  readonly scalars: Scalar[] = [];
  readonly #lines: Line[] = [];
  #next = 0;

  constructor(yaml: string) {
    let start = 0;
    while (start < yaml.length) {
      const newline = yaml.indexOf('\n', start);
      let end = newline < 0 ? yaml.length : newline;
      const after = end + 1;
      let first = start;
      while (first < end && yaml.charCodeAt(first) === 32) first += 1;
      while (end > first && yaml.charCodeAt(end - 1) === 32) end -= 1;
      // A comment may stand anywhere between lines that are whole by themselves.
      if (end > first && yaml.charCodeAt(first) !== 35) this.#lines.push({ indent: first - start, start: first, text: yaml.slice(first, end) });
      start = after;
    }
  }

  readAll(): Record<string, unknown> | undefined {
    const [first] = this.#lines;
    if (first?.indent !== 0 || ITEM.test(first.text)) return undefined;
    try {
      const data = this.#map(0, '');
      return this.#next === this.#lines.length ? data : undefined;
    } catch (thrown) {
      if (thrown === NOT_PLAIN) return undefined;
      throw thrown;
    }
  }

  #map(indent: number, path: string): Record<string, unknown> {
    const data: Record<string, unknown> = {};
    for (let line = this.#lines[this.#next]; line?.indent === indent; line = this.#lines[this.#next]) {
      const [opening, key = ''] = KEY.exec(line.text) ?? [];
      if (opening === undefined) {
        if (ITEM.test(line.text)) break;
        throw NOT_PLAIN;
      }
      if (Object.hasOwn(data, key) || NO_KEY.test(key)) throw NOT_PLAIN;
      const place = path === '' ? key : `${path}\n${key}`;
      const written = line.text.slice(opening.length);
      data[key] = written === '' ? this.#below(indent, place) : this.#value(written, line.start + opening.length, indent, place);
    }
    this.#expectEnd(indent);
    return data;
  }

  /** What stands below a key that has nothing behind it. */
  #below(indent: number, path: string): unknown {
    this.#next += 1;
    const line = this.#lines[this.#next];
    if (!line || line.indent < indent) return null;
    if (ITEM.test(line.text)) return this.#list(line.indent, path);
    return line.indent > indent ? this.#map(line.indent, path) : null;
  }

  #list(indent: number, path: string): unknown[] {
    const items: unknown[] = [];
    for (let line = this.#lines[this.#next]; line?.indent === indent; line = this.#lines[this.#next]) {
      const dash = ITEM.exec(line.text)?.[0].length;
      if (dash === undefined) break;
      const text = line.text.slice(dash);
      const start = line.start + dash;
      const place = `${path}\n${String(items.length)}`;
      if (KEY.test(text)) {
        this.#lines[this.#next] = { indent: indent + dash, start, text };
        items.push(this.#map(indent + dash, place));
      } else items.push(this.#value(text, start, indent, place));
    }
    return items;
  }

  /** A value on the line of its key or dash. */
  #value(text: string, start: number, indent: number, path: string): unknown {
    this.#next += 1;
    // What is further in goes on with it.
    this.#expectEnd(indent);
    if (text.startsWith('[')) return this.#flow(text, start, path, ']');
    if (text.startsWith('{')) return Object.fromEntries(this.#flow(text, start, path, '}') as [string, unknown][]);
    const value = valueOf(text);
    this.scalars.push({ path, start, end: start + text.length });
    return value;
  }

  /** The items of a list, or the fields of a group, on one line. */
  #flow(text: string, start: number, path: string, closing: ']' | '}'): unknown[] {
    if (!text.endsWith(closing)) throw NOT_PLAIN;
    if (/^. *.$/.test(text)) return [];
    const items: unknown[] = [];
    const keys = new Set<string>();
    let at = 1;
    while (text[at] === ' ') at += 1;
    while (at < text.length) {
      let name = String(items.length);
      if (closing === '}') {
        name = match(FLOW_KEY, text, at)?.[1] ?? '';
        if (name === '' || keys.has(name) || NO_KEY.test(name)) throw NOT_PLAIN;
        keys.add(name);
        at = FLOW_KEY.lastIndex;
      }
      const written = match(FLOW_VALUE, text, at)?.[1];
      // A bracket within is none of ours.
      if (written === undefined) throw NOT_PLAIN;
      this.scalars.push({ path: `${path}\n${name}`, start: start + at, end: start + at + written.length });
      items.push(closing === '}' ? [name, valueOf(written)] : valueOf(written));
      at = FLOW_VALUE.lastIndex;
      // `[a,]`
      if (at === text.length && !text.endsWith(closing)) throw NOT_PLAIN;
    }
    return items;
  }

  #expectEnd(indent: number): void {
    if ((this.#lines[this.#next]?.indent ?? 0) > indent) throw NOT_PLAIN;
  }
}

/** Core schema of YAML 1.2 (section 10.3), as far as it is beyond doubt. */
function valueOf(text: string): string | number | boolean {
  if (text.startsWith('"')) {
    const inner = DOUBLE_QUOTED.exec(text)?.[1];
    if (inner === undefined) throw NOT_PLAIN;
    return inner.includes('\\') ? inner.replaceAll(/\\(.)/g, '$1') : inner;
  }
  if (text.startsWith("'")) {
    const inner = SINGLE_QUOTED.exec(text)?.[1];
    if (inner === undefined) throw NOT_PLAIN;
    return inner.replaceAll("''", "'");
  }
  if (INDICATOR.test(text) || text.includes(': ') || text.includes(' #') || text.endsWith(':')) throw NOT_PLAIN;
  if (/^\d/.test(text)) {
    if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return Number(text);
    // `2025-09-24` is text; `1e3`, `0x1F` and `1.50` are for those who know.
    if (/^[\d.xXoOa-fA-F+_-]+$/.test(text) && !/^\d{4}-\d{2}-\d{2}$/.test(text)) throw NOT_PLAIN;
    return text;
  }
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (/^(?:null|true|false)$/i.test(text)) throw NOT_PLAIN;
  return text;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
