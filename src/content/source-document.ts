/**
 * A file of the newsroom as text, with the way back from a value to the line and column it stands at.
 * YAML is read by the `yaml` package, which knows where everything stands and takes `12:30` for text.
 */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { isAlias, isMap, isNode, isScalar, parseDocument, visit, type Document } from 'yaml';
import { readPlainYaml } from './plain-yaml.ts';
import { TextPlaces, type Position } from './text-places.ts';

export type { Position } from './text-places.ts';
export { normaliseText } from './text-places.ts';

/** From the first character to behind the last, as offsets of a document's `source.text`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A flaw of the file itself, before any schema looks at it. */
export interface SyntaxFlaw extends Position {
  /** `syntax` unless it says otherwise. */
  readonly rule?: 'encoding';
  /** Which fields it should have, is known to who has the schema. */
  readonly lacks?: 'frontmatter';
  readonly what: string;
  readonly how: string;
}

export interface SourceDocument {
  readonly data: unknown;
  /** What stands below the frontmatter; empty for a YAML file. */
  readonly body: string;
  /** Line of the file on which the body begins, from 1. */
  readonly bodyLine: number;
  readonly flaws: readonly SyntaxFlaw[];
  readonly source: TextPlaces;
  /** Offset in `source.text` at which the body begins. */
  readonly bodyStart: number;
  /** Where a value stands (or its key, when `at` is `key`); the nearest parent when it does not exist. */
  locate(path: readonly PropertyKey[], at?: 'key' | 'value'): Position;
  /** What a value takes up in `source.text`, quotation marks and all; nothing when it does not exist. */
  rangeOf(path: readonly PropertyKey[]): TextRange | undefined;
}

/** Aliases may expand to this many nodes: enough for any newsroom, too few for a "billion laughs". */
const MAX_ALIASES = 100;
/** No frontmatter of an article comes near this; a file that does is a mistake or an attack. */
const MAX_YAML_CHARACTERS = 1_000_000;

/** The reader of Markdown takes time and memory by the square of the references in a paragraph: 1 s and 100 MB for these. */
const MAX_REFERENCES = 5000;

/** Reads a file with one of the readers below; one that is no text in UTF-8 is a flaw, not an exception. */
export function readSourceFile(file: string, read: (raw: string) => SourceDocument): SourceDocument {
  let text: string;
  let bytes: Buffer | undefined;
  try {
    text = readFileSync(file, 'utf8');
    // What is no UTF-8 becomes U+FFFD, and only that has to be looked at byte by byte.
    if (text.includes('\uFFFD')) bytes = readFileSync(file);
  } catch (error) {
    const what = `The file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).`;
    return undecoded({ line: 1, column: 1, what, how: 'See that it exists and that you may read it.' });
  }
  if (!bytes || isUtf8(bytes)) return read(text);
  const isUtf16 = /^(?:fffe|feff)/.test(bytes.subarray(0, 2).toString('hex'));
  const what = isUtf16 ? 'The file is text in UTF-16, not in UTF-8.' : 'The file is not text in UTF-8.';
  const place = isUtf16 ? { line: 1, column: 1 } : firstBadByte(bytes);
  return undecoded({ ...place, what, how: 'Save it again as UTF-8; a picture or document does not belong here.' });
}

function firstBadByte(bytes: Buffer): Position {
  // Line ends are the same bytes in Latin-1 and UTF-8.
  const lines = bytes.toString('latin1').split(/\r\n|\r|\n/);
  const line = lines.findIndex((text) => !isUtf8(Buffer.from(text, 'latin1')));
  const decoded = Buffer.from(lines[line] ?? '', 'latin1').toString('utf8');
  return { line: line + 1, column: decoded.indexOf('\uFFFD') + 1 };
}

function undecoded(flaw: Omit<SyntaxFlaw, 'rule'>): SourceDocument {
  return broken(new TextPlaces(''), { rule: 'encoding', ...flaw });
}

/** Reads a YAML file (`authors/<id>.yaml`, `outlet.yaml`, …). */
export function readYamlSource(raw: string): SourceDocument {
  const source = new TextPlaces(raw);
  const { text } = source;
  const yaml = parseYaml(source, { start: 0, end: text.length });
  return { ...yaml, body: '', bodyStart: text.length, bodyLine: text.split('\n').length + 1 };
}

const OPENING = /^---[ \t]*(?:\n|$)/;
const CLOSING = /^---[ \t]*(?:\n|$)/gm;

/**
 * Where frontmatter and body stand in a text; nothing when the frontmatter is not there or not closed. gray-matter is
 * not asked: it takes a line `----` for the end and a frontmatter without one for whole, leaves its places to be guessed,
 * runs what stands below `---js`, and needs 45 seconds for 100,000 blank lines, which an open frontmatter may well have.
 */
