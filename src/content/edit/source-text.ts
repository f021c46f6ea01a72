/**
 * A file of the newsroom as it lies on disk, changed at exact places: what no edit touches keeps every byte – byte
 * order mark, line ends, characters that readers never see.
 *
 * Places are offsets (UTF-16 code units) into the text as the parsers see it (`normaliseText`); the way back to the
 * file's own text is kept here.
 */
import { frontmatterOf, normaliseText } from '../source-document.ts';

/** Replaces `[start, end)` of `SourceText.text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  /** Line ends `\n`; written as the file writes them. */
  readonly text: string;
}

export interface SourceText {
  /** The text as the parsers see it. */
  readonly text: string;
  /** Where the YAML stands: all of a YAML file, what lies between the two lines `---` of a Markdown file. */
  readonly yaml: { readonly start: number; readonly end: number };
  /** Where the story begins; the end of a YAML file. */
  readonly bodyStart: number;
  /**
   * The file's own text with the edits made.
   * @param edits in any order; must not overlap
   */
  apply(edits: readonly TextEdit[]): string;
}

export type SourceKind = 'markdown' | 'yaml';

/** @throws when a Markdown file has no frontmatter, which its readers report before */
export function readSourceText(raw: string, kind: SourceKind): SourceText {
  const text = normaliseText(raw);
  return { text, ...partsOf(text, kind), apply: (edits) => applyTo(raw, text, edits) };
}

function partsOf(text: string, kind: SourceKind): Pick<SourceText, 'yaml' | 'bodyStart'> {
  if (kind === 'yaml') return { yaml: { start: 0, end: text.length }, bodyStart: text.length };
  const parts = frontmatterOf(text);
  if (!parts) throw new Error('The file has no frontmatter.');
  const { start, end, bodyStart } = parts;
  return { yaml: { start, end }, bodyStart };
}

function applyTo(raw: string, text: string, edits: readonly TextEdit[]): string {
  if (edits.length === 0) return raw;
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const places = placesOf(raw, text);
  const lineEnd = /\r\n|\r|\n/.exec(raw)?.[0] ?? '\n';
  let done = 0;
  let written = '';
  let last = 0;
  for (const { start, end, text: replacement } of sorted) {
    if (start < last || end < start) throw new RangeError('Edits overlap.');
    last = end;
    // An insertion goes right behind what stands before it; a replacement from its first character on.
    const from = start === end ? places.endOf(start) : places.startOf(start);
    const to = start === end ? from : places.endOf(end);
    written += raw.slice(done, from) + replacement.replaceAll('\n', lineEnd);
    done = to;
  }
  return written + raw.slice(done);
}

interface Places {
  /** Where the character at an offset of the text begins in the file. */
  startOf(offset: number): number;
  /** Where the character before an offset of the text ends in the file. */
  endOf(offset: number): number;
}

function placesOf(raw: string, text: string): Places {
  if (raw === text) return { startOf: (offset) => offset, endOf: (offset) => offset };
  const starts = new Uint32Array(text.length + 1);
  const ends = new Uint32Array(text.length + 1);
  let at = raw.startsWith('\uFEFF') ? 1 : 0;
  ends[0] = at;
  let offset = 0;
  while (offset < text.length) {
    const wanted = text.codePointAt(offset) ?? 0;
    const { length, reads } = readAt(raw, at);
    if (reads !== wanted) {
      // A character that normaliseText leaves out.
      at += length;
      continue;
    }
    const width = wanted > 0xffff ? 2 : 1;
    for (let unit = 0; unit < width; unit += 1) {
      starts[offset + unit] = at + unit;
      ends[offset + unit + 1] = at + (unit === width - 1 ? length : unit + 1);
    }
    at += length;
    offset += width;
  }
  starts[text.length] = raw.length;
  return { startOf: (place) => starts[place] ?? raw.length, endOf: (place) => ends[place] ?? raw.length };
}

/** What the file's character at a place is read as, and how long it is there. */
function readAt(raw: string, at: number): { readonly length: number; readonly reads: number } {
  const code = raw.codePointAt(at);
  if (code === undefined) throw new RangeError('The text is not that of the file.');
  if (code === 0x0d) return { length: raw.charAt(at + 1) === '\n' ? 2 : 1, reads: 0x0a };
  if (code >= 0xd800 && code <= 0xdfff) return { length: 1, reads: 0xfffd };
  return { length: code > 0xffff ? 2 : 1, reads: code };
}
