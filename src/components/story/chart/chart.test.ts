import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barChart } from './bar.ts';
import type { ChartData, Drawing, Format } from './drawing.ts';
import { hatch } from './hatch.ts';
import { lineChart } from './line.ts';
import { exactNumber, numberFormat } from './numbers.ts';
import { textWidth } from './text.ts';

const wide = (data: ChartData, unit?: string): Format => format(600, data, unit);
const narrow = (data: ChartData, unit?: string): Format => format(340, data, unit);

function format(width: number, data: ChartData, unit: string | undefined): Format {
  const greatest = Math.max(...data.series.flatMap((series) => series.values.map(Math.abs)));
  return { width, fontSize: 14, number: numberFormat('en-GB', unit, greatest) };
}

function data(labels: readonly string[], ...values: readonly (readonly number[])[]): ChartData {
  return { labels, series: values.map((list, index) => ({ name: `Series ${index + 1}`, values: list })) };
}

const years = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => String(from + index));
const labelsOf = (drawing: Drawing) =>
  drawing.texts.filter((text) => text.kind === 'label').map((text) => text.lines.join(' '));
const valuesOf = (drawing: Drawing) =>
  drawing.texts.filter((text) => text.kind === 'value').map((text) => text.lines.join(' '));

describe('barChart', () => {
  it('stands bars over their years, with numbers in place of a scale', () => {
    const chart = data(years(2021, 3), [31, 38, 44]);
    const drawing = barChart(chart, wide(chart, '%'));
    expect(labelsOf(drawing)).toEqual(['2021', '2022', '2023']);
    expect(valuesOf(drawing)).toEqual(['31%', '38%', '44%']);
    expect(drawing.texts.filter((text) => text.kind === 'tick')).toEqual([]);
    for (const bar of drawing.bars)
      expect(bar.y + bar.height).toBeCloseTo(drawing.plot.y + drawing.plot.height, 1);
    expect(drawing.needsKey).toBe(false);
  });

  it('lays them down where the labels are too long to stand under them', () => {
    const chart = data(
      ['Port Meridian harbour board', 'Torsund university hospital', 'Assembly of Verrania', 'Halm trams'],
      [4, 3, 2, 1],
    );
    const drawing = barChart(chart, narrow(chart));
    expect(labelsOf(drawing)[0]).toBe('Port Meridian harbour board');
    expect(new Set(drawing.bars.map((bar) => bar.x)).size).toBe(1);
  });

  it('thins the labels of a long sequence', () => {
    const chart = data(
      years(1950, 75),
      Array.from({ length: 75 }, (_, index) => index),
    );
    const drawing = barChart(chart, narrow(chart));
    expect(drawing.bars).toHaveLength(75);
    expect(labelsOf(drawing).length).toBeLessThan(15);
    expect(labelsOf(drawing)[0]).toBe('1950');
  });

  it('draws losses downwards from zero', () => {
    const chart = data(years(2021, 3), [5, -10, 5]);
    const { bars, rules } = barChart(chart, wide(chart));
    const zero = rules.find((rule) => rule.kind === 'axis')?.y1;
    expect((bars[0]?.y ?? NaN) + (bars[0]?.height ?? NaN)).toBeCloseTo(zero ?? NaN, 1);
    expect(bars[1]?.y).toBe(zero);
  });

  it('draws nothing but the line of zero where all is zero', () => {
    const chart = data(years(2021, 2), [0, 0]);
    const drawing = barChart(chart, wide(chart));
    expect(drawing.bars.map((bar) => bar.height)).toEqual([0, 0]);
    expect(valuesOf(drawing)).toEqual(['0', '0']);
  });

  it('draws a single value', () => {
    const chart = data(['Turnout'], [61.4]);
    expect(barChart(chart, wide(chart, '%')).bars).toHaveLength(1);
  });

  it('needs a key for several series, and hatches all but the first', () => {
    const chart = data(years(2021, 2), [3, 4], [5, 6]);
    const drawing = barChart(chart, wide(chart));
    expect(drawing.needsKey).toBe(true);
    expect(drawing.bars.map((bar) => bar.hatch === '')).toEqual([true, false, true, false]);
  });
});