export function frontmatterOf(text: string): (TextRange & { readonly bodyStart: number }) | undefined {
  const start = OPENING.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  CLOSING.lastIndex = start;
  const closing = CLOSING.exec(text);
  return closing ? { start, end: closing.index, bodyStart: closing.index + closing[0].length } : undefined;
}

/** Reads a Markdown or MDX file with YAML frontmatter. */
export function readMarkdownSource(raw: string): SourceDocument {
  const source = new TextPlaces(raw);
  const { text } = source;
  const frontmatter = frontmatterOf(text);
  if (!frontmatter) {
    const isOpen = OPENING.test(text);
    return broken(source, {
      line: 1,
      column: 1,
      what: isOpen ? 'The frontmatter is not closed.' : 'The file has no frontmatter.',
      how: isOpen
        ? 'Put a line `---` between the last field and the story.'
        : 'Begin it with a line `---`, the fields, and another line `---`.',
      ...(!isOpen && { lacks: 'frontmatter' }),
    });
  }
  const { bodyStart } = frontmatter;
  const yaml = parseYaml(source, frontmatter);
  const crowded = crowdedParagraph(text, bodyStart);
  if (crowded !== undefined) {
    const flaw: SyntaxFlaw = {
      ...source.place(crowded),
      what: `The paragraph writes more than ${MAX_REFERENCES.toLocaleString('en')} characters as references, “&amp;” for “&”.`,
      how: 'Write the characters themselves.',
    };
    // Nobody else may try to read it.
    return { ...yaml, flaws: [...yaml.flaws, flaw], body: '', bodyStart: text.length, bodyLine: flaw.line };
  }
  return { ...yaml, body: text.slice(bodyStart), bodyStart, bodyLine: source.place(bodyStart).line };
}

/** Where a paragraph begins that has too many references, from an offset on. */
function crowdedParagraph(text: string, from: number): number | undefined {
  let count = 0;
  let begin = from;
  for (const { 0: found, index } of text.slice(from).matchAll(/&|\n[ \t]*\n/g)) {
    if (found === '&') {
      count += 1;
      if (count > MAX_REFERENCES) return begin;
    } else {
      count = 0;
      begin = from + index + found.length;
    }
  }
  return undefined;
}

type ParsedYaml = Pick<SourceDocument, 'data' | 'flaws' | 'source' | 'locate' | 'rangeOf'>;

function parseYaml(source: TextPlaces, range: TextRange): ParsedYaml {
  const yaml = source.text.slice(range.start, range.end);
  if (yaml.length > MAX_YAML_CHARACTERS) {
    const what = `The YAML is ${yaml.length.toLocaleString('en')} characters long.`;
    const how = 'Shorten it; long text belongs into the story, below the frontmatter.';
    const flaw = { ...source.place(range.start), what, how };
    return { data: {}, flaws: [flaw], source, locate: () => flaw, rangeOf: () => undefined };
  }
  const plain = readPlainYaml(yaml);
  if (!plain) return parseAnyYaml(source, range, yaml);
  // Where everything stands is asked for only when something is wrong.
  let whole: ParsedYaml | undefined;
  const asked = () => (whole ??= parseAnyYaml(source, range, yaml));
  return {
    data: plain.data,
    flaws: [],
    source,
    locate: (path, place) => asked().locate(path, place),
    rangeOf: (path) => {
      const found = plain.rangeOf(path);
      if (!found) return valueAt(plain.data, path) === undefined ? undefined : asked().rangeOf(path);
      return { start: range.start + found.start, end: range.start + found.end };
    },
  };
}

