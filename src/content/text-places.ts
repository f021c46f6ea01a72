/** Text as the parsers want it, with the way back to the lines and columns that somebody sees in an editor. */
import { printable, UNPRINTABLE } from './printable.ts';

/** Text as the parsers want it: no byte order mark, line ends `\n`, nothing that a page cannot hold. */
export function normaliseText(text: string): string {
  return printable(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n').replaceAll('\r', '\n'));
}

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

/** A text with the lines and columns it has in its file. */
export class TextPlaces {
  /** As in the file. */
  readonly raw: string;
  /** Normalised. */
  readonly text: string;
  #lineStarts: number[] | undefined;
  /** For every code unit that was left out: the offset in `text` at which it stood. */
  #dropped: number[] | undefined;

  constructor(raw: string) {
    this.raw = raw;
    this.text = normaliseText(raw);
  }

  /** Line and column in the file of an offset in `text`. */
  place(offset: number): Position {
    const starts = (this.#lineStarts ??= lineStartsOf(this.text));
    const line = countUpTo(starts, offset);
    const start = starts[line - 1] ?? 0;
    const column = this.#toRaw(offset) - this.#toRaw(start) + 1;
    return { line, column };
  }

  /** Offset in `text` of a line and column of it, as parsers of `text` count. */
  offsetOf(line: number, column: number): number {
    const starts = (this.#lineStarts ??= lineStartsOf(this.text));
    return Math.min((starts[line - 1] ?? this.text.length) + column - 1, this.text.length);
  }

  /** The offset in the file of the character that stands at an offset of `text`. */
  #toRaw(offset: number): number {
    return offset + (this.raw === this.text ? 0 : countUpTo(this.#droppedUnits(), offset));
  }

  #droppedUnits(): number[] {
    if (this.#dropped) return this.#dropped;
    const dropped: number[] = [];
    const pattern = new RegExp(`^\\uFEFF|\\r(?=\\n)|${UNPRINTABLE.source}`, 'gu');
    for (const { 0: piece, index } of this.raw.matchAll(pattern)) {
      // A lone `\r` is a line end and stays one.
      if (piece === '\r' && this.raw[index + 1] !== '\n') continue;
      for (let unit = 0; unit < piece.length; unit += 1) dropped.push(index + unit - dropped.length);
    }
    this.#dropped = dropped;
    return dropped;
  }
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** How many numbers of a rising list are no more than a limit. */
function countUpTo(rising: readonly number[], limit: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
