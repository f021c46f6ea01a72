/** What bar and line charts have in common: the scale at the left, the labels below. */
import type { ChartData, Format, Rule, Text } from './drawing.ts';
import { round } from './drawing.ts';
import { niceTicks, type Ticks } from './scale.ts';
import { textWidth, thin, wrap } from './text.ts';

/** Between marks and the words beside them. */
export const GAP = 6;

export function lineHeightOf(format: Format): number {
  return round(format.fontSize * 1.22);
}

export function allValues(data: ChartData): readonly number[] {
  return data.series.flatMap((series) => series.values);
}

export function ticksFor(domain: readonly [number, number], values: readonly number[]): Ticks {
  return niceTicks(domain[0], domain[1], { steps: 5, whole: values.every(Number.isInteger) });
}

export function extent(ticks: Ticks): readonly [number, number] {
  return [ticks.values[0] ?? 0, ticks.values.at(-1) ?? 1];
}

/** The widest of several words. */
export function widest(texts: readonly string[], format: Format): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, format.fontSize)));
}

/** One line of text no wider than `room`. */
export function oneLine(text: string, room: number, format: Format): string {
  return wrap(text, room, format.fontSize, 1)[0] ?? '';
}

/** Lines across the plot with their numbers at its left; the line of zero is drawn stronger. */
export function valueAxis(
  ticks: Ticks,
  y: (value: number) => number,
  left: number,
  right: number,
  format: Format,
): { readonly rules: readonly Rule[]; readonly texts: readonly Text[] } {
  return {
    rules: ticks.values.map((value) => ({
      kind: value === 0 ? 'axis' : 'grid',
      x1: round(left),
      y1: round(y(value)),
      x2: round(right),
      y2: round(y(value)),
    })),
    texts: ticks.values.map((value) => ({
      kind: 'tick',
      x: round(left - GAP),
      y: round(y(value) + format.fontSize * 0.35),
      anchor: 'end',
      lines: [oneLine(format.number.tick(value, ticks.step), left - GAP, format)],
    })),
  };
}

/** Labels under points that stand `spacing` apart; where there are too many, every second, third, …. */
export function labelsBelow(
  labels: readonly string[],
  x: (index: number) => number,
  spacing: number,
  y: number,
  format: Format,
): readonly Text[] {
  const room = Math.max(spacing - GAP, Math.min(format.width * 0.25, spacing * labels.length));
  const lines = labels.map((label) => oneLine(label, room, format));
  const widths = lines.map((line) => textWidth(line, format.fontSize));
  return thin(widths, spacing, GAP * 1.5).map((index) => {
    const width = widths[index] ?? 0;
    // The first and the last must not hang over the edge of the drawing.
    const middle = Math.min(Math.max(x(index), width / 2), format.width - width / 2);
    return { kind: 'label', x: round(middle), y: round(y), anchor: 'middle', lines: [lines[index] ?? ''] };
  });
}