function parseAnyYaml(source: TextPlaces, range: TextRange, yaml: string): ParsedYaml {
  const at = (offset: number): Position => source.place(range.start + offset);
  const document = parseDocument(yaml, { prettyErrors: false, uniqueKeys: true, resolveKnownTags: false });
  const flaws: SyntaxFlaw[] = [];
  for (const error of document.errors) {
    const { offset, says, how, swallows } = slipOf(document, yaml, error);
    const place = at(offset);
    // One slip often breaks several rules of YAML.
    if (flaws.some((flaw) => flaw.line === place.line)) continue;
    flaws.push({ ...place, what: `The YAML cannot be read: ${says}.`, how });
    if (swallows) break;
  }
  if (flaws.length === 0) flaws.push(...lostWords(document, yaml).map(({ offset, ...flaw }) => ({ ...at(offset), ...flaw })));
  let data: unknown = {};
  if (flaws.length === 0) {
    try {
      data = document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {};
    } catch (error) {
      const what = `The YAML cannot be read: ${firstLine((error as Error).message)}.`;
      const lost = lostAlias(document);
      const how =
        lost === undefined
          ? 'Write the repeated parts out instead of using aliases.'
          : 'Put text that begins with `*` between quotation marks.';
      flaws.push({ ...at(lost ?? 0), what, how });
    }
  }
  return {
    data,
    flaws,
    source,
    locate: (path, place = 'value') => locate(document, path, place, at),
    rangeOf: (path) => {
      const node: unknown = document.getIn(path, true);
      if (!isNode(node) || !node.range) return undefined;
      return { start: range.start + node.range[0], end: range.start + node.range[1] };
    },
  };
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function locate(
  document: Document,
  path: readonly PropertyKey[],
  place: 'key' | 'value',
  at: (offset: number) => Position,
): Position {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent: unknown = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      const node = place === 'key' || !isNode(pair?.value) ? pair?.key : pair.value;
      if (isNode(node) && node.range) return at(node.range[0]);
    } else {
      const node: unknown = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return at(node.range[0]);
    }
  }
  return at(0);
}

type LostWord = Pick<SyntaxFlaw, 'what' | 'how'> & { readonly offset: number };

/**
 * Words that YAML takes for marks of its own, so that a headline would stand there without them: `!Kung` for a tag (YAML
 * 1.2.2, 6.9.1), `&Sons` for an anchor (6.9.2), unless an alias names it.
 */
function lostWords(document: Document, yaml: string): LostWord[] {
  const lost: LostWord[] = [];
  const take = (offset: number, word: string, mark: string) => {
    const what = `“${word}” is taken for a mark of YAML, and would be missing from the text.`;
    lost.push({ offset, what, how: `Put text that begins with \`${mark}\` between quotation marks.` });
  };
  for (const { code, pos } of document.warnings) {
    const word = yaml.slice(...pos);
    // `!!binary` and its like mean a type, and are left to it.
    if (code === 'TAG_RESOLVE_FAILED' && !word.startsWith('!!')) take(pos[0], word, '!');
  }
  const aliases = new Set<string>();
  visit(document, { Alias: (_, { source }) => void aliases.add(source) });
  visit(document, {
    Scalar: (_, { anchor, range }) => {
      if (anchor === undefined || aliases.has(anchor) || !range) return;
      take(yaml.lastIndexOf(`&${anchor}`, range[0]), `&${anchor}`, '&');
    },
  });
  return lost.sort((a, b) => a.offset - b.offset);
}

/** Where an alias stands whose anchor is nowhere before it. */
function lostAlias(document: Document): number | undefined {
  const anchors = new Set<string>();
  let lost: number | undefined;
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.add(node.anchor);
        return undefined;
      }
      if (anchors.has(node.source)) return undefined;
      lost = node.range?.[0];
      return visit.BREAK;
    },
  });
  return lost;
}

type YamlError = Document['errors'][number];

/** What somebody did who did not know this rule of YAML. */
interface Slip {
  readonly offset: number;
  readonly says: string;
  readonly how: string;
  /** Lets text run on over the lines below it. */
  readonly swallows?: true;
}

function slipOf(document: Document, yaml: string, error: YamlError): Slip {
  const { code, pos } = error;
  const bracket = openBracket(document, yaml, error);
  const hash = hidingHash(yaml, error, bracket);
  if (hash !== undefined) {
    const says = 'A `#` begins a comment, and what stands behind it on this line is not read';
    return { offset: hash, says, how: 'Put text with a `#` between quotation marks.', swallows: true };
  }
  if (bracket !== undefined) {
    const says = 'A bracket is not closed, or what it holds is not indented';
    return { offset: bracket, says, how: 'Close it on the same line.', swallows: true };
  }
  const field = strayField(document, yaml, error);
  if (field !== undefined) {
    const says = 'This line is indented further than the field above it, and is taken for more of its text';
    return { offset: field, says, how: `${INDENT} If it is text, put all of that between quotation marks.` };
  }
  const first = indentedStart(document, yaml, error);
  if (first !== undefined) {
    const says = 'This field is indented, and those below it are not';
    return { offset: first, says, how: 'Take the spaces before it away.', swallows: true };
  }
  const [offset] = pos;
  if (isIndentedWrongly(yaml, error)) {
    const says = 'This line is not indented like the fields it belongs to';
    return { offset: offset + (/^ */.exec(yaml.slice(offset))?.[0].length ?? 0), says, how: INDENT };
  }
  const slip = { says: reasonOf(error), how: yamlAdvice(code) };
  return code === 'MISSING_CHAR' ? { ...slip, offset: openedAt(document, offset), swallows: true } : { ...slip, offset };
}

