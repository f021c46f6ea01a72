/** Bars: standing where their labels fit under them or follow a sequence (years, quarters), else lying. */
import type { Bar, ChartData, Drawing, Format, Rule, Text } from './drawing.ts';
import { round } from './drawing.ts';
import {
  allValues,
  extent,
  GAP,
  labelsBelow,
  lineHeightOf,
  oneLine,
  ticksFor,
  valueAxis,
  widest,
} from './axis.ts';
import { hatch } from './hatch.ts';
import { barDomain, linear, type Ticks } from './scale.ts';
import { wrap } from './text.ts';

/** Lying bars make a chart longer with every label; beyond this many it would be longer than the story. */
const MAX_LYING = 40;

/** How much of its share of the width a group of standing bars takes. */
const FILLED = 0.72;

export function barChart(data: ChartData, format: Format): Drawing {
  const frame = standingFrame(data, format);
  const lies = frame.labels === undefined && !isSequence(data.labels) && data.labels.length <= MAX_LYING;
  return lies ? lying(data, format) : standing(data, format, frame);
}

/** Labels with a number in each (2021, Q1 2024, Week 3) are in an order that the reader can complete. */
function isSequence(labels: readonly string[]): boolean {
  return labels.length > 1 && labels.every((label) => /\p{Nd}/u.test(label));
}

interface StandingFrame {
  readonly ticks: Ticks;
  /** Every bar can bear its number: they stand there, and the scale is left out. */
  readonly written: boolean;
  readonly scaleWidth: number;
  /** Lines of each label, where all fit under their bars. */
  readonly labels: readonly (readonly string[])[] | undefined;
}

function standingFrame(data: ChartData, format: Format): StandingFrame {
  const values = allValues(data);
  const ticks = ticksFor(barDomain(values), values);
  const share = format.width / data.labels.length;
  const room = data.series.length === 1 ? share * 0.94 : (share * FILLED) / data.series.length;
  const written = widest(values.map(format.number.value), format) <= room;
  const marks = ticks.values.map((value) => format.number.tick(value, ticks.step));
  const scaleWidth = written ? 0 : Math.min(format.width * 0.3, widest(marks, format) + GAP);
  const labelRoom = (format.width - scaleWidth) / data.labels.length - GAP;
  const labels = data.labels.map((label) => wrap(label, labelRoom, format.fontSize, 2));
  const whole = labels.every(
    (lines, index) => lines.join('').replace(/\s/gu, '') === data.labels[index]?.replace(/\s/gu, ''),
  );
  return { ticks, written, scaleWidth, labels: whole ? labels : undefined };
}

function standing(data: ChartData, format: Format, frame: StandingFrame): Drawing {
  const { fontSize, width } = format;
  const { ticks, written, scaleWidth } = frame;
  const lineHeight = lineHeightOf(format);
  const values = allValues(data);
  const [low, high] = barDomain(values);

  const plot = { x: scaleWidth, y: lineHeight, width: width - scaleWidth, height: width >= 500 ? 260 : 220 };
  const bottom = plot.y + plot.height;
  const y = linear(written ? [low, low === high ? 1 : high] : extent(ticks), [bottom, plot.y]);

  const slot = plot.width / data.labels.length;
  const barWidth = Math.min((slot * FILLED) / data.series.length, 64);
  const groupWidth = barWidth * data.series.length;
  const middle = (index: number) => plot.x + slot * (index + 0.5);

  const bars: Bar[] = [];
  const texts: Text[] = [];
  data.labels.forEach((_, index) => {
    data.series.forEach((series, at) => {
      const value = series.values[index] ?? 0;
      const x = middle(index) - groupWidth / 2 + barWidth * at;
      const bar = within(x, Math.min(y(value), y(0)), barWidth, Math.abs(y(value) - y(0)));
      bars.push({ ...bar, series: at, hatch: hatch(bar, at) });
      if (!written) return;
      const baseline = value < 0 ? y(value) + fontSize : y(value) - fontSize * 0.35;
      texts.push({
        kind: 'value',
        series: at,
        x: round(x + barWidth / 2),
        y: round(baseline),
        anchor: 'middle',
        lines: [format.number.value(value)],
      });
    });
  });

  const labelLines = Math.max(1, ...(frame.labels ?? []).map((lines) => lines.length));
  const labelY = bottom + (low < 0 && written ? lineHeight : 0) + GAP + fontSize;
  const labels: readonly Text[] =
    frame.labels?.map((lines, index) => ({
      kind: 'label',
      x: round(middle(index)),
      y: round(labelY),
      anchor: 'middle',
      lines,
    })) ?? labelsBelow(data.labels, middle, slot, labelY, format);
  const scale = written
    ? { rules: [zero(plot.x, y(0), plot.x + plot.width, y(0))], texts: [] }
    : valueAxis(ticks, y, plot.x, plot.x + plot.width, format);
  return {
    width,
    height: Math.ceil(labelY + (labelLines - 1) * lineHeight + fontSize * 0.35),
    fontSize,
    lineHeight,
    plot,
    rules: scale.rules,
    bars,
    curves: [],
    dots: [],
    texts: [...scale.texts, ...labels, ...texts],
    needsKey: data.series.length > 1,
  };
}