describe('lineChart', () => {
  it('names each line at its end', () => {
    const chart = data(years(2015, 9), [1, 2, 3, 4, 5, 6, 7, 8, 9], [9, 8, 7, 6, 5, 4, 3, 2, 1]);
    const drawing = lineChart(chart, wide(chart));
    expect(drawing.texts.filter((text) => text.kind === 'name').map((text) => text.lines)).toEqual([
      ['Series 1'],
      ['Series 2'],
    ]);
    expect(drawing.needsKey).toBe(false);
  });

  it('keeps names apart where lines end together', () => {
    const chart = data(years(2020, 2), [1, 100], [2, 100], [3, 100]);
    const names = lineChart(chart, wide(chart))
      .texts.filter((text) => text.kind === 'name')
      .map((text) => text.y);
    names.slice(1).forEach((y, index) => expect(y - (names[index] ?? NaN)).toBeGreaterThan(28));
  });

  it('asks for a key where the names find no room', () => {
    const series = Array.from({ length: 6 }, (_, index) => ({
      name: `The long and honourable name of district ${index}`,
      values: [index, index + 1],
    }));
    const chart = { labels: years(2020, 2), series };
    const drawing = lineChart(chart, narrow(chart));
    expect(drawing.needsKey).toBe(true);
    expect(drawing.texts.filter((text) => text.kind === 'name')).toEqual([]);
  });

  it('draws a flat line in the middle', () => {
    const chart = data(years(2020, 3), [7, 7, 7]);
    const { dots, plot } = lineChart(chart, wide(chart));
    for (const dot of dots) expect(dot.y).toBeCloseTo(plot.y + plot.height / 2, 0);
  });
});