const INDENT = 'Begin it in the column in which the field above begins.';

/** Where the text begins that a missing quotation mark lets run on. */
function openedAt(document: Document, end: number): number {
  let start = end;
  visit(document, {
    Scalar: (_, { range, type }) => {
      if (range && range[0] <= end && end <= range[2] && type?.startsWith('QUOTE')) start = range[0];
    },
  });
  return start;
}

/** Where a bracket or brace stands that the lines below it were to close, and did not. */
function openBracket(document: Document, yaml: string, { code, pos: [end] }: YamlError): number | undefined {
  if (code !== 'BAD_INDENT' || /^\s*[\]}]/.test(yaml.slice(end))) return undefined;
  let start: number | undefined;
  visit(document, {
    Collection: (_, { flow, range }) => {
      if (flow && range?.[1] === end) start ??= range[0];
    },
  });
  return start;
}

/** Where a `#` begins a comment that nobody meant: right behind other text, or before what would close a bracket. */
function hidingHash(yaml: string, { message, pos }: YamlError, bracket: number | undefined): number | undefined {
  if (message.startsWith('Comments must be separated')) return pos[0];
  if (bracket === undefined) return undefined;
  const held = yaml.slice(bracket, pos[0]);
  for (const { 0: found, index } of held.matchAll(/"(?:\\.|[^"\\])*"|'[^']*'|(?<=\s)#.*/g)) {
    if (found.startsWith('#') && /[\]}]/.test(found)) return bracket + index;
  }
  return undefined;
}

/** Where a field stands that is indented further than the one above, for whose text YAML takes it: a word and a colon. */
function strayField(document: Document, yaml: string, { code, pos }: YamlError): number | undefined {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'MULTILINE_IMPLICIT_KEY') return undefined;
  const key = document.errors.find((error) => error.code === 'MULTILINE_IMPLICIT_KEY' && error.pos[0] === pos[0]);
  if (!key) return undefined;
  const word = /\n *(?<word>[\p{L}\p{N}_-]+)$/u.exec(yaml.slice(...key.pos))?.groups?.['word'];
  return word === undefined ? undefined : key.pos[1] - word.length;
}

/** Where the first field stands if it is indented, and the fields end for YAML at the next, which is not. */
function indentedStart(document: Document, yaml: string, { code, pos: [end] }: YamlError): number | undefined {
  const start = isMap(document.contents) ? document.contents.range?.[0] : undefined;
  if (code !== 'UNEXPECTED_TOKEN' || start === undefined || yaml[end - 1] !== '\n') return undefined;
  return yaml[start - 1] === ' ' ? start : undefined;
}

/** Whether a line begins in a column of its own, among the fields around it. */
function isIndentedWrongly(yaml: string, { message, pos: [start] }: YamlError): boolean {
  const isField = /^All mapping items must start at the same column|^Sequence item without - indicator/.test(message);
  return isField && yaml[start - 1] === '\n';
}

/** What YAML's own words for a frequent slip mean. */
function reasonOf({ code, message }: YamlError): string {
  const line = firstLine(message);
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'A colon with a space behind it begins a field, and one stands in this text';
    case 'BAD_SCALAR_START':
      return line.replace(/^.* (\S)$/, 'Text cannot begin with `$1`').replace('```', '`` ` ``');
    case 'UNEXPECTED_TOKEN':
      return line === 'Unexpected scalar at node end' ? 'Text goes on behind a quotation mark or a bracket that is closed, or behind `*`' : line;
    default:
      return line;
  }
}

function yamlAdvice(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'Keep one of the two lines.';
    case 'TAB_AS_INDENT':
      return 'Indent with spaces.';
    case 'MISSING_CHAR':
      return 'Close the quotation mark or bracket that was opened before.';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
    case 'UNEXPECTED_TOKEN':
      return 'Put all of the text between quotation marks: between \'…\' where it has " in it.';
    default:
      return 'Put text that contains a colon, `#` or quotation marks between quotation marks, and indent lists by two spaces.';
  }
}

function broken(source: TextPlaces, flaw: SyntaxFlaw): SourceDocument {
  const start = { line: flaw.line, column: flaw.column };
  const body = { body: source.text, bodyLine: 1, bodyStart: 0 };
  return { data: {}, ...body, flaws: [flaw], source, locate: () => start, rangeOf: () => undefined };
}

function firstLine(message: string): string {
  const line = message.split('\n', 1)[0] ?? '';
  return line.replace(/[.:]$/, '').replace(/ ["']quote$/, ' quotation mark');
}
