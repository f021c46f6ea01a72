/** The results of the benchmark as a table and a plot. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Row {
  readonly size: number;
  readonly name: string;
  readonly wall: number;
  readonly cpu: number;
  /** CPU against Hugo's full build of the same size. */
  readonly ratio: number | undefined;
  readonly memory: number;
  readonly rendered: number;
  /** Files that are not those of the build before. */
  readonly changed: number;
  readonly bytes: number;
}

export function writeResults(
  folder: string,
  rows: readonly Row[],
  about: {
    readonly machine: string;
    readonly hugo: string;
    readonly runs: number;
    readonly loads: readonly number[];
  },
): void {
  const table = rows.map(({ size, name, wall, cpu, ratio, memory, rendered, changed, bytes }) =>
    [
      size.toLocaleString('en'),
      name,
      wall.toFixed(1),
      cpu.toFixed(1),
      ratio === undefined ? '' : ratio.toFixed(2),
      `${(memory / 2 ** 20).toFixed(0)} MB`,
      rendered.toLocaleString('en'),
      changed.toLocaleString('en'),
      `${(bytes / 2 ** 20).toFixed(1)} MB`,
    ].join(' | '),
  );
  const text = `# What building costs

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${about.machine}; medians of ${String(about.runs)} run(s),
load average ${Math.min(...about.loads).toFixed(0)} to ${Math.max(...about.loads).toFixed(0)}.
Peer: ${about.hugo || 'none'}. Social cards, pictures and search are left out here and there, and so is MDX: the peer has none.
The wall clock holds whatever else the machine did; compare CPU seconds. The ratio is to Hugo's full build of the size.

| articles | build | wall s | CPU s | ratio | peak memory | pages rendered | files changed | bytes changed |
| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${table.map((row) => `| ${row} |`).join('\n')}

![CPU seconds by articles](results.svg)
`;
  writeFileSync(path.join(folder, 'RESULTS.md'), text);
  writeFileSync(path.join(folder, 'results.svg'), plot(rows));
}

const WIDTH = 720;
const HEIGHT = 360;
const EDGE = 60;
const COLOURS = ['#b3261e', '#1f6feb', '#2e7d32', '#8250df', '#9a6700', '#0b7285'];

/** CPU seconds over articles, both logarithmic. */
function plot(rows: readonly Row[]): string {
  const sizes = rows.map(({ size }) => Math.log10(size));
  const costs = rows.map(({ cpu }) => Math.log10(Math.max(0.1, cpu)));
  const [left, right] = [Math.min(...sizes), Math.max(...sizes, Math.min(...sizes) + 0.1)];
  const [low, high] = [Math.floor(Math.min(...costs)), Math.ceil(Math.max(...costs))];
  const x = (size: number) => EDGE + ((Math.log10(size) - left) / (right - left)) * (WIDTH - 3.5 * EDGE);
  const y = (cpu: number) =>
    HEIGHT - EDGE + ((Math.log10(Math.max(0.1, cpu)) - low) / (low - high)) * (HEIGHT - 2 * EDGE);
  const lines = [...Map.groupBy(rows, ({ name }) => name)].map(([name, own], index) => {
    const colour = COLOURS[index % COLOURS.length] ?? '#000';
    const points = own.map(({ size, cpu }) => `${x(size).toFixed(1)},${y(cpu).toFixed(1)}`);
    const last = own.at(-1);
    const dots = points
      .map((point) => `<circle cx="${point.replace(',', '" cy="')}" r="3" fill="${colour}"/>`)
      .join('');
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}<text x="${String(x(last?.size ?? 1) + 8)}" y="${String(y(last?.cpu ?? 1) + 4)}" fill="${colour}">${name}</text>`;
  });
  const marks = Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step));
  const grid = marks.map(
    (mark) =>
      `<line x1="${String(EDGE)}" x2="${String(WIDTH - 2.5 * EDGE)}" y1="${y(mark).toFixed(1)}" y2="${y(mark).toFixed(1)}" stroke="#ddd"/><text x="${String(EDGE - 8)}" y="${(y(mark) + 4).toFixed(1)}" text-anchor="end">${String(mark)} s</text>`,
  );
  const feet = [...new Set(rows.map(({ size }) => size))].map(
    (size) =>
      `<text x="${x(size).toFixed(1)}" y="${String(HEIGHT - EDGE + 20)}" text-anchor="middle">${size.toLocaleString('en')}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" font-family="sans-serif" font-size="12"><title>CPU seconds of builds by number of articles</title><rect width="100%" height="100%" fill="#fff"/>${[...grid, ...feet, ...lines].join('')}</svg>\n`;
}