function lying(data: ChartData, format: Format): Drawing {
  const { fontSize, width } = format;
  const lineHeight = lineHeightOf(format);
  const values = allValues(data);
  const [low, high] = barDomain(values);

  const labelWidth = Math.min(width * 0.36, widest(data.labels, format));
  const lines = data.labels.map((label) => wrap(label, labelWidth, fontSize, 3));
  const widthsOf = (wanted: (value: number) => boolean) =>
    widest(
      values.filter(wanted).map((value) => oneLine(format.number.value(value), width * 0.25, format)),
      format,
    );
  const leftOfBars = labelWidth + GAP * 2 + (low < 0 ? widthsOf((value) => value < 0) + GAP : 0);
  const rightOfBars = widthsOf((value) => value >= 0) + GAP;

  const thickness = data.series.length === 1 ? Math.round(fontSize * 1.35) : Math.round(fontSize * 1.1);
  const between = Math.round(fontSize * 0.75);
  const heights = lines.map((line) => Math.max(thickness * data.series.length, line.length * lineHeight));
  const height = heights.reduce((sum, one) => sum + one + between, 0);
  const plot = { x: leftOfBars, y: 0, width: width - leftOfBars - rightOfBars, height };
  const x = linear([low, low === high ? 1 : high], [plot.x, plot.x + plot.width]);

  const bars: Bar[] = [];
  const texts: Text[] = [];
  let top = between / 2;
  data.labels.forEach((_, index) => {
    const group = heights[index] ?? 0;
    const label = lines[index] ?? [];
    texts.push({
      kind: 'label',
      x: round(labelWidth),
      y: round(top + group / 2 - ((label.length - 1) * lineHeight) / 2 + fontSize * 0.35),
      anchor: 'end',
      lines: label,
    });
    const first = top + (group - thickness * data.series.length) / 2;
    data.series.forEach((series, at) => {
      const value = series.values[index] ?? 0;
      const bar = within(
        Math.min(x(value), x(0)),
        first + thickness * at,
        Math.abs(x(value) - x(0)),
        thickness - 1,
      );
      bars.push({ ...bar, series: at, hatch: hatch(bar, at) });
      texts.push({
        kind: 'value',
        series: at,
        x: round(value < 0 ? x(value) - GAP : x(value) + GAP),
        y: round(first + thickness * (at + 0.5) + fontSize * 0.33),
        anchor: value < 0 ? 'end' : 'start',
        lines: [oneLine(format.number.value(value), width * 0.25, format)],
      });
    });
    top += group + between;
  });
  return {
    width,
    height: Math.ceil(height),
    fontSize,
    lineHeight,
    plot,
    rules: [zero(x(0), 0, x(0), height)],
    bars,
    curves: [],
    dots: [],
    texts,
    needsKey: data.series.length > 1,
  };
}

function within(x: number, y: number, width: number, height: number) {
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}

function zero(x1: number, y1: number, x2: number, y2: number): Rule {
  return { kind: 'axis', x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2) };
}
