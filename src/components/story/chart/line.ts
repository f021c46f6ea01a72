/** Lines over a sequence of labels, each named at its end where there is room. */
import type { ChartData, Curve, Dot, Drawing, Format, Rule, Text } from './drawing.ts';
import { round } from './drawing.ts';
import { allValues, extent, GAP, labelsBelow, lineHeightOf, ticksFor, valueAxis, widest } from './axis.ts';
import { lineDomain, linear } from './scale.ts';
import { longestWord, moveApart, wrap } from './text.ts';

/** With more points than this, dots would hide the line. */
const MAX_DOTS = 14;

/** A name that was moved further from its line than this gets a thin line to it. */
const LEADER_FROM = 5;

interface Name {
  readonly lines: readonly string[];
  readonly value: string;
}

export function lineChart(data: ChartData, format: Format): Drawing {
  const { fontSize, width } = format;
  const lineHeight = lineHeightOf(format);
  const values = allValues(data);
  const ticks = ticksFor(lineDomain(values), values);
  const top = lineHeight / 2;
  const height = width >= 500 ? 270 : 220;
  const bottom = top + height;
  const y = linear(extent(ticks), [bottom, top]);

  // A name says what the line is: a third of the drawing before any of its words is cut.
  const roomFor = (name: string) => Math.max(width * 0.23, Math.min(width / 3, longestWord(name, fontSize)));
  const names: readonly Name[] = data.series.map((series) => ({
    lines: wrap(series.name, roomFor(series.name), fontSize, 3),
    value: format.number.value(series.values.at(-1) ?? 0),
  }));
  const ends = data.series.map((series) => y(series.values.at(-1) ?? 0));
  const middles = moveApart(
    names.map((name, index) => ({ at: ends[index] ?? 0, size: (name.lines.length + 1) * lineHeight + 2 })),
    0,
    bottom + lineHeight / 2,
  );
  const nameWidth =
    middles === undefined
      ? 0
      : widest(
          names.flatMap((name) => [...name.lines, name.value]),
          format,
        );

  const left = Math.min(
    width * 0.3,
    widest(
      ticks.values.map((value) => format.number.tick(value, ticks.step)),
      format,
    ) + GAP,
  );
  const right = width - (middles === undefined ? GAP : nameWidth + GAP * 2.5);
  // The first and the last point stand a little inside, so that their dots and labels do.
  const inset = GAP;
  const spacing = (right - left - inset * 2) / Math.max(1, data.labels.length - 1);
  const x = (index: number) => left + inset + spacing * index;

  const curves: readonly Curve[] = data.series.map((series, at) => ({
    series: at,
    d: series.values
      .map((value, index) => `${index === 0 ? 'M' : 'L'}${round(x(index))} ${round(y(value))}`)
      .join(''),
  }));
  const dots: readonly Dot[] = data.series.flatMap((series, at) =>
    series.values
      .map((value, index) => ({ series: at, x: round(x(index)), y: round(y(value)) }))
      .filter((_, index) => data.labels.length <= MAX_DOTS || index === data.labels.length - 1),
  );

  const texts: Text[] = [];
  const leaders: Rule[] = [];
  middles?.forEach((middle, at) => {
    const name = names[at] ?? { lines: [], value: '' };
    const nameX = round(right + GAP * 1.5);
    const first = middle - ((name.lines.length + 1) * lineHeight) / 2 + lineHeight * 0.78;
    texts.push({ kind: 'name', series: at, x: nameX, y: round(first), anchor: 'start', lines: name.lines });
    texts.push({
      kind: 'value',
      series: at,
      x: nameX,
      y: round(first + name.lines.length * lineHeight),
      anchor: 'start',
      lines: [name.value],
    });
    const end = ends[at] ?? middle;
    if (Math.abs(end - middle) > LEADER_FROM) {
      leaders.push({
        kind: 'leader',
        x1: round(x(data.labels.length - 1) + GAP * 0.75),
        y1: round(end),
        x2: round(nameX - 2),
        y2: round(middle),
      });
    }
  });

  const scale = valueAxis(ticks, y, left, right, format);
  const labelY = bottom + GAP + fontSize;
  return {
    width,
    height: Math.ceil(labelY + fontSize * 0.35),
    fontSize,
    lineHeight,
    plot: { x: left, y: top, width: right - left, height },
    rules: [...scale.rules, ...leaders],
    bars: [],
    curves,
    dots,
    texts: [...scale.texts, ...labelsBelow(data.labels, x, spacing, labelY, format), ...texts],
    needsKey: middles === undefined,
  };
}