describe('whatever a writer plots', () => {
  const value = fc.oneof(
    fc.integer({ min: -200, max: 5000 }),
    fc.constant(0),
    fc.double({ min: 1e-6, max: 1e12, maxExcluded: true, noNaN: true }),
    fc.double({ min: -1e12, max: -1e-6, minExcluded: true, noNaN: true }),
  );
  const label = fc.oneof(
    fc.integer({ min: 1900, max: 2030 }).map(String),
    fc.lorem({ maxCount: 7 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  );
  const chart = (least: number) =>
    fc
      .record({
        labels: fc.array(label, { minLength: least, maxLength: 60 }),
        count: fc.integer({ min: 1, max: 6 }),
      })
      .chain(({ labels, count }) =>
        fc.record({
          labels: fc.constant(labels),
          series: fc.array(
            fc.record({
              name: label,
              values: fc.array(value, { minLength: labels.length, maxLength: labels.length }),
            }),
            { minLength: count, maxLength: count },
          ),
        }),
      );
  const width = fc.constantFrom(340, 600);

  it('keeps every bar in the plot and every word in the drawing', () => {
    fc.assert(
      fc.property(chart(1), width, fc.constantFrom(undefined, '%', 'tonnes'), (plotted, pixels, unit) => {
        const drawing = barChart(plotted, format(pixels, plotted, unit));
        expect(drawing.bars).toHaveLength(plotted.labels.length * plotted.series.length);
        for (const bar of drawing.bars) {
          expect(bar.width).toBeGreaterThanOrEqual(0);
          expect(bar.height).toBeGreaterThanOrEqual(0);
          inside(drawing, bar.x, bar.y);
          inside(drawing, bar.x + bar.width, bar.y + bar.height);
        }
        wordsFit(drawing);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps every point in the plot and every word in the drawing', () => {
    fc.assert(
      fc.property(chart(2), width, (plotted, pixels) => {
        const drawing = lineChart(plotted, format(pixels, plotted, undefined));
        expect(drawing.curves).toHaveLength(plotted.series.length);
        for (const dot of drawing.dots) inside(drawing, dot.x, dot.y);
        for (const { d } of drawing.curves) {
          for (const [, x, y] of d.matchAll(/[ML](\S+) ([^ML]+)/g)) inside(drawing, Number(x), Number(y));
        }
        wordsFit(drawing);
      }),
      { numRuns: 200 },
    );
  });

  it('draws longer bars for greater values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 2, maxLength: 12 }),
        (values) => {
          const plotted = data(years(2000, values.length), values);
          const { bars } = barChart(plotted, wide(plotted));
          values.forEach((one, a) =>
            values.forEach((other, b) => {
              if (one > other) expect(bars[a]?.height).toBeGreaterThanOrEqual(bars[b]?.height ?? NaN);
            }),
          );
        },
      ),
    );
  });

  function inside({ plot }: Drawing, x: number, y: number): void {
    const slack = 0.02;
    expect(x).toBeGreaterThanOrEqual(plot.x - slack);
    expect(x).toBeLessThanOrEqual(plot.x + plot.width + slack);
    expect(y).toBeGreaterThanOrEqual(plot.y - slack);
    expect(y).toBeLessThanOrEqual(plot.y + plot.height + slack);
  }

  function wordsFit(drawing: Drawing): void {
    for (const text of drawing.texts) {
      text.lines.forEach((line, index) => {
        const length = textWidth(line, drawing.fontSize);
        const left = text.x - (text.anchor === 'start' ? 0 : text.anchor === 'end' ? length : length / 2);
        expect(left).toBeGreaterThanOrEqual(-0.1);
        expect(left + length).toBeLessThanOrEqual(drawing.width + 0.1);
        const baseline = text.y + index * drawing.lineHeight;
        expect(baseline).toBeGreaterThanOrEqual(drawing.fontSize * 0.6);
        expect(baseline).toBeLessThanOrEqual(drawing.height);
      });
    }
  }
});

describe('hatch', () => {
  it('stays in its box', () => {
    const box = fc.record({
      x: fc.integer({ min: 0, max: 500 }),
      y: fc.integer({ min: 0, max: 300 }),
      width: fc.double({ min: 0, max: 500, noNaN: true }),
      height: fc.double({ min: 0, max: 300, noNaN: true }),
    });
    fc.assert(
      fc.property(box, fc.integer({ min: 0, max: 5 }), (area, series) => {
        for (const [, x, y] of hatch(area, series).matchAll(/[ML](\S+) ([^ML]+)/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(area.x - 0.01);
          expect(Number(x)).toBeLessThanOrEqual(area.x + area.width + 0.01);
          expect(Number(y)).toBeGreaterThanOrEqual(area.y - 0.01);
          expect(Number(y)).toBeLessThanOrEqual(area.y + area.height + 0.01);
        }
      }),
    );
  });

  it('differs for each series', () => {
    const box = { x: 0, y: 0, width: 40, height: 60 };
    expect(new Set([0, 1, 2, 3, 4, 5].map((series) => hatch(box, series))).size).toBe(6);
  });
});

describe('numbers', () => {
  it.each([
    ['en-GB', '%', 44, '44%'],
    ['fr', '%', 44.5, '44,5\u202f%'],
    ['en-GB', 'tonnes', 4120, '4,120'],
    ['en-GB', '°C', -1.25, '−1.25°C'],
    ['en-GB', undefined, 4_120_000, '4.12m'],
    ['en-GB', undefined, 0.0004, '0.0004'],
  ])('in %s with %s: %d is %s', (locale, unit, value, text) => {
    expect(numberFormat(locale, unit, Math.abs(value)).value(value).replace('\u00a0', '\u202f')).toBe(text);
  });

  it('keeps every digit in the table', () => {
    expect(exactNumber('en-GB', '%')(44.123456)).toBe('44.123456%');
    expect(exactNumber('en-GB', 'tonnes')(4_120_345.25)).toBe('4,120,345.25');
  });
});
