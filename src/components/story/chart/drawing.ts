/** A chart as plain shapes in the pixels of its view box. `Chart.astro` turns them to SVG. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a chart is drawn from. */
export interface ChartData {
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** How a chart is drawn: the same data once for a column of text and once for a telephone. */
export interface Format {
  readonly width: number;
  readonly fontSize: number;
  readonly number: NumberFormat;
}

export interface NumberFormat {
  /** A value beside its mark. */
  readonly value: (value: number) => string;
  /** A value on the scale, whose neighbours are `step` away. */
  readonly tick: (value: number, step: number) => string;
}

export interface Rule {
  readonly kind: 'grid' | 'axis' | 'leader';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Bar extends Box {
  /** Position of the series, from 0. */
  readonly series: number;
  /** Path data of the lines that tell this series from others without colour; empty for the first. */
  readonly hatch: string;
}

export interface Curve {
  readonly series: number;
  readonly d: string;
}

export interface Dot {
  readonly series: number;
  readonly x: number;
  readonly y: number;
}

export interface Text {
  readonly kind: 'tick' | 'label' | 'value' | 'name';
  readonly series?: number | undefined;
  /** Where `anchor` lies. */
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly lines: readonly string[];
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  /** Distance from one baseline to the next. */
  readonly lineHeight: number;
  /** Where the data stands: every bar, curve and dot lies in it. */
  readonly plot: Box;
  readonly rules: readonly Rule[];
  readonly bars: readonly Bar[];
  readonly curves: readonly Curve[];
  readonly dots: readonly Dot[];
  readonly texts: readonly Text[];
  /** The series are not named in the drawing, so a key must stand beside it. */
  readonly needsKey: boolean;
}

/** Two decimals are a fiftieth of a pixel, and keep the markup short and the same on every machine. */
export function round(value: number): number {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? 0 : rounded;
}
