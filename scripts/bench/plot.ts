/** The results of the benchmark as a picture. */
import type { Row } from './results.ts';

const WIDTH = 720;
const HEIGHT = 360;
const EDGE = 60;
const LINE = 13;
const COLOURS = ['#b3261e', '#1f6feb', '#2e7d32', '#8250df', '#9a6700', '#0b7285', '#bf3989'];

/** CPU seconds over articles, both logarithmic. */
export function plot(rows: readonly Row[]): string {
  const sizes = rows.map(({ size }) => Math.log10(size));
  const costs = rows.map(({ cpu }) => Math.log10(Math.max(0.1, cpu)));
  const [left, right] = [Math.min(...sizes), Math.max(...sizes, Math.min(...sizes) + 0.1)];
  const [low, high] = [Math.floor(Math.min(...costs)), Math.ceil(Math.max(...costs))];
  const x = (size: number) => EDGE + ((Math.log10(size) - left) / (right - left)) * (WIDTH - 3.5 * EDGE);
  const y = (cpu: number) =>
    HEIGHT - EDGE + ((Math.log10(Math.max(0.1, cpu)) - low) / (low - high)) * (HEIGHT - 2 * EDGE);
  const groups = [...Map.groupBy(rows, ({ name }) => name)];
  const places = apart(groups.map(([, own]) => y(own.at(-1)?.cpu ?? 1) + 4));
  const lines = groups.map(([name, own], index) => {
    const colour = COLOURS[index % COLOURS.length] ?? '#000';
    const points = own.map(({ size, cpu }) => `${x(size).toFixed(1)},${y(cpu).toFixed(1)}`);
    const last = own.at(-1);
    const dots = points
      .map((point) => `<circle cx="${point.replace(',', '" cy="')}" r="3" fill="${colour}"/>`)
      .join('');
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}<text x="${(x(last?.size ?? 1) + 8).toFixed(1)}" y="${(places[index] ?? 0).toFixed(1)}" fill="${colour}">${name}</text>`;
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

/** Names stand beside the ends of their lines, or as far below as those above them need. */
function apart(wanted: readonly number[]): number[] {
  const places = [...wanted];
  let edge = -Infinity;
  for (const index of wanted
    .keys()
    .toArray()
    .sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0))) {
    edge = Math.max(wanted[index] ?? 0, edge + LINE);
    places[index] = edge;
  }
  return places;
}
