/** Hatchings as engravers use them: they tell the bars of several series apart without colour. */
import { type Box, round } from './drawing.ts';

const DISTANCE = 5;

/** Path data of the hatching of a series (counted from 0) in `box`; empty for the first, which stays solid. */
export function hatch(box: Box, series: number): string {
  if (box.width < 3 || box.height < 3) return '';
  switch (series) {
    case 0:
      return '';
    case 1:
      return diagonals(box, 1);
    case 2:
      return horizontals(box);
    case 3:
      return diagonals(box, -1);
    case 4:
      return verticals(box);
    default:
      return diagonals(box, 1) + diagonals(box, -1);
  }
}

function horizontals({ x, y, width, height }: Box): string {
  return steps(height)
    .map((at) => segment(x, y + at, x + width, y + at))
    .join('');
}

function verticals({ x, y, width, height }: Box): string {
  return steps(width)
    .map((at) => segment(x + at, y, x + at, y + height))
    .join('');
}

/** Lines at 45°, rising (1) or falling (-1), cut at the edges of the box. */
function diagonals({ x, y, width, height }: Box, direction: 1 | -1): string {
  return steps(width + height, DISTANCE * Math.SQRT2)
    .map((sum) => {
      // In the box's own coordinates each line holds u + v = sum.
      const from = { u: Math.max(0, sum - height), v: Math.min(sum, height) };
      const to = { u: Math.min(sum, width), v: Math.max(0, sum - width) };
      const place = (v: number) => (direction === 1 ? y + v : y + height - v);
      return segment(x + from.u, place(from.v), x + to.u, place(to.v));
    })
    .join('');
}

function steps(length: number, distance = DISTANCE): readonly number[] {
  const count = Math.max(0, Math.ceil(length / distance) - 1);
  return Array.from({ length: count }, (_, index) => (index + 1) * distance);
}

function segment(x1: number, y1: number, x2: number, y2: number): string {
  return `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`;
}
