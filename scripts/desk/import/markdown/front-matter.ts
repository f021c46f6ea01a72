/** Frontmatter of other generators: YAML between `---`, TOML between `+++`, or a JSON object. */
import { parse as parseToml, TomlDate } from 'smol-toml';
import { LineCounter, parseDocument } from 'yaml';
import { normaliseText } from '../../../../src/content/source-document.ts';

export type Raw = Readonly<Record<string, unknown>>;

export type FrontMatter =
  { readonly data: Raw; readonly body: string } | { readonly line: number; readonly what: string };

/**
 * Names are in lower case, since Hugo compares them without it.
 * @returns the data and what stands below it, or what is wrong and on which line; without any, empty data
 */
export function readFrontMatter(raw: string): FrontMatter {
  const text = normaliseText(raw);
  // Hugo passes over blank lines above.
  const blank = /^\s*\n/.exec(text)?.[0] ?? '';
  const read = readAsWritten(text.slice(blank.length));
  if ('data' in read) return { ...read, data: inLowerCase(read.data) as Raw };
  return { ...read, line: read.line + blank.split('\n').length - 1 };
}

function readAsWritten(text: string): FrontMatter {
  const fenced = /^(?<fence>---|\+\+\+)[ \t]*\n(?<head>[^]*?)(?:^|\n)\k<fence>[ \t]*(?:\n|$)/.exec(text);
  const head = fenced?.groups?.['head'] ?? '';
  if (fenced?.groups?.['fence'] === '---') return readYaml(head, text.slice(fenced[0].length));
  if (fenced) {
    try {
      return { data: plain(parseToml(head)) as Raw, body: text.slice(fenced[0].length) };
    } catch (error) {
      const place = error as { readonly line?: number; readonly message: string };
      return { line: (place.line ?? 1) + 1, what: `the TOML cannot be read: ${first(place.message)}` };
    }
  }
  if (/^\{\s*["}]/.test(text)) {
    for (let end = text.indexOf('\n}'); end >= 0; end = text.indexOf('\n}', end + 1)) {
      try {
        return { data: JSON.parse(text.slice(0, end + 2)) as Raw, body: text.slice(end + 2) };
      } catch {
        // A brace further on may be the last.
      }
    }
    return { line: 1, what: 'the JSON cannot be read' };
  }
  return { data: {}, body: text };
}

function readYaml(source: string, body: string): FrontMatter {
  const lines = new LineCounter();
  const asWritten = parseLoosely(source, lines);
  const [error] = asWritten.errors;
  const isOpen = error?.code === 'MISSING_CHAR';
  const document = isOpen ? parseLoosely(indented(source)) : asWritten;
  if (error && document.errors.length > 0)
    return {
      line: lines.linePos(error.pos[0]).line + 1,
      what: `the YAML cannot be read: ${first(error.message)}`,
    };
  const data: unknown = document.toJS({ maxAliasCount: 100 });
  return {
    data: typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Raw) : {},
    body,
  };
}

function parseLoosely(source: string, lineCounter = new LineCounter()) {
  return parseDocument(source, { lineCounter, prettyErrors: false, uniqueKeys: false, strict: false });
}

/**
 * Text in quotes that goes on at the margin is an error (YAML 1.2.2, 7.4: lines of a flow scalar are indented), but the
 * readers of Jekyll and Eleventy let it pass, so there are archives full of it. Whatever at the margin is not a key, an
 * item or a comment is set in.
 */
function indented(source: string): string {
  return source.replace(/^(?!-(?:\s|$)|#|[^\s:]+:(?:\s|$))(?=\S)/gm, ' ');
}

/** Of two names that are then the same, the one that was in lower case holds. */
export function inLowerCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inLowerCase);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const isLower = ([name]: readonly [string, unknown]) => name === name.toLowerCase();
  return Object.fromEntries(
    [...entries.filter((one) => !isLower(one)), ...entries.filter(isLower)].map(([name, inner]) => [
      name.toLowerCase(),
      inLowerCase(inner),
    ]),
  );
}

/** Dates of TOML as the text they were. */
function plain(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function first(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]$/, '');
}
