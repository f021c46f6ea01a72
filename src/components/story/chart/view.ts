/** A chart's words and numbers, and its two drawings: for the page and for the feeds. */
import type { ChartProps } from '../props.ts';
import { barChart } from './bar.ts';
import type { Drawing } from './drawing.ts';
import { lineChart } from './line.ts';
import { exactNumber, numberFormat, unitIsAttached } from './numbers.ts';

export interface ChartTable {
  /** Names of the series, with the unit where it is not written at each number. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
}

export interface ChartDrawings {
  /** For a column of text. */
  readonly wide: Drawing;
  /** For a telephone: the same in fewer pixels with the same letters. */
  readonly narrow: Drawing;
}

/** Letters of 14 in a box of 600 are some 14 pixels in the column of a story, and 11 where it is narrowest. */
const WIDE = 600;
/** At the width of a telephone of 320 pixels these letters are 12 pixels high. */
const NARROW = 340;
const FONT_SIZE = 14;

export function chartTable(chart: ChartProps, locale: string): ChartTable {
  const write = exactNumber(locale, chart.unit);
  return {
    columns: chart.series.map((series) => series.name),
    rows: chart.labels.map((label, index) => ({
      label,
      cells: chart.series.map((series) => write(series.values[index] ?? 0)),
    })),
  };
}

/** What is measured, where the drawing itself does not say it: the only series of a bar chart, the unit. */
export function chartSubtitle(chart: ChartProps): string | undefined {
  const [first] = chart.series;
  const name = chart.type === 'bar' && chart.series.length === 1 ? first?.name : undefined;
  const words = [name === chart.title ? undefined : name, chartUnit(chart)].filter(
    (word) => word !== undefined,
  );
  return words.length === 0 ? undefined : words.join(', ');
}

/** The unit, where it does not stand with every value. */
export function chartUnit({ unit }: ChartProps): string | undefined {
  return unitIsAttached(unit) ? undefined : unit;
}

export function chartDrawings(chart: ChartProps, locale: string): ChartDrawings {
  const draw = chart.type === 'bar' ? barChart : lineChart;
  const greatest = Math.max(...chart.series.flatMap((series) => series.values.map(Math.abs)));
  const number = numberFormat(locale, chart.unit, greatest);
  return {
    wide: draw(chart, { width: WIDE, fontSize: FONT_SIZE, number }),
    narrow: draw(chart, { width: NARROW, fontSize: FONT_SIZE, number }),
  };
}
