/**
 * A file of the newsroom as text, with the way back from a value to the line and column it stands at.
 * YAML is read by the `yaml` package: gray-matter's default engine reads `12:30` as 750.
 */
import matter from 'gray-matter';
import { readFileSync } from 'node:fs';
import { printable } from './printable.ts';
import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A flaw of the file itself, before any schema looks at it. */
export interface SyntaxFlaw extends Position {
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
  /** Where a value stands (or its key, when `at` is `key`); the nearest parent when it does not exist. */
  locate(path: readonly PropertyKey[], at?: 'key' | 'value'): Position;
}

/** Aliases may expand to this many nodes: enough for any newsroom, too few for a "billion laughs". */
const MAX_ALIASES = 100;
/** No frontmatter of an article comes near this; a file that does is a mistake or an attack. */
const MAX_YAML_CHARACTERS = 1_000_000;

/** Text as the parsers want it: no byte order mark, line ends `\n`, nothing that a page cannot hold. */
export function normaliseText(text: string): string {
  return printable(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n').replaceAll('\r', '\n'));
}

/** Reads a YAML file (`authors/<id>.yaml`, `outlet.yaml`, …). */
export function readYamlSource(raw: string): SourceDocument {
  const text = normaliseText(raw);
  const yaml = parseYaml(text, 0);
  return { ...yaml, body: '', bodyLine: text.split('\n').length + 1 };
}

/** Reads a Markdown or MDX file with YAML frontmatter. */
export function readMarkdownSource(raw: string): SourceDocument {
  const text = normaliseText(raw);
  if (!/^---[ \t]*(?:\n|$)/.test(text)) {
    return broken(text, {
      line: 1,
      column: 1,
      what: 'The file has no frontmatter.',
      how: 'Begin it with a line `---`, the fields (title, description, author, date, section), and another line `---`.',
    });
  }
  if (!/\n---[ \t]*(?:\n|$)/.test(text.slice(3))) {
    return broken(text, {
      line: 1,
      column: 1,
      what: 'The frontmatter is not closed.',
      how: 'Put a line `---` between the last field and the story.',
    });
  }
  let yaml: ParsedYaml | undefined;
  const engine = {
    parse: (source: string): object => {
      // gray-matter hands over what follows the opening `---`, its line break included.
      yaml = parseYaml(source.replace(/^[ \t]*\n/, ''), 1);
      return isRecord(yaml.data) ? yaml.data : {};
    },
    stringify: () => {
      throw new Error('frontmatter is only read here');
    },
  };
  const parsed = matter(text, { engines: { yaml: engine }, language: 'yaml' });
  // An empty block never reaches the engine.
  yaml ??= parseYaml('', 1);
  const bodyLine = text.slice(0, text.length - parsed.content.length).split('\n').length;
  return { ...yaml, body: parsed.content, bodyLine };
}

/** A document that is read only when somebody asks for it. */
export function lazySource(file: string, parse: (raw: string) => SourceDocument): SourceDocument {
  let document: SourceDocument | undefined;
  const read = () => (document ??= parse(readFileSync(file, 'utf8')));
  return {
    get data() {
      return read().data;
    },
    get body() {
      return read().body;
    },
    get bodyLine() {
      return read().bodyLine;
    },
    get flaws() {
      return read().flaws;
    },
    locate: (path, at) => read().locate(path, at),
  };
}

type ParsedYaml = Pick<SourceDocument, 'data' | 'flaws' | 'locate'>;

/** @param linesBefore lines of the file above the YAML */
function parseYaml(source: string, linesBefore: number): ParsedYaml {
  const lines = new LineCounter();
  if (source.length > MAX_YAML_CHARACTERS) {
    const what = `The YAML is ${source.length.toLocaleString('en')} characters long.`;
    const how = 'Shorten it; long text belongs into the story, below the frontmatter.';
    const flaw = { line: linesBefore + 1, column: 1, what, how };
    return { data: {}, flaws: [flaw], locate: () => flaw };
  }
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: line + linesBefore, column: col };
  };
  const flaws: SyntaxFlaw[] = [];
  for (const error of document.errors) {
    const place = at(error.code === 'MISSING_CHAR' ? openedAt(document, error.pos[0]) : error.pos[0]);
    // One slip often breaks several rules of YAML.
    if (flaws.some((flaw) => flaw.line === place.line)) continue;
    const what = `The YAML cannot be read: ${firstLine(error.message)}.`;
    flaws.push({ ...place, what, how: yamlAdvice(error.code) });
  }
  let data: unknown = {};
  if (flaws.length === 0) {
    try {
      data = document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {};
    } catch (error) {
      const what = `The YAML cannot be read: ${firstLine((error as Error).message)}.`;
      flaws.push({ ...at(0), what, how: 'Write the repeated parts out instead of using aliases.' });
    }
  }
  return { data, flaws, locate: (path, place = 'value') => locate(document, path, place, at) };
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

function yamlAdvice(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'Keep one of the two lines.';
    case 'TAB_AS_INDENT':
      return 'Indent with spaces.';
    case 'MISSING_CHAR':
      return 'Close the quotation mark or bracket that was opened before.';
    default:
      return 'Put text that contains a colon, `#` or quotation marks between quotation marks, and indent lists by two spaces.';
  }
}

function broken(text: string, flaw: SyntaxFlaw): SourceDocument {
  const start = { line: flaw.line, column: flaw.column };
  return { data: {}, body: text, bodyLine: 1, flaws: [flaw], locate: () => start };
}

function firstLine(message: string): string {
  const line = message.split('\n', 1)[0] ?? '';
  return line.replace(/[.:]$/, '').replace(/ ["']quote$/, ' quotation mark');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
